//! What a verb is followed by, and what that makes of it: an act, a forecast, something that goes on.

use super::clause::past_aside;
use super::family;
use super::words::next_word;
use crate::classify::pairing::side::Side;
use crate::lexicon::{Class, Group};

/// Whether a verb says that something goes on.
pub(super) fn goes_on(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.form().is_some() && atom.has(Group::Continuity)
}

/// Whether a verb says what is held to be so or to come, and not what somebody will do: the Board anticipates that trade
/// will recover, continues to believe that it will. With an infinitive it promises: the Board expects to publish.
pub(super) fn forecasts(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let next = side.atoms.get(at + 1);
    if goes_on(side, at) {
        return next.is_some_and(|next| {
            let mut families = next.of(Group::Verb).map(|sense| &*sense.row.family);
            let holds = next.has(Group::Verb)
                && families.all(|family| matches!(family, family::ASSERTION | family::DISAPPROVAL));
            holds || next.has(Group::Certainty)
        });
    }
    let infinitive = next.is_some_and(|next| next.is_function(Class::Infinitive));
    atom.has(Group::Certainty) && !infinitive
}

/// Whether an infinitive follows a verb, or the verb is a phrase that says as much: to attempt to, to make every effort.
pub(super) fn governs_act(side: &Side<'_, '_>, at: usize) -> bool {
    let next = next_word(side, past_aside(side, at + 1));
    let follows = next.is_some_and(|next| side.atoms[next].is_function(Class::Infinitive));
    follows || side.atoms[at].words.len() > 1
}
