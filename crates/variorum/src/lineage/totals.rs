//! Sums over words: what each version kept, brought and brought back, and how old the words of a version are.

use serde::Serialize;

use super::Lineage;
use super::text::{Grain, Text};

/// The words of a version by where they came from.
///
/// Invariant: `words == kept + new + returned`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// All words and numbers.
    pub words: usize,
    /// Those that the version before has.
    pub kept: usize,
    /// Those that no earlier version has.
    pub new: usize,
    /// Those that an earlier version has, but not the one before.
    pub returned: usize,
    /// Words of the version before that are gone.
    pub dropped: usize,
}

impl Lineage {
    /// The words of a witness by where they came from.
    pub fn totals(&self, witness: usize) -> Totals {
        let mut totals = Totals::default();
        for token in self.words(witness) {
            totals.words += 1;
            let life = self.tokens[witness][token];
            if self.lives.introduced(life) == witness {
                totals.new += 1;
            } else if self.is_return(witness, token) {
                totals.returned += 1;
            } else {
                totals.kept += 1;
            }
        }
        if let Some(before) = witness.checked_sub(1) {
            totals.dropped = self.words(before).count() - totals.kept;
        }
        totals
    }

    /// How many words of a witness were introduced by each witness up to it.
    pub fn ages(&self, witness: usize) -> Vec<usize> {
        let mut ages = vec![0; witness + 1];
        for token in self.words(witness) {
            ages[self.origin(witness, token)] += 1;
        }
        ages
    }

    /// Whether a token was absent from the version before, and present in an earlier one.
    pub fn is_return(&self, witness: usize, token: usize) -> bool {
        let gaps = self.lives.gaps(self.tokens[witness][token]);
        gaps.iter().any(|gap| gap.end == witness)
    }

    /// How much of the words of a chain changed on the way to a witness, from 0 to 1, compared with the last witness
    /// before that has the chain; nothing for the first.
    pub fn change(&self, grain: Grain, chain: usize, witness: usize) -> Option<f64> {
        let chain = &self.level(grain).chains[chain];
        let (new, old) = (chain.state(witness)?, chain.state_before(witness)?);
        let lives = |witness: usize, unit: usize| -> Vec<u32> {
            let text = &self.texts[witness];
            let lives = words_of(text, grain, unit).map(|at| self.tokens[witness][at]);
            let mut lives: Vec<u32> = lives.collect();
            lives.sort_unstable();
            lives
        };
        let (before, after) = (lives(old.witness, old.unit), lives(witness, new.unit));
        let total = before.len() + after.len();
        let kept = after
            .iter()
            .filter(|life| before.binary_search(life).is_ok())
            .count();
        Some(if total == 0 {
            0.0
        } else {
            1.0 - 2.0 * kept as f64 / total as f64
        })
    }

    /// The numbers of the words of a witness, blocks that do not belong to the text left out.
    fn words(&self, witness: usize) -> impl Iterator<Item = usize> + '_ {
        let text = &self.texts[witness];
        let blocks = text.document.blocks().iter().enumerate();
        blocks
            .filter(|(_, block)| block.kind.is_text())
            .flat_map(|(block, _)| words_of(text, Grain::Block, block))
    }
}

fn words_of(text: &Text, grain: Grain, unit: usize) -> impl Iterator<Item = usize> + '_ {
    text.range(grain, unit)
        .zip(text.unit(grain, unit))
        .filter(|(_, token)| token.is_word())
        .map(|(number, _)| number)
}
