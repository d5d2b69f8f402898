//! What a word is where it stands: a verb or a noun, a modal, an adverb; the word before it and the one after.

use super::clause::ends_clause;
use super::ranks;
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::{Atom, Value};
use crate::lexicon::{Class, Form, Group};

/// Whether a form that could be a noun stands where a verb stands.
pub(super) fn reads_as_verb(
    side: &Side<'_, '_>,
    at: usize,
    form: Form,
    before: Option<usize>,
    being: bool,
) -> bool {
    let opens = before.is_none() || side.first(at).opens;
    let follows_of = next_word(side, at + 1).is_some_and(|next| side.atoms[next].is_preposition())
        && side.atoms[at].words.len() == 1;
    let is_present = matches!(form, Form::Base | Form::Third);
    let Some(before) = before else {
        let is_noun = is_present && has_finite_behind(side, at);
        return !is_noun
            && (!follows_of || matches!(form, Form::Third | Form::Past | Form::Gerund));
    };
    let atom = &side.atoms[before];
    let after_comma = at > 0 && side.first(at - 1).is_sign(",");
    match form {
        Form::Gerund => being || opens || after_comma,
        Form::Past | Form::Participle => {
            // As agreed, if asked: nobody is said to agree or to ask.
            let lacks_subject = before + 1 == at
                && atom.is_function(Class::Conjunction)
                && !atom.is_function(Class::Coordinator)
                && !atom.is_function(Class::Pronoun);
            let is_noun = atom.is_function(Class::Determiner)
                || atom.is_function(Class::Possessive)
                || lacks_subject
                || is_reduced(side, at, before)
                || is_adjectival(side, at, before);
            !is_noun || opens
        }
        Form::Base | Form::Third => {
            if is_infinitive(side, before) || is_noun_marker(side, before) {
                return false;
            }
            // Of what we hope will help, we hope; a base form behind another word is a noun: repair work is done.
            let speaks =
                form == Form::Base && (atom.is_function(Class::Pronoun) || atom.has(Group::Issuer));
            let is_noun = joins_noun(side, at, before)
                || form == Form::Third && ends_governed_phrase(side, at);
            if is_noun || !speaks && has_finite_behind(side, at) {
                return false;
            }
            let noun_like = is_adjective(atom)
                && previous_word(side, before).is_none_or(|earlier| is_noun_marker(side, earlier));
            // A base form agrees with a plural subject only: after a singular word it is a noun.
            let agrees = form == Form::Third || is_subject(side, before);
            !noun_like
                && agrees
                && !(form == Form::Base && follows_of && !is_subject(side, before))
                && !(form == Form::Third && has_modal_before(side, at))
        }
    }
}

/// Whether a verb stands first in its sentence, where it supposes what that says: should the ice break.
pub(super) fn inverts(side: &Side<'_, '_>, verb: usize) -> bool {
    side.first(verb).opens && side.atoms[verb].row(Group::Name, "inverting").is_some()
}

/// Those who speak, where an aside before their verb says who they are: we, the keepers of the light, pledge.
pub(super) fn speaker_before(side: &Side<'_, '_>, verb: usize) -> Option<usize> {
    let is_comma = |at: &usize| side.first(*at).is_sign(",");
    let end = verb.checked_sub(1).filter(is_comma)?;
    let mut aside = side.before(end);
    let speaker = aside.find(is_comma)?.checked_sub(1)?;
    let atom = &side.atoms[speaker];
    let is_subject = side.first(speaker).opens || atom.is_function(Class::Pronoun);
    (is_subject && atom.has(Group::Issuer)).then_some(speaker)
}

/// Whether a base form that may ask something stands behind those who ask, or before whom or what they ask: many are nouns
/// as well, as in "demand for labour" and "press releases".
pub(super) fn asks(side: &Side<'_, '_>, at: usize, before: Option<usize>) -> bool {
    let is_any = |place: usize, classes: &[Class]| {
        let atom = &side.atoms[place];
        atom.is_any_function(classes)
    };
    let speaks = |place: &usize| {
        let is_person = is_any(*place, &[Class::Pronoun])
            && !is_any(*place, &[Class::Determiner, Class::Relative]);
        is_person || side.atoms[*place].has(Group::Issuer)
    };
    let is_plural = |place: usize| side.is_plain_word(place) && side.first(place).inflected;
    // "We commend the crews and encourage them": who asks stands before the first verb.
    let mut earlier = side.before(at);
    let is_asker = match before {
        Some(before) if is_any(before, &[Class::Coordinator]) => {
            earlier.any(|place| speaks(&place))
        }
        Some(before) => speaks(&before) || is_plural(before),
        None => false,
    };
    let hears = |next: usize| {
        is_any(
            next,
            &[Class::Determiner, Class::Possessive, Class::Pronoun],
        ) || side.atoms[next].value == Value::Name
            || side.atoms[next].has(Group::Quantifier)
    };
    side.atoms[at].words.len() > 1 || is_asker || at + 1 < side.atoms.len() && hears(at + 1)
}

/// Whether a form in the plural is joined to a noun in the plural and stands as one: the needs and requests of visitors.
fn joins_noun(side: &Side<'_, '_>, at: usize, coordinator: usize) -> bool {
    let noun = coordinator
        .checked_sub(1)
        .filter(|noun| *noun > 0 && side.is_plain_word(*noun) && side.first(*noun).inflected);
    // Of the noun: the needs, our main needs.
    let marker = noun.and_then(|noun| {
        let mut before = (0..noun).rev();
        before.find(|at| !(side.is_plain_word(*at) && side.atoms[*at].is_content()))
    });
    let is_marked = marker.is_some_and(|marker| is_noun_marker(side, marker));
    let ends = side.atoms.get(at + 1).is_none_or(|next| {
        let stops = [".", ";", ","]
            .iter()
            .any(|sign| side.first(at + 1).is_sign(sign));
        stops || next.is_function(Class::Partitive) || next.is_function(Class::Agent)
    });
    side.atoms[coordinator].is_function(Class::Coordinator)
        && is_marked
        && (ends || has_finite_behind(side, at))
}

/// Whether a word ends a phrase with an article that a preposition governs, or one that a gerund does, and nothing goes on
/// behind it: from the atoll states, letters came; answering flight requests, they wait.
fn ends_governed_phrase(side: &Side<'_, '_>, at: usize) -> bool {
    let ends = side
        .atoms
        .get(at + 1)
        .is_none_or(|next| next.value == Value::Sign);
    let mut before = side.before(at);
    let article =
        before.find(|place| !side.is_plain_word(*place) || !side.atoms[*place].is_content());
    let start = article.map_or(0, |before| before + 1);
    let is_governed = start + 1 < at && side.first(start).is_gerund;
    let article = article.filter(|article| *article > 0 && is_noun_marker(side, *article));
    ends && (is_governed
        || article.is_some_and(|article| side.atoms[article - 1].is_function(Class::Preposition)))
}

/// Whether an auxiliary or a modal follows, so that the word before it is the noun of a subject: requests are answered.
fn has_finite_behind(side: &Side<'_, '_>, at: usize) -> bool {
    let next = side.atoms.get(at + 1);
    next.is_some_and(|next| {
        next.is_function(Class::PresentAuxiliary)
            || next.is_function(Class::PastAuxiliary)
            || next.is_function(Class::Perfect)
            || next.is_function(Class::Copula)
            || is_modal(side, at + 1)
    })
}

/// Whether the clause has a modal or a denied auxiliary before a word, so that no finite verb can follow: "shall trade flight
/// plans", "do not make guarantees".
fn has_modal_before(side: &Side<'_, '_>, at: usize) -> bool {
    let clause = (0..at).rev().take_while(|place| {
        let bounds =
            side.first(*place).is_sign(",") || side.atoms[*place].is_function(Class::Conjunction);
        !bounds && !ends_clause(side, *place)
    });
    // One verb stands between: "if ships do not stop the Council hopes" goes on with a clause.
    let is_denied = |place: usize| {
        let atom = &side.atoms[place];
        let told = [Class::PresentAuxiliary, Class::PastAuxiliary];
        let does = !atom.is_function(Class::Being) && atom.is_any_function(&told);
        does && side.atoms[place + 1].is_negator()
            && (place + 2..at)
                .filter(|between| side.atoms[*between].is_content())
                .count()
                <= 1
    };
    clause
        .into_iter()
        .any(|place| is_modal(side, place) || is_denied(place))
}

/// Whether a participle stands with the noun before it: the level requested by seven banks, the fee is the price charged.
/// Such a noun is no issuer and no name, and names who acts, or has a verb before it already.
fn is_reduced(side: &Side<'_, '_>, at: usize, before: usize) -> bool {
    let acts = |place: usize| {
        let atom = &side.atoms[place];
        atom.value == Value::Name
            || atom.has(Group::Issuer)
            || atom.is_function(Class::Pronoun)
            || side.joins_items(place)
    };
    let follows_noun = before + 1 == at && side.atoms[before].is_content() && !acts(before);
    // Accepted by the Bureau, agreed upon by the Assembly: a preposition may belong to the verb.
    let is_agent = |place: usize| {
        let atom = side.atoms.get(place);
        atom.is_some_and(|atom| atom.is_function(Class::Agent))
    };
    let names_agent = is_agent(at + 1);
    let upon_by = at + 2 < side.atoms.len()
        && side.atoms[at + 1].is_function(Class::Preposition)
        && is_agent(at + 2);
    let has_verb = side
        .before(before)
        .take_while(|place| !acts(*place))
        .any(|place| {
            // An auxiliary has its own verb behind it: has built the quay planned in May, have jointly planned.
            let governs = side.atoms[place].is_function(Class::Perfect) || is_modal(side, place);
            side.atoms[place].is_function(Class::Being) || governs && place + 1 < before
        });
    // The panel tasked with the survey: who was asked stands before.
    let lacks_object = side.atoms[at].row(Group::Name, "transitive").is_some()
        && at + 1 < side.atoms.len()
        && side.atoms[at + 1].is_preposition();
    follows_noun && (names_agent || has_verb || lacks_object) || upon_by
}

/// Whether a participle stands between what governs a noun and the noun: after prolonged talks, to provide requested help.
fn is_adjectival(side: &Side<'_, '_>, at: usize, before: usize) -> bool {
    // Behind a modal or the mark of an infinitive stands a verb; behind a coordinator only what can be one.
    let is_verb = || {
        let is_act = side.atoms[before]
            .of(Group::Action)
            .any(|sense| sense.form == Form::Base);
        previous_word(side, before).is_some_and(|place| {
            let atom = &side.atoms[place];
            atom.is_function(Class::Infinitive)
                || is_modal(side, place)
                || is_act && atom.is_function(Class::Coordinator)
        })
    };
    let governs = before + 1 == at && (side.atoms[before].is_preposition() || is_verb());
    let next = side.atoms.get(at + 1);
    governs && next.is_some_and(Atom::is_content)
}

fn is_adjective(atom: &Atom<'_>) -> bool {
    atom.of(Group::Degree)
        .any(|sense| sense.row.family != "manner")
}

/// Whether what stands before can be the subject of a verb in its base form.
fn is_subject(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let grammar = [
        Class::Pronoun,
        Class::Relative,
        Class::Coordinator,
        Class::Auxiliary,
        Class::Adverb,
        Class::Connective,
    ];
    let last = &side.words[atom.words.end - 1];
    let plural = last.looks_plural() || atom.row(Group::Name, "plural").is_some();
    atom.is_any_function(&grammar)
        || atom.has(Group::Issuer)
        || matches!(atom.value, Value::Name | Value::Quantity(_))
        || is_modal(side, at)
        || plural
}

fn is_noun_marker(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let grammar = atom.is_any_function(&[Class::Determiner, Class::Possessive, Class::Preposition]);
    // What a preposition governs is no subject: for this endeavour.
    let is_governed = at > 0 && side.atoms[at - 1].is_preposition();
    grammar && (!atom.is_function(Class::Pronoun) || is_governed)
        || atom.has(Group::Quantifier) && !atom.is_function(Class::Pronoun)
}

fn is_infinitive(side: &Side<'_, '_>, at: usize) -> bool {
    side.atoms[at].is_function(Class::Infinitive)
}

/// The rank of a modal that stands here as a modal.
pub(in crate::classify) fn modal_rank(side: &Side<'_, '_>, at: usize) -> Option<i16> {
    let ranks = side.atoms[at].of(Group::Modal);
    let rank = ranks.map(|sense| sense.row.rank).max()?;
    is_modal(side, at).then_some(rank)
}

/// Whether a modal stands here as a modal.
pub(in crate::classify) fn is_modal(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    if !atom.has(Group::Modal) || atom.value == Value::Name {
        return false;
    }
    let noun = at > 0
        && (side.atoms[at - 1].is_function(Class::Determiner)
            || side.atoms[at - 1].is_function(Class::Possessive))
        && !side.atoms[at - 1].is_function(Class::Pronoun);
    // The miller's will is a noun as well.
    let is_owned = at > 0 && side.is_genitive(at - 1);
    let joined = side
        .atoms
        .get(at + 1)
        .is_some_and(|next| next.value == Value::Sign && side.words[next.words.start].is_sign("-"));
    let is_single = atom.words.len() == 1;
    // What is needed to mend a dyke is no duty.
    let passive = side.first(at).is_participle && follows_being(side, at);
    // The will to go on is a noun.
    let governs = is_single
        && side
            .atoms
            .get(at + 1)
            .is_some_and(|next| next.is_function(Class::Infinitive));
    !noun && !is_owned && !joined && !passive && !governs
}

/// Whether a modal stands here that says what is due.
pub(in crate::classify) fn is_due(side: &Side<'_, '_>, at: usize) -> bool {
    modal_rank(side, at).is_some_and(|rank| rank >= ranks::DUE)
}

/// Whether a modal stands here that says what will be or what is due.
pub(in crate::classify) fn is_binding(side: &Side<'_, '_>, at: usize) -> bool {
    modal_rank(side, at).is_some_and(|rank| rank >= ranks::BINDING)
}

/// Whether a modal allows rather than binds.
pub(in crate::classify) fn allows(side: &Side<'_, '_>, modal: usize) -> bool {
    side.atoms[modal]
        .of(Group::Modal)
        .any(|sense| sense.row.rank <= ranks::POSSIBLE)
}

/// Whether a participle is coordinated with what a form of being says of its subject: stable and expected to fall.
pub(super) fn shares_being(side: &Side<'_, '_>, before: Option<usize>) -> bool {
    let coordinator = before.filter(|before| side.atoms[*before].is_function(Class::Coordinator));
    let complement = coordinator.and_then(|at| previous_word(side, at));
    complement.is_some_and(|complement| {
        let acts = side.atoms[complement].has(Group::Verb);
        let verb = previous_word(side, complement);
        !acts && verb.is_some_and(|verb| side.atoms[verb].is_function(Class::Being))
    })
}

/// Whether a form of being stands before a word, past adverbs.
pub(in crate::classify) fn follows_being(side: &Side<'_, '_>, at: usize) -> bool {
    previous_word(side, at).is_some_and(|before| side.first(before).is_copular)
}

/// The next atom that is no adverb.
pub(in crate::classify) fn next_word(side: &Side<'_, '_>, from: usize) -> Option<usize> {
    (from..side.atoms.len()).find(|at| !is_adverb(side, *at))
}

/// The atom before, past adverbs and negators; `None` at the opening of a clause.
pub(in crate::classify) fn previous_word(side: &Side<'_, '_>, at: usize) -> Option<usize> {
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
    let negator = atom.has(Group::Negator) && !atom.is_function(Class::Determiner);
    let degree = atom
        .of(Group::Degree)
        .any(|sense| matches!(&*sense.row.family, "manner" | "condemnation"));
    let other = atom.has(Group::Hedge) || atom.means(Group::Continuity, "again");
    negator || degree || other || atom.is_function(Class::Adverb)
}
