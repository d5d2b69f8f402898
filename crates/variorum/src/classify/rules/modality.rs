//! Modals of one verb on another rung.

use super::super::draft::Draft;
use super::super::finding::Direction;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::statement::is_modal;
use super::steps::Steps;
use crate::lexicon::Group;

const STEPS: Steps = Steps {
    up: (Kind::ModalityStrengthened, Direction::Firmer),
    down: (Kind::ModalityWeakened, Direction::Softer),
    rule: "modality.rank",
};

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
