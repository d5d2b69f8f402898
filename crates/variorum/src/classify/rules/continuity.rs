//! Markers that something goes on, starts again or stops, over a kept predicate.

use super::super::draft::Draft;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::steps::by_class;
use crate::lexicon::Group;

/// Markers that came, went or changed.
pub(super) fn markers(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (mut drafts, singles) = by_class(scene, Group::Continuity, |_, _| true);
    drafts.extend(singles.iter().map(|single| {
        let (which, at) = (single.which, single.at);
        let change = match which {
            Which::New => "added",
            Which::Old => "dropped",
        };
        Draft::on(which, Kind::ContinuityChanged, "continuity.marker", [at])
            .with("marker", scene.side(which).text(at..at + 1))
            .with("sense", &single.row.concept)
            .with("change", change)
            .citing([single.row])
    }));
    drafts
}
