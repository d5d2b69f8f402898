//! Modals of one verb on another rung.

use super::certainty;
use super::force::is_passive;
use super::steps::{MIN_GAP, Step, Steps, tie};
use crate::classify::pairing::agency::{has_actor, subject_of};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{family, is_due, is_modal, next_word, previous_word, ranks};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Group, Row};
use crate::sides::Sides;

const STEPS: Steps = Steps {
    up: Kind::ModalityStrengthened,
    down: Kind::ModalityWeakened,
    rule: RuleId::ModalityRank,
};

/// Atoms before an act among which the request for it stands.
const REQUEST: usize = 3;

/// The concept of leave, which forbids if it is denied.
const LEAVE: &str = "may";

/// Replaced modals.
pub(super) fn modals(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } = scene.open_where(|which, at| is_modal(scene.side(which), at));
    scene
        .pair_up(&old, &new, |a, b| speak_of_the_same(scene, a, b))
        .into_iter()
        .filter_map(|(a, b)| {
            let (x, y) = scene.shared(Group::Modal, a, b).into_iter().next()?;
            Some(
                if forbids(scene, Which::Old, a) && forbids(scene, Which::New, b) {
                    tie(a, b).citing([x.row, y.row])
                } else if tell_how_likely(scene, (a, b), (x.row, y.row)) {
                    certainty::of_modals(scene, (a, b), (x.row, y.row))
                } else {
                    STEPS.compare(scene, (a, b), (x.row, y.row))
                },
            )
        })
        .collect()
}

/// Whether two modals stand with one verb, or with verbs of which one took the other's place, or are said of one subject.
/// Two clauses without any of these in common say nothing of each other.
fn speak_of_the_same(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let sides = &scene.pair.sides;
    let act = |which: Which, at: usize| {
        let side = scene.side(which);
        let mut after = side.after(at);
        after.find(|place| side.atoms[*place].is_content())
    };
    let acts = (act(Which::Old, old), act(Which::New, new));
    let in_place = matches!(acts, (Some(a), Some(b)) if sides.old.is_open(a)
        && sides.new.is_open(b) && sides.old.slot[a] == sides.new.slot[b]);
    let subjects = (subject_of(&sides.old, old), subject_of(&sides.new, new));
    let said_of_one =
        matches!(subjects, (Some(a), Some(b)) if scene.pair.partner(Which::Old, a) == Some(b));
    let anew =
        matches!(subjects, (Some(a), Some(b)) if sides.old.is_open(a) && sides.new.is_open(b));
    said_of_one || in_place && !anew || scene.pair.share_object(old, new)
}

/// Whether two modals say how likely something is, and not what is due or allowed: two that put it further off, or two forms
/// of one, in a clause in which nobody is known to act, and what should or could have been done.
fn tell_how_likely(
    scene: &Scene<'_, '_, '_>,
    (a, b): (usize, usize),
    (old, new): (&Row, &Row),
) -> bool {
    let is_remote = |row: &Row| !row.remote_of.is_empty();
    let is_form = |one: &Row, other: &Row| one.remote_of == other.concept;
    let is_past = |which: Which, at: usize| {
        let side = scene.side(which);
        next_word(side, at + 1).is_some_and(|next| side.atoms[next].is_function(Class::Perfect))
    };
    let is_due = old.rank >= ranks::DUE || new.rank >= ranks::DUE;
    let is_gone = is_past(Which::Old, a) && is_past(Which::New, b) && !is_due;
    let is_light = is_remote(old) && is_remote(new) || is_form(old, new) || is_form(new, old);
    is_gone
        || is_light
            && !has_actor(scene.side(Which::Old), a)
            && !has_actor(scene.side(Which::New), b)
}

/// Whether a modal of duty or leave is denied right behind itself: whoever may not and whoever must not are both forbidden to.
fn forbids(scene: &Scene<'_, '_, '_>, which: Which, modal: usize) -> bool {
    let side = scene.side(which);
    let is_denied = modal + 1 < side.atoms.len() && scene.pair.negates(which, modal + 1);
    let mut senses = side.atoms[modal].of(Group::Modal);
    is_denied
        && senses.any(|sense| sense.row.rank >= ranks::FORBIDDING || sense.row.concept == LEAVE)
}

/// A modal against a request in the passive, before one act: who is encouraged to sign, and who must.
pub(super) fn against_requests(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    scene.tell_each(Group::Modal, |which, at| against_request(scene, which, at))
}

/// A modal of a side whose verb the other version only asks for.
fn against_request(scene: &Scene<'_, '_, '_>, which: Which, modal: usize) -> Option<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let firm = side.atoms[modal]
        .of(Group::Modal)
        .next()
        .filter(|_| is_modal(side, modal))?
        .row;
    let act = scene.pair.partner(which, next_word(side, modal + 1)?)?;
    let request = (0..act).rev().take(REQUEST).find(|at| {
        let asks = other.atoms[*at]
            .row(Group::Verb, family::DIRECTIVE)
            .is_some();
        asks && other.is_open(*at) && is_passive(scene, which.other(), *at)
    })?;
    let asked = other.atoms[request].row(Group::Verb, family::DIRECTIVE)?;
    let is_asked_for = (request + 1..act).all(|at| other.atoms[at].is_function(Class::Infinitive));
    let Sides { old, new } = which.sides(modal, request);
    let Sides { old: from, new: to } = which.sides(firm, asked);
    if !is_asked_for || (to.rank - from.rank).abs() < MIN_GAP {
        return None;
    }
    let sides = &scene.pair.sides;
    let kind = STEPS.named(Step::between(from.rank, to.rank));
    let draft = Draft::exchange(sides, kind, STEPS.rule, (old, new))
        .ranks(from.rank, to.rank)
        .citing([from, to])
        .confidence(Confidence::Medium);
    Some(ladder(draft, from.rank, to.rank))
}

/// The concept of being able to, which most texts say of what is done anyway: ships can wait.
const ABILITY: &str = "can";

/// Score of what somebody does and may do, before adjustments: it was told in any case.
const TOLD: i16 = 40;

/// Modals that say what is due, or that it can be, where the other version tells that it is so: the server returns, must
/// return; we share, we may share.
pub(super) fn against_facts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    scene.tell_each(Group::Modal, |which, at| against_fact(scene, which, at))
}

fn against_fact(scene: &Scene<'_, '_, '_>, which: Which, modal: usize) -> Option<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let row = side.atoms[modal].of(Group::Modal).next()?.row;
    let is_due = is_due(side, modal);
    let is_possible = row.rank <= ranks::POSSIBLE && row.concept != ABILITY;
    // A future is told as another tense.
    let is_future = side.atoms[modal].has(Group::Verb);
    let verb = next_word(side, modal + 1)?;
    let told = scene.pair.partner(which, verb)?;
    let subject = previous_word(other, told)?;
    let is_subject =
        other.atoms[subject].is_content() || other.atoms[subject].is_function(Class::Pronoun);
    let is_told = side.atoms[verb].is_content()
        && is_subject
        && scene
            .pair
            .partner(which.other(), subject)
            .is_some_and(|there| there < modal)
        && !is_modal(other, subject);
    if !(is_due || is_possible) || is_future || !is_told {
        return None;
    }
    let step = if is_due {
        Step::with(which)
    } else {
        Step::without(which)
    };
    let kind = STEPS.named(step);
    let draft = if is_due {
        Draft::on(which, kind, RuleId::ModalityFact, [modal])
    } else if has_actor(side, modal) {
        Draft::on(which, kind, RuleId::ModalityPossible, [modal]).base(TOLD)
    } else {
        let kind = certainty::STEPS.named(step);
        Draft::on(which, kind, RuleId::CertaintyPossible, [modal])
    };
    let draft = draft
        .with("modal", side.text_of(modal))
        .with("verb", other.text_of(told))
        .citing([row]);
    Some(draft.confidence(Confidence::Medium))
}
