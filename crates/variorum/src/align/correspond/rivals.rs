//! Pairs that are beyond doubt wherever they stand, and stand in the way of weaker ones.

use std::ops::Range;

use super::super::options::{Demands, portion};
use super::beads::Bead;
use super::candidates::Candidate;
use super::ranking::Ranking;
use crate::sides::Sides;

/// Similarity from which a pair that leads clearly is taken to be right, wherever it stands.
const CERTAIN: f64 = 0.5;

/// The partner of a unit that is beyond doubt, and its similarity.
pub(super) type SurePartner = Option<(usize, f64)>;

/// Similarity to the sure partner of a unit if that is none of these units; 0 if it has none.
pub(super) fn sure_elsewhere(partner: SurePartner, units: &Range<usize>) -> f64 {
    partner
        .filter(|(partner, _)| !units.contains(partner))
        .map_or(0.0, |(_, score)| score)
}

/// The sure partner of each unit that has one.
#[derive(Debug)]
pub(super) struct Rivals {
    pub(super) of: Sides<Vec<SurePartner>>,
}

impl Rivals {
    pub(super) fn new(
        candidates: &[Candidate],
        ranking: &Ranking,
        sizes: Sides<usize>,
        demands: &Demands,
    ) -> Self {
        let mut of = sizes.map(|size| vec![None; size]);
        for pair in candidates.iter().filter(|pair| pair.score >= CERTAIN) {
            let Sides { old, new } = pair.units;
            let units = pair.units.map(|unit| unit..unit + 1);
            if demands.leads(pair.score, ranking.runner_up(&units)) {
                of.old[old] = Some((new, pair.score));
                of.new[new] = Some((old, pair.score));
            }
        }
        Self { of }
    }

    /// Whether these units are a pair beyond doubt.
    pub(super) fn is_sure(&self, units: &Sides<Range<usize>>) -> bool {
        let Sides { old, new } = units;
        old.len() == 1
            && new.len() == 1
            && self.of.old[old.start].is_some_and(|(partner, _)| partner == new.start)
    }

    /// Takes from the gain of a bead what it lacks in similarity to the sure partners of its units elsewhere: these
    /// may have moved, and something else only stands in their place.
    pub(super) fn handicap(&self, bead: &mut Bead, demands: &Demands) {
        let Sides { old, new } = &bead.units;
        let of_old = self.of.old[old.clone()].iter();
        let of_new = self.of.new[new.clone()].iter();
        let rivals = of_old
            .map(|partner| sure_elsewhere(*partner, new))
            .chain(of_new.map(|partner| sure_elsewhere(*partner, old)));
        let excess = rivals.fold(bead.score, f64::max) - bead.score;
        bead.gain -= portion(bead.mass as f64, demands.rivalry * excess);
    }
}
