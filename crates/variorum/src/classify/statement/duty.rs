//! What a text lays on others by a modal: the tenant must insure the house, members are obliged to report.

use std::ops::Range;

use super::actor::is_relative;
use super::clause::{clause_end, clause_start};
use super::ranks;
use super::words::{allows, inverts, is_modal, next_word};
use super::{ends_clause, words::is_due};
use crate::classify::pairing::agency::{ACTORS, belongs_to_noun, can_act, is_actor, subject_of};
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::{Class, Form, Group, Pack};

/// A duty of somebody else than those who speak.
#[derive(Clone, Debug)]
pub(in crate::classify) struct Duty {
    /// The modal.
    pub(in crate::classify) modal: usize,
    /// Whose duty it is.
    pub(in crate::classify) bearer: usize,
    /// The clause, to its end.
    pub(in crate::classify) clause: Range<usize>,
}

/// Returns the duties that a side lays on others: a modal of duty behind somebody who can act. What is due if or when
/// something else is so is none, nor what is told of those whom a relative clause is about: what the owners have to offer.
/// None either are a release, a plan, a state, and what was due or must have been.
pub(in crate::classify) fn duties(side: &Side<'_, '_>, pack: &Pack) -> Vec<Duty> {
    let due = (0..side.atoms.len()).filter(|at| is_due(side, *at));
    due.filter_map(|modal| duty(side, modal, pack)).collect()
}

fn duty(side: &Side<'_, '_>, modal: usize, pack: &Pack) -> Option<Duty> {
    let bearer = subject_of(side, modal)?;
    // What we must do is asked of nobody else.
    let speaks = |at: usize| side.atoms[at].means(Group::Issuer, "first");
    // "What the owners have to offer", "the rules that members must keep": of a claim, "that" opens the clause.
    let describes = |at: usize| {
        let atom = &side.atoms[at];
        let stands_for = atom.is_function(Class::Pronoun) && !atom.is_function(Class::Determiner);
        at != bearer && (stands_for || is_relative(side, at))
    };
    let opens = |at: &usize| {
        let claims = side.atoms[*at].is_function(Class::Relative) && !is_relative(side, *at);
        ends_clause(side, *at) || claims
    };
    let opening = (0..=bearer).rev().find(opens).unwrap_or(0);
    let is_of_others = (opening..=bearer).all(|at| !speaks(at) && !describes(at));
    let joins = |at: &usize| {
        let atom = &side.atoms[*at];
        let classes = [Class::Coordinator, Class::Relative];
        atom.value == Value::Sign || atom.is_any_function(&classes)
    };
    let start = (opening..bearer).find(|at| !joins(at));
    let opening_atom = &side.atoms[clause_start(side, modal)];
    let is_supposed = inverts(side, modal) || opening_atom.has(Group::Condition);
    let is_bearer = can_bear(side, bearer, pack) && !belongs_to_noun(side, bearer);
    let end = clause_end(side, modal);
    let is_duty = is_bearer && is_of_others && !is_supposed && end > modal + 1;
    let is_duty = is_duty && !is_plan_or_past(side, modal, pack);
    let is_duty = is_duty && !is_released(side, opening..modal, modal..end);
    let is_duty = is_duty && asks_an_act(side, modal..end, pack);
    is_duty.then_some(Duty {
        modal,
        bearer,
        clause: start.unwrap_or(bearer)..end,
    })
}

/// Whether what stands at a place can have a duty. A name can if it is that of a state, a body or an office, or ends with a
/// word for one: of a treaty, "shall" says what holds.
fn can_bear(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let atom = &side.atoms[at];
    if atom.value != Value::Name {
        return can_act(side, at);
    }
    let known = ["state", "organisation", "party", "title"];
    let last = &side.words[atom.words.end - 1].spelled;
    let ends_with_actor = || {
        let mut rows = pack.rows_of(last);
        rows.any(|row| row.group == Group::Name && ACTORS.contains(&&*row.family))
    };
    is_actor(side, at)
        || atom.has(Group::Issuer)
        || known
            .iter()
            .any(|family| atom.row(Group::Name, family).is_some())
        || ends_with_actor()
}

/// Whether a modal tells what is planned or what was due: the members are to meet, the mill had to close.
fn is_plan_or_past(side: &Side<'_, '_>, modal: usize, pack: &Pack) -> bool {
    let mut senses = side.atoms[modal].of(Group::Modal);
    let mut rows = pack.rows_of(&side.first(modal).spelled);
    senses.any(|sense| sense.row.concept == "be_to" || sense.form == Form::Past)
        || rows.any(|row| row.class == Some(Class::PastAuxiliary))
}

/// Most atoms from a denial to the end of the clause whose verb it denies.
const LAST: usize = 3;

/// Whether a denial releases from a duty: do not have to insure, shall not be liable. What must not be done is due, unless
/// the language says so of what need not be done.
fn is_released(side: &Side<'_, '_>, before: Range<usize>, clause: Range<usize>) -> bool {
    let modal = clause.start;
    let denies = |at: usize| side.atoms[at].is_negator();
    let verb = next_word(side, modal + 1).unwrap_or(side.atoms.len());
    let releases = side.atoms[modal].row(Group::Name, "releasing").is_some();
    // There the denial may stand before what ends the clause: the goods not sell, no toll pay, not sell must. What is done
    // without something is done.
    let closes = |at: usize, end: usize| {
        let is_without = side.atoms[at].is_function(Class::Preposition);
        denies(at) && !is_without && at + LAST >= end
    };
    let ends_denied = before.clone().any(|at| closes(at, modal + 1))
        || clause.clone().any(|at| closes(at, clause.end));
    if releases && ends_denied {
        return true;
    }
    let is_denied = before.chain(modal + 1..verb).any(denies);
    is_denied && (side.atoms[modal].words.len() > 1 || is_bound(side, verb))
}

/// Whether somebody is said to be liable or bound at a place: be liable, be required to.
fn is_bound(side: &Side<'_, '_>, being: usize) -> bool {
    let Some(atom) = side.atoms.get(being) else {
        return false;
    };
    let said = next_word(side, being + 1).filter(|_| atom.is_function(Class::Being));
    atom.of(Group::Modal)
        .any(|sense| sense.row.rank >= ranks::DUE)
        || said.is_some_and(|said| side.atoms[said].row(Group::Name, "liability").is_some())
}

/// Whether a clause asks from its modal on that somebody act: not what must have been, what is done to somebody, nor what
/// somebody is given.
fn asks_an_act(side: &Side<'_, '_>, clause: Range<usize>, pack: &Pack) -> bool {
    let Some(verb) = next_word(side, clause.start + 1) else {
        return false;
    };
    let is_told = |at: usize| {
        let word = side.first(at);
        word.may_be_participle() || word.looks_past(pack)
    };
    let next = next_word(side, verb + 1).filter(|next| *next < clause.end);
    let next_is_told = next.is_some_and(is_told);
    let has = side.atoms[verb].is_function(Class::Perfect);
    let was = has && (next_is_told || next.is_some_and(|next| side.first(next).is_copular));
    let is_passive = side.atoms[verb].is_function(Class::Being) && next_is_told;
    let is_given = || {
        let mut had = verb + 1..clause.end;
        had.any(|at| side.atoms[at].row(Group::Name, "entitlement").is_some())
    };
    // "Shall be entitled to", "shall be able to".
    let is_leave = is_modal(side, verb) && allows(side, verb);
    let is_done_to = is_passive && !is_bound(side, verb);
    let is_state = is_leave || has && is_given();
    !(was || is_done_to || is_state)
}
