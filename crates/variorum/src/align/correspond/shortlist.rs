//! The best candidates of each unit. All others are forgotten at once, so that memory follows the number of units, not
//! that of the pairs that are looked at.

use super::beads::Field;
use super::candidates::Candidate;
use crate::sides::Sides;

/// Candidates that are kept for one unit.
pub(super) const KEPT: usize = 6;

/// The highest of the numbers that were offered, highest first; zero where there are no more.
pub(super) type Highest<T> = [T; KEPT];

/// Offers a number above zero. What is offered again changes nothing.
#[inline]
pub(super) fn offer<T: Copy + Ord>(highest: &mut Highest<T>, mut number: T) {
    if number <= highest[KEPT - 1] {
        return;
    }
    for kept in highest {
        if number == *kept {
            return;
        }
        // What is pushed out of a place takes the next.
        if number > *kept {
            std::mem::swap(&mut number, kept);
        }
    }
}

/// Bits below the score in a rank.
const SCORE_AT: u32 = 64;

/// Bits below the lot, which has sixteen.
const LOT_AT: u32 = 48;

/// A candidate as one of its units ranks it: by score, then by lot, then the earlier partner before the later. No two of
/// one unit rank alike.
fn rank(score: f64, lot: u32, partner: usize) -> u128 {
    let place = u64::from(u32::MAX) - partner as u64;
    // Scores are not negative, so that their bits order as they do.
    u128::from(score.to_bits()) << SCORE_AT | u128::from(u64::from(lot) << LOT_AT | place)
}

fn score(rank: u128) -> f64 {
    f64::from_bits(u64::try_from(rank >> SCORE_AT).expect("half of the bits are left"))
}

/// Score, lot and partner of a rank.
#[expect(
    clippy::cast_possible_truncation,
    reason = "parts of the number are meant"
)]
fn parts(rank: u128) -> (f64, u32, usize) {
    let lot = (rank as u64 >> LOT_AT) as u32;
    (score(rank), lot, (u32::MAX - rank as u32) as usize)
}

/// The best candidates so far.
#[derive(Debug)]
pub(super) struct Shortlists<'a> {
    field: &'a Field<'a>,
    /// Per unit.
    ranks: Sides<Vec<Highest<u128>>>,
}

impl<'a> Shortlists<'a> {
    pub(super) fn new(field: &'a Field<'a>) -> Self {
        Self {
            field,
            ranks: field.contents.map(|side| vec![[0; KEPT]; side.len()]),
        }
    }

    /// Offers the pair of two units that share so much. Most are turned away by their score.
    #[inline]
    pub(super) fn offer(&mut self, old: usize, new: usize, overlap: u64) {
        let ranks = (&mut self.ranks.old[old], &mut self.ranks.new[new]);
        let least = ranks.0[KEPT - 1].min(ranks.1[KEPT - 1]);
        let found = self.field.score(old, new, overlap);
        if found > 0.0 && found >= score(least) {
            let lot = self.field.lot(old, new);
            offer(ranks.0, rank(found, lot, new));
            offer(ranks.1, rank(found, lot, old));
        }
    }

    /// As [`offer`](Self::offer), unless the pair is on a list already.
    pub(super) fn look_at(&mut self, old: usize, new: usize, overlap: impl FnOnce() -> u64) {
        let has =
            |ranks: &Highest<u128>, partner: usize| held(ranks).any(|(.., other)| other == partner);
        if !has(&self.ranks.old[old], new) && !has(&self.ranks.new[new], old) {
            self.offer(old, new, overlap());
        }
    }

    /// Score of the best candidate of an old unit; 0 if it has none.
    pub(super) fn best_of_old(&self, unit: usize) -> f64 {
        score(self.ranks.old[unit][0])
    }

    /// Score of the best candidate of a new unit; 0 if it has none.
    pub(super) fn best_of_new(&self, unit: usize) -> f64 {
        score(self.ranks.new[unit][0])
    }

    /// The candidates of a least similarity that are among the best of one of their units, sorted by place. `free` lists
    /// the units that may have some.
    pub(super) fn candidates(&self, free: &Sides<Vec<usize>>, least: f64) -> Vec<Candidate> {
        let candidate = |old: usize, new: usize, score: f64, lot: u32| Candidate {
            units: Sides::new(old, new),
            score,
            lot,
        };
        let mut pairs = Vec::new();
        for old in &free.old {
            let of_old = held(&self.ranks.old[*old]).take_while(|(score, ..)| *score >= least);
            pairs.extend(of_old.map(|(score, lot, new)| candidate(*old, new, score, lot)));
        }
        for new in &free.new {
            // What its old unit holds as well is listed already.
            let of_new = held(&self.ranks.new[*new]).take_while(|(score, ..)| *score >= least);
            let of_new = of_new.filter(|(score, lot, old)| {
                rank(*score, *lot, *new) < self.ranks.old[*old][KEPT - 1]
            });
            pairs.extend(of_new.map(|(score, lot, old)| candidate(old, *new, score, lot)));
        }
        pairs.sort_unstable_by_key(|pair| (pair.units.old as u64) << 32 | pair.units.new as u64);
        pairs
    }
}

fn held(ranks: &Highest<u128>) -> impl Iterator<Item = (f64, u32, usize)> {
    let ranks = ranks.iter().take_while(|rank| **rank > 0);
    ranks.map(|rank| parts(*rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_are_kept_once_each() {
        let mut highest = [0; KEPT];
        for number in [3, 9, 4, 9, 1, 7, 8, 3, 5, 2, 9] {
            offer(&mut highest, number);
        }
        assert_eq!(highest, [9, 8, 7, 5, 4, 3]);
    }

    #[test]
    fn candidates_rank_by_score_then_lot_then_place() {
        let ranks = [
            rank(0.5, 1, 70_000),
            rank(0.5, 1, 3),
            rank(0.5, 2, 4),
            rank(0.6, 0, 9),
        ];
        assert!(ranks.is_sorted());
        assert_eq!(parts(ranks[0]), (0.5, 1, 70_000));
    }
}
