//! Alignment of the sentences inside linked blocks, and of those that migrated.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::content::{Content, Vocabulary};
use super::correspond::{Sequences, correspond};
use super::equal::equal_pairs;
use super::link::{Alignment, Link, Pass, Sentence};
use super::options::AlignOptions;
use crate::document::{Document, Token, TokenClass};
use crate::sides::Sides;

/// Aligns the sentences of all blocks that are not identical to their partner.
pub(super) fn align_sentences(
    documents: Sides<&Document>,
    blocks: Vec<Link>,
    vocabulary: &mut Vocabulary,
    options: &AlignOptions,
) -> Alignment {
    let (old, of_old) = table(
        documents.old,
        blocks.iter().map(|link| (link.identical, &*link.units.old)),
    );
    let (new, of_new) = table(
        documents.new,
        blocks.iter().map(|link| (link.identical, &*link.units.new)),
    );
    let sentences = Sides::new(old, new);
    let mut links = Vec::new();
    for link in blocks.iter().filter(|link| !link.identical) {
        let units = Sides::new(
            gather(&link.units.old, &of_old),
            gather(&link.units.new, &of_new),
        );
        inside(
            documents, &sentences, link, units, vocabulary, options, &mut links,
        );
    }
    Alignment {
        blocks,
        sentences,
        sentence_links: links,
    }
}

/// The sentences of the blocks of one side that need a closer look, and per block which they are.
fn table<'a>(
    document: &Document,
    links: impl Iterator<Item = (bool, &'a [usize])>,
) -> (Vec<Sentence>, Vec<Range<usize>>) {
    let mut is_open = vec![false; document.blocks().len()];
    for (identical, units) in links {
        for unit in units {
            is_open[*unit] = !identical;
        }
    }
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut of = Vec::with_capacity(is_open.len());
    for (block, is_open) in is_open.into_iter().enumerate() {
        let start = sentences.len();
        if is_open {
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

fn gather(blocks: &[usize], of: &[Range<usize>]) -> Vec<usize> {
    blocks.iter().flat_map(|block| of[*block].clone()).collect()
}

fn tokens<'a>(document: &'a Document, sentence: &Sentence) -> &'a [Token] {
    &document.tokens(sentence.block)[sentence.tokens.clone()]
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

fn is_identical(documents: Sides<&Document>, sentences: Sides<&Sentence>) -> bool {
    let tokens = documents
        .zip(sentences)
        .map(|(document, sentence)| tokens(document, sentence));
    tokens.old.len() == tokens.new.len()
        && tokens
            .old
            .iter()
            .zip(tokens.new)
            .enumerate()
            .all(|(index, (a, b))| {
                documents.old[a.span] == documents.new[b.span]
                    && (index == 0 || a.spaced == b.spaced)
            })
}

fn inside(
    documents: Sides<&Document>,
    sentences: &Sides<Vec<Sentence>>,
    block_link: &Link,
    units: Sides<Vec<usize>>,
    vocabulary: &mut Vocabulary,
    options: &AlignOptions,
    links: &mut Vec<Link>,
) {
    if units.old.is_empty() && units.new.is_empty() {
        return;
    }
    if (units.old.len() == 1 && units.new.len() == 1)
        || units.old.is_empty() != units.new.is_empty() && units.old.len() + units.new.len() == 1
    {
        links.push(finish(
            documents,
            sentences,
            Link::new(units, block_link.pass, block_link.score),
        ));
        return;
    }
    let keys = documents.zip(sentences.as_ref().zip(units.as_ref())).map(
        |(document, (sentences, units))| {
            units
                .iter()
                .map(|unit| key(tokens(document, &sentences[*unit])))
                .collect::<Vec<_>>()
        },
    );
    let equal = equal_pairs(Sides::new(&keys.old, &keys.new));
    let contents = documents.zip(sentences.as_ref().zip(units.as_ref())).map(
        |(document, (sentences, units))| {
            units
                .iter()
                .map(|unit| {
                    let terms = vocabulary.terms(document, tokens(document, &sentences[*unit]));
                    vocabulary.content(terms)
                })
                .collect::<Vec<Content>>()
        },
    );
    let lengths: Vec<u64> = equal.iter().map(|(a, _)| contents.old[*a].mass).collect();
    let sequences = Sequences {
        contents: Sides::new(&contents.old, &contents.new),
        equal: &equal,
        lengths: &lengths,
        density: 1,
        vocabulary,
    };
    let mut linked = units.as_ref().map(|side| vec![false; side.len()]);
    let found = correspond(&sequences, options);
    if found.is_empty() && !units.old.is_empty() && !units.new.is_empty() {
        links.push(finish(
            documents,
            sentences,
            Link::new(units, block_link.pass, block_link.score),
        ));
        return;
    }
    let first = links.len();
    for correspondence in found {
        let Sides { old, new } = correspondence.units;
        linked.old[old.clone()].fill(true);
        linked.new[new.clone()].fill(true);
        let mut link = Link::new(
            Sides::new(units.old[old].to_vec(), units.new[new].to_vec()),
            correspondence.pass,
            correspondence.score,
        );
        link.runner_up = correspondence.runner_up;
        link.moved = correspondence.is_moved.then_some(0);
        links.push(finish(documents, sentences, link));
    }
    for (index, unit) in units.old.iter().enumerate() {
        if !linked.old[index] {
            links.push(Link::new(Sides::new(vec![*unit], vec![]), Pass::Rest, 0.0));
        }
    }
    for (index, unit) in units.new.iter().enumerate() {
        if !linked.new[index] {
            links.push(Link::new(Sides::new(vec![], vec![*unit]), Pass::Rest, 0.0));
        }
    }
    super::order::arrange(&mut links[first..]);
}

fn finish(documents: Sides<&Document>, sentences: &Sides<Vec<Sentence>>, mut link: Link) -> Link {
    if let ([a], [b]) = (&*link.units.old, &*link.units.new) {
        link.identical = is_identical(
            documents,
            Sides::new(&sentences.old[*a], &sentences.new[*b]),
        );
    }
    link
}
