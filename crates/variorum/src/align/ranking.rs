//! How much better a link is than the alternatives of its units.

use std::ops::Range;

use super::candidates::Candidate;
use super::options::portion;
use crate::sides::Sides;

/// The candidates of each unit.
#[derive(Debug)]
pub(super) struct Ranking {
    of: Sides<Vec<Vec<(f64, usize)>>>,
}

impl Ranking {
    pub(super) fn new(candidates: &[Candidate], sizes: Sides<usize>) -> Self {
        let mut of = sizes.map(|size| vec![Vec::new(); size]);
        for Candidate { units, score, .. } in candidates {
            of.old[units.old].push((*score, units.new));
            of.new[units.new].push((*score, units.old));
        }
        Self { of }
    }

    /// Score of the best candidate of these units outside them.
    pub(super) fn runner_up(&self, units: &Sides<Range<usize>>) -> Option<f64> {
        self.best_rival(units, |_, _| true)
    }

    /// The same among units that are not taken yet.
    pub(super) fn free_runner_up(
        &self,
        units: &Sides<Range<usize>>,
        taken: &Sides<Vec<bool>>,
    ) -> Option<f64> {
        self.best_rival(units, |old, new| !taken.old[old] && !taken.new[new])
    }

    fn best_rival(
        &self,
        units: &Sides<Range<usize>>,
        counts: impl Fn(usize, usize) -> bool,
    ) -> Option<f64> {
        let Sides { old, new } = units;
        let of_old = old.clone().flat_map(|old| {
            let rivals = self.of.old[old].iter();
            rivals
                .filter(move |(_, other)| !new.contains(other))
                .map(move |(score, new)| (*score, old, *new))
        });
        let of_new = new.clone().flat_map(|new| {
            let rivals = self.of.new[new].iter();
            rivals
                .filter(move |(_, other)| !old.contains(other))
                .map(move |(score, old)| (*score, *old, new))
        });
        of_old
            .chain(of_new)
            .filter(|(_, old, new)| counts(*old, *new))
            .map(|(score, ..)| score)
            .max_by(f64::total_cmp)
    }

    /// How similar the best pairs are: the mean over pairs each of whose units is the other's best.
    ///
    /// Before any pair is seen a likeness of one half is expected, with the weight of two pairs, so that texts with
    /// hardly any units are not judged by chance.
    pub(super) fn likeness(&self, candidates: &[Candidate]) -> f64 {
        const EXPECTED: f64 = 0.5;
        const EXPECTED_PAIRS: f64 = 2.0;
        const PRECISION: f64 = 1e6;
        let best = self.of.as_ref().map(|side| {
            let best =
                |of: &Vec<(f64, usize)>| of.iter().map(|(score, _)| *score).fold(0.0, f64::max);
            side.iter().map(best).collect::<Vec<_>>()
        });
        let mutual = candidates.iter().filter(|pair| {
            pair.score >= best.old[pair.units.old] && pair.score >= best.new[pair.units.new]
        });
        // Whole numbers, so that the sum does not depend on the order.
        let (sum, count) = mutual.fold((0, 0), |(sum, count), pair| {
            (sum + portion(PRECISION, pair.score), count + 1)
        });
        let (sum, count) = (sum as f64 / PRECISION, f64::from(count));
        (EXPECTED * EXPECTED_PAIRS + sum) / (EXPECTED_PAIRS + count)
    }
}
