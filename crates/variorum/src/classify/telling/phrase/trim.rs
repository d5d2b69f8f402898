//! Where a quotation begins and ends: with whole words, and with nothing that only leads on to what is not quoted.

use std::ops::Range;

use super::REACH;
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::Class;

/// Letters of the longest mark of an item that only a bracket closes: "a)", "iv)".
const LONGEST_MARK: usize = 3;

/// A range without the signs and conjunctions at its ends, without an article, a possessive or an "of" before a word that
/// lies behind it, and with the whole of the words that it begins or ends in. The tail of a bracket that it begins in is left out too.
pub(in crate::classify) fn trimmed(side: &Side<'_, '_>, range: Range<usize>) -> Range<usize> {
    let range = behind_closed(side, range);
    let idle = |at: &usize| {
        let atom = &side.atoms[*at];
        let is_bracket = side.first(*at).is_sign("[") || side.first(*at).is_sign("]");
        atom.value == Value::Sign && !is_bracket || atom.is_function(Class::Coordinator)
    };
    if range.clone().all(|at| idle(&at)) {
        return range;
    }
    let goes_on = side
        .atoms
        .get(range.end)
        .is_some_and(|next| next.value != Value::Sign && !side.first(range.end).opens);
    let hangs = |at: &usize| {
        let atom = &side.atoms[*at];
        let leads = [Class::Determiner, Class::Possessive, Class::Partitive];
        // An amount is whole without what it is so much in.
        let is_of_amount = || {
            let before = at.checked_sub(1).map(|before| &side.atoms[before].value);
            atom.is_preposition() && matches!(before, Some(Value::Quantity(_)))
        };
        let leads_on = atom.is_any_function(&leads) || is_of_amount();
        idle(at) || leads_on && !atom.is_content() && goes_on
    };
    let start = range.clone().find(|at| !idle(at)).unwrap_or(range.start);
    let last = range.clone().rev().find(|at| !hangs(at));
    let last = last.or_else(|| range.clone().rev().find(|at| !idle(at)));
    let end = last.map_or(range.end, |at| at + 1);
    // A bracket that opens inside closes inside.
    let count = |sign: &str| {
        (start..end)
            .filter(|at| side.first(*at).is_sign(sign))
            .count()
    };
    let is_left_open = count("(") > count(")");
    let closes = end < side.atoms.len() && side.first(end).is_sign(")");
    whole_words(side, start..end + usize::from(is_left_open && closes))
}

/// The part of a range behind the tail of a bracket that it begins in. What only closes the mark of an item is none.
fn behind_closed(side: &Side<'_, '_>, range: Range<usize>) -> Range<usize> {
    let is = |at: usize, sign: &str| side.first(at).is_sign(sign);
    let first = range.clone().find(|at| is(*at, "(") || is(*at, ")"));
    let is_mark = |at: usize| {
        let before = at.checked_sub(1).map(|before| side.first(before).text);
        before.is_none_or(|before| before.chars().count() <= LONGEST_MARK)
    };
    match first {
        Some(at) if is(at, ")") && !is_mark(at) && at + 1 < range.end => at + 1..range.end,
        _ => range,
    }
}

/// Whether a hyphen at a place ties the word behind it to what stands before.
fn ties(side: &Side<'_, '_>, at: usize) -> bool {
    let next = side.atoms.get(at + 1);
    next.is_some_and(|next| next.value != Value::Sign)
        && side.first(at).is_hyphen()
        && !side.first(at + 1).spaced
}

/// Where the word begins that a place is in: "re-affirmed".
pub(in crate::classify) fn compound_start(side: &Side<'_, '_>, mut start: usize) -> usize {
    while start >= 2 && ties(side, start - 1) && side.atoms[start - 2].value != Value::Sign {
        start -= 2;
    }
    start
}

/// A range that ends neither within a compound, "near-term", nor before the particle of a verb, "pick up".
fn whole_words(side: &Side<'_, '_>, range: Range<usize>) -> Range<usize> {
    let (start, mut end) = (compound_start(side, range.start), range.end);
    while ties(side, end) {
        end += 2;
    }
    // A bracket alone tells nothing: what it opens or closes does.
    if end == start + 1 && side.first(start).is_sign("[") {
        return start..side.atoms.len().min(end + REACH);
    }
    if end == start + 1 && side.first(start).is_sign("]") {
        return start.saturating_sub(REACH)..end;
    }
    let particle = side.atoms.get(end).is_some_and(|next| {
        next.is_function(Class::Particle) && !next.is_content() && !side.first(end).opens
    });
    let completes = end > start
        && side.atoms[end - 1].is_content()
        && !side
            .atoms
            .get(end + 1)
            .is_some_and(|next| next.is_function(Class::Preposition));
    start..end + usize::from(particle && completes)
}
