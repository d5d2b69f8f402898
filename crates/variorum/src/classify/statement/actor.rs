//! Who performs an act, and whether it is addressed to somebody.

use std::ops::Range;

use super::super::atom::Value;
use super::super::pair::Side;
use super::words::is_preposition;
use super::{Actor, Statement};
use crate::lexicon::Group;

/// Who acts, from the words between the clause's opening and its verb.
pub(super) fn actor(
    side: &Side<'_, '_>,
    range: Range<usize>,
    previous: Option<&Statement<'_>>,
) -> (Range<usize>, Actor) {
    let range = range.start.min(range.end)..range.end;
    let matter =
        |at: &usize| side.atoms[*at].is_content() || side.atoms[*at].is_function("pronoun");
    // An issuer that another noun governs is no subject: the meeting of the Committee.
    let governed = |at: usize| {
        let is_noun = side.atoms[at].words.len() == 1 && !side.atoms[at].is_function("pronoun");
        // A noun without an article may have adjectives before it: growth of key trading partners.
        let adjectives = (range.start..at)
            .rev()
            .take_while(|place| is_noun && side.atoms[*place].is_content());
        let first = adjectives.last().unwrap_or(at);
        let directly = first > range.start
            && is_preposition(side, first - 1)
            && range
                .clone()
                .take_while(|place| *place < first)
                .any(|place| matter(&place));
        directly || is_paired(side, at)
    };
    let issuer = range.clone().find(|at| {
        side.atoms[*at]
            .of(Group::Issuer)
            .any(|sense| sense.row.family == "nominative")
            && !governed(*at)
    });
    if let Some(at) = issuer {
        return (at..range.end, Actor::Issuer);
    }
    // Who is asked may seek, plan or promise as well: actors who seek to evade the ban.
    let last = range.clone().rev().find(matter);
    if let Some(pronoun) = last.filter(|last| is_relative(side, *last)) {
        return (pronoun..range.end, Actor::Other);
    }
    let first = range.clone().find(matter);
    let named = range.clone().any(|at| side.atoms[at].value == Value::Name);
    let actor = match subject_noun(side, range.clone()) {
        _ if is_named(side, range.clone()) => Actor::Named,
        _ if named => Actor::Other,
        Some(noun) if side.atoms[noun].row(Group::Name, "circumstance").is_some() => Actor::Thing,
        _ => Actor::Body,
    };
    let only_pronoun = range
        .clone()
        .filter(matter)
        .all(|at| side.atoms[at].is_function("pronoun"));
    match (first, previous) {
        (None, Some(previous)) => (previous.subject.clone(), previous.actor),
        (None, None) => (range.end..range.end, Actor::Issuer),
        (Some(first), Some(previous)) if only_pronoun => (first..range.end, previous.actor),
        (Some(first), None) if only_pronoun && opens_with_issuer(side, first) => {
            (first..range.end, Actor::Issuer)
        }
        (Some(first), None) if side.stands_for_issuer(first) => {
            (first..range.end, Actor::Antecedent)
        }
        (Some(first), _) => (first..range.end, actor),
    }
}

/// Whether a subject is a name, or names joined.
fn is_named(side: &Side<'_, '_>, subject: Range<usize>) -> bool {
    let mut named = false;
    subject.into_iter().all(|at| {
        let atom = &side.atoms[at];
        named |= atom.value == Value::Name;
        atom.value == Value::Name
            || !atom.is_content() && !atom.is_function("relative") && !is_preposition(side, at)
    }) && named
}

/// The noun of a subject: the last word of matter before a preposition.
fn subject_noun(side: &Side<'_, '_>, range: Range<usize>) -> Option<usize> {
    let phrase = range.skip_while(|at| !side.atoms[*at].is_content());
    phrase
        .take_while(|at| !is_preposition(side, *at))
        .filter(|at| side.atoms[*at].is_content())
        .last()
}

/// Whether a pronoun follows the noun that it stands for.
pub(super) fn is_relative(side: &Side<'_, '_>, at: usize) -> bool {
    let noun = at.checked_sub(1).filter(|_| !side.first(at).opens);
    side.atoms[at].is_function("relative")
        && noun.is_some_and(|noun| {
            let atom = &side.atoms[noun];
            atom.form().is_none() && (atom.is_content() || side.first(noun).is_sign(","))
        })
}

/// Whether a group is named together with another by a preposition that takes two: between the Fund and other banks.
fn is_paired(side: &Side<'_, '_>, at: usize) -> bool {
    // "and other" is one phrase of the tables.
    let coordinates = |place: usize| {
        let atom = &side.atoms[place];
        atom.is_function("coordinator") || atom.row(Group::Quantifier, "widening").is_some()
    };
    let joins = |place: &usize| {
        let atom = &side.atoms[*place];
        atom.value == Value::Name
            || coordinates(*place)
            || atom.is_function("determiner")
            || atom.of(Group::Issuer).next().is_some()
    };
    let first = (0..at).rev().take_while(joins).last().unwrap_or(at);
    let takes_two = first
        .checked_sub(1)
        .is_some_and(|place| side.atoms[place].is_function("pairing"));
    takes_two && (first..at).any(coordinates)
}

/// Whether the sentence before a place names the issuer, to whom a pronoun can point.
fn opens_with_issuer(side: &Side<'_, '_>, at: usize) -> bool {
    let start = (0..=at)
        .rev()
        .find(|place| side.first(*place).opens)
        .unwrap_or(0);
    (start..at).any(|place| {
        side.atoms[place]
            .of(Group::Issuer)
            .any(|sense| sense.row.family == "nominative")
    })
}

/// Whether a verb that things govern as well says what its subject takes, and asks nothing of anybody: the subject is no
/// word for people and bodies, and nobody is named who is to act, or nothing said that is to be.
pub(super) fn only_needs(side: &Side<'_, '_>, verb: usize, subject: &Range<usize>) -> bool {
    let asks = |noun: usize| side.atoms[noun].row(Group::Name, "addressee").is_some();
    let next = side.atoms.get(verb + 1);
    let says = next.is_some_and(|next| next.is_function("relative"));
    side.atoms[verb].row(Group::Name, "need").is_some()
        && !subject_noun(side, subject.clone()).is_some_and(asks)
        && !addresses(side, verb)
        && !says
}

/// Whether a name, a pronoun or a word for people and bodies follows a verb closely.
pub(super) fn addresses(side: &Side<'_, '_>, verb: usize) -> bool {
    /// Atoms after the verb.
    const REACH: usize = 6;
    let end = side.atoms.len().min(verb + 1 + REACH);
    // A name before a noun only says of what kind it is: GDP growth.
    let qualifies = |at: usize| {
        let next = side.atoms.get(at + 1);
        next.is_some_and(|next| next.is_content() && next.value == Value::Plain)
    };
    (verb + 1..end)
        .take_while(|at| !side.first(*at).opens && !side.atoms[*at].is_function("infinitive"))
        .map(|at| (at, &side.atoms[at]))
        .any(|(at, atom)| {
            atom.value == Value::Name && !qualifies(at)
                || atom.row(Group::Name, "addressee").is_some()
                || atom.of(Group::Issuer).next().is_some() && atom.is_content()
                || atom.is_function("pronoun") && !atom.is_function("determiner")
        })
}
