//! Whether two texts tell the same in the same order, each in words of its own.
//!
//! Then the order speaks for links that words alone would not bear. Three things tell such texts from a revision and from
//! texts of one theme: the best resemblances are faint, they are found all over both texts, and they stand in one order.

use super::candidates::Candidate;
use super::ranking::EXPECTED;
use crate::sides::Sides;

/// Likeness from which one text is a revision of the other: what is expected of any two before they are read.
const REVISED: f64 = EXPECTED;

/// Least pairs that have an order. With two it is chance every other time, and they have to be a third of both texts.
const PAIRS: usize = 2;

/// Pairs whose order is compared, spread evenly where there are more.
const COMPARED: usize = 64;

/// Least share of the units that have a best counterpart, times how far these are from standing in any order (the rank
/// correlation of Kendall 1938). Texts of one theme reach a fifth to a quarter, by chance or because parts of them were
/// exchanged; two tellings of a story mostly more than a third.
const IN_ORDER: f64 = 0.3;

/// Whether texts of this likeness, of which these pairs resemble each other best and `equal` units are the same word for
/// word, are two tellings of one story.
pub(super) fn are_retold(
    best: &[&Candidate],
    equal: usize,
    sizes: Sides<usize>,
    likeness: f64,
) -> bool {
    let (found, equal) = (best.len() as f64, equal as f64);
    if likeness * found + equal >= REVISED * (found + equal) || best.len() < PAIRS {
        return false;
    }
    let coverage = 2.0 * best.len() as f64 / (sizes.old + sizes.new) as f64;
    coverage >= IN_ORDER && coverage * correlation(best) >= IN_ORDER
}

/// From 1, where all pairs stand in the same order on both sides, to -1, where none do; 0 by chance.
fn correlation(best: &[&Candidate]) -> f64 {
    let step = best.len().div_ceil(COMPARED).max(1);
    let places: Vec<Sides<usize>> = best.iter().step_by(step).map(|pair| pair.units).collect();
    let (mut agree, mut all) = (0.0, 0.0);
    for (at, one) in places.iter().enumerate() {
        for other in &places[..at] {
            agree += f64::from(u8::from((one.old < other.old) == (one.new < other.new)));
            all += 1.0;
        }
    }
    2.0 * agree / all - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn retold(pairs: &[(usize, usize)], units: usize, likeness: f64) -> bool {
        retold_with(pairs, 0, units, likeness)
    }

    fn retold_with(pairs: &[(usize, usize)], equal: usize, units: usize, likeness: f64) -> bool {
        let pairs = pairs.iter().map(|(old, new)| Candidate {
            units: Sides::new(*old, *new),
            score: likeness,
            lot: 0,
        });
        let pairs: Vec<Candidate> = pairs.collect();
        let best: Vec<&Candidate> = pairs.iter().collect();
        are_retold(&best, equal, Sides::new(units, units), likeness)
    }

    #[test]
    fn faint_pairs_all_over_both_texts_in_one_order_tell_the_same() {
        let in_order = [(0, 0), (2, 1), (3, 4), (5, 5)];
        assert!(retold(&in_order, 7, 0.3));
        assert!(!retold(&in_order, 7, 0.6), "a revision");
        assert!(!retold(&in_order, 20, 0.3), "a part of either text");
        assert!(!retold(&in_order[..1], 2, 0.3), "one pair has no order");
        assert!(retold_with(&in_order, 1, 8, 0.3), "a title in common");
        assert!(!retold_with(&in_order, 3, 10, 0.3), "much of it stayed");
        let exchanged = [(0, 4), (2, 5), (3, 0), (5, 1)];
        assert!(!retold(&exchanged, 7, 0.3));
    }

    #[test]
    fn long_texts_are_judged_by_some_of_their_pairs() {
        let in_order: Vec<_> = (0..1000).map(|at| (at, at)).collect();
        assert!(retold(&in_order, 1000, 0.3));
        let reversed: Vec<_> = (0..1000).map(|at| (at, 999 - at)).collect();
        assert!(!retold(&reversed, 1000, 0.3));
    }
}
