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
use crate::classify::reading::words::Word;
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
    let due = Due::of(side, modal, pack)?;
    due.is_duty().then(|| Duty {
        modal,
        bearer: due.bearer,
        clause: due.start()..due.asked.end,
    })
}

/// What is due by a modal.
struct Due<'s, 'd, 'l> {
    side: &'s Side<'d, 'l>,
    pack: &'s Pack,
    modal: usize,
    /// Who stands before the modal.
    bearer: usize,
    /// The verb behind it.
    verb: usize,
    /// The clause up to the modal.
    before: Range<usize>,
    /// The modal and the clause behind it.
    asked: Range<usize>,
}

impl<'s, 'd, 'l> Due<'s, 'd, 'l> {
    fn of(side: &'s Side<'d, 'l>, modal: usize, pack: &'s Pack) -> Option<Self> {
        let bearer = subject_of(side, modal)?;
        // Of a claim, "that" opens the clause.
        let opens = |at: &usize| {
            let claims = side.atoms[*at].is_function(Class::Relative) && !is_relative(side, *at);
            ends_clause(side, *at) || claims
        };
        Some(Self {
            side,
            pack,
            modal,
            bearer,
            verb: next_word(side, modal + 1)?,
            before: (0..=bearer).rev().find(opens).unwrap_or(0)..modal,
            asked: modal..clause_end(side, modal),
        })
    }

    /// Whether it is laid on somebody else than those who speak that he act.
    fn is_duty(&self) -> bool {
        self.has_bearer()
            && !self.is_of_speakers()
            && !self.describes()
            && !self.is_supposed()
            && self.asked.len() > 1
            && !self.is_planned()
            && !self.was_due()
            && !self.is_released()
            && !self.was_done()
            && !self.is_done_to()
            && !self.is_leave()
            && !self.is_given()
    }

    /// Where the clause begins behind what joins it to another.
    fn start(&self) -> usize {
        let joins = |at: &usize| {
            let atom = &self.side.atoms[*at];
            let classes = [Class::Coordinator, Class::Relative];
            atom.value == Value::Sign || atom.is_any_function(&classes)
        };
        let start = (self.before.start..self.bearer).find(|at| !joins(at));
        start.unwrap_or(self.bearer)
    }

    fn has_bearer(&self) -> bool {
        can_bear(self.side, self.bearer, self.pack) && !belongs_to_noun(self.side, self.bearer)
    }

    /// What we must do is asked of nobody else.
    fn is_of_speakers(&self) -> bool {
        let mut subject = self.before.start..=self.bearer;
        subject.any(|at| self.side.atoms[at].means(Group::Issuer, "first"))
    }

    /// Whether a pronoun stands for what is due: "what the owners have to offer", "the rules that members must keep".
    fn describes(&self) -> bool {
        let mut subject = self.before.start..self.bearer;
        subject.any(|at| {
            let atom = &self.side.atoms[at];
            atom.is_function(Class::Pronoun) && !atom.is_function(Class::Determiner)
                || is_relative(self.side, at)
        })
    }

    /// Whether it is due if or when something is so.
    fn is_supposed(&self) -> bool {
        let opening = &self.side.atoms[clause_start(self.side, self.modal)];
        inverts(self.side, self.modal) || opening.has(Group::Condition)
    }

    /// Whether the modal tells what is planned: the members are to meet.
    fn is_planned(&self) -> bool {
        self.side.atoms[self.modal].means(Group::Modal, "be_to")
    }

    /// Whether the modal tells what was due: the mill had to close.
    fn was_due(&self) -> bool {
        let mut senses = self.side.atoms[self.modal].of(Group::Modal);
        let mut rows = self.pack.rows_of(&self.side.first(self.modal).spelled);
        senses.any(|sense| sense.form == Form::Past)
            || rows.any(|row| row.class == Some(Class::PastAuxiliary))
    }

    /// Whether a denial releases from it: do not have to insure, shall not be liable. What must not be done is due, unless
    /// the language says so of what need not be done.
    fn is_released(&self) -> bool {
        let modal = &self.side.atoms[self.modal];
        let denies = |at: usize| self.side.atoms[at].is_negator();
        // There the denial may stand before what ends the clause: the goods not sell, no toll pay, not sell must. What is
        // done without something is done.
        let closes = |at: usize, end: usize| {
            let is_without = self.side.atoms[at].is_function(Class::Preposition);
            denies(at) && !is_without && at + LAST >= end
        };
        let ends_denied = || {
            self.before.clone().any(|at| closes(at, self.modal + 1))
                || self.asked.clone().any(|at| closes(at, self.asked.end))
        };
        if modal.row(Group::Name, "releasing").is_some() && ends_denied() {
            return true;
        }
        let mut beside = self.before.clone().chain(self.modal + 1..self.verb);
        beside.any(denies) && (modal.words.len() > 1 || is_bound(self.side, self.verb))
    }

    /// Whether a form of having stands behind the modal.
    fn has(&self) -> bool {
        self.side.atoms[self.verb].is_function(Class::Perfect)
    }

    /// The word of the clause behind the verb, if it passes a test.
    fn next_is(&self, is_such: impl Fn(&Word<'_>) -> bool) -> bool {
        let next = next_word(self.side, self.verb + 1);
        let next = next.filter(|next| *next < self.asked.end);
        next.is_some_and(|next| is_such(self.side.first(next)))
    }

    fn next_is_participle(&self) -> bool {
        self.next_is(|word| word.may_be_participle() || word.looks_past(self.pack))
    }

    /// Whether it must have been: shall have reported.
    fn was_done(&self) -> bool {
        self.has() && (self.next_is_participle() || self.next_is(|word| word.is_copular))
    }

    /// Whether it is done to somebody, who is not bound by it.
    fn is_done_to(&self) -> bool {
        let is_passive = self.side.atoms[self.verb].is_function(Class::Being);
        is_passive && self.next_is_participle() && !is_bound(self.side, self.verb)
    }

    /// Whether it is leave: shall be entitled to, shall be able to.
    fn is_leave(&self) -> bool {
        is_modal(self.side, self.verb) && allows(self.side, self.verb)
    }

    /// Whether it is what somebody is given: shall have the right to.
    fn is_given(&self) -> bool {
        let mut had = self.verb + 1..self.asked.end;
        let is_title = |at: usize| {
            self.side.atoms[at]
                .row(Group::Name, "entitlement")
                .is_some()
        };
        self.has() && had.any(is_title)
    }
}

/// Most atoms from a denial to the end of the clause whose verb it denies.
const LAST: usize = 3;

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
