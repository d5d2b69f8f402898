//! Lists of names: who is listed, who came and went, and what those who are listed are told to be or to do.
//!
//! A list is looked at from three sides. [`listed`] reads a whole block of one text, in which offices stand behind names
//! and semicolons may part them. [`list`] speaks of a pair of sentences, whose names may be parts of others. [`part`] asks
//! of one name what its list is a list of.

pub(super) mod list;
mod listed;
pub(super) mod part;
pub(super) mod person;

pub(crate) use listed::{Listed, listed};

use crate::classify::pairing::side::Side;
use crate::lexicon::Class;

/// Fewest names in a row that are a roster: two joined by a conjunction are a phrase.
pub(super) const LEAST_NAMES: usize = 3;

/// Whether an atom can stand between the names of a list.
pub(super) fn is_joint(side: &Side<'_, '_>, at: usize) -> bool {
    let signs = [",", ";"];
    let atom = &side.atoms[at];
    signs.iter().any(|sign| side.first(at).is_sign(sign))
        || atom.is_function(Class::Coordinator)
        || atom.is_function(Class::Determiner)
}
