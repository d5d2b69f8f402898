//! Promises in the passive: the list will be reviewed each year.

use super::super::agency::can_act;
use super::super::side::Side;
use super::words::next_word;
use super::{Actor, Statement, ends_clause};
use crate::lexicon::Group;

/// Who acts where a bare future tells in the passive what is done to a thing: nobody is named, if nobody is behind it. What
/// will be affected or felt is no deed.
pub(super) fn unnamed(side: &Side<'_, '_>, statement: &Statement<'_>, actor: Actor) -> Actor {
    let is_bare = statement.modal == Some(statement.head);
    let is_body = actor == Actor::Body && is_bare;
    if is_body && is_deed(side, statement.head) && !names_people(side, statement) {
        Actor::Unnamed
    } else {
        actor
    }
}

/// Whether a form of being and the participle of a deed stand behind a modal, and no agent behind them.
fn is_deed(side: &Side<'_, '_>, modal: usize) -> bool {
    let being = next_word(side, modal + 1).filter(|at| side.atoms[*at].is_function("being"));
    let verb = being.and_then(|being| next_word(side, being + 1));
    verb.is_some_and(|verb| {
        let atom = &side.atoms[verb];
        let is_known = atom.of(Group::Action).next().is_some()
            || atom.row(Group::Verb, "institutional").is_some();
        let mut clause = (verb + 1..side.atoms.len()).take_while(|at| !ends_clause(side, *at));
        is_known
            && side.first(verb).is_participle
            && !clause.any(|at| side.atoms[at].is_function("agent"))
    })
}

/// Whether people or a body are what something is done to: who will be admitted, who will be supported.
fn names_people(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let last = statement.subject.clone().next_back();
    last.is_some_and(|last| can_act(side, last))
}
