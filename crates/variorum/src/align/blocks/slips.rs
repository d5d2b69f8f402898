//! Short lines that a letter sets apart, such as a name in a list: they share no word by which they could be linked.
//!
//! In: the members of both sides and what corresponds. Out: more that corresponds. Where between the same neighbours a
//! short line of each side has no counterpart, both are of one kind, and the words of one are those of the other but for
//! a letter in one of them, the one stands for the other. In order, and each looks only at the next few of its place.

use super::super::correspond::{Correspondence, linked};
use crate::document::{Document, normalize};
use crate::sides::Sides;
use crate::spelling::slip;

/// Most words of a short line: longer ones share a word or are not the same.
const MOST_WORDS: usize = 3;
/// Least number of letters of a word that a letter does not make another one.
const LEAST_LETTERS: usize = 5;
/// Lines of the other side that a line is compared with.
const NEAR: usize = 8;

/// A short line without a counterpart.
struct Line {
    /// Its place among the members.
    at: usize,
    /// How many correspondences stand before it.
    gap: usize,
    words: Vec<String>,
}

/// Adds the lines that stand for one another.
pub(super) fn link(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: &mut Vec<Correspondence>,
) {
    let linked = linked(found, members.as_ref().map(Vec::len));
    let mut stays: Vec<_> = found.iter().filter(|link| !link.is_moved).collect();
    stays.sort_by_key(|link| link.units.old.start);
    let ends = Sides::new(
        stays.iter().map(|link| link.units.old.end).collect(),
        stays
            .iter()
            .map(|link| link.units.new.end)
            .collect::<Vec<_>>(),
    );
    let lines = documents
        .zip(members.as_ref().zip(linked.as_ref().zip(ends.as_ref())))
        .map(|(document, (members, (linked, ends)))| lines(document, members, linked, ends));
    let kind = |document: &Document, members: &[usize], line: &Line| {
        document.blocks()[members[line.at]].kind
    };
    let mut next = 0;
    for old in &lines.old {
        next += lines.new[next..].partition_point(|new| new.gap < old.gap);
        let near = lines.new[next..].iter().take(NEAR);
        let mut near = near.take_while(|new| new.gap == old.gap);
        let same = near.position(|new| {
            kind(documents.old, &members.old, old) == kind(documents.new, &members.new, new)
                && are_slips(&old.words, &new.words)
        });
        if let Some(same) = same {
            found.push(Correspondence::in_place(old.at, lines.new[next + same].at));
            next += same + 1;
        }
    }
}

/// The short lines of a side that have no counterpart, in order.
fn lines(document: &Document, members: &[usize], linked: &[bool], ends: &[usize]) -> Vec<Line> {
    let open = (0..members.len()).filter(|at| !linked[*at]);
    let lines = open.filter_map(|at| {
        let words = document.tokens(members[at]).iter();
        let words = words.filter(|token| token.is_word()).take(MOST_WORDS + 1);
        let words: Vec<String> = words
            .map(|token| normalize(&document[token.span]).to_lowercase())
            .collect();
        (1..=MOST_WORDS).contains(&words.len()).then(|| Line {
            at,
            gap: ends.partition_point(|end| *end <= at),
            words,
        })
    });
    lines.collect()
}

/// Whether all words are the same but for one, and that one but for a letter.
fn are_slips(old: &[String], new: &[String]) -> bool {
    let mut others = old.iter().zip(new).filter(|(old, new)| old != new);
    let only = others.next().filter(|_| others.next().is_none());
    old.len() == new.len() && only.is_some_and(|(old, new)| is_slip(old, new))
}

fn is_slip(old: &str, new: &str) -> bool {
    let is_long = |word: &str| word.chars().nth(LEAST_LETTERS - 1).is_some();
    is_long(old) && is_long(new) && slip(old, new).is_some()
}
