//! What a text lays on others by a modal: the tenant must insure the house, members are obliged to report.

use std::ops::Range;

use super::super::agency::{can_act, is_governed, subject_of};
use super::super::atom::Value;
use super::super::side::Side;
use super::actor::is_relative;
use super::clause::{clause_start, sentence_end};
use super::{DUE, ends_clause, modal_rank};
use crate::lexicon::{Class, Group};

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
pub(in crate::classify) fn duties(side: &Side<'_, '_>) -> Vec<Duty> {
    let due =
        (0..side.atoms.len()).filter(|at| modal_rank(side, *at).is_some_and(|rank| rank >= DUE));
    due.filter_map(|modal| duty(side, modal)).collect()
}

fn duty(side: &Side<'_, '_>, modal: usize) -> Option<Duty> {
    let bearer = subject_of(side, modal)?;
    // What we must do is asked of nobody else.
    let speaks = |at: usize| {
        let mut senses = side.atoms[at].of(Group::Issuer);
        senses.any(|sense| sense.row.concept == "first")
    };
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
    let is_supposed = side.atoms[clause_start(side, modal)]
        .of(Group::Condition)
        .next()
        .is_some();
    let is_bearer = can_act(side, bearer) && !is_governed(side, bearer);
    let end = (modal + 1..sentence_end(side, modal)).find(|at| ends_clause(side, *at));
    let end = end.unwrap_or_else(|| sentence_end(side, modal));
    let is_duty = is_bearer && is_of_others && !is_supposed && end > modal + 1;
    is_duty.then_some(Duty {
        modal,
        bearer,
        clause: start.unwrap_or(bearer)..end,
    })
}
