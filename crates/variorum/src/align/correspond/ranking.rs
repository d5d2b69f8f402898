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

    /// The best pairs: those each of whose units is the other's best.
    pub(super) fn best<'c>(&self, candidates: &'c [Candidate]) -> Vec<&'c Candidate> {
        let is_best =
            |score: f64, rivals: &[(f64, usize)]| rivals.iter().all(|(rival, _)| score >= *rival);
        let mutual = candidates.iter().filter(|pair| {
            is_best(pair.score, self.of.old.of(pair.units.old))
                && is_best(pair.score, self.of.new.of(pair.units.new))
        });
        mutual.collect()
    }
}

/// Likeness of two texts before any pair is seen.
pub(super) const EXPECTED: f64 = 0.5;

/// How similar the best pairs are on average. What is expected has the weight of two pairs, so that texts with hardly any
/// units are not judged by chance.
pub(super) fn likeness(best: &[&Candidate]) -> f64 {
    const EXPECTED_PAIRS: f64 = 2.0;
    const PRECISION: f64 = 1e6;
    // Whole numbers, so that the sum does not depend on the order.
    let sum: i64 = best.iter().map(|pair| portion(PRECISION, pair.score)).sum();
    (EXPECTED * EXPECTED_PAIRS + sum as f64 / PRECISION) / (EXPECTED_PAIRS + best.len() as f64)
}
