//! Promises in the passive: the list will be reviewed each year.

use super::super::agency::can_act;
use super::super::side::Side;
use super::words::next_word;
use super::{Actor, Statement, ends_clause};
use crate::lexicon::{Class, Group};

/// Who acts where a bare future tells in the passive what is done to a thing: nobody is named, if nobody is behind it. What
/// will be affected or felt is no deed.
pub(super) fn unnamed(side: &Side<'_, '_>, statement: &Statement<'_>, actor: Actor) -> Actor {
    let is_bare = statement.modal == Some(statement.head);
    let is_body = actor == Actor::Body && is_bare;
    if is_body && deed(side, statement.head).is_some() && !names_people(side, statement) {
        Actor::Unnamed
    } else {
        actor
    }
}

/// Where a statement ends that has been read: the participle of a deed is told by its future.
pub(super) fn end(side: &Side<'_, '_>, statement: &Statement<'_>) -> usize {
    let told = deed(side, statement.head).filter(|_| statement.actor == Actor::Unnamed);
    told.unwrap_or(statement.head)
}

/// The participle of a deed behind a modal and a form of being, with no agent behind it.
fn deed(side: &Side<'_, '_>, modal: usize) -> Option<usize> {
    let being =
        next_word(side, modal + 1).filter(|at| side.atoms[*at].is_function(Class::Being))?;
    let verb = next_word(side, being + 1).filter(|at| side.first(*at).is_participle)?;
    let atom = &side.atoms[verb];
    let is_known =
        atom.of(Group::Action).next().is_some() || atom.row(Group::Verb, "institutional").is_some();
    let mut clause = (verb + 1..side.atoms.len()).take_while(|at| !ends_clause(side, *at));
    let has_agent = clause.any(|at| side.atoms[at].is_function(Class::Agent));
    (is_known && !has_agent).then_some(verb)
}

/// Whether people or a body are what something is done to: who will be admitted, who will be supported.
fn names_people(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let last = statement.subject.clone().next_back();
    last.is_some_and(|last| can_act(side, last))
}
