//! Sentences of a block, as runs of its tokens.

use std::ops::Range;

use super::token::{Token, TokenClass};
use crate::lexicon::TextPack;

/// Returns the sentences as ranges that tile `tokens`.
pub(super) fn segment(text: &str, tokens: &[Token], _pack: &TextPack) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (index, pair) in tokens.windows(2).enumerate() {
        let ends = matches!(&text[pair[0].span.range()], "." | "!" | "?")
            && pair[0].class == TokenClass::Punctuation
            && pair[1].spaced
            && text[pair[1].span.range()]
                .chars()
                .next()
                .is_some_and(|c| !c.is_lowercase());
        if ends {
            sentences.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}
