//! How much better a link is than the alternatives of its units.

use std::ops::Range;

use super::super::options::portion;
use super::candidates::Candidate;
use super::grouped::Grouped;
use crate::sides::Sides;

/// The candidates of each unit.
#[derive(Debug)]
pub(super) struct Ranking {
    of: Sides<Grouped<(f64, usize)>>,
}

impl Ranking {
    pub(super) fn new(candidates: &[Candidate], sizes: Sides<usize>) -> Self {
        let of_old = |pair: &Candidate| (pair.units.old, (pair.score, pair.units.new));
        let of_new = |pair: &Candidate| (pair.units.new, (pair.score, pair.units.old));
        Self {
            of: Sides::new(
                Grouped::new(sizes.old, || candidates.iter().map(of_old)),
                Grouped::new(sizes.new, || candidates.iter().map(of_new)),
            ),
        }
    }

    /// Score of the best candidate of these units outside them.
    pub(super) fn runner_up(&self, units: &Sides<Range<usize>>) -> Option<f64> {
        self.best_rival(units, |_, _| true)
    }

    /// The same among the pairs that count.
    pub(super) fn best_rival(
        &self,
        units: &Sides<Range<usize>>,
        counts: impl Fn(usize, usize) -> bool,
    ) -> Option<f64> {
        let Sides { old, new } = units;
        let of_old = old.clone().flat_map(|old| {
            let rivals = self.of.old.of(old).iter();
            rivals
                .filter(move |(_, other)| !new.contains(other))
                .map(move |(score, new)| (*score, old, *new))
        });
        let of_new = new.clone().flat_map(|new| {
            let rivals = self.of.new.of(new).iter();
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
        let is_best =
            |score: f64, rivals: &[(f64, usize)]| rivals.iter().all(|(rival, _)| score >= *rival);
        let mutual = candidates.iter().filter(|pair| {
            is_best(pair.score, self.of.old.of(pair.units.old))
                && is_best(pair.score, self.of.new.of(pair.units.new))
        });
        // Whole numbers, so that the sum does not depend on the order.
        let (sum, count) = mutual.fold((0, 0), |(sum, count), pair| {
            (sum + portion(PRECISION, pair.score), count + 1)
        });
        let (sum, count) = (sum as f64 / PRECISION, f64::from(count));
        (EXPECTED * EXPECTED_PAIRS + sum) / (EXPECTED_PAIRS + count)
    }
}
