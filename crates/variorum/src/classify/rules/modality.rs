//! Modals of one verb on another rung.

use super::super::draft::Draft;
use super::super::finding::Direction;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::score::ladder;
use super::super::statement::is_modal;
use super::force::MIN_GAP;
use crate::lexicon::Group;

/// Replaced modals.
pub(super) fn modals(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        scene
            .open_of(which, Group::Modal)
            .into_iter()
            .filter(|at| is_modal(side, *at))
            .collect()
    };
    let sides = &scene.pair.sides;
    scene
        .pair_up(&open(Which::Old), &open(Which::New), |_, _| true)
        .into_iter()
        .filter_map(|(a, b)| {
            let (x, y) = scene.shared(Group::Modal, a, b).into_iter().next()?;
            let gap = y.row.rank - x.row.rank;
            let (kind, rule, direction) = if gap.abs() < MIN_GAP {
                (Kind::Paraphrase, "paraphrase.tie", None)
            } else if gap > 0 {
                (
                    Kind::ModalityStrengthened,
                    "modality.rank",
                    Some(Direction::Firmer),
                )
            } else {
                (
                    Kind::ModalityWeakened,
                    "modality.rank",
                    Some(Direction::Softer),
                )
            };
            let mut draft = Draft::new(kind, rule, [a], [b])
                .with("old", sides.old.text(a..a + 1))
                .with("new", sides.new.text(b..b + 1))
                .with("old_rank", x.row.rank)
                .with("new_rank", y.row.rank)
                .citing([x.row, y.row]);
            draft.direction = direction;
            Some(if kind == Kind::Paraphrase {
                draft
            } else {
                ladder(draft, x.row.rank, y.row.rank)
            })
        })
        .collect()
}
