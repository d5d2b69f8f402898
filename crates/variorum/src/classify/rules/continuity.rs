//! Markers that something goes on, starts again or stops, over a kept predicate.

use super::super::draft::Draft;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use crate::lexicon::{Group, Row};

/// Markers that came, went or changed.
pub(super) fn markers(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (old, new) = (
        scene.open_of(Which::Old, Group::Continuity),
        scene.open_of(Which::New, Group::Continuity),
    );
    let row = |which: Which, at: usize| -> Option<&Row> {
        scene.side(which).atoms[at]
            .of(Group::Continuity)
            .next()
            .map(|sense| sense.row)
    };
    let ties = scene.pair_up(&old, &new, |a, b| {
        row(Which::Old, a)
            .zip(row(Which::New, b))
            .is_some_and(|(a, b)| a.concept == b.concept)
    });
    let mut drafts: Vec<Draft> = ties
        .iter()
        .map(|(a, b)| Draft::new(Kind::Paraphrase, "paraphrase.tie", [*a], [*b]))
        .collect();
    for (which, atoms) in [(Which::Old, &old), (Which::New, &new)] {
        for at in atoms {
            if ties.iter().any(|(a, b)| {
                if which == Which::Old {
                    a == at
                } else {
                    b == at
                }
            }) || scene.is_new_clause(which, *at)
            {
                continue;
            }
            let Some(row) = row(which, *at) else { continue };
            drafts.push(
                Draft::on(which, Kind::ContinuityChanged, "continuity.marker", [*at])
                    .with("marker", scene.side(which).text(*at..*at + 1))
                    .with("sense", &row.concept)
                    .with(
                        "change",
                        if which == Which::New {
                            "added"
                        } else {
                            "dropped"
                        },
                    )
                    .citing([row]),
            );
        }
    }
    drafts
}
