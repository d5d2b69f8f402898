//! What became of an act: whether it is promised, or told as done or going on.

use super::words::{is_modal, next_word, previous_word};
use super::{Pledge, Statement};
use crate::classify::pairing::side::Side;
use crate::lexicon::{Class, Form, Group, Pack};

/// The verb of the act that is promised: behind the modal and what says that it goes on, or behind the infinitive mark of
/// the verb that promises.
pub(in crate::classify) fn promised(side: &Side<'_, '_>, promise: &Statement<'_>) -> Option<usize> {
    let goes_on = |at: usize| side.atoms[at].has(Group::Continuity);
    let verb = match promise.modal {
        Some(modal) => next_word(side, modal + 1)?,
        None => promise.head,
    };
    if promise.modal.is_some() && !goes_on(verb) {
        return Some(participle(side, verb).unwrap_or(verb));
    }
    let next = next_word(side, verb + 1)?;
    if side.atoms[next].is_function(Class::Infinitive) {
        next_word(side, next + 1)
    } else {
        let has_mark = side.atoms[verb].words.len() > 1;
        (has_mark || goes_on(verb)).then_some(next)
    }
}

/// The verb of the act that a noun promises: behind the infinitive mark, and adverbs.
pub(in crate::classify) fn promised_by(side: &Side<'_, '_>, pledge: &Pledge<'_>) -> Option<usize> {
    next_word(side, pledge.noun + 2)
}

/// The act that a form of being tells in the passive: will be sent.
fn participle(side: &Side<'_, '_>, being: usize) -> Option<usize> {
    let is_passive = |at: &usize| side.first(*at).may_be_participle();
    let verb = next_word(side, being + 1).filter(is_passive);
    verb.filter(|_| side.atoms[being].is_function(Class::Being))
}

/// Whether a verb tells what was or is being done: after a form of *have* or *be*, or of going on, or in the past.
pub(in crate::classify) fn is_told(side: &Side<'_, '_>, verb: usize, pack: &Pack) -> bool {
    let Some(before) = previous_word(side, verb) else {
        return false;
    };
    let atom = &side.atoms[before];
    let goes_on = atom.has(Group::Continuity)
        && !previous_word(side, before).is_some_and(|modal| is_modal(side, modal));
    let marked = atom.is_any_function(&[
        Class::Determiner,
        Class::Possessive,
        Class::Preposition,
        Class::Infinitive,
    ]) && !atom.is_function(Class::Pronoun);
    let form = side.atoms[verb].form();
    let word = side.first(verb);
    let is_past = || match form {
        Some(form) => matches!(form, Form::Past | Form::Participle),
        None => word.looks_past(pack),
    };
    let under_modal = atom.is_function(Class::Auxiliary)
        && previous_word(side, before).is_some_and(|modal| is_modal(side, modal));
    goes_on || !under_modal && (atom.is_function(Class::Auxiliary) || !marked && is_past())
}
