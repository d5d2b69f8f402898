//! Statements: the clauses of a sentence with their force, actor and modal.
//!
//! No parser: a clause has one head, the leftmost force verb that is neither a noun nor governed by another; the actor
//! is the nearest noun phrase before it, or that of the clause it is coordinated with.

mod actor;
mod clause;
mod complement;
mod duty;
pub(super) mod family;
mod head;
mod named;
mod passive;
mod pledge;
pub(super) mod ranks;
mod status;
mod withheld;
mod words;

use std::ops::Range;

use crate::classify::pairing::agency::is_actor;
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::{Class, Form, Group, Row};
use actor::{actor, behind_opening, is_relative, only_needs, subject_noun};
use clause::{clause_start, names_before, same_sentence, segment_end, segment_start};
use head::head;
use withheld::is_withheld;

pub(super) use clause::{back_in_clause, clauses, closes_adverbial, ends_clause};
pub(super) use duty::{Duty, duties};
pub(super) use pledge::{Pledge, pledges};
pub(super) use status::{is_told, promised, promised_by};
pub(super) use words::{
    allows, follows_being, is_binding, is_due, is_modal, modal_rank, next_word, previous_word,
};

/// A clause that performs an act.
#[derive(Clone, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent facts of a clause"
)]
pub(super) struct Statement<'l> {
    /// The verb that says which act; for a bare future the modal.
    pub(super) head: usize,
    /// What the verb can mean, one row for each family; none for what only says how sure something is.
    pub(super) rows: Vec<&'l Row>,
    /// The form of the verb.
    pub(super) form: Form,
    /// The row of the future in which an action is told, which promises it.
    pub(super) future: Option<&'l Row>,
    /// The modal that governs the verb.
    pub(super) modal: Option<usize>,
    /// Who acts.
    pub(super) actor: Actor,
    /// Where the actor stands.
    pub(super) subject: Range<usize>,
    /// Whether a noun for one person or body that is meant is the subject: the tenant.
    pub(super) acts: bool,
    /// Whether the modal only allows the act: anyone can request a copy.
    pub(super) permits: bool,
    /// From the first atom of the clause to the end.
    pub(super) clause: Range<usize>,
    /// Whether the act is told of, not performed: the verb is passive.
    pub(super) passive: bool,
    /// Whether the act is done and holds: has committed to.
    pub(super) perfect: bool,
    /// Whether a complement says how the act is meant.
    pub(super) complemented: bool,
    /// Whether the verb can also say how sure something is: data suggest.
    pub(super) epistemic: Epistemic,
    /// Whether an act follows that the verb is about: we seek to open the port, and not: we seek peace.
    pub(super) governs: bool,
    /// Whether the verb only says what something takes: sorting the mail requires two clerks.
    pub(super) needs: bool,
    /// Whether the clause denies or supposes the act: if we decide, we cannot promise.
    pub(super) withheld: bool,
    /// How many acts of others stand in relative clauses within: we ask those who plan to sail to wait.
    pub(super) enclosed: usize,
}

/// Whether a verb can also say how sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epistemic {
    /// It cannot.
    No,
    /// It can, but somebody who can act stands after it: we expect members to comply.
    Addressed,
    /// It can, and says so of what cannot act: we expect prices to fall.
    Bare,
}

/// Who performs an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actor {
    /// Those who issue the text, or nobody else is named.
    Issuer,
    /// A pronoun for those who issue the text: they stand at the head of the sentence before.
    Antecedent,
    /// Nobody whom the text names: it tells what will be done to a thing.
    Unnamed,
    /// A body or group that is not named: those who issue the text, or part of them.
    Body,
    /// Somebody who is named, and nothing else is.
    Named,
    /// Those who are named so and are among the makers of the text.
    Maker,
    /// Somebody in whose description a name stands: the ships of Malta.
    Other,
    /// Whom or what a relative pronoun takes up, or who is spoken to: the ships that sail, the report that calls for calm, you.
    Described,
    /// What happens, and asks nothing of anybody: circumstances that call for care.
    Thing,
}

impl Actor {
    /// Whether the issuers act, named or by a pronoun.
    pub(in crate::classify) fn speaks_for_issuers(self) -> bool {
        matches!(self, Self::Issuer | Self::Antecedent | Self::Unnamed)
    }

    /// Whether what they will do is a promise of the text: those who issue it, each of its makers.
    pub(in crate::classify) fn can_promise(self) -> bool {
        self.speaks_for_issuers() || self == Self::Maker
    }

    /// Whether others act than those who issue the text or part of them, or they are told by their names.
    pub(in crate::classify) fn is_other(self) -> bool {
        matches!(
            self,
            Self::Named | Self::Maker | Self::Other | Self::Described
        )
    }
}

impl<'l> Statement<'l> {
    /// The row of a family.
    pub(super) fn row(&self, family: &str) -> Option<&'l Row> {
        self.rows.iter().copied().find(|row| row.family == family)
    }

    /// Whether the verb can perform an act of one of some families.
    pub(super) fn is_any(&self, families: &[&str]) -> bool {
        families.iter().any(|family| self.row(family).is_some())
    }

    /// The row of a family, or that of the future which stands for one.
    pub(super) fn force(&self, family: &str) -> Option<&'l Row> {
        let future = self.future.filter(|row| row.family == family);
        self.row(family).or(future)
    }

    /// Whether the modal is all there is of the act: we will build.
    pub(super) fn is_bare_future(&self) -> bool {
        self.modal == Some(self.head)
    }

    /// The first word of the verb.
    fn verb(&self) -> usize {
        self.modal.unwrap_or(self.head).min(self.head)
    }

    /// Where the clause is quoted from: its own subject, or the verb if it shares that of the clause before.
    pub(in crate::classify) fn opening(&self) -> usize {
        let verb = self.verb();
        if self.subject.end == verb {
            self.subject.start
        } else {
            verb
        }
    }

    /// Whether the clause binds the issuer to something, or a party that is named and says so itself.
    pub(super) fn is_commitment(&self) -> bool {
        let binds = self.actor.speaks_for_issuers() || self.vows() || self.is_of_maker();
        self.promise().is_some() && !self.withheld && binds
    }

    /// Whether a maker of the text says what it will do, or promises in any words here and now.
    fn is_of_maker(&self) -> bool {
        let speaks = matches!(self.form, Form::Base | Form::Third) || self.perfect;
        self.actor == Actor::Maker && speaks && !self.passive && !self.permits
    }

    /// Whether somebody named promises in so many words, or people or a body do so here and now: Malta commits to open the
    /// port, Malta pledged to; the tenant undertakes to mend the roof.
    fn vows(&self) -> bool {
        let is_present = matches!(self.form, Form::Base | Form::Third);
        let speaks = is_present || self.perfect || self.form == Form::Past && self.governs;
        let by_name = matches!(self.actor, Actor::Named | Actor::Maker) && speaks;
        let by_noun = self.actor == Actor::Body && self.acts && is_present && self.governs;
        let promise = self.row(family::COMMISSIVE);
        (by_name || by_noun)
            && self.modal.is_none()
            && !self.passive
            && promise.is_some_and(|row| row.rank >= ranks::VOW)
    }

    /// The row that says how firmly something is promised.
    pub(super) fn promise(&self) -> Option<&'l Row> {
        let first = self.rows.first().copied();
        first
            .filter(|row| row.family == family::COMMISSIVE)
            .or(self.future)
    }

    /// Whether the clause asks something of somebody. What figures and other people suggest or expect is no request, nor
    /// what the issuers expect of prices.
    pub(super) fn is_directive(&self) -> bool {
        let asks = self.row(family::DIRECTIVE).is_some() && self.row(family::COMMISSIVE).is_none();
        let is_request = match self.epistemic {
            Epistemic::No => true,
            Epistemic::Addressed => self.actor == Actor::Issuer,
            Epistemic::Bare => false,
        };
        let speaks = !matches!(self.actor, Actor::Thing | Actor::Described);
        asks && is_request && !self.permits && !self.needs && !self.withheld && speaks
    }
}

/// Returns the statements of a side in order.
pub(super) fn statements<'l>(side: &Side<'_, 'l>) -> Vec<Statement<'l>> {
    let mut found: Vec<Statement<'l>> = Vec::new();
    let mut at = 0;
    while at < side.atoms.len() {
        if let Some(mut statement) = head(side, at) {
            let earlier = found.last();
            let previous = earlier.filter(|earlier| same_sentence(side, earlier.head, at));
            settle(side, at, &mut statement, previous);
            if !statement.is_bare_future() || statement.actor.can_promise() {
                at = passive::end(side, &statement);
                found.push(statement);
            }
        }
        at += 1;
    }
    bound(side, &mut found);
    found
}

/// Says who acts by a verb, where its clause begins and whether that performs the act. `at` is where the verb was found, by its
/// modal or by itself, and `previous` the act before it in its sentence.
fn settle<'l>(
    side: &Side<'_, 'l>,
    at: usize,
    statement: &mut Statement<'l>,
    previous: Option<&Statement<'l>>,
) {
    let verb = statement.verb();
    statement.clause.start = clause_start(side, at);
    let list = names_before(side, statement.clause.start);
    // Of the terms between Malta and Fiji the terms are told, and what others say of the two they do not say.
    let is_governed = list.is_some_and(|list| !opens_clause(side, list));
    if let Some(list) = list.filter(|_| !is_governed) {
        statement.clause.start = list;
    }
    // In May and June, prices will: what the conjunction joins is a part of what opens the clause.
    if side.atoms[statement.clause.start].is_function(Class::Coordinator) {
        let segment = segment_start(side, statement.clause.start);
        let own = behind_opening(side, segment..at);
        statement.clause.start = statement.clause.start.max(own);
    }
    if previous.is_some_and(|earlier| is_enumerated(side, earlier.head + 1..verb)) {
        statement.clause.start = verb;
    }
    let start = previous.map_or(statement.clause.start, |earlier| {
        (earlier.head + 1).max(statement.clause.start)
    });
    let (subject, mut actor) = actor(side, start..verb, previous);
    if is_governed && actor == Actor::Maker {
        actor = Actor::Named;
    }
    let noun = subject_noun(side, subject.clone());
    statement.acts = noun.is_some_and(|noun| is_one_actor(side, statement, noun));
    statement.needs = actor == Actor::Body && only_needs(side, at, &subject);
    statement.subject = subject;
    statement.actor = passive::actor(side, statement, actor);
    statement.passive &= !passive::is_impersonal(side, statement);
    statement.withheld = is_withheld(side, statement);
}

/// Ends the clause of each act where that of another begins, or with its sentence.
fn bound(side: &Side<'_, '_>, found: &mut [Statement<'_>]) {
    for at in 0..found.len() {
        let asks = found[at].row(family::DIRECTIVE).is_some();
        let is_enclosed = |next: &&Statement<'_>| {
            let first = next.subject.clone().next();
            asks && first.is_some_and(|first| is_relative(side, first))
        };
        let enclosed = found[at + 1..].iter().take_while(is_enclosed).count();
        // A verb in the complement of another has the clause of that one, and does not end it: we will work to mend the dam.
        let head = found[at].head;
        let mut next = found[at + 1 + enclosed..].iter();
        let limit = next.find_map(|next| begins_behind(side, next, head));
        let limit = limit.unwrap_or(side.atoms.len());
        found[at].enclosed = enclosed;
        found[at].clause.end = segment_end(side, head).min(limit);
    }
}

/// Where a clause begins that does not lie within that of an earlier verb: behind the verb, or behind a comma with a subject of
/// its own. Of two verbs in a row, what they are about stands behind the second: to adopt and enforce the rules.
fn begins_behind(side: &Side<'_, '_>, statement: &Statement<'_>, verb: usize) -> Option<usize> {
    let own = statement.subject.start;
    let has_subject =
        !statement.subject.is_empty() && own > verb && side.first(own - 1).is_sign(",");
    let start = if has_subject {
        own
    } else {
        statement.clause.start
    };
    // What reads like a verb may be a noun: "our support and".
    let is_governed = |at: usize| {
        let leads = |before: usize| {
            side.atoms[before].is_function(Class::Infinitive) || is_modal(side, before)
        };
        at == verb || at.checked_sub(1).is_some_and(leads)
    };
    let is_verb = |at: usize| {
        let can_be = side.atoms[at].has(Group::Action) || side.atoms[at].form().is_some();
        can_be && is_governed(at)
    };
    let is_joined = start > 0
        && side.atoms[start].is_function(Class::Coordinator)
        && start + 1 == statement.verb()
        && (is_verb(start - 1) || side.atoms[start - 1].is_preposition());
    (start > verb && !is_joined).then_some(start)
}

/// Whether a verb after the given words shares the subject of the one before them: "thanked the staff, praised the crew and
/// pledged help". Two commas would be an aside after a subject of its own.
fn is_enumerated(side: &Side<'_, '_>, between: Range<usize>) -> bool {
    let is_comma = |at: usize| side.first(at).is_sign(",");
    let is_plain = |at: usize| !is_comma(at) && !side.atoms[at].is_function(Class::Conjunction);
    let last = between.end.saturating_sub(1);
    between.contains(&last) && is_comma(last) && (between.start..last).all(is_plain)
}

/// Whether a noun is that of one person or body that an article points at, in a clause of which nothing is supposed: the tenant,
/// and not: no tenants, when the tenant.
fn is_one_actor(side: &Side<'_, '_>, statement: &Statement<'_>, noun: usize) -> bool {
    let opening = &side.atoms[statement.clause.start];
    let subordinates =
        opening.is_function(Class::Conjunction) && !opening.is_function(Class::Coordinator);
    let article = noun.checked_sub(1).filter(|_| !side.first(noun).opens);
    let is_pointed_at = article.is_some_and(|article| {
        side.atoms[article]
            .row(Group::Quantifier, "article")
            .is_some()
    });
    is_actor(side, noun) && is_pointed_at && !side.first(noun).inflected && !subordinates
}

/// Whether a list of names can be a subject: it opens a sentence or a clause, perhaps behind an adverb.
fn opens_clause(side: &Side<'_, '_>, list: usize) -> bool {
    let before = list.checked_sub(1).filter(|_| !side.first(list).opens);
    before.is_none_or(|before| {
        let atom = &side.atoms[before];
        let leads = [Class::Conjunction, Class::Connective, Class::Adverb];
        let leads = atom.is_any_function(&leads) && !atom.is_function(Class::Relative);
        let is_time = matches!(atom.value, Value::Sign | Value::Label | Value::Time(_));
        is_time || leads && !atom.is_function(Class::Preposition)
    })
}
