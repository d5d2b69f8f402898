//! The verb of a statement: whether a word is one, and what it says where it stands.

use super::actor::addresses;
use super::clause::past_aside;
use super::complement::{forecasts, goes_on, governs_act};
use super::family;
use super::withheld::can_foster;
use super::words::{
    allows, asks, is_modal, next_word, previous_word, reads_as_verb, shares_being, speaker_before,
};
use super::{Actor, Epistemic, Statement};
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::{Class, Form, Group, Row, Setting};

/// The statement whose head is at a place, or governed by the modal there.
pub(super) fn head<'l>(side: &Side<'_, 'l>, at: usize) -> Option<Statement<'l>> {
    let atom = &side.atoms[at];
    if is_modal(side, at) {
        let verb = next_word(side, past_aside(side, at + 1));
        // What will continue is promised by the future, whatever went before.
        if let Some(verb) = verb.filter(|verb| !goes_on(side, *verb))
            && let Some(mut statement) = verb_head(side, verb, Some(at))
        {
            // A future of what is done promises it, whatever else the verb can mean: will maintain, will support.
            let acts = side.atoms[verb].has(Group::Action)
                || statement.is_any(&[family::INSTITUTIONAL, family::APPROVAL]);
            let acts = acts || can_foster(side, verb);
            let binds = |row: &&Row| matches!(&*row.family, family::COMMISSIVE | family::DIRECTIVE);
            if acts && !statement.rows.iter().any(binds) {
                statement.future = atom.row(Group::Verb, family::COMMISSIVE);
            }
            return Some(statement);
        }
        let row = atom.row(Group::Verb, family::COMMISSIVE)?;
        return Some(make(at, vec![row], Form::Base, Some(at), false));
    }
    let is_governed = || previous_word(side, at).is_some_and(|before| is_modal(side, before));
    if goes_on(side, at) && is_governed() {
        return None;
    }
    verb_head(side, at, None)
}

/// The statement whose verb is at a place, under a modal or under none.
fn verb_head<'l>(side: &Side<'_, 'l>, at: usize, modal: Option<usize>) -> Option<Statement<'l>> {
    let atom = &side.atoms[at];
    let form = atom.form()?;
    // Within an address that stands in the text as it is nothing is said.
    if at > 0 && side.first(at - 1).is_sign("/") && !side.first(at).spaced {
        return None;
    }
    if atom.has(Group::Modal) && atom.words.len() == 1 {
        return None;
    }
    // Whatever its words mean elsewhere, a name of several names.
    if atom.value == Value::Name && atom.words.len() > 1 && form == Form::Base {
        return None;
    }
    let before = speaker_before(side, at).or_else(|| previous_word(side, at));
    let being = before.is_some_and(|before| side.atoms[before].is_function(Class::Being));
    let stative = atom
        .of(Group::Verb)
        .any(|sense| sense.setting == Setting::Being);
    let fits = stative || modal.is_some() || reads_as_verb(side, at, form, before, being);
    if !fits {
        return None;
    }
    let rows = rows_of(side, at, form, modal, before)?;
    let passive = (being && atom.words.len() == 1 || shares_being(side, before))
        && !stative
        && matches!(form, Form::Past | Form::Participle);
    let mut statement = make(at, rows, form, modal, passive);
    statement.epistemic = match atom.of(Group::Certainty).next() {
        None => Epistemic::No,
        Some(_) if addresses(side, at) => Epistemic::Addressed,
        Some(_) => Epistemic::Bare,
    };
    statement.permits = permits(side, modal, before, being);
    statement.governs = governs_act(side, at);
    statement.perfect = before.is_some_and(|before| side.atoms[before].is_function(Class::Perfect));
    statement.complemented = atom
        .of(Group::Verb)
        .any(|sense| sense.setting == Setting::Loose);
    Some(statement)
}

/// The rows of a verb that speak where it stands, if it is more than a noun that looks like a verb.
fn rows_of<'l>(
    side: &Side<'_, 'l>,
    at: usize,
    form: Form,
    modal: Option<usize>,
    before: Option<usize>,
) -> Option<Vec<&'l Row>> {
    let atom = &side.atoms[at];
    let mut rows: Vec<&'l Row> = Vec::new();
    for family in family::ALL {
        rows.extend(atom.row(Group::Verb, family));
    }
    if forecasts(side, at) {
        rows.retain(|row| row.family != family::COMMISSIVE);
        // What is expected of nobody is asked of nobody: expects that trade will recover.
        if atom.row(Group::Certainty, "expectation").is_some() && !addresses(side, at) {
            rows.retain(|row| row.family != family::DIRECTIVE);
        }
    }
    if modal.is_some() && can_foster(side, at) {
        rows.retain(|row| row.family != family::DIRECTIVE);
    }
    if form == Form::Base && modal.is_none() && !asks(side, at, before) {
        rows.retain(|row| row.family != family::DIRECTIVE);
        if rows.is_empty() {
            return None;
        }
    }
    Some(rows)
}

/// Whether a modal that gives leave governs a verb: its own, that of the verb to which it is joined, as in "you may read or
/// request it", or that of its passive, since what may be requested is asked of nobody.
fn permits(side: &Side<'_, '_>, modal: Option<usize>, before: Option<usize>, being: bool) -> bool {
    let joined = before.filter(|before| side.atoms[*before].is_function(Class::Coordinator));
    let shared = joined.and_then(|joined| {
        let mut earlier = side.before(joined);
        earlier.find(|place| is_modal(side, *place))
    });
    let auxiliary = before.filter(|_| being);
    let passive = auxiliary.and_then(|being| previous_word(side, being));
    let passive = passive.filter(|place| is_modal(side, *place));
    let governing = modal.or(shared).or(passive);
    governing.is_some_and(|modal| allows(side, modal))
}

/// A statement of which nothing is known but its verb.
fn make(
    head: usize,
    rows: Vec<&Row>,
    form: Form,
    modal: Option<usize>,
    passive: bool,
) -> Statement<'_> {
    let start = modal.unwrap_or(head).min(head);
    Statement {
        head,
        rows,
        form,
        future: None,
        permits: false,
        modal,
        actor: Actor::Issuer,
        subject: start..start,
        acts: false,
        clause: start..head + 1,
        passive,
        perfect: false,
        complemented: false,
        epistemic: Epistemic::No,
        governs: false,
        needs: false,
        withheld: false,
        enclosed: 0,
    }
}
