//! Alignment of the sentences inside linked blocks.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::candidates::Anchor;
use super::content::{Content, Vocabulary, tell_apart};
use super::correspond::{Correspondences, Sequences, correspond};
use super::equal::equal_pairs;
use super::link::{Link, Sentence};
use super::options::AlignOptions;
use super::order::arrange;
use crate::document::{Document, Token, TokenClass};
use crate::sides::Sides;

/// The sentences of all blocks that are not identical to their partner, and what is needed to compare them.
#[derive(Debug)]
pub(super) struct Sentences<'a> {
    documents: Sides<&'a Document>,
    vocabulary: &'a mut Vocabulary,
    /// In source order.
    pub(super) all: Sides<Vec<Sentence>>,
    /// Per block, which of them stand in it.
    of: Sides<Vec<Range<usize>>>,
    /// The sentences for which a work limit kept the search local, and in vain.
    pub(super) missed: Sides<Vec<usize>>,
}

impl<'a> Sentences<'a> {
    pub(super) fn new(
        documents: Sides<&'a Document>,
        blocks: &[Link],
        vocabulary: &'a mut Vocabulary,
    ) -> Self {
        let mut is_open = documents.map(|document| vec![false; document.blocks().len()]);
        for link in blocks.iter().filter(|link| !link.identical) {
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
        Self {
            documents,
            vocabulary,
            all: Sides::new(tables.old.0, tables.new.0),
            of: Sides::new(tables.old.1, tables.new.1),
            missed: Sides::default(),
        }
    }

    /// Links the sentences of one block link; returns nothing where there are none.
    pub(super) fn inside(&mut self, block_link: &Link, options: &AlignOptions) -> Vec<Link> {
        let units = block_link
            .units
            .as_ref()
            .zip(self.of.as_ref())
            .map(|(blocks, of)| {
                let sentences = blocks.iter().flat_map(|block| of[*block].clone());
                sentences.collect::<Vec<_>>()
            });
        match (units.old.len(), units.new.len()) {
            (0, 0) => Vec::new(),
            (_, 0) => units.old.into_iter().map(Link::deletion).collect(),
            (0, _) => units.new.into_iter().map(Link::insertion).collect(),
            (1, 1) => vec![self.whole(units, block_link)],
            _ => self.between(units, block_link, options),
        }
    }

    /// Notes which of the listed sentences were not looked for everywhere.
    pub(super) fn add_missed(&mut self, missed: &Sides<Vec<usize>>, units: Sides<&[usize]>) {
        self.missed
            .old
            .extend(missed.old.iter().map(|at| units.old[*at]));
        self.missed
            .new
            .extend(missed.new.iter().map(|at| units.new[*at]));
    }

    fn between(
        &mut self,
        units: Sides<Vec<usize>>,
        block_link: &Link,
        options: &AlignOptions,
    ) -> Vec<Link> {
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
            .map(|(old, new)| {
                let content = &contents.old[old];
                Anchor::new(old, new, content.mass.max(1), content.key)
            })
            .collect();
        let sequences = Sequences {
            contents: Sides::new(&contents.old, &contents.new),
            anchors: &weighed,
            vocabulary: self.vocabulary,
        };
        let Correspondences { found, missed } = correspond(&sequences, options);
        self.add_missed(&missed, units.as_ref().map(Vec::as_slice));
        if found.is_empty() {
            // The blocks belong together, though none of their sentences do.
            return vec![self.whole(units, block_link)];
        }
        let mut linked = units.as_ref().map(|side| vec![false; side.len()]);
        let mut links = Vec::with_capacity(found.len());
        for correspondence in found {
            linked.old[correspondence.units.old.clone()].fill(true);
            linked.new[correspondence.units.new.clone()].fill(true);
            let link = correspondence.link(units.as_ref().map(Vec::as_slice));
            links.push(self.checked(link));
        }
        let left = units.zip(linked).map(|(units, linked)| {
            let left = units.into_iter().zip(linked).filter(|(_, linked)| !linked);
            left.map(|(unit, _)| unit).collect::<Vec<_>>()
        });
        links.extend(left.old.into_iter().map(Link::deletion));
        links.extend(left.new.into_iter().map(Link::insertion));
        arrange(&mut links);
        links
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
        &mut self,
        units: Sides<&[usize]>,
        mut keys: Sides<Vec<u64>>,
        settled: Sides<&[bool]>,
    ) -> Sides<Vec<Content>> {
        tell_apart(&mut keys.old);
        tell_apart(&mut keys.new);
        let (documents, all) = (self.documents, &self.all);
        let vocabulary = &mut *self.vocabulary;
        let sides = documents.zip(all.as_ref().zip(units));
        sides
            .zip(keys.zip(settled))
            .map(|((document, (all, units)), (keys, settled))| {
                let content = |((unit, key), settled): ((&usize, u64), &bool)| {
                    let tokens = tokens(document, &all[*unit]);
                    if *settled {
                        return Content {
                            terms: Box::default(),
                            mass: vocabulary.mass(document, tokens),
                            key,
                            length: length(tokens),
                        };
                    }
                    let terms = vocabulary.terms(document, tokens);
                    vocabulary.content(terms, key, length(tokens))
                };
                units.iter().zip(keys).zip(settled).map(content).collect()
            })
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
