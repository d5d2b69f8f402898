//! Voice, tense and person: the form of telling.

use std::fmt::Display;

use crate::classify::pairing::agency::has_actor;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{
    back_in_clause, follows_being, is_modal, is_told, next_word, previous_word, promised,
};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Form, Group};
use crate::sides::Sides;

/// Base of a change of voice that drops who acts, and of a future that became a past.
const AGENT_LOST: i16 = 35;
const STATUS_CHANGED: i16 = 30;
/// Base of a future that came or went where nobody acts: prices fall, prices will fall.
const FORECAST_CHANGED: i16 = 20;

/// A kept verb that became passive or active.
pub(super) fn voice(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let is_being = |which: Which, at: usize| scene.atom(which, at).is_function(Class::Being);
    let Sides { old, new } = scene.open_where(is_being);
    let old = old.into_iter().map(|being| (Which::Old, being));
    let new = new.into_iter().map(|being| (Which::New, being));
    old.chain(new)
        .filter_map(|(which, being)| passive_of_one(scene, which, being))
        .collect()
}

/// What is said of a form of being that makes a verb passive in one version alone.
fn passive_of_one(scene: &Scene<'_, '_, '_>, which: Which, being: usize) -> Option<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let verb = next_word(side, being + 1)?;
    let active = scene.pair.partner(which, verb)?;
    let is_participle = (side.first(verb).inflected || side.atoms[verb].form().is_some())
        && !side.first(verb).is_gerund;
    if !is_participle
        || says_there_is(side, being)
        || is_passive(other, active)
        || stands_as_noun(other, active)
        || keeps_parts(scene, which, being, verb)
    {
        return None;
    }
    // The subject of the active form, and what names the agent of the passive one.
    let subject = back_in_clause(other, active)
        .take_while(|at| other.atoms[*at].value != Value::Sign)
        .filter(|at| other.is_open(*at));
    let mut theirs: Vec<usize> = subject.collect();
    theirs.sort_unstable();
    let agents = side.open_atoms();
    let agents = agents.filter(|at| side.atoms[*at].is_function(Class::Agent));
    let mut mine: Vec<usize> = agents.chain([being]).collect();
    mine.sort_unstable();
    let agent_lost = theirs
        .iter()
        .any(|at| other.atoms[*at].is_content() || other.atoms[*at].is_function(Class::Pronoun));
    let subject_and_verb = theirs.iter().copied().chain([active]).collect();
    let spoken_of = which.sides(vec![being, verb], subject_and_verb);
    let Sides { old, new } = which.sides(mine, theirs);
    let draft = Draft::new(Kind::VoiceChanged, RuleId::VoicePassive, old, new)
        .core(spoken_of.old, spoken_of.new)
        .with("verb", side.text_of(verb))
        .with("agent_lost", agent_lost);
    Some(if agent_lost {
        draft.base(AGENT_LOST)
    } else {
        draft
    })
}

/// Whether a form of being says that something exists: there are.
fn says_there_is(side: &Side<'_, '_>, being: usize) -> bool {
    being.checked_sub(1).is_some_and(|before| {
        let atom = &side.atoms[before];
        atom.is_function(Class::Pronoun) && atom.is_function(Class::Adverb)
    })
}

/// Whether a verb is passive where it stands. An adverb may stand with the form of being; a participle before its agent needs
/// none, nor does one that shares the form of being of the verb before it.
fn is_passive(side: &Side<'_, '_>, verb: usize) -> bool {
    let agent = next_word(side, verb + 1);
    let shared = shared_auxiliary(side, verb);
    agent.is_some_and(|agent| side.atoms[agent].is_function(Class::Agent))
        || shared.is_some_and(|shared| side.atoms[shared].is_function(Class::Being))
        || follows_being(side, verb)
}

/// Whether a passive has the subject of the active form, and what that is done to behind it: "they met resistance", "they
/// were met with resistance".
fn keeps_parts(scene: &Scene<'_, '_, '_>, which: Which, being: usize, verb: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let content = |side: &Side<'_, '_>, at: usize| side.atoms[at].is_content();
    let there = |at: usize| scene.pair.partner(which, at);
    let subject = (0..being).rev().find(|at| content(side, *at));
    let object = (verb + 1..side.atoms.len()).find(|at| content(side, *at));
    let (Some(active), Some(subject), Some(object)) =
        (there(verb), subject.and_then(there), object.and_then(there))
    else {
        return false;
    };
    let is_next =
        |from: usize, to: usize| from < to && !(from + 1..to).any(|at| content(other, at));
    is_next(subject, active) && is_next(active, object)
}

/// Whether a word follows an article, a preposition, or an adjective that does: "the current balance" is no verb.
fn stands_as_noun(side: &Side<'_, '_>, at: usize) -> bool {
    let marks = |place: usize| {
        let atom = &side.atoms[place];
        atom.is_any_function(&[Class::Determiner, Class::Possessive, Class::Preposition])
            && !atom.is_function(Class::Pronoun)
            && !atom.is_function(Class::Infinitive)
    };
    let Some(before) = at.checked_sub(1).filter(|_| !side.first(at).opens) else {
        return false;
    };
    let qualified = side.atoms[before].is_content()
        && side.atoms[before].form().is_none()
        && !side.first(before).inflected
        && !side.first(before).opens
        && before > 0
        && marks(before - 1);
    // A participle after a noun of the phrase is a verb, if one in the passive.
    marks(before) || qualified && !side.first(at).inflected
}

/// A promise in one version that the other tells as done or going on: "we will mend", "we have mended", "we continue to
/// mend". The act is the same, its status is another.
pub(super) fn status(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for which in Which::BOTH {
        let (side, other) = (scene.side(which), scene.side(which.other()));
        let promises = scene
            .statements_of(which)
            .iter()
            .filter(|statement| statement.is_commitment());
        for promise in promises {
            let Some(act) = promised(side, promise) else {
                continue;
            };
            let Some(told) = scene.pair.partner(which, act) else {
                continue;
            };
            let mut mine: Vec<usize> = promise
                .modal
                .into_iter()
                .chain([promise.head])
                .filter(|at| side.is_open(*at))
                .collect();
            mine.dedup();
            let is_told = is_told(other, told, scene.pack) && !is_intended(scene, which, act);
            if mine.is_empty() || !is_told {
                continue;
            }
            let theirs: Vec<usize> = other
                .before(told)
                .take_while(|at| other.is_open(*at))
                .filter(|at| other.atoms[*at].is_function(Class::Auxiliary))
                .collect();
            let Sides { old, new } = which.sides(mine, theirs);
            drafts.push(
                status_change(RuleId::TenseStatus, old, new, side.text_of(act))
                    .with("extent", "local")
                    .citing(promise.promise()),
            );
        }
    }
    drafts
}

/// What is said of an act that was to be and now is, or the other way round.
pub(in crate::classify) fn status_change(
    rule: RuleId,
    old: Vec<usize>,
    new: Vec<usize>,
    verb: impl Display,
) -> Draft {
    Draft::new(Kind::TenseChanged, rule, old, new)
        .with("verb", verb)
        .with("status_change", true)
        .base(STATUS_CHANGED)
}

/// A future that was dropped or added over a kept verb.
pub(super) fn tense(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for which in Which::BOTH {
        let side = scene.side(which);
        let futures = scene
            .open_of(which, Group::Modal)
            .into_iter()
            .filter(|at| is_modal(side, *at) && side.atoms[*at].has(Group::Verb));
        for future in futures.collect::<Vec<_>>() {
            let verb = next_word(side, future + 1).filter(|verb| !side.is_open(*verb));
            if verb.is_some_and(|verb| shares_future(scene, which, verb)) {
                let said = Draft::on(which, Kind::Paraphrase, RuleId::ParaphraseGrammar, [future]);
                drafts.push(said);
                continue;
            }
            if let Some(verb) = verb.filter(|verb| !is_intended(scene, which, *verb)) {
                let Sides { old, new } = which.only(vec![future]);
                let draft = status_change(RuleId::TenseFuture, old, new, side.text_of(verb));
                let draft = draft.with("extent", "local");
                let is_promise = has_actor(side, future);
                drafts.push(if is_promise {
                    draft
                } else {
                    draft.base(FORECAST_CHANGED)
                });
            }
        }
    }
    drafts
}

/// The auxiliary or modal of the verb that a verb is joined to, which it shares: will be mended and painted. Between them
/// stands no other.
fn shared_auxiliary(side: &Side<'_, '_>, verb: usize) -> Option<usize> {
    let joint = verb.checked_sub(1).filter(|_| !side.first(verb).opens)?;
    let is_joint = |at: usize| side.joins_items(at);
    // An adverb may stand between.
    let joined =
        is_joint(joint) || joint > 0 && is_joint(joint - 1) && next_word(side, joint) == Some(verb);
    let mut before = side
        .before(joint)
        .take_while(|at| !side.first(*at).is_sign(";"));
    // A verb of its own, or a subject behind a comma, begins another clause.
    let begins = |at: usize| {
        let classes = [Class::Determiner, Class::Possessive, Class::Pronoun];
        let next = &side.atoms[at + 1];
        let is_subject =
            next.is_any_function(&classes) || next.value == Value::Name || next.has(Group::Issuer);
        matches!(side.atoms[at].form(), Some(Form::Third | Form::Past))
            || at + 1 < joint && side.first(at).is_sign(",") && is_subject
    };
    let governs = |at: usize| is_modal(side, at) || side.atoms[at].is_function(Class::Auxiliary);
    let found = before.find(|at| governs(*at) || begins(*at));
    found.filter(|at| joined && governs(*at))
}

/// Whether a verb shares the future of the verb before it in the other version.
fn shares_future(scene: &Scene<'_, '_, '_>, which: Which, verb: usize) -> bool {
    let other = scene.side(which.other());
    let there = scene.pair.partner(which, verb);
    let shared = there.and_then(|there| shared_auxiliary(other, there));
    shared.is_some_and(|modal| {
        // "Will be mended and painted": the form of being stands under the future itself.
        let modal = if is_modal(other, modal) {
            Some(modal)
        } else {
            previous_word(other, modal).filter(|before| is_modal(other, *before))
        };
        modal.is_some_and(|modal| other.atoms[modal].has(Group::Verb))
    })
}

/// Whether a verb stands in the other version as an infinitive: planned, praised or asked for, and not told. To go on with an
/// act may be so, too: decided to continue.
fn is_intended(scene: &Scene<'_, '_, '_>, which: Which, verb: usize) -> bool {
    let other = scene.side(which.other());
    let there = scene.pair.partner(which, verb);
    let before = there.and_then(|there| previous_word(other, there));
    let goes_on = before.filter(|before| other.atoms[*before].has(Group::Continuity));
    let before = match goes_on {
        Some(verb) => previous_word(other, verb),
        None => before,
    };
    before.is_some_and(|before| other.atoms[before].is_function(Class::Infinitive))
}

/// Another form of self-reference. Whoever belongs to somebody, "its members", is not the one who speaks.
pub(super) fn person(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let is_owned = |which: Which, at: usize| {
        let before = at.checked_sub(1);
        before.is_some_and(|before| scene.atom(which, before).is_function(Class::Possessive))
    };
    let Sides { old, new } = scene
        .open_where(|which, at| scene.atom(which, at).has(Group::Issuer) && !is_owned(which, at));
    let sides = &scene.pair.sides;
    scene
        .pair_up(&old, &new, |a, b| {
            sides.old.slot[a] == sides.new.slot[b] && !scene.shared(Group::Issuer, a, b).is_empty()
        })
        .into_iter()
        .map(|(a, b)| {
            Draft::exchange(sides, Kind::PersonChanged, RuleId::PersonForm, (a, b))
                .with("extent", "local")
        })
        .collect()
}
