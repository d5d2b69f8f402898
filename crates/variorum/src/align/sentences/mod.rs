//! Alignment of the sentences inside linked blocks.

mod cells;
mod migrate;
mod shed;
mod taken_in;
mod unlike;
mod unmoved;

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::content::{Content, Vocabulary, Wording, count, tell_apart};
use super::correspond::{self, Anchor, Correspondences, Sequences, correspond, equal_pairs};
use super::link::{Link, Sentence};
use super::options::AlignOptions;
use super::order::arrange;
use crate::document::{Document, Token, TokenClass};
use crate::parallel::{each_part, part_size};
use crate::sides::Sides;

/// Least number of block links that are worth a thread.
const LEAST_LINKS: usize = 128;

/// The sentences of all blocks that are not identical to their partner, and what is needed to compare them.
#[derive(Debug)]
struct Sentences<'a> {
    documents: Sides<&'a Document>,
    vocabulary: &'a Vocabulary,
    /// Per block, of those whose sentences are compared.
    wording: Sides<Vec<Wording>>,
    /// In source order.
    pub(super) all: Sides<Vec<Sentence>>,
    /// Per block, which of them stand in it.
    of: Sides<Vec<Range<usize>>>,
}

/// Links of sentences.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) links: Vec<Link>,
    /// The sentences for which a work limit kept the search local, and in vain.
    pub(super) missed: Sides<Vec<usize>>,
}

/// Links the sentences of linked blocks that are not identical. Blocks of which too little is linked so are parted.
pub(super) fn align_sentences(
    documents: Sides<&Document>,
    blocks: &mut Vec<Link>,
    vocabulary: &mut Vocabulary,
    wording: Sides<Vec<Wording>>,
    options: &AlignOptions,
) -> (Sides<Vec<Sentence>>, Linked) {
    let sentences = Sentences::new(documents, blocks, vocabulary, wording);
    // The order of a few sentences proves nothing.
    let within = AlignOptions {
        retold_share: 1.0,
        ..options.clone()
    };
    let mut linked = sentences.inside(blocks, &within);
    cells::link(documents, &sentences, blocks, &mut linked.links);
    let counts = documents.map(|document| document.blocks().len());
    shed::shed(blocks, &mut linked.links, &sentences.all, counts, options);
    unlike::part(&sentences, blocks, &mut linked.links, options);
    taken_in::take_in(&sentences, &mut linked.links, options);
    unmoved::settle(&sentences, blocks, &mut linked.links);
    migrate::migrate(&sentences, &mut linked, options);
    (sentences.all, linked)
}

impl<'a> Sentences<'a> {
    fn new(
        documents: Sides<&'a Document>,
        blocks: &[Link],
        vocabulary: &'a mut Vocabulary,
        mut wording: Sides<Vec<Wording>>,
    ) -> Self {
        let open = || blocks.iter().filter(|link| !link.identical);
        let mut is_open = documents.map(|document| vec![false; document.blocks().len()]);
        for link in open() {
            for old in &link.units.old {
                is_open.old[*old] = true;
            }
            for new in &link.units.new {
                is_open.new[*new] = true;
            }
        }
        let tables = documents
            .zip(is_open)
            .map(|(document, is_open)| table(document, &is_open));
        let of = Sides::new(tables.old.1, tables.new.1);
        // Blocks that are equal, but not identical, were not read.
        for link in open().filter(|link| !is_pair(&of, link)) {
            vocabulary.read(documents.old, &link.units.old, &mut wording.old);
            vocabulary.read(documents.new, &link.units.new, &mut wording.new);
        }
        Self {
            documents,
            vocabulary,
            wording,
            all: Sides::new(tables.old.0, tables.new.0),
            of,
        }
    }

    /// Links the sentences of all blocks that are not identical, in the order of the block links.
    fn inside(&self, blocks: &[Link], options: &AlignOptions) -> Linked {
        let open: Vec<&Link> = blocks.iter().filter(|link| !link.identical).collect();
        let parts = each_part(open.chunks(part_size(open.len(), LEAST_LINKS)), |open| {
            let mut linked = Linked::default();
            for block_link in open {
                self.inside_block(block_link, options, &mut linked);
            }
            linked
        });
        let mut all = Linked::default();
        for Linked { links, missed } in parts {
            if all.links.is_empty() {
                all.links = links;
            } else {
                all.links.extend(links);
            }
            all.missed.old.extend(missed.old);
            all.missed.new.extend(missed.new);
        }
        all
    }

    fn inside_block(&self, block_link: &Link, options: &AlignOptions, linked: &mut Linked) {
        let units = units(&self.of, block_link);
        let links = &mut linked.links;
        if units.new.is_empty() || units.old.is_empty() {
            links.extend(Link::apart(units));
        } else if is_pair(&self.of, block_link) {
            links.push(self.whole(units, block_link));
        } else {
            self.between(units, block_link, options, linked);
        }
    }

    fn between(
        &self,
        units: Sides<Vec<usize>>,
        block_link: &Link,
        options: &AlignOptions,
        into: &mut Linked,
    ) {
        let lists = units.as_ref().map(Vec::as_slice);
        let keys = self.keys(lists);
        let anchors = equal_pairs(keys.as_ref().map(Vec::as_slice));
        let mut settled = lists.map(|side| vec![false; side.len()]);
        for (old, new) in &anchors {
            settled.old[*old] = true;
            settled.new[*new] = true;
        }
        let contents = self.contents(lists, keys, settled.as_ref().map(Vec::as_slice));
        let weighed: Vec<Anchor> = anchors
            .into_iter()
            .map(|(old, new)| Anchor::of(old, new, &contents.old[old]))
            .collect();
        let sequences = Sequences {
            contents: Sides::new(&contents.old, &contents.new),
            anchors: &weighed,
            vocabulary: self.vocabulary,
        };
        let correspondences = correspond(&sequences, options);
        into.add_missed(&correspondences, lists);
        let found = correspondences.found;
        if found.is_empty() {
            // The blocks belong together, though none of their sentences do.
            into.links.push(self.whole(units, block_link));
            return;
        }
        let mut links = correspond::links(lists, &found, |link| self.checked(link));
        arrange(&mut links);
        into.links.append(&mut links);
    }

    /// One link of all sentences on both sides.
    fn whole(&self, units: Sides<Vec<usize>>, block_link: &Link) -> Link {
        self.checked(Link::new(units, block_link.pass, block_link.score))
    }

    /// Marks a link of two identical sentences as such.
    pub(super) fn checked(&self, mut link: Link) -> Link {
        if let ([old], [new]) = (&*link.units.old, &*link.units.new) {
            let tokens = Sides::new(self.tokens_old(*old), self.tokens_new(*new));
            link.identical = tokens.old.len() == tokens.new.len()
                && tokens
                    .old
                    .iter()
                    .zip(tokens.new)
                    .enumerate()
                    .all(|(index, (old, new))| {
                        self.documents.old[old.span] == self.documents.new[new.span]
                            && (index == 0 || old.spaced == new.spaced)
                    });
        }
        link
    }

    /// Keys of the listed sentences: equal ones say the same, whatever their labels.
    pub(super) fn keys(&self, units: Sides<&[usize]>) -> Sides<Vec<u64>> {
        let sides = self.documents.zip(self.all.as_ref().zip(units));
        sides.map(|(document, (all, units))| {
            let key = |unit: &usize| key(tokens(document, &all[*unit]));
            units.iter().map(key).collect()
        })
    }

    /// What the listed sentences say; of those that are settled only how much.
    pub(super) fn contents(
        &self,
        units: Sides<&[usize]>,
        keys: Sides<Vec<u64>>,
        settled: Sides<&[bool]>,
    ) -> Sides<Vec<Content>> {
        let texts = self
            .documents
            .zip(self.all.as_ref().zip(self.wording.as_ref()));
        let sides = texts.zip(units.zip(keys.map(tell_apart).zip(settled)));
        sides.map(|((document, (all, wording)), (units, (keys, settled)))| {
            let content = |((unit, (key, copy)), settled): ((&usize, (u64, u32)), &bool)| {
                let sentence = &all[*unit];
                let wording = &wording[sentence.block][sentence.tokens.clone()];
                let length = length(tokens(document, sentence));
                if *settled {
                    return Content {
                        terms: Box::default(),
                        mass: self.vocabulary.mass(wording),
                        key,
                        copy,
                        length,
                    };
                }
                self.vocabulary.content(count(wording), (key, copy), length)
            };
            units.iter().zip(keys).zip(settled).map(content).collect()
        })
    }

    /// The words of the listed sentences that carry weight, in order, as terms.
    pub(super) fn course(&self, units: Sides<&[usize]>) -> Sides<Vec<u32>> {
        let sides = units.zip(self.all.as_ref().zip(self.wording.as_ref()));
        sides.map(|(units, (all, wording))| {
            let words = units.iter().flat_map(|unit| {
                let sentence = &all[*unit];
                &wording[sentence.block][sentence.tokens.clone()]
            });
            let words = words.copied();
            words
                .filter(|term| self.vocabulary.carries_weight(*term))
                .collect()
        })
    }

    /// Whether the blocks of a link have one sentence on each side.
    pub(super) fn are_single(&self, block_link: &Link) -> bool {
        is_pair(&self.of, block_link)
    }

    /// Whether each sentence of a link is all of its block.
    pub(super) fn are_paragraphs(&self, link: &Link) -> bool {
        let sides = link
            .units
            .as_ref()
            .zip(self.all.as_ref().zip(self.of.as_ref()));
        let sides = sides.map(|(units, (all, of))| {
            let mut blocks = units.iter().map(|unit| all[*unit].block);
            blocks.all(|block| of[block].len() == 1)
        });
        sides.old && sides.new
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary
    }

    fn tokens_old(&self, unit: usize) -> &[Token] {
        tokens(self.documents.old, &self.all.old[unit])
    }

    fn tokens_new(&self, unit: usize) -> &[Token] {
        tokens(self.documents.new, &self.all.new[unit])
    }
}

impl Linked {
    /// Notes which of the listed sentences were not looked for everywhere.
    pub(super) fn add_missed(&mut self, found: &Correspondences, units: Sides<&[usize]>) {
        let Sides { old, new } = &found.missed;
        self.missed.old.extend(old.iter().map(|at| units.old[*at]));
        self.missed.new.extend(new.iter().map(|at| units.new[*at]));
    }
}

/// The sentences in the blocks of a link.
fn units(of: &Sides<Vec<Range<usize>>>, block_link: &Link) -> Sides<Vec<usize>> {
    let sides = block_link.units.as_ref().zip(of.as_ref());
    sides.map(|(blocks, of)| blocks.iter().flat_map(|block| of[*block].clone()).collect())
}

/// Whether a link has one sentence on each side, so that nothing need be compared.
fn is_pair(of: &Sides<Vec<Range<usize>>>, block_link: &Link) -> bool {
    let sides = block_link.units.as_ref().zip(of.as_ref());
    let count =
        sides.map(|(blocks, of)| blocks.iter().map(|block| of[*block].len()).sum::<usize>());
    count == Sides::new(1, 1)
}

/// The sentences of the open blocks of one side, and per block which they are.
fn table(document: &Document, is_open: &[bool]) -> (Vec<Sentence>, Vec<Range<usize>>) {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut of = Vec::with_capacity(is_open.len());
    for (block, is_open) in is_open.iter().enumerate() {
        let start = sentences.len();
        if *is_open {
            let tokens = document.tokens(block);
            sentences.extend(document.sentences(block).iter().map(|range| Sentence {
                block,
                tokens: range.clone(),
                span: tokens[range.start].span.hull(tokens[range.end - 1].span),
            }));
        }
        of.push(start..sentences.len());
    }
    (sentences, of)
}

fn tokens<'a>(document: &'a Document, sentence: &Sentence) -> &'a [Token] {
    &document.tokens(sentence.block)[sentence.tokens.clone()]
}

/// Bytes of a sentence's words, without its label.
fn length(tokens: &[Token]) -> u64 {
    let words = tokens
        .iter()
        .filter(|token| token.class != TokenClass::Label);
    words.map(|token| token.span.len() as u64).sum()
}

/// Equal for sentences of the same words, whatever their labels.
fn key(tokens: &[Token]) -> u64 {
    let mut hasher = FxHasher::default();
    for token in tokens
        .iter()
        .filter(|token| token.class != TokenClass::Label)
    {
        hasher.write_u64(token.key);
    }
    hasher.finish()
}
