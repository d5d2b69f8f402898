//! Whether a verb tells of a deed, which somebody does or is to do, and not of what becomes of something: the Council shall
//! ease the terms, the terms eased.

use crate::classify::pairing::agency::{belongs_to_noun, can_act, subject_of};
use crate::classify::pairing::side::Side;
use crate::classify::statement::{ends_clause, family, is_modal, modal_rank, previous_word, ranks};
use crate::lexicon::{Class, Group};

/// Whether a verb tells of a deed: under a modal of duty, under a promise or a request, in the future of what is done to a
/// thing, or with an object behind it and somebody who can act before it.
pub(super) fn is_deed(side: &Side<'_, '_>, verb: usize) -> bool {
    let Some(before) = previous_word(side, verb) else {
        return false;
    };
    let is_passive = side.atoms[before].is_function(Class::Being);
    let governor = if is_passive {
        previous_word(side, before)
    } else {
        Some(before)
    };
    let acts = |of: usize| {
        let subject = subject_of(side, of);
        subject.is_some_and(|subject| can_act(side, subject) && !belongs_to_noun(side, subject))
    };
    if let Some(modal) = governor.filter(|at| is_modal(side, *at)) {
        let rank = modal_rank(side, modal);
        return rank.is_some_and(|rank| {
            rank >= ranks::DUE
                || rank >= ranks::BINDING && (is_passive || has_object(side, verb) && acts(modal))
        });
    }
    if side.atoms[before].is_function(Class::Infinitive) {
        return is_undertaken(side, before);
    }
    !is_passive && has_object(side, verb) && acts(verb)
}

/// Whether a noun follows a verb at once, with or without what determines it. How far or how much is no object.
fn has_object(side: &Side<'_, '_>, verb: usize) -> bool {
    let next = side.atoms.get(verb + 1);
    next.is_some_and(|next| {
        let is_noun = next.is_content() && !next.has(Group::Degree) && side.is_plain_word(verb + 1);
        next.is_function(Class::Determiner) || next.is_function(Class::Possessive) || is_noun
    })
}

/// Whether an infinitive stands in a clause behind a verb that promises, asks or decides.
fn is_undertaken(side: &Side<'_, '_>, infinitive: usize) -> bool {
    let acts = [family::COMMISSIVE, family::DIRECTIVE, family::INSTITUTIONAL];
    side.statements().iter().any(|statement| {
        statement.is_any(&acts)
            && statement.head < infinitive
            && !(statement.head + 1..=infinitive).any(|at| ends_clause(side, at))
    })
}
