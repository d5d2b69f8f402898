//! Modals of one verb on another rung.

use super::super::draft::Draft;
use super::super::finding::{Confidence, Direction};
use super::super::kind::Kind;
use super::super::scene::Scene;
use super::super::score::ladder;
use super::super::side::Which;
use super::super::statement::{is_modal, next_word, previous_word};
use super::force::is_passive;
use super::steps::{MIN_GAP, Steps};
use crate::lexicon::Group;

const STEPS: Steps = Steps {
    up: (Kind::ModalityStrengthened, Direction::Firmer),
    down: (Kind::ModalityWeakened, Direction::Softer),
    rule: "modality.rank",
};

/// Atoms before an act among which the request for it stands.
const REQUEST: usize = 3;

/// Least rank of a modal that says what is due.
const DUE: i16 = 90;

/// Replaced modals.
pub(super) fn modals(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        let atoms = scene.open_of(which, Group::Modal).into_iter();
        atoms.filter(|at| is_modal(side, *at)).collect()
    };
    scene
        .pair_up(&open(Which::Old), &open(Which::New), |_, _| true)
        .into_iter()
        .filter_map(|(a, b)| {
            let (x, y) = scene.shared(Group::Modal, a, b).into_iter().next()?;
            Some(STEPS.compare(scene, (a, b), (x.row, y.row)))
        })
        .collect()
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
        let asks = other.atoms[*at].row(Group::Verb, "directive").is_some();
        asks && other.is_open(*at) && is_passive(scene, which.other(), *at)
    })?;
    let asked = other.atoms[request].row(Group::Verb, "directive")?;
    let is_asked_for = (request + 1..act).all(|at| other.atoms[at].is_function("infinitive"));
    let (old, new, from, to) = match which {
        Which::Old => (modal, request, firm, asked),
        Which::New => (request, modal, asked, firm),
    };
    let gap = to.rank - from.rank;
    if !is_asked_for || gap.abs() < MIN_GAP {
        return None;
    }
    let sides = &scene.pair.sides;
    let (kind, direction) = STEPS.turn(gap > 0);
    let draft = Draft::new(kind, STEPS.rule, [old], [new])
        .with("old", sides.old.text(old..old + 1))
        .with("new", sides.new.text(new..new + 1))
        .with("old_rank", from.rank)
        .with("new_rank", to.rank)
        .citing([from, to])
        .direction(direction)
        .confidence(Confidence::Medium);
    Some(ladder(draft, from.rank, to.rank))
}

/// Modals that say what is due, where the other version only tells what is done: the server returns, must return.
pub(super) fn against_facts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    scene.tell_each(Group::Modal, |which, at| against_fact(scene, which, at))
}

fn against_fact(scene: &Scene<'_, '_, '_>, which: Which, modal: usize) -> Option<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let row = side.atoms[modal].of(Group::Modal).next()?.row;
    // A future is told as another tense.
    let is_future = side.atoms[modal].of(Group::Verb).next().is_some();
    let verb = next_word(side, modal + 1)?;
    let told = scene.pair.partner(which, verb)?;
    let subject = previous_word(other, told)?;
    let is_subject =
        other.atoms[subject].is_content() || other.atoms[subject].is_function("pronoun");
    let is_told = side.atoms[verb].is_content()
        && is_subject
        && scene
            .pair
            .partner(which.other(), subject)
            .is_some_and(|there| there < modal)
        && !is_modal(other, subject);
    if !is_modal(side, modal) || is_future || row.rank < DUE || !is_told {
        return None;
    }
    let (kind, direction) = STEPS.turn(which == Which::New);
    let draft = Draft::on(which, kind, "modality.fact", [modal])
        .with("modal", side.text(modal..modal + 1))
        .with("verb", other.text(told..told + 1))
        .citing([row])
        .direction(direction);
    Some(draft.confidence(Confidence::Medium))
}
