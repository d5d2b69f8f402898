//! One unit compared with many.

use super::super::content::{Term, Vocabulary};
use crate::work;

/// How often each term occurs in one unit, found by the number of the term: what another unit shares with it is found by
/// the terms of that one alone, where [`Vocabulary::overlap`] walks through both.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    vocabulary: &'a Vocabulary,
    unit: &'a [Term],
    /// Per term; zero for those that the unit does not have.
    times: Vec<u32>,
}

impl<'a> Tally<'a> {
    /// A tally of a unit that has no terms. O(terms of the vocabulary).
    pub(super) fn new(vocabulary: &'a Vocabulary) -> Self {
        Self {
            vocabulary,
            unit: &[],
            times: vec![0; vocabulary.len()],
        }
    }

    /// Counts the terms of another unit instead. O(terms of both).
    pub(super) fn turn_to(&mut self, unit: &'a [Term]) {
        for (term, _) in self.unit {
            self.times[*term as usize] = 0;
        }
        for (term, times) in unit {
            self.times[*term as usize] = *times;
        }
        work::count(self.unit.len() + unit.len());
        self.unit = unit;
    }

    /// The weight of what a unit has in common with that of the tally.
    pub(super) fn overlap(&self, other: &[Term]) -> u64 {
        work::count(other.len());
        let mut sum = 0;
        for (term, other_times) in other {
            let times = self.times[*term as usize];
            if times > 0 {
                sum += self.vocabulary.weight(*term) * u64::from(times.min(*other_times));
            }
        }
        sum
    }
}
