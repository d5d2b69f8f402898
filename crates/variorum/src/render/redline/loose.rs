//! What an entry of the redline is woven of: the sentences that keep the order of both sides, and what only one side has.

use crate::align::Link;
use crate::document::Document;
use crate::render::redline::piece::Fate;
use crate::render::redline::{Redline, sentences};
use crate::span::Span;

/// Something that only one side has, and where.
#[derive(Clone, Copy)]
pub(in crate::render) enum Loose {
    Break,
    /// A sentence link that is not in the chain.
    Sentence(usize),
    /// A block without sentences of its own.
    Whole(Span),
}

/// Something that only one side has, after the byte of that side at which it stands.
pub(in crate::render) type Placed = (usize, Loose);

/// The sentence links inside a block link that keep the order of both sides.
pub(in crate::render) fn chain(redline: &Redline, link: &Link) -> Vec<usize> {
    let alignment = redline.comparison.alignment();
    let mut chain: Vec<usize> = Vec::new();
    let mut last_old = None;
    for sentence in sentences(&alignment.sentences.new, &link.units.new) {
        let index = redline.sentence_link_of.new[sentence];
        let candidate = &alignment.sentence_links[index];
        let stays = candidate.moved.is_none() && chain.last() != Some(&index);
        let is_inside = |unit: &usize| {
            let block = alignment.sentences.old[*unit].block;
            link.units.old.binary_search(&block).is_ok()
        };
        let rises = candidate.units.old.first().copied() > last_old;
        if stays && rises && candidate.units.old.iter().all(is_inside) {
            last_old = candidate.units.old.last().copied();
            chain.push(index);
        }
    }
    chain
}

/// What one side of a link has beside the chain (given sorted), by place.
pub(in crate::render) fn loose(
    redline: &Redline,
    link: &Link,
    in_chain: &[usize],
    fate: Fate,
) -> Vec<Placed> {
    let alignment = redline.comparison.alignment();
    let documents = redline.documents();
    let (document, blocks, table, link_of) = match fate {
        Fate::Deleted => (
            documents.old,
            &link.units.old,
            &alignment.sentences.old,
            &redline.sentence_link_of.old,
        ),
        Fate::Same | Fate::Inserted => (
            documents.new,
            &link.units.new,
            &alignment.sentences.new,
            &redline.sentence_link_of.new,
        ),
    };
    let mut loose = Vec::new();
    for (position, block) in blocks.iter().enumerate() {
        let start = document.blocks()[*block].span().start();
        if position > 0 {
            loose.push((start, Loose::Break));
        }
        let mut has_sentences = false;
        for sentence in sentences(table, std::slice::from_ref(block)) {
            has_sentences = true;
            let index = link_of[sentence];
            if in_chain.binary_search(&index).is_err() {
                loose.push((table[sentence].span.start(), Loose::Sentence(sentence)));
            }
        }
        if !has_sentences {
            let spans = spans_of(document, *block);
            loose.extend(spans.map(|span| (span.start(), Loose::Whole(span))));
        }
    }
    loose
}

/// What stands at `place` or before it, and the rest.
pub(in crate::render) fn split_after(loose: &[Placed], place: usize) -> (&[Placed], &[Placed]) {
    let reached = loose.iter().take_while(|(at, _)| *at <= place).count();
    loose.split_at(reached)
}

/// Label and pieces of a block.
pub(in crate::render) fn spans_of(
    document: &Document,
    block: usize,
) -> impl Iterator<Item = Span> + '_ {
    document.parts_within(block, document.blocks()[block].span())
}
