//! Promises in the passive: the list will be reviewed each year, it was agreed to review the list.

use super::actor::subject_noun;
use super::family;
use super::ranks;
use super::words::next_word;
use super::{Actor, Statement, ends_clause};
use crate::classify::pairing::agency::can_act;
use crate::classify::pairing::side::Side;
use crate::lexicon::{Class, Group};

/// Who acts where the passive tells it: those who issue the text, where they are named as agents or where it only says that
/// something was agreed; nobody whom the text names, where a bare future tells what is done to a thing.
pub(super) fn actor(side: &Side<'_, '_>, statement: &Statement<'_>, actor: Actor) -> Actor {
    if is_impersonal(side, statement) {
        return Actor::Unnamed;
    }
    let is_bare = statement.is_bare_future();
    // What is done to a maker it does not do.
    if actor == Actor::Maker && is_bare && is_done_to(side, statement.head) {
        return Actor::Named;
    }
    let deed = deed(side, statement.head).filter(|_| actor == Actor::Body && is_bare);
    match deed {
        Some(Deed {
            by_issuers: true, ..
        }) => Actor::Issuer,
        Some(_) if !names_people(side, statement) => Actor::Unnamed,
        _ => actor,
    }
}

/// Whether a passive says that something was agreed or decided, and of nothing and nobody: it was agreed to mend the dam.
pub(super) fn is_impersonal(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let vows = statement
        .row(family::COMMISSIVE)
        .is_some_and(|row| row.rank >= ranks::VOW);
    let mut subject = statement.subject.clone();
    let stands_for_nothing = subject
        .next()
        .is_some_and(|at| side.atoms[at].is_function(Class::BodyAnaphor));
    let act = statement.head + 1;
    let is_infinitive = side
        .atoms
        .get(act)
        .is_some_and(|mark| mark.is_function(Class::Infinitive))
        && side
            .atoms
            .get(act + 1)
            .is_some_and(|verb| verb.is_content() && !can_act(side, act + 1));
    statement.passive
        && vows
        && stands_for_nothing
        && subject.next() == Some(statement.head - 1)
        && is_infinitive
}

/// Where a statement ends that has been read: the participle of a deed is told by its future.
pub(super) fn end(side: &Side<'_, '_>, statement: &Statement<'_>) -> usize {
    let told = deed(side, statement.head)
        .filter(|deed| statement.actor == Actor::Unnamed || deed.by_issuers);
    told.map_or(statement.head, |deed| deed.verb)
}

/// What is done to a thing behind a modal and a form of being.
struct Deed {
    /// The participle.
    verb: usize,
    /// Whether those who issue the text are named as who does it.
    by_issuers: bool,
}

/// What a future in the passive says will be done. What we do is a deed; what others that issue the text do, or nobody is
/// named for, if it is known as one: what will be affected or felt is none.
fn deed(side: &Side<'_, '_>, modal: usize) -> Option<Deed> {
    let being =
        next_word(side, modal + 1).filter(|at| side.atoms[*at].is_function(Class::Being))?;
    let verb = next_word(side, being + 1)?;
    let (atom, word) = (&side.atoms[verb], side.first(verb));
    // With an agent behind it, every form but that in "-ing" is a participle: taken by us.
    let is_inflected = word.may_be_participle();
    // The deeds are listed as participles, some of them irregular or of several words: set up, put in place.
    let is_known = atom.row(Group::Name, "deed").is_some()
        || word.is_participle
            && (atom.has(Group::Action) || atom.row(Group::Verb, family::INSTITUTIONAL).is_some());
    let mut clause = (verb + 1..side.atoms.len()).take_while(|at| !ends_clause(side, *at));
    let agent = clause.find(|at| side.atoms[*at].is_function(Class::Agent));
    let issuers = agent.and_then(|agent| side.atoms.get(agent + 1)?.of(Group::Issuer).next());
    let by_us = issuers.is_some_and(|sense| sense.row.concept == "first");
    let by_issuers = issuers.is_some();
    let is_deed = by_us && is_inflected || is_known && (by_issuers || agent.is_none());
    is_deed.then_some(Deed { verb, by_issuers })
}

/// Whether a modal stands before a passive: will be given.
fn is_done_to(side: &Side<'_, '_>, modal: usize) -> bool {
    let being = next_word(side, modal + 1).filter(|at| side.atoms[*at].is_function(Class::Being));
    let verb = being.and_then(|being| next_word(side, being + 1));
    verb.is_some_and(|verb| side.first(verb).may_be_participle())
}

/// Whether people or a body are what something is done to: who will be admitted, who will be supported.
fn names_people(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let noun = subject_noun(side, statement.subject.clone());
    noun.is_some_and(|noun| can_act(side, noun))
}
