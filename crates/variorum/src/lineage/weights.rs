//! How much a word tells, from how many distinct sentences have had it so far.

use rustc_hash::FxHashMap;

use crate::document::{Document, Token};

/// What a function word or a mark weighs beside a word of matter of equal rarity: it hardly tells.
const FUNCTION_WEIGHT: f64 = 0.1;

#[derive(Clone, Copy, Debug)]
struct Word {
    sentences: u32,
    content: bool,
}

/// Running counts. Only what came before is counted, so that a later version cannot change an earlier verdict.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    words: FxHashMap<u64, Word>,
    sentences: u32,
}

impl Weights {
    /// Counts a sentence that was not seen before.
    pub(super) fn count(&mut self, document: &Document, tokens: &[Token]) {
        self.sentences += 1;
        let mut tokens: Vec<&Token> = tokens.iter().collect();
        tokens.sort_by_key(|token| token.key);
        tokens.dedup_by_key(|token| token.key);
        for token in tokens {
            self.words
                .entry(token.key)
                .or_insert_with(|| Word {
                    sentences: 0,
                    content: document.is_matter(token),
                })
                .sentences += 1;
        }
    }

    /// Whether a token carries matter rather than grammar.
    pub(super) fn is_content(&self, document: &Document, token: &Token) -> bool {
        self.words
            .get(&token.key)
            .map_or_else(|| document.is_matter(token), |word| word.content)
    }

    /// Inverse document frequency, times [`FUNCTION_WEIGHT`] for what carries grammar.
    pub(super) fn weight(&self, document: &Document, token: &Token) -> f64 {
        let seen = self
            .words
            .get(&token.key)
            .map_or(1, |word| word.sentences.max(1));
        let rarity = (1.0 + f64::from(self.sentences) / f64::from(seen)).ln();
        if self.is_content(document, token) {
            rarity
        } else {
            rarity * FUNCTION_WEIGHT
        }
    }
}
