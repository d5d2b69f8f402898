//! How alike two wordings are, and which dropped passage a new one is the return of.

use std::collections::BTreeMap;

use super::text::is_text;
use super::weights::Weights;
use crate::document::{Document, Token};

/// A wording as a bag of weighted words.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    words: BTreeMap<u64, (u32, f64)>,
    total: f64,
}

impl Bag {
    pub(super) fn new(document: &Document, tokens: &[Token], weights: &Weights) -> Self {
        let mut bag = Self::default();
        for token in tokens.iter().filter(|token| is_text(token)) {
            let weight = weights.weight(document, token);
            let word = bag.words.entry(token.key).or_insert((0, weight));
            word.0 += 1;
            bag.total += weight;
        }
        bag
    }

    /// Dice's coefficient over weighted words, from 0 to 1.
    pub(super) fn similarity(&self, other: &Self) -> f64 {
        let both = self.total + other.total;
        if both <= 0.0 {
            return 0.0;
        }
        let shared: f64 = self
            .words
            .iter()
            .filter_map(|(key, (count, weight))| {
                let (other_count, _) = other.words.get(key)?;
                Some(f64::from(*count.min(other_count)) * weight)
            })
            .sum();
        // The same word may weigh differently on the two sides when texts are in two languages.
        (2.0 * shared / both).min(1.0)
    }
}

/// The best of scored candidates if it reaches `least` and leads by `lead`.
pub(super) fn clear_winner<T: Copy>(
    candidates: impl IntoIterator<Item = (T, f64)>,
    least: f64,
    lead: f64,
) -> Option<T> {
    let mut best: Option<(T, f64)> = None;
    let mut next = 0.0_f64;
    for (candidate, score) in candidates {
        match best {
            Some((_, top)) if score <= top => next = next.max(score),
            _ => {
                next = best.map_or(0.0, |(_, top)| top);
                best = Some((candidate, score));
            }
        }
    }
    best.filter(|(_, score)| *score >= least && score - next >= lead)
        .map(|(candidate, _)| candidate)
}

#[cfg(test)]
mod tests {
    use super::clear_winner;

    #[test]
    fn a_return_needs_a_score_and_a_lead() {
        assert_eq!(clear_winner([('a', 0.9), ('b', 0.4)], 0.6, 0.1), Some('a'));
        assert_eq!(clear_winner([('b', 0.4), ('a', 0.9)], 0.6, 0.1), Some('a'));
        assert_eq!(clear_winner([('a', 0.9), ('b', 0.85)], 0.6, 0.1), None);
        assert_eq!(clear_winner([('a', 0.5)], 0.6, 0.1), None);
        assert_eq!(clear_winner::<char>([], 0.6, 0.1), None);
    }
}
