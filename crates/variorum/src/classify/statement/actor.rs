//! Who performs an act, and whether it is addressed to somebody.

use std::ops::Range;

use super::clause::{clause_start, segment_start};
use super::named::{are_makers, before_aside, behind_name, is_named};
use super::words::{is_modal, previous_word, reads_as_verb};
use super::{Actor, Statement};
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::{Class, Form, Group};

/// Who acts, from the words between the clause's opening and its verb.
pub(super) fn actor(
    side: &Side<'_, '_>,
    range: Range<usize>,
    previous: Option<&Statement<'_>>,
) -> (Range<usize>, Actor) {
    let whole = range.start.min(range.end)..range.end;
    let range = innermost(side, whole.clone());
    let matter = |at: &usize| is_matter(side, *at);
    // Who is asked may seek, plan or promise as well: actors who seek to evade the ban.
    let last = range.clone().rev().find(matter);
    let taken_up = last.filter(|last| is_relative(side, *last));
    if let Some(pronoun) = taken_up.filter(|at| !follows_issuer(side, *at)) {
        return (pronoun..range.end, Actor::Described);
    }
    if let Some(at) = acting_issuer(side, range.clone()) {
        // What we hope will help is not what we will do.
        let speaks = |at: usize| {
            let form = side.atoms[at].form();
            let form = form.filter(|form| matches!(form, Form::Base | Form::Third));
            form.is_some_and(|form| reads_as_verb(side, at, form, previous_word(side, at), false))
        };
        // "Assuming that" sets a condition, but not behind a form of being.
        let assumes = |at: usize| {
            let is_told = previous_word(side, at)
                .is_some_and(|before| side.atoms[before].is_function(Class::Being));
            side.atoms[at].has(Group::Condition) && side.first(at).is_gerund && is_told
        };
        let actor = if (at + 1..range.end).any(|at| speaks(at) || assumes(at)) {
            Actor::Described
        } else {
            Actor::Issuer
        };
        return (qualified(side, range.start, at)..range.end, actor);
    }
    if let Some(pronoun) = taken_up {
        return (pronoun..range.end, Actor::Described);
    }
    let first = range.clone().find(matter);
    let named = range.clone().any(|at| side.atoms[at].value == Value::Name);
    let own = before_aside(side, range.clone());
    // What others do within a clause that is told is no act of the text: we see no sign that Malta commits to anything.
    let is_told = (whole.start..range.start).any(|at| side.atoms[at].is_content());
    let actor = match subject_noun(side, range.clone()) {
        _ if is_named(side, own.clone()) && !is_told => {
            if are_makers(side, own) {
                Actor::Maker
            } else {
                Actor::Named
            }
        }
        Some(noun) if side.atoms[noun].row(Group::Name, "circumstance").is_some() => Actor::Thing,
        _ if named => Actor::Other,
        _ => Actor::Body,
    };
    let mut subject = range.clone().filter(matter);
    let only_pronoun = subject.all(|at| side.atoms[at].is_function(Class::Pronoun));
    let points = first.is_some_and(|first| only_pronoun && is_pointer(side, first));
    match (first, previous) {
        // A modal right behind another verb has its subject elsewhere: rules that we hope will help.
        (None, Some(previous)) if previous.head + 1 == range.end && is_modal(side, range.end) => {
            (range.end..range.end, Actor::Described)
        }
        (None, Some(previous)) => (previous.subject.clone(), previous.actor),
        (None, None) => (range.end..range.end, shared_actor(side, range.start)),
        (Some(first), _) if points => (first..range.end, Actor::Thing),
        (Some(first), _) if only_pronoun && side.atoms[first].is_function(Class::Hearer) => {
            (first..range.end, Actor::Described)
        }
        // Those who say "we" are no "it".
        (Some(first), Some(previous))
            if only_pronoun
                && side.atoms[first].is_function(Class::BodyAnaphor)
                && says_we(side, previous) =>
        {
            (first..range.end, Actor::Other)
        }
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

/// Whether the subject of a clause is those who speak, as such.
fn says_we(side: &Side<'_, '_>, statement: &Statement<'_>) -> bool {
    let mut subject = statement.subject.clone();
    subject.any(|at| {
        let mut issuers = side.atoms[at].of(Group::Issuer);
        issuers.any(|sense| sense.row.concept == "first")
    })
}

/// Whether an atom can be a subject, or part of one.
pub(super) fn is_matter(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let joins = atom.is_function(Class::Conjunction);
    atom.is_content() && !joins
        || atom.is_function(Class::Pronoun)
        || atom.is_function(Class::Apparatus)
}

/// The first of some words that names those who issue the text and is a subject.
fn acting_issuer(side: &Side<'_, '_>, range: Range<usize>) -> Option<usize> {
    let start = range.start;
    range.into_iter().find(|at| {
        side.atoms[*at].names_issuer() && !is_no_subject(side, start, *at) && !opens_name(side, *at)
    })
}

/// The part of a range behind the last word that opens a clause with a subject of its own: of what we assume that prices
/// do the subject is the prices, and so it is of the year in which prices fall.
fn innermost(side: &Side<'_, '_>, range: Range<usize>) -> Range<usize> {
    let acts = |at: usize| {
        let atom = &side.atoms[at];
        atom.form().is_some() || atom.is_function(Class::Auxiliary) || side.first(at).is_participle
    };
    let opens = |at: &usize| {
        let mut behind = *at + 1..range.end;
        side.atoms[*at].is_function(Class::Relative)
            && !follows_issuer(side, *at)
            && behind.start < range.end
            && !acts(behind.start)
            && behind.any(|next| is_matter(side, next))
    };
    let last = range.clone().rev().find(opens);
    let start = last.map_or(range.start, |last| last + 1);
    behind_adverbial(side, start..range.end)
}

/// The part of a range behind an adverbial that opens it: if the ice breaks, we; in the view of the Board, prices; to save
/// fuel, crews.
fn behind_adverbial(side: &Side<'_, '_>, range: Range<usize>) -> Range<usize> {
    let opens = side.atoms.get(range.start).is_some_and(|first| {
        let joins = first.is_function(Class::Conjunction) && !first.is_function(Class::Coordinator);
        joins || opens_adverbial(side, range.start)
    });
    let ends = |at: &usize| {
        side.first(*at).is_sign(",") && (*at + 1..range.end).any(|next| is_matter(side, next))
    };
    let comma = range.clone().rev().find(|at| opens && ends(at));
    comma.map_or(range.start, |comma| comma + 1)..range.end
}

/// Whether an atom opens an adverbial: "at", "in accordance with", "briefing".
pub(super) fn opens_adverbial(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    side.atoms[at].is_function(Class::Preposition)
        || atom.row(Group::Reference, "link").is_some()
        || side.first(at).is_gerund && atom.value != Value::Name
}

/// Whether those who issue the text stand right before a pronoun, or before the comma that sets it apart.
fn follows_issuer(side: &Side<'_, '_>, pronoun: usize) -> bool {
    let mut before = (0..pronoun).rev();
    let noun = before.find(|at| !side.first(*at).is_sign(","));
    noun.is_some_and(|noun| side.atoms[noun].names_issuer())
}

/// Where a noun begins with the words that say which of its kind it is: Harbour Pact members. A pronoun has none.
fn qualified(side: &Side<'_, '_>, start: usize, noun: usize) -> usize {
    let is_noun =
        side.atoms[noun].words.len() == 1 && !side.atoms[noun].is_function(Class::Pronoun);
    let words = (start..noun).rev();
    let words = words.take_while(|place| {
        let atom = &side.atoms[*place];
        is_noun && atom.is_content() && !matches!(atom.value, Value::Time(_))
    });
    words.last().unwrap_or(noun)
}

/// Whether an issuer is governed by another noun or a preposition, and so no subject: the meeting of the Committee, with our
/// partners.
fn is_no_subject(side: &Side<'_, '_>, start: usize, at: usize) -> bool {
    let is_noun = side.atoms[at].words.len() == 1 && !side.atoms[at].is_function(Class::Pronoun);
    // A noun without an article may have adjectives before it: growth of key trading partners.
    let first = qualified(side, start, at);
    let marks = |place: &usize| {
        let atom = &side.atoms[*place];
        is_noun && atom.is_function(Class::Determiner) && !atom.is_function(Class::Pronoun)
    };
    let first = (start..first)
        .rev()
        .take_while(marks)
        .last()
        .unwrap_or(first);
    let directly = first > start && side.atoms[first - 1].is_function(Class::Preposition) && {
        // What also joins clauses may open one of which this is the subject: as members know.
        let joins = side.atoms[first - 1].is_function(Class::Conjunction);
        !joins || (start..first).any(|place| is_matter(side, place))
    };
    directly || is_paired(side, at)
}

/// Whether an issuer is the beginning of the name of something else: the Coalition Fund for Ports.
fn opens_name(side: &Side<'_, '_>, at: usize) -> bool {
    let next = side.atoms.get(at + 1);
    next.is_some_and(|next| next.value == Value::Name) && !side.first(at + 1).opens
}

/// Whether a pronoun points at what was said, and not at those who act: this, these, there.
fn is_pointer(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.is_function(Class::Determiner) || atom.is_function(Class::Adverb)
}

/// Who acts in a clause without a subject: who does in the clause before that it is joined to, and otherwise those who
/// issue the text.
fn shared_actor(side: &Side<'_, '_>, joint: usize) -> Actor {
    let is_finite = |at: &usize| {
        let atom = &side.atoms[*at];
        let classes = [
            Class::PresentAuxiliary,
            Class::PastAuxiliary,
            Class::Perfect,
            Class::Copula,
        ];
        is_modal(side, *at)
            || matches!(atom.form(), Some(Form::Third | Form::Past))
            || atom.is_any_function(&classes)
    };
    if joint >= side.atoms.len() || !side.atoms[joint].is_function(Class::Conjunction) {
        return Actor::Issuer;
    }
    let mut end = joint;
    while end > 0 && !side.first(end).opens {
        let start = clause_start(side, end);
        if start == end {
            break;
        }
        let whole = start;
        let start = behind_opening(side, start..end);
        let verb = (start..end).find(is_finite);
        let verb = verb.or_else(|| behind_name(side, start..end));
        let opens_sentence = whole == 0 || side.first(whole).opens;
        let subject = start..verb.unwrap_or(end);
        let is_clause = verb.is_some() || opens_sentence;
        if is_clause && let Some(first) = subject.clone().find(|at| is_matter(side, *at)) {
            // A participle opens what those do who are not named; "it" may stand for them.
            let word = side.first(first);
            let is_open = verb.is_none() && word.is_verbal();
            let only_pronoun = subject.clone().filter(|at| is_matter(side, *at)).all(|at| {
                let atom = &side.atoms[at];
                let points = is_pointer(side, at) || atom.is_function(Class::Anaphor);
                atom.is_function(Class::Pronoun) && !points
            });
            let is_issuer = acting_issuer(side, subject.clone()).is_some();
            return if is_issuer || is_open || only_pronoun {
                Actor::Issuer
            } else {
                actor(side, subject, None).1
            };
        }
        end = whole;
    }
    Actor::Issuer
}

/// Where the subject of a sentence stands that an adverbial opens, with a clause or two of its own: at its meeting, which
/// opened in Bern, the Board; briefing the Council, the envoy. It is what a comma, and then an article, a name or a pronoun
/// begin.
pub(super) fn behind_opening(side: &Side<'_, '_>, clause: Range<usize>) -> usize {
    let start = clause.start;
    let is_opening =
        start < clause.end && segment_start(side, start) == start && opens_adverbial(side, start);
    let begins = |at: usize| {
        let atom = &side.atoms[at];
        let marks = atom.is_function(Class::Determiner) || atom.is_function(Class::Pronoun);
        (marks || atom.value == Value::Name || atom.has(Group::Issuer))
            && !atom.is_function(Class::Relative)
    };
    let mut commas =
        (start..clause.end).filter(|at| side.first(*at).is_sign(",") && at + 1 < clause.end);
    let comma = commas.find(|comma| is_opening && begins(comma + 1));
    comma.map_or(start, |comma| comma + 1)
}

/// The noun of a subject: the last word of matter before a preposition.
pub(super) fn subject_noun(side: &Side<'_, '_>, range: Range<usize>) -> Option<usize> {
    let phrase = range.skip_while(|at| !side.atoms[*at].is_content());
    phrase
        .take_while(|at| !side.atoms[*at].is_function(Class::Preposition))
        .filter(|at| side.atoms[*at].is_content())
        .last()
}

/// Whether a pronoun follows the noun that it stands for.
pub(super) fn is_relative(side: &Side<'_, '_>, at: usize) -> bool {
    let noun = at.checked_sub(1).filter(|_| !side.first(at).opens);
    side.atoms[at].is_function(Class::Relative)
        && noun.is_some_and(|noun| {
            let atom = &side.atoms[noun];
            let is_noun = atom.is_content() || is_pointer(side, noun);
            atom.form().is_none() && (is_noun || side.first(noun).is_sign(","))
        })
}

/// Whether a group is named together with another by a preposition that takes two: between the Fund and other banks.
fn is_paired(side: &Side<'_, '_>, at: usize) -> bool {
    // "and other" is one phrase of the tables.
    let coordinates = |place: usize| {
        let atom = &side.atoms[place];
        atom.is_function(Class::Coordinator) || atom.row(Group::Quantifier, "widening").is_some()
    };
    let joins = |place: &usize| {
        let atom = &side.atoms[*place];
        atom.value == Value::Name
            || coordinates(*place)
            || atom.is_function(Class::Determiner)
            || atom.has(Group::Issuer)
    };
    let first = (0..at).rev().take_while(joins).last().unwrap_or(at);
    let takes_two = first
        .checked_sub(1)
        .is_some_and(|place| side.atoms[place].is_function(Class::Pairing));
    takes_two && (first..at).any(coordinates)
}

/// Whether the sentence before a place names the issuer as others do, so that a pronoun can point there.
fn opens_with_issuer(side: &Side<'_, '_>, at: usize) -> bool {
    let start = side.sentence(at).start;
    (start..at).any(|place| side.atoms[place].names_issuer_by_noun())
}

/// Whether a verb that things govern as well says what its subject takes, and asks nothing of anybody: the subject is no
/// word for people and bodies, and nobody is named who is to act, or nothing said that is to be.
pub(super) fn only_needs(side: &Side<'_, '_>, verb: usize, subject: &Range<usize>) -> bool {
    let asks = |noun: usize| side.atoms[noun].is_addressee();
    let next = side.atoms.get(verb + 1);
    let says = next.is_some_and(|next| next.is_function(Class::Relative));
    side.atoms[verb].row(Group::Name, "need").is_some()
        && !subject_noun(side, subject.clone()).is_some_and(asks)
        && !addresses(side, verb)
        && !says
}

/// Whether a name, a pronoun or a word for people and bodies follows a verb closely.
pub(super) fn addresses(side: &Side<'_, '_>, verb: usize) -> bool {
    /// Atoms after the verb.
    const REACH: usize = 6;
    let end = side.atoms.len().min(verb + 1 + REACH);
    // A name before a noun only says of what kind it is: GDP growth.
    let qualifies = |at: usize| {
        let next = side.atoms.get(at + 1);
        next.is_some_and(|next| next.is_content() && next.value == Value::Plain)
    };
    // Behind a preposition of its own somebody may be asked, behind a later one stands something else: a recovery in Japan.
    let governed = |at: usize| side.atoms[at].is_function(Class::Preposition) && at > verb + 1;
    (verb + 1..end)
        .take_while(|at| !side.first(*at).opens && !side.atoms[*at].is_function(Class::Infinitive))
        .take_while(|at| !governed(*at))
        .map(|at| (at, &side.atoms[at]))
        .any(|(at, atom)| {
            atom.value == Value::Name && !qualifies(at)
                || atom.is_addressee()
                || atom.has(Group::Issuer) && atom.is_content()
                || atom.is_function(Class::Pronoun) && !atom.is_function(Class::Determiner)
        })
}
