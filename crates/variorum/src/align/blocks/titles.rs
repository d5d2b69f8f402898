//! Lines that head a text: of two versions, another may stand in the same place, without a word in common.
//!
//! In: the members of both sides and what corresponds. Out: more that corresponds. Where neighbours that correspond keep
//! one line of each side between them, it has no counterpart, and it heads what follows, the one stands for the other; of
//! headings, what follows is enough. Linear in the members.

use super::super::correspond::Correspondence;
use super::datelines::is_dateline;
use crate::document::{Block, BlockKind, Document, TokenClass};
use crate::sides::Sides;

/// Most words of a line that heads a text.
const MOST_WORDS: usize = 12;

/// What stands at a place of one side, by what corresponds to it.
#[derive(Clone, Copy, PartialEq)]
enum Neighbour {
    /// The border of the text.
    Border,
    /// A member of this correspondence.
    Linked(usize),
    /// A member without a counterpart in its place.
    Loose,
}

/// Adds the lines that stand for one another.
pub(super) fn link(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: &mut Vec<Correspondence>,
) {
    let mut linked = members
        .as_ref()
        .map(|side| vec![Neighbour::Loose; side.len()]);
    let mut is_taken = members.as_ref().map(|side| vec![false; side.len()]);
    for (number, link) in found.iter().enumerate() {
        is_taken.old[link.units.old.clone()].fill(true);
        is_taken.new[link.units.new.clone()].fill(true);
        if !link.is_moved {
            linked.old[link.units.old.clone()].fill(Neighbour::Linked(number));
            linked.new[link.units.new.clone()].fill(Neighbour::Linked(number));
        }
    }
    let before = |side: &[Neighbour], at: usize| {
        at.checked_sub(1)
            .map_or(Neighbour::Border, |before| side[before])
    };
    // What heads nothing is no title: the border does not follow one.
    let after = |side: &[Neighbour], at: usize| match side.get(at + 1) {
        Some(next) => *next,
        None => Neighbour::Loose,
    };
    let is_title = |document: &Document, members: &[usize], at: usize| {
        let next = members.get(at + 1);
        next.is_some_and(|next| heads(document, members[at], *next))
    };
    // Headings belong to what they head, whatever stands above them.
    let are_headings = |old: usize, new: usize| {
        let (old, new) = (members.old[old], members.new[new]);
        is_heading(&documents.old.blocks()[old]) && is_heading(&documents.new.blocks()[new])
    };
    // A line that introduces what follows is no title.
    let are_of_one_sort = |old: usize, new: usize| {
        introduces(documents.old, members.old[old]) == introduces(documents.new, members.new[new])
    };
    let is_same = |one: Neighbour, other: Neighbour| one == other && one != Neighbour::Loose;
    let stands_for = |old: usize, new: usize| {
        is_same(after(&linked.old, old), after(&linked.new, new))
            && (are_headings(old, new)
                || is_same(before(&linked.old, old), before(&linked.new, new)))
            && is_title(documents.old, &members.old, old)
            && is_title(documents.new, &members.new, new)
            && are_of_one_sort(old, new)
    };
    let mut pairs = Vec::new();
    for old in (0..members.old.len()).filter(|at| !is_taken.old[*at]) {
        let Neighbour::Linked(next) = after(&linked.old, old) else {
            continue;
        };
        let new = found[next].units.new.start.checked_sub(1);
        pairs.extend(
            new.filter(|new| !is_taken.new[*new] && stands_for(old, *new))
                .map(|new| (old, new)),
        );
    }
    found.extend(
        pairs
            .into_iter()
            .map(|(old, new)| Correspondence::in_place(old, new)),
    );
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
}

/// Whether a heading ends in a colon: "Option 1:".
fn introduces(document: &Document, block: usize) -> bool {
    let mut tokens = document.tokens(block).iter().rev();
    let last = tokens.find(|token| token.class != TokenClass::Markup);
    last.is_some_and(|token| document[token.span].ends_with(':'))
}

/// Whether a block is a title of the one after it: a heading of the text, or a line without a date that no mark ends
/// before a paragraph that one does.
fn heads(document: &Document, block: usize, next: usize) -> bool {
    let (line, body) = (&document.blocks()[block], &document.blocks()[next]);
    if is_heading(line) {
        return true;
    }
    let ends_in_mark = |block: usize| {
        let last = document.tokens(block).last();
        last.is_some_and(|token| !document[token.span].ends_with(char::is_alphanumeric))
    };
    let words = document
        .tokens(block)
        .iter()
        .filter(|token| token.is_word());
    let is_capital =
        |text: &str| text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    line.kind == BlockKind::Paragraph
        && matches!(
            body.kind,
            BlockKind::Paragraph | BlockKind::ListItem(_) | BlockKind::Quote
        )
        && words.clone().nth(MOST_WORDS).is_none()
        && words
            .clone()
            .next()
            .is_some_and(|token| is_capital(&document[token.span]))
        && !ends_in_mark(block)
        && ends_in_mark(next)
        && !is_dateline(document, block)
}
