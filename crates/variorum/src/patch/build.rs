//! From a comparison to exact replacements.
//!
//! What both texts have in the same order (equal blocks, equal runs of words) is kept; everything between is replaced
//! as it stands, white space included. A paragraph that moved is a removal and an insertion of one group.

use super::Operation;
use super::groups::groups;
use super::ids::Ids;
use crate::compare::Comparison;
use crate::diff::Op;
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Returns the replacements that turn the old text into the new one, in order.
pub(super) fn operations(comparison: &Comparison) -> Vec<Operation> {
    let documents = comparison.documents();
    let (kept, crossing) = kept(comparison);
    let end = documents.map(|document| Span::empty(document.text().len()));
    let mut gaps = Vec::new();
    let mut at = Sides::new(0, 0);
    for kept in kept.into_iter().chain([end]) {
        let gap = Sides::new(
            Span::new(at.old, kept.old.start()),
            Span::new(at.new, kept.new.start()),
        );
        if documents.old[gap.old] != documents.new[gap.new] {
            gaps.push(trim(documents, gap));
        }
        at = Sides::new(kept.old.end(), kept.new.end());
    }
    let groups = groups(&gaps, &crossing);
    let mut ids = Ids::new(comparison);
    let operations = gaps.iter().zip(groups).map(|(gap, group)| Operation {
        start: gap.old.start(),
        end: gap.old.end(),
        removed: documents.old[gap.old].to_owned(),
        inserted: documents.new[gap.new].to_owned(),
        ids: ids.of(*gap),
        group,
    });
    operations.collect()
}

/// Pairs of spans with the same bytes: those that rise on both sides, and the others, which moved.
fn kept(comparison: &Comparison) -> (Vec<Sides<Span>>, Vec<Sides<Span>>) {
    let documents = comparison.documents();
    let (mut pairs, mut crossing) = (Vec::new(), Vec::new());
    for link in comparison
        .alignment()
        .blocks
        .iter()
        .filter(|link| link.identical)
    {
        let found = if link.moved.is_some() {
            &mut crossing
        } else {
            &mut pairs
        };
        for (old, new) in link.units.old.iter().zip(&link.units.new) {
            let block = |document: &Document, block: usize| document.blocks()[block].span();
            let spans = Sides::new(block(documents.old, *old), block(documents.new, *new));
            pair_words(documents, spans, found);
        }
    }
    for (index, link) in comparison.alignment().sentence_links.iter().enumerate() {
        let found = if link.moved.is_some() {
            &mut crossing
        } else {
            &mut pairs
        };
        let edits = comparison.edits_of(index).iter();
        for edit in edits.filter(|edit| edit.op == Op::Equal) {
            pair_words(documents, edit.spans, found);
        }
    }
    pairs.sort_unstable_by_key(|pair| pair.new);
    let mut last = Sides::new(0, 0);
    pairs.retain(|pair| {
        let rises = pair.old.start() >= last.old && pair.new.start() >= last.new;
        if rises {
            last = Sides::new(pair.old.end(), pair.new.end());
        } else {
            crossing.push(*pair);
        }
        rises
    });
    (pairs, crossing)
}

/// Pairs two spans of the same tokens: as a whole if they are equal, else word by word around the white space.
fn pair_words(documents: Sides<&Document>, spans: Sides<Span>, pairs: &mut Vec<Sides<Span>>) {
    if documents.old[spans.old] == documents.new[spans.new] {
        pairs.push(spans);
        return;
    }
    let old = words(documents.old, spans.old);
    let new = words(documents.new, spans.new);
    pairs.extend(
        old.zip(new)
            .filter(|(old, new)| documents.old[*old] == documents.new[*new])
            .map(|(old, new)| Sides::new(old, new)),
    );
}

/// The stretches between white space.
fn words(document: &Document, span: Span) -> impl Iterator<Item = Span> + '_ {
    let text = &document[span];
    text.split_whitespace().map(move |word| {
        let start = span.start() + (word.as_ptr() as usize - text.as_ptr() as usize);
        Span::new(start, start + word.len())
    })
}

/// Leaves out the white space that both sides begin and end with, so that an operation is about words.
fn trim(documents: Sides<&Document>, gap: Sides<Span>) -> Sides<Span> {
    let (old, new) = (&documents.old[gap.old], &documents.new[gap.new]);
    let is_shared = |(a, b): &(char, char)| a == b && a.is_whitespace();
    let length = |shared: &mut dyn Iterator<Item = (char, char)>| {
        shared
            .take_while(is_shared)
            .map(|(c, _)| c.len_utf8())
            .sum::<usize>()
    };
    let start = length(&mut old.chars().zip(new.chars()));
    let end = length(&mut old[start..].chars().rev().zip(new[start..].chars().rev()));
    gap.map(|span| Span::new(span.start() + start, span.end() - end))
}
