//! Where short runs of words stood, so that a phrase that was dropped is known again wherever it returns.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::text::is_text;
use super::weights::Weights;
use crate::document::{Document, Token};

/// Tokens of the shortest phrase that is known again out of its place. Four-word phrases of treaty prose recur
/// by chance ("of the present Agreement"); five with enough matter hardly do.
const PHRASE: usize = 5;

/// How many of them must carry matter.
const CONTENT: usize = 3;

/// For each phrase, the witness and token where it stood last.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    places: FxHashMap<u64, (u32, u32)>,
}

impl Phrases {
    /// Notes the phrases of a sentence whose first token has the number `first`.
    pub(super) fn note(&mut self, witness: usize, first: usize, tokens: &[Token]) {
        let narrow = |number| u32::try_from(number).expect("spans are 32 bits wide");
        for (at, window) in tokens.windows(PHRASE).enumerate() {
            if let Some(hash) = hash(window) {
                self.places
                    .insert(hash, (narrow(witness), narrow(first + at)));
            }
        }
    }

    /// Where a run of tokens, or its longest beginning that is a phrase, stood last: witness and first token.
    pub(super) fn find(
        &self,
        document: &Document,
        run: &[Token],
        weights: &Weights,
    ) -> Option<(usize, usize)> {
        let window = run.get(..PHRASE)?;
        let content = window
            .iter()
            .filter(|token| weights.is_content(document, token))
            .count();
        if content < CONTENT {
            return None;
        }
        let (witness, token) = self.places.get(&hash(window)?)?;
        Some((*witness as usize, *token as usize))
    }

    /// Length of the shortest phrase in tokens.
    pub(super) const fn shortest() -> usize {
        PHRASE
    }
}

fn hash(window: &[Token]) -> Option<u64> {
    let mut hasher = FxHasher::default();
    for token in window {
        if !is_text(token) {
            return None;
        }
        hasher.write_u64(token.key);
    }
    Some(hasher.finish())
}
