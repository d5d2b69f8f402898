//! Tokens: words, numbers, punctuation and marks, by UAX #29.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::block::Block;
use super::key::token_key;
use super::{Markup, sentence};
use crate::lexicon::TextPack;
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenClass {
    /// Letters, possibly with inner apostrophes or points.
    Word,
    /// Begins with a digit.
    Number,
    /// Anything else that is visible.
    Punctuation,
    /// Part of the block's label: list marker or paragraph number.
    Label,
    /// Inline marks of Markdown: not part of the text, yet never dropped.
    Markup,
}

/// The smallest unit that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where the token stands.
    pub span: Span,
    /// Hash of its comparison form: equal forms have equal keys; confirm with [`super::same_text`].
    pub key: u64,
    /// What it is.
    pub class: TokenClass,
    /// Whether white space (or the start of a block or piece) comes before it.
    pub spaced: bool,
}

impl Token {
    /// Whether the token is a word or a number.
    pub fn is_word(&self) -> bool {
        matches!(self.class, TokenClass::Word | TokenClass::Number)
    }
}

/// The tokens and sentences of one block.
#[derive(Clone, Debug)]
pub(super) struct Lexed {
    pub(super) tokens: Box<[Token]>,
    pub(super) sentences: Box<[Range<usize>]>,
}

impl Lexed {
    pub(super) fn new(text: &str, block: &Block, _markup: Markup, pack: &TextPack) -> Self {
        let mut tokens = Vec::new();
        if let Some(label) = block.label {
            push_tokens(text, label, Some(TokenClass::Label), &mut tokens);
        }
        for piece in &block.pieces {
            push_tokens(text, *piece, None, &mut tokens);
        }
        let sentences = sentence::segment(text, &tokens, pack);
        Self {
            tokens: tokens.into(),
            sentences: sentences.into(),
        }
    }
}

fn push_tokens(text: &str, span: Span, class: Option<TokenClass>, tokens: &mut Vec<Token>) {
    let mut spaced = true;
    for (at, word) in text[span.range()].split_word_bound_indices() {
        if word.trim().is_empty() {
            spaced = true;
            continue;
        }
        let start = span.start() + at;
        tokens.push(Token {
            span: Span::new(start, start + word.len()),
            key: token_key(word),
            class: class.unwrap_or_else(|| classify(word)),
            spaced,
        });
        spaced = false;
    }
}

fn classify(word: &str) -> TokenClass {
    match word.chars().next() {
        Some(c) if c.is_numeric() => TokenClass::Number,
        Some(c) if c.is_alphabetic() => TokenClass::Word,
        _ => TokenClass::Punctuation,
    }
}
