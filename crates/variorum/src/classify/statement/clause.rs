//! Where clauses begin and end.

use std::ops::Range;

use super::actor::opens_adverbial;
use super::words::is_modal;
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::Class;

/// Signs that end a clause by themselves.
const STOPS: [&str; 6] = [".", ";", ":", "(", ")", "?"];

/// Whether a clause ends at an atom or before it: a stop, a subordinating word, or a comma before one that joins clauses.
pub(in crate::classify) fn ends_clause(side: &Side<'_, '_>, at: usize) -> bool {
    let joins = |at: usize| {
        let atom = &side.atoms[at];
        atom.is_function(Class::Conjunction) && !atom.is_function(Class::Preposition)
            || atom.is_function(Class::Relative)
    };
    let subordinates = |at: usize| {
        let atom = &side.atoms[at];
        joins(at) && !atom.is_function(Class::Coordinator) && !atom.is_function(Class::Determiner)
    };
    let first = side.first(at);
    if side.atoms[at].value != Value::Sign {
        return first.opens || subordinates(at);
    }
    STOPS.iter().any(|sign| first.is_sign(sign))
        || first.is_sign(",") && at + 1 < side.atoms.len() && joins(at + 1)
}

pub(super) fn same_sentence(side: &Side<'_, '_>, from: usize, to: usize) -> bool {
    (from + 1..=to).all(|at| !side.first(at).opens)
}

/// Where the sentence of an atom ends, or the part of it that a semicolon ends.
pub(super) fn segment_end(side: &Side<'_, '_>, at: usize) -> usize {
    (at + 1..side.atoms.len())
        .find(|next| side.first(*next).opens || side.first(*next).is_sign(";"))
        .unwrap_or(side.atoms.len())
}

/// Where the sentence of an atom begins, or the part of it that a semicolon or a colon opens.
pub(super) fn segment_start(side: &Side<'_, '_>, at: usize) -> usize {
    let parts = |place: usize| side.first(place).is_sign(";") || side.first(place).is_sign(":");
    let own = side.before(at).take_while(|place| !parts(*place));
    own.last().unwrap_or(at)
}

/// The atoms before one in its clause, the nearest first.
pub(in crate::classify) fn back_in_clause<'s>(
    side: &'s Side<'_, '_>,
    at: usize,
) -> impl Iterator<Item = usize> + 's {
    let before = (0..at).rev();
    before.take_while(|place| !ends_clause(side, place + 1))
}

/// Where the clause of a head ends: at the next place where one does, or with its sentence.
pub(super) fn clause_end(side: &Side<'_, '_>, at: usize) -> usize {
    let end = segment_end(side, at);
    let own = (at + 1..end).find(|at| ends_clause(side, *at));
    own.unwrap_or(end)
}

/// The place after an aside between commas that begins at a place: shall, where feasible, report.
pub(super) fn past_aside(side: &Side<'_, '_>, at: usize) -> usize {
    /// Longest aside, in atoms.
    const ASIDE: usize = 12;
    let is_comma = |place: &usize| side.first(*place).is_sign(",");
    if at >= side.atoms.len() || !is_comma(&at) {
        return at;
    }
    let inside = (at + 1..side.atoms.len().min(at + ASIDE))
        .take_while(|place| !side.first(*place).opens && !side.first(*place).is_sign(";"));
    inside.into_iter().find(is_comma).map_or(at, |end| end + 1)
}

/// Where the clause of a head begins: behind a semicolon or a colon, with the sentence, or with a conjunction, which is part
/// of it. Signs that stand within the clause of a verb end what is said of it, but do not begin another: here they count for
/// nothing.
pub(super) fn clause_start(side: &Side<'_, '_>, at: usize) -> usize {
    let mut place = at;
    while place > 0 && !side.first(place).opens {
        let before = place - 1;
        if side.first(before).is_sign(";") || side.first(before).is_sign(":") {
            break;
        }
        if side.atoms[before].is_function(Class::Conjunction) {
            return before;
        }
        place = before;
    }
    place
}

/// Where a list of names begins of which a clause has only the last, since a conjunction opens it: Malta (the host) and Fiji
/// will. None where a clause begins otherwise.
pub(super) fn names_before(side: &Side<'_, '_>, start: usize) -> Option<usize> {
    let is_article = |at: usize| side.atoms[at].is_function(Class::Determiner);
    let is_name = |at: usize| side.atoms[at].value == Value::Name;
    let is_joint = |at: usize| side.atoms[at].is_function(Class::Coordinator);
    let parts = |at: usize| side.first(at).is_sign(";") || side.first(at).is_sign(":");
    let behind = (start + 1..side.atoms.len()).find(|at| !is_article(*at));
    if !behind.is_some_and(is_name) || !is_joint(start) {
        return None;
    }
    let mut names = Vec::new();
    let mut at = start;
    while at > 0 && !side.first(at).opens {
        at = before_brackets(side, at - 1);
        let is_sign = side.atoms[at].value == Value::Sign && !parts(at);
        if is_name(at) {
            names.push(at);
        } else if !is_sign && !is_joint(at) && !is_article(at) {
            break;
        }
    }
    names.reverse();
    let (first, others) = names.split_first()?;
    let last = (start + 1..side.atoms.len()).take_while(|at| is_name(*at) || is_article(*at));
    let own = match others.first() {
        Some(second) if closes_adverbial(side, *first, last.last()?) => second,
        _ => first,
    };
    Some(with_article(side, *own))
}

/// Whether the first of some names in a row is the last word of an adverbial that opens the sentence, and the others are who
/// acts: to join Malta, Fiji and Peru will. No comma closes the adverbial elsewhere, and a verb follows.
pub(in crate::classify) fn closes_adverbial(
    side: &Side<'_, '_>,
    first: usize,
    last: usize,
) -> bool {
    let start = with_article(side, first);
    let is_governed =
        !side.first(start).opens && start > 0 && side.atoms[start - 1].is_preposition();
    let opening = side.sentence(start).start;
    // In addition to: the first two words are one that joins sentences.
    let joins = usize::from(side.atoms[opening].is_function(Class::Connective));
    let comma = (opening..last).find(|at| side.first(*at).is_sign(","));
    let acts = side.atoms.get(last + 1).is_some_and(|next| {
        let classes = [
            Class::PresentAuxiliary,
            Class::PastAuxiliary,
            Class::Perfect,
        ];
        next.form().is_some() || next.is_any_function(&classes) || is_modal(side, last + 1)
    });
    is_governed && comma == Some(first + 1) && acts && opens_adverbial(side, opening + joins)
}

/// The article of a name, or the name where it has none.
fn with_article(side: &Side<'_, '_>, name: usize) -> usize {
    let opens = side.first(name).opens;
    let article = name
        .checked_sub(1)
        .filter(|at| !opens && side.atoms[*at].is_function(Class::Determiner));
    article.unwrap_or(name)
}

/// The bracket that opens what the one at a place closes, in the same sentence; the place itself if none is there.
fn before_brackets(side: &Side<'_, '_>, at: usize) -> usize {
    if !side.first(at).is_sign(")") {
        return at;
    }
    let opening = side
        .before(at)
        .find(|place| side.first(*place).is_sign("("));
    opening.unwrap_or(at)
}

/// Fewest words of matter of a clause that is told by itself; one with fewer goes with the clause before it.
const CLAUSE: usize = 3;

/// The clauses of a side: what stands between the places where one ends, signs included.
pub(in crate::classify) fn clauses(side: &Side<'_, '_>) -> Vec<Range<usize>> {
    let mut clauses: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let matter = |range: Range<usize>| range.filter(|at| side.atoms[*at].is_content()).count();
    for at in 1..=side.atoms.len() {
        if at < side.atoms.len() && !ends_clause(side, at) {
            continue;
        }
        match clauses.last_mut() {
            Some(before) if matter(start..at) < CLAUSE || matter(before.clone()) < CLAUSE => {
                before.end = at;
            }
            _ => clauses.push(start..at),
        }
        start = at;
    }
    let of_words = |mut clause: Range<usize>| {
        let is_edge = |at: usize| {
            side.atoms[at].value == Value::Sign || side.atoms[at].is_function(Class::Coordinator)
        };
        while clause.start < clause.end && is_edge(clause.start) {
            clause.start += 1;
        }
        clause
    };
    clauses
        .into_iter()
        .map(of_words)
        .filter(|clause| !clause.is_empty())
        .collect()
}
