//! Lines that date the text: each version has its own in the same place, and they need not share a word.
//!
//! In: the members of both sides and what corresponds. Out: more that corresponds. Where between the same neighbours one
//! line of each side has no counterpart and is a date with little else, the one stands for the other. Linear in the
//! members.

use super::super::correspond::{Correspondence, linked};
use crate::document::{BlockKind, Document, TokenClass};
use crate::sides::Sides;

/// Most words of a line that dates a text: the place, the occasion and the date.
const MOST_WORDS: usize = 10;

/// Years that a text can be of.
const YEARS: std::ops::RangeInclusive<u16> = 1500..=2199;

/// Adds the lines that stand for one another.
pub(super) fn link(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: &mut Vec<Correspondence>,
) {
    let mut stays: Vec<&Correspondence> = found.iter().filter(|link| !link.is_moved).collect();
    stays.sort_by_key(|link| link.units.old.start);
    let linked = linked(found, members.as_ref().map(Vec::len));
    let lines = documents.zip(members.as_ref().zip(linked)).map(
        |(document, (members, linked))| -> Vec<usize> {
            (0..members.len())
                .filter(|at| !linked[*at] && is_dateline(document, members[*at]))
                .collect()
        },
    );
    let gap_of_old = |at: usize| stays.partition_point(|link| link.units.old.end <= at);
    let gap_of_new = |at: usize| stays.partition_point(|link| link.units.new.end <= at);
    let only = |lines: &[usize], gap_of: &dyn Fn(usize) -> usize, gap: usize| {
        let mut own = lines.iter().filter(|at| gap_of(**at) == gap);
        own.next().copied().filter(|_| own.next().is_none())
    };
    let pairs: Vec<(usize, usize)> = lines
        .old
        .iter()
        .filter_map(|old| {
            let gap = gap_of_old(*old);
            let is_only = only(&lines.old, &gap_of_old, gap).is_some();
            only(&lines.new, &gap_of_new, gap)
                .filter(|_| is_only)
                .map(|new| (*old, new))
        })
        .collect();
    let pairs = pairs.into_iter();
    found.extend(pairs.map(|(old, new)| Correspondence::in_place(old, new)));
}

/// Whether a block is a line with the name of a month and a year, and little else.
pub(super) fn is_dateline(document: &Document, block: usize) -> bool {
    let kind = document.blocks()[block].kind;
    if !matches!(kind, BlockKind::Paragraph | BlockKind::Heading(_)) {
        return false;
    }
    let tokens = document.tokens(block);
    let words = tokens.iter().filter(|token| token.is_word());
    let is_year = |text: &str| text.parse().is_ok_and(|year| YEARS.contains(&year));
    words.clone().nth(MOST_WORDS).is_none()
        && document.sentences(block).len() == 1
        && words
            .clone()
            .any(|token| document.pack().is_month(&document[token.span]))
        && words
            .filter(|token| token.class == TokenClass::Number)
            .any(|token| is_year(&document[token.span]))
}
