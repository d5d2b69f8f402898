//! Statements: the clauses of a sentence with their force, actor and modal.
//!
//! No parser: a clause has one head, the leftmost force verb that is neither a noun nor governed by another; the actor
//! is the nearest noun phrase before it, or that of the clause it is coordinated with.

use std::ops::Range;

use super::atom::{Atom, Value};
use super::pair::Side;
use crate::lexicon::{Form, Group, Row, Setting};

/// A clause that performs an act.
#[derive(Clone, Debug)]
pub(super) struct Statement<'l> {
    /// The verb that says which act; for a bare future the modal.
    pub(super) head: usize,
    /// What the verb can mean, one row for each family.
    pub(super) rows: Vec<&'l Row>,
    /// The form of the verb.
    pub(super) form: Form,
    /// The modal that governs the verb.
    pub(super) modal: Option<usize>,
    /// Who acts.
    pub(super) actor: Actor,
    /// Where the actor stands.
    pub(super) subject: Range<usize>,
    /// From the first atom of the clause to the end.
    pub(super) clause: Range<usize>,
    /// Whether the act is told of, not performed: the verb is passive.
    pub(super) passive: bool,
    /// Whether a complement says how the act is meant.
    pub(super) complemented: bool,
    /// Whether the verb can also say how sure something is: data suggest.
    pub(super) epistemic: bool,
}

/// Who performs an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actor {
    /// Those who issue the text, or nobody else is named.
    Issuer,
    /// A pronoun for those who issue the text: they stand at the head of the sentence before.
    Antecedent,
    /// A body or group that is not named: those who issue the text, or part of them.
    Body,
    /// Somebody named.
    Other,
}

impl Actor {
    /// Whether the issuers act, named or by a pronoun.
    pub(super) fn is_issuer(self) -> bool {
        matches!(self, Self::Issuer | Self::Antecedent)
    }
}

/// Families of acts, the one that says most first.
pub(super) const FAMILIES: [&str; 7] = [
    "commissive",
    "directive",
    "approval",
    "disapproval",
    "assertion",
    "institutional",
    "consultation",
];

impl<'l> Statement<'l> {
    /// The row of a family.
    pub(super) fn row(&self, family: &str) -> Option<&'l Row> {
        self.rows.iter().copied().find(|row| row.family == family)
    }

    /// Whether the clause binds the issuer to something.
    pub(super) fn is_commitment(&self) -> bool {
        self.actor == Actor::Issuer
            && self
                .rows
                .first()
                .is_some_and(|row| row.family == "commissive")
    }

    /// Whether the clause asks something of somebody. What figures and other people suggest or expect is no request.
    pub(super) fn is_directive(&self) -> bool {
        let asks = self.row("directive").is_some() && self.row("commissive").is_none();
        asks && (self.actor == Actor::Issuer || !self.epistemic)
    }
}

/// Returns the statements of a side in order.
pub(super) fn statements<'l>(side: &Side<'_, 'l>) -> Vec<Statement<'l>> {
    let mut found: Vec<Statement<'l>> = Vec::new();
    let mut at = 0;
    while at < side.atoms.len() {
        if let Some(mut statement) = head(side, at) {
            statement.clause.start = clause_start(side, at);
            let previous = found
                .last()
                .filter(|earlier| same_sentence(side, earlier.head, at));
            let start = previous.map_or(statement.clause.start, |earlier| {
                (earlier.head + 1).max(statement.clause.start)
            });
            let (subject, actor) = actor(side, start..first_of(&statement), previous);
            statement.subject = subject;
            statement.actor = actor;
            let bare = statement.modal == Some(statement.head);
            if !bare || actor.is_issuer() {
                at = statement.head;
                found.push(statement);
            }
        }
        at += 1;
    }
    for at in 0..found.len() {
        let limit = found.get(at + 1).map_or(side.atoms.len(), |next| {
            next.clause.start.max(found[at].head + 1)
        });
        found[at].clause.end = sentence_end(side, found[at].head).min(limit);
    }
    found
}

fn first_of(statement: &Statement<'_>) -> usize {
    statement
        .modal
        .unwrap_or(statement.head)
        .min(statement.head)
}

/// The statement whose head is at a place, or governed by the modal there.
fn head<'l>(side: &Side<'_, 'l>, at: usize) -> Option<Statement<'l>> {
    let atom = &side.atoms[at];
    if is_modal(side, at) {
        let verb = next_word(side, at + 1);
        if let Some(verb) = verb
            && let Some(statement) = verb_head(side, verb, Some(at))
        {
            return Some(statement);
        }
        let row = atom.row(Group::Verb, "commissive")?;
        return Some(make(at, vec![row], Form::Base, Some(at), false));
    }
    verb_head(side, at, None)
}

fn verb_head<'l>(side: &Side<'_, 'l>, at: usize, modal: Option<usize>) -> Option<Statement<'l>> {
    let atom = &side.atoms[at];
    let form = atom.form()?;
    if atom.of(Group::Modal).next().is_some() && atom.words.len() == 1 {
        return None;
    }
    let before = previous_word(side, at);
    let being = before.is_some_and(|before| is_being(&side.atoms[before]));
    let stative = atom
        .of(Group::Verb)
        .any(|sense| sense.setting == Setting::Being);
    let fits = stative || modal.is_some() || reads_as_verb(side, at, form, before, being);
    if !fits {
        return None;
    }
    let mut rows: Vec<&'l Row> = Vec::new();
    for family in FAMILIES {
        rows.extend(atom.row(Group::Verb, family));
    }
    let passive =
        being && !stative && matches!(form, Form::Past | Form::Participle) && atom.words.len() == 1;
    let mut statement = make(at, rows, form, modal, passive);
    statement.epistemic = atom.of(Group::Certainty).next().is_some();
    statement.complemented = atom
        .of(Group::Verb)
        .any(|sense| sense.setting == Setting::Loose);
    Some(statement)
}

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
        modal,
        actor: Actor::Issuer,
        subject: start..start,
        clause: start..head + 1,
        passive,
        complemented: false,
        epistemic: false,
    }
}

/// Whether a form that could be a noun stands where a verb stands.
fn reads_as_verb(
    side: &Side<'_, '_>,
    at: usize,
    form: Form,
    before: Option<usize>,
    being: bool,
) -> bool {
    let opens = before.is_none() || side.first(at).opens;
    let follows_of = next_word(side, at + 1)
        .is_some_and(|next| is_preposition(side, next) && !is_infinitive(side, next))
        && side.atoms[at].words.len() == 1;
    let Some(before) = before else {
        return !follows_of || matches!(form, Form::Third | Form::Past | Form::Gerund);
    };
    let atom = &side.atoms[before];
    let after_comma = at > 0 && side.first(at - 1).is_sign(",");
    match form {
        Form::Gerund => being || opens || after_comma,
        Form::Past | Form::Participle => {
            !(atom.is_function("determiner") || atom.is_function("possessive")) || opens
        }
        Form::Base | Form::Third => {
            if is_infinitive(side, before) || is_noun_marker(side, before) {
                return false;
            }
            let noun_like = is_adjective(atom)
                && previous_word(side, before).is_none_or(|earlier| is_noun_marker(side, earlier));
            // A base form agrees with a plural subject only: after a singular word it is a noun.
            let agrees = form == Form::Third || is_subject(side, before);
            !noun_like && agrees && !(form == Form::Base && follows_of && !is_subject(side, before))
        }
    }
}

fn is_adjective(atom: &Atom<'_>) -> bool {
    atom.of(Group::Degree)
        .any(|sense| sense.row.family != "manner")
}

/// Whether what stands before can be the subject of a verb in its base form.
fn is_subject(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let grammar = [
        "pronoun",
        "relative",
        "coordinator",
        "auxiliary",
        "adverb",
        "connective",
    ];
    let plural = side.words[atom.words.end - 1].inflected;
    grammar.iter().any(|class| atom.is_function(class))
        || atom.of(Group::Issuer).next().is_some()
        || matches!(atom.value, Value::Name | Value::Quantity(_))
        || is_modal(side, at)
        || plural
}

fn is_noun_marker(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let grammar = ["determiner", "possessive", "preposition"]
        .iter()
        .any(|class| atom.is_function(class));
    grammar && !atom.is_function("pronoun")
        || atom.of(Group::Quantifier).next().is_some() && !atom.is_function("pronoun")
}

fn is_infinitive(side: &Side<'_, '_>, at: usize) -> bool {
    side.atoms[at].is_function("infinitive")
}

fn is_preposition(side: &Side<'_, '_>, at: usize) -> bool {
    side.atoms[at].is_function("preposition")
}

/// Whether an atom is a form of being.
pub(super) fn is_being(atom: &Atom<'_>) -> bool {
    atom.is_function("being")
}

/// Whether a modal stands here as a modal.
pub(super) fn is_modal(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    if atom.of(Group::Modal).next().is_none() || atom.value == Value::Name {
        return false;
    }
    let noun = at > 0
        && (side.atoms[at - 1].is_function("determiner")
            || side.atoms[at - 1].is_function("possessive"))
        && !side.atoms[at - 1].is_function("pronoun");
    let joined = side
        .atoms
        .get(at + 1)
        .is_some_and(|next| next.value == Value::Sign && side.words[next.words.start].is_sign("-"));
    !noun && !joined
}

/// The next atom that is no adverb.
pub(super) fn next_word(side: &Side<'_, '_>, from: usize) -> Option<usize> {
    (from..side.atoms.len()).find(|at| !is_adverb(side, *at))
}

/// The atom before, past adverbs and negators; `None` at the opening of a clause.
pub(super) fn previous_word(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    let mut place = at;
    while place > 0 && !side.first(place).opens {
        place -= 1;
        if side.atoms[place].value == Value::Sign {
            if side.first(place).is_sign(",") {
                continue;
            }
            return None;
        }
        if !is_adverb(side, place) {
            return Some(place);
        }
    }
    None
}

fn is_adverb(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let negator = atom.of(Group::Negator).next().is_some() && !atom.is_function("determiner");
    let degree = atom
        .of(Group::Degree)
        .any(|sense| matches!(&*sense.row.family, "manner" | "condemnation"));
    let other = atom.of(Group::Hedge).next().is_some()
        || atom
            .of(Group::Continuity)
            .any(|sense| sense.row.concept == "again");
    negator || degree || other || atom.is_function("adverb")
}

fn same_sentence(side: &Side<'_, '_>, from: usize, to: usize) -> bool {
    (from + 1..=to).all(|at| !side.first(at).opens)
}

fn sentence_end(side: &Side<'_, '_>, at: usize) -> usize {
    (at + 1..side.atoms.len())
        .find(|next| side.first(*next).opens || side.first(*next).is_sign(";"))
        .unwrap_or(side.atoms.len())
}

/// Where the clause of a head begins: after a stop, or a conjunction that follows a comma.
fn clause_start(side: &Side<'_, '_>, at: usize) -> usize {
    let mut place = at;
    while place > 0 && !side.first(place).opens {
        let before = place - 1;
        if side.first(before).is_sign(";") || side.first(before).is_sign(":") {
            break;
        }
        if side.atoms[before].is_function("conjunction") {
            return before;
        }
        place = before;
    }
    place
}

/// Who acts, from the words between the clause's opening and its verb.
fn actor(
    side: &Side<'_, '_>,
    range: Range<usize>,
    previous: Option<&Statement<'_>>,
) -> (Range<usize>, Actor) {
    let range = range.start.min(range.end)..range.end;
    let matter =
        |at: &usize| side.atoms[*at].is_content() || side.atoms[*at].is_function("pronoun");
    // An issuer that another noun governs is no subject: the meeting of the Committee.
    let governed = |at: usize| {
        at > range.start
            && is_preposition(side, at - 1)
            && range
                .clone()
                .take_while(|place| *place < at)
                .any(|place| matter(&place))
    };
    let issuer = range.clone().find(|at| {
        side.atoms[*at]
            .of(Group::Issuer)
            .any(|sense| sense.row.family == "nominative")
            && !governed(*at)
    });
    if let Some(at) = issuer {
        return (at..range.end, Actor::Issuer);
    }
    let first = range.clone().find(matter);
    let named = range.clone().any(|at| side.atoms[at].value == Value::Name);
    let actor = if named { Actor::Other } else { Actor::Body };
    let only_pronoun = range
        .clone()
        .filter(matter)
        .all(|at| side.atoms[at].is_function("pronoun"));
    match (first, previous) {
        (None, Some(previous)) => (previous.subject.clone(), previous.actor),
        (None, None) => (range.end..range.end, Actor::Issuer),
        (Some(first), Some(previous)) if only_pronoun => (first..range.end, previous.actor),
        (Some(first), None) if only_pronoun && opens_with_issuer(side, first) => {
            (first..range.end, Actor::Issuer)
        }
        (Some(first), None) if side.stands_for_issuer(first) => {
            (first..range.end, Actor::Antecedent)
        }
        (Some(first), _) => (first..range.end, actor),
    }
}

/// Whether the sentence before a place names the issuer, to whom a pronoun can point.
fn opens_with_issuer(side: &Side<'_, '_>, at: usize) -> bool {
    let start = (0..=at)
        .rev()
        .find(|place| side.first(*place).opens)
        .unwrap_or(0);
    (start..at).any(|place| {
        side.atoms[place]
            .of(Group::Issuer)
            .any(|sense| sense.row.family == "nominative")
    })
}
