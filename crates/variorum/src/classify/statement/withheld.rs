//! Acts that a clause speaks of and does not perform: what is denied, what is only supposed, what a verb of asking without an
//! object stands for, what is only fostered.

use super::actor::{addresses, is_matter};
use super::clause::{past_aside, segment_end};
use super::family;
use super::ranks;
use super::words::{inverts, next_word, previous_word};
use super::{Actor, Statement};
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::{Atom, Value};
use crate::lexicon::{Class, Form, Group};

/// Words behind a denied future among which it says what nobody answers for.
const DISCLAIMED: usize = 5;

/// Whether a clause does not perform the act of its verb.
pub(super) fn is_withheld(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    is_supposed(side, statement)
        || lacks_object(side, statement)
        || fosters(side, statement)
        || visits(side, statement)
        || follows_refusal(side, statement)
        || is_purpose(side, statement)
        || follows_from(side, statement)
        || holds_view(side, statement)
        || foretells(side, statement)
        || is_history(side, statement)
        || is_denied(side, statement) && (vows_or_asks(statement) || disclaims(side, statement))
}

/// Whether a participle says what comes of something, and asks it of nobody: the dyke may break, requiring costly repairs.
fn follows_from(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let needs = side.atoms[statement.head]
        .row(Group::Name, "need")
        .is_some();
    let mut subject = statement.subject.clone();
    statement.form == Form::Gerund
        && needs
        && !subject.any(|at| side.atoms[at].has(Group::Issuer))
        && !addresses(side, statement.head)
}

/// Whether what is promised, intended or gone on with is to see something so: continues to see few risks, expects to see
/// prices fall, continues to assume that they will. To assume a duty is an act.
fn holds_view(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let verb = next_word(side, past_aside(side, statement.head + 1));
    let view = verb.and_then(|verb| Some((verb, side.atoms[verb].row(Group::Name, "view")?)));
    // Who will see a thing through brings it about.
    statement.promise().is_some()
        && !statement.is_bare_future()
        && view.is_some_and(|(verb, row)| {
            let next = side.atoms.get(verb + 1);
            let is_claim = next.is_some_and(|next| next.is_function(Class::Relative));
            let sees_to = next.is_some_and(|next| next.is_function(Class::Infinitive)) || is_claim;
            match &*row.concept {
                "claim" => is_claim,
                "sight" => !sees_to,
                _ => true,
            }
        })
}

/// Whether a bare future says of nobody what there will be, or what will be possible or needed.
fn foretells(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let before = statement.head.checked_sub(1);
    let subject = before.filter(|_| statement.is_bare_future());
    let Some(subject) = subject.map(|subject| &side.atoms[subject]) else {
        return false;
    };
    let being =
        next_word(side, statement.head + 1).filter(|at| side.atoms[*at].is_function(Class::Being));
    let said = being.and_then(|being| next_word(side, being + 1));
    // A pronoun that also says where.
    let is_there = subject.is_function(Class::Pronoun) && subject.is_function(Class::Adverb);
    let is_needed =
        said.is_some_and(|said| side.atoms[said].row(Group::Name, "predicated").is_some());
    being.is_some() && (is_there || is_needed && subject.is_function(Class::BodyAnaphor))
}

/// Whether a participle says with what aim something else is done, and performs no act of its own: seeking to calm the bay,
/// the council closed it. Who vows by a participle vows all the same: pledging to open the port.
fn is_purpose(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let strives = statement.promise().is_some_and(|row| row.rank < ranks::VOW);
    let head = statement.head;
    // We are seeking to; we are, with our partners, seeking to.
    let governs = |at: usize| {
        side.atoms[at].is_function(Class::Being)
            && next_word(side, past_aside(side, at + 1)) == Some(head)
    };
    let mut clause = side
        .before(head)
        .take_while(|at| !side.first(*at).is_sign(";"));
    let is_finite = previous_word(side, head)
        .is_some_and(|at| side.atoms[at].is_function(Class::Being))
        || clause.any(governs);
    statement.form == Form::Gerund && strives && !is_finite
}

/// Whether a clause tells what others vowed at some time, or before something else, and so no more than what happened: Malta
/// agreed in 2019 to open its ports, Malta had agreed to.
fn is_history(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let verb = statement.head;
    let before = previous_word(side, verb).map(|at| &side.atoms[at]);
    let is_earlier = before.is_some_and(|before| before.is_function(Class::PastAuxiliary));
    let is_when =
        |at: usize| matches!(&side.atoms[at].value, Value::Time(time) if time.limit.is_none());
    // Nothing tells whether a time behind the act is that of the act: agreed to open its ports in 2019.
    let is_dated = || (verb..segment_end(side, verb)).any(is_when);
    let is_past = statement.form == Form::Past && !statement.perfect;
    statement.actor == Actor::Named && is_past && (is_earlier || is_dated())
}

/// Whether the verb stands under a negator: cannot guarantee, does not require, will not be liable.
fn is_denied(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let first = statement.verb();
    let behind_modal = statement.modal.map_or(0, |_| 2);
    let end = (statement.head + 1 + behind_modal).min(side.atoms.len());
    let start = (0..first)
        .rev()
        .take_while(|at| {
            let atom = &side.atoms[*at];
            atom.is_function(Class::Auxiliary)
                || side.atoms[*at].is_negator()
                || atom.is_function(Class::Adverb)
        })
        .last();
    (start.unwrap_or(first)..end).any(|at| side.atoms[at].is_negator())
}

/// Whether the verb itself promises or asks, so firmly that to deny it leaves nothing: what somebody does not intend he still
/// intends not to do.
fn vows_or_asks(statement: &Statement<'_>) -> bool {
    let is_firm =
        |family: &str, least: i16| statement.row(family).is_some_and(|row| row.rank >= least);
    !statement.is_bare_future()
        && (is_firm(family::COMMISSIVE, ranks::VOW) || is_firm(family::DIRECTIVE, ranks::ASKING))
}

/// Whether the clause says what is not promised: we make no promise that the ferry will run.
fn follows_refusal(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let promises = |at: usize| {
        let atom = &side.atoms[at];
        atom.row(Group::Name, "undertaking").is_some()
            || atom.row(Group::Verb, family::COMMISSIVE).is_some()
    };
    let mut before = statement.clause.start..statement.head.saturating_sub(1);
    before.any(|at| {
        side.atoms[at].is_negator()
            && side.atoms[at].is_function(Class::Determiner)
            && promises(at + 1)
    })
}

/// Whether a denied future says that nobody answers for something: will not be liable, will not assume responsibility.
fn disclaims(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let Some(modal) = statement.modal else {
        return false;
    };
    let end = side.atoms.len().min(modal + 1 + DISCLAIMED);
    let Some(verb) = (modal + 1..end).find(|at| !side.atoms[*at].is_negator()) else {
        return false;
    };
    let bears = side.atoms[verb].is_function(Class::Auxiliary)
        || side.atoms[verb].is_function(Class::Being)
        || side.atoms[verb].row(Group::Name, "bearing").is_some();
    // What nobody will be able to do he does not promise.
    let is_beyond = verb > modal + 1 && side.atoms[verb].has(Group::Modal);
    is_beyond
        || bears && (verb + 1..end).any(|at| side.atoms[at].row(Group::Name, "liability").is_some())
}

/// The classes of conditions whose clause says what is only supposed: if, unless, as long as or until somebody decides.
const SUPPOSING: [&str; 4] = [
    "conditional",
    "exception",
    "restrictive",
    "temporal-condition",
];

/// Whether the clause supposes the act: if or when we decide to close the port, should we decide so. Behind the clause of a condition
/// stands what is done then: if the ice breaks we will sail.
fn is_supposed(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    if inverts(side, statement.verb()) {
        return true;
    }
    let start = statement.clause.start;
    let mut senses = side.atoms[start].of(Group::Condition);
    let supposes = senses.any(|sense| SUPPOSING.contains(&&*sense.row.concept))
        || side.atoms[start].is_function(Class::Temporal);
    let subject = statement.subject.start;
    supposes
        && start < subject
        && !(past_aside(side, start + 1)..subject).any(|at| is_matter(side, at))
}

/// Whether a verb that can ask somebody is said of a thing, which it fosters: to encourage trade.
pub(super) fn can_foster(side: &Side<'_, '_>, verb: usize) -> bool {
    side.atoms[verb].row(Group::Name, "fostering").is_some() && !addresses(side, verb)
}

/// Whether a verb of asking tells how a thing is fostered. Where those who issue the text say so here and now, they ask for
/// it: we encourage further talks.
fn fosters(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let asks =
        statement.actor.speaks_for_issuers() && matches!(statement.form, Form::Base | Form::Third);
    !asks && !statement.passive && can_foster(side, statement.head)
}

/// Whether a verb of asking says of whom, and not what: the envoys called on the President.
fn visits(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let verb = statement.head;
    let asks = |at: usize| {
        let atom = &side.atoms[at];
        let classes = [Class::Infinitive, Class::Claim, Class::Relative];
        side.first(at).is_sign(":") || atom.is_any_function(&classes)
    };
    // What else they did is told behind a coordinator: and toured the port.
    let goes_on = |at: usize| {
        let next = side.atoms.get(at + 1);
        let acts = |next: &Atom<'_>| next.form().is_some() || side.first(at + 1).is_participle;
        side.atoms[at].is_function(Class::Coordinator) && next.is_some_and(acts)
    };
    let mut behind = (verb + 1..segment_end(side, verb)).take_while(|at| !goes_on(*at));
    side.atoms[verb].row(Group::Name, "visiting").is_some() && !behind.any(asks)
}

/// Whether a verb that says right behind itself what it asks says nothing there: the help that they require for the winter,
/// requests from abroad.
fn lacks_object(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let takes = side.atoms[statement.head]
        .row(Group::Name, "transitive")
        .is_some();
    let is_active = !statement.passive && matches!(statement.form, Form::Base | Form::Third);
    if !takes || !is_active {
        return false;
    }
    let next = next_word(side, past_aside(side, statement.head + 1));
    let lacks = next.is_none_or(|next| {
        let atom = &side.atoms[next];
        let is_sign = [",", ";", ".", ")"]
            .iter()
            .any(|sign| side.first(next).is_sign(sign));
        let is_joint = atom.is_function(Class::Coordinator) && !atom.is_function(Class::Determiner);
        // A participle with no noun behind it goes with the one before: orders received and shipped.
        let word = side.first(next);
        let is_bare = word.is_participle && !side.atoms.get(next + 1).is_some_and(Atom::is_content);
        let is_added = is_bare || atom.has(Group::Condition);
        word.opens || is_sign || is_joint || is_governor(side, next) || is_added
    });
    lacks && !next.is_some_and(|next| is_put_off(side, statement.head, next))
}

fn is_governor(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.is_preposition() && !atom.is_function(Class::Determiner)
}

/// Whether what somebody asks stands behind of whom or how he asks it: we demand in the clearest terms that the raids cease, we
/// request from the members a full list.
fn is_put_off(side: &Side<'_, '_>, verb: usize, next: usize) -> bool {
    let speaks = previous_word(side, verb).is_some_and(|before| side.atoms[before].names_issuer());
    let clause = next + 1..segment_end(side, next);
    let mut nouns = clause.clone().filter(|at| side.atoms[*at].is_content());
    let is_object = |at: usize| {
        let atom = &side.atoms[at];
        atom.is_function(Class::Determiner) || atom.is_function(Class::Infinitive)
    };
    speaks
        && is_governor(side, next)
        && nouns
            .next()
            .is_some_and(|noun| (noun + 1..clause.end).any(is_object))
}
