//! Who can act.
//!
//! A duty, leave or a promise is that of somebody who can act; of a fee, "may" says how likely something is. All rules ask
//! one question: can what stands at this place act? Names can, those who issue the text, whom it speaks to, pronouns for
//! people, and the nouns for people and bodies that the data list.

use super::side::Side;
use crate::classify::reading::atom::Value;
use crate::classify::statement::back_in_clause;
use crate::lexicon::{Class, Group};

/// Families of nouns for those who can act: of whom something can be asked, bodies, people by what they do, and the two
/// parties of a contract.
pub(in crate::classify) const ACTORS: [&str; 5] = ["addressee", "body", "people", "giver", "taker"];

/// Whether what stands at a place is somebody who can act.
pub(in crate::classify) fn can_act(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.value == Value::Name
        || atom.has(Group::Issuer)
        || atom.is_function(Class::Anaphor)
        || atom.is_function(Class::Hearer)
        || is_actor(side, at)
}

/// Whether the data list a noun among those for people and bodies.
pub(in crate::classify) fn is_actor(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    ACTORS
        .iter()
        .any(|family| atom.row(Group::Name, family).is_some())
}

/// What a verb or a modal is said of: the noun or the pronoun before it in its clause.
pub(in crate::classify) fn subject_of(side: &Side<'_, '_>, verb: usize) -> Option<usize> {
    let mut before = back_in_clause(side, verb);
    before.find(|place| {
        let atom = &side.atoms[*place];
        atom.is_content() || atom.is_function(Class::Pronoun)
    })
}

/// Whether somebody who can act is the subject of a verb or a modal.
pub(in crate::classify) fn has_actor(side: &Side<'_, '_>, verb: usize) -> bool {
    subject_of(side, verb).is_some_and(|subject| can_act(side, subject))
}

/// Whether the phrase of a noun belongs to another: the boats of the owner shall carry lamps.
pub(in crate::classify) fn belongs_to_noun(side: &Side<'_, '_>, noun: usize) -> bool {
    let marks = |at: usize| {
        let atom = &side.atoms[at];
        atom.is_function(Class::Determiner) || atom.is_function(Class::Possessive)
    };
    let mut before = side.before(noun);
    let Some(first) = before.find(|at| !side.atoms[*at].is_content()) else {
        return false;
    };
    let governor = if marks(first) {
        first.checked_sub(1)
    } else {
        Some(first)
    };
    governor.is_some_and(|at| {
        side.atoms[at].is_function(Class::Preposition) && !side.first(first).opens
    })
}
