//! The paragraph that opens a text: versions of a statement begin with the same formula, whatever they go on to say.
//!
//! In: the members of both sides and what corresponds. Out: the same with the opening paragraphs linked, where both begin
//! with the same words and neither has a counterpart that is much like it. One that is faintly linked to another paragraph,
//! or joins its split or merge, leaves it. Linear in the members.

use std::ops::Range;

use super::super::correspond::Correspondence;
use super::datelines::is_dateline;
use crate::document::{BlockKind, Document};
use crate::sides::Sides;

/// Fewest words in common from the first on: "We, the ministers of the four coastal states", and not "The council has".
const LEAST_WORDS: usize = 6;

/// Similarity from which a paragraph has a counterpart of its own.
const FIRM: f64 = 0.5;

/// Links the opening paragraphs of both texts.
pub(super) fn link(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: &mut Vec<Correspondence>,
) {
    let places = documents
        .zip(members.as_ref())
        .map(|(document, members)| opening(document, members));
    let (Some(old), Some(new)) = (places.old, places.new) else {
        return;
    };
    let opens = documents
        .zip(Sides::new(members.old[old], members.new[new]))
        .map(|(document, block)| {
            let words = document
                .tokens(block)
                .iter()
                .filter(|token| token.is_word());
            words.map(|token| token.key)
        });
    let common = opens.old.zip(opens.new).take_while(|(old, new)| old == new);
    if common.take(LEAST_WORDS).count() < LEAST_WORDS {
        return;
    }
    let has = |link: &Correspondence| {
        let Sides {
            old: olds,
            new: news,
        } = &link.units;
        Sides::new(olds.contains(&old), news.contains(&new))
    };
    let is_settled = |link: &Correspondence| {
        let has = has(link);
        has.old && has.new || (has.old || has.new) && link.score >= FIRM
    };
    if found.iter().any(is_settled) {
        return;
    }
    let is_held = |link: &Correspondence| {
        let (has, sizes) = (has(link), link.units.as_ref().map(Range::len));
        has.old && sizes.old == 1 || has.new && sizes.new == 1
    };
    found.retain(|link| !is_held(link));
    for link in found.iter_mut() {
        leave(&mut link.units.old, old);
        leave(&mut link.units.new, new);
    }
    found.push(Correspondence::in_place(old, new));
}

/// The place of the first paragraph that is no title and no date: one that a mark ends.
fn opening(document: &Document, members: &[usize]) -> Option<usize> {
    members.iter().position(|block| {
        let last = document.tokens(*block).last();
        let ends_in_mark =
            last.is_some_and(|token| !document[token.span].ends_with(char::is_alphanumeric));
        document.blocks()[*block].kind == BlockKind::Paragraph
            && ends_in_mark
            && !is_dateline(document, *block)
    })
}

/// Takes the first unit from a range that begins with it.
fn leave(units: &mut Range<usize>, own: usize) {
    if units.start == own {
        units.start += 1;
    }
}
