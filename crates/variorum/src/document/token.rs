//! Tokens: words, numbers, punctuation and marks, by UAX #29.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::block::{Block, BlockKind};
use super::hash::token_key;
use super::marking::Marking;
use super::markup::Mark;
use super::{Document, sentence, words};
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
    /// The target of a link: not prose, yet a changed target is a change.
    Link,
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

    /// Whether the token is a tag of Markdown's that breaks a line, in the text that it is of.
    pub(super) fn is_line_break(&self, text: &str) -> bool {
        let tag = text[self.span.range()].as_bytes();
        self.class == TokenClass::Markup
            && tag
                .get(..3)
                .is_some_and(|open| open.eq_ignore_ascii_case(b"<br"))
    }

    /// Whether the token is a border of the cells of a row, in the text that it is of.
    pub(crate) fn is_bar(&self, text: &str) -> bool {
        self.class == TokenClass::Markup && &text[self.span.range()] == "|"
    }
}

/// The tokens and sentences of one block.
#[derive(Clone, Debug)]
pub(super) struct Lexed {
    lists: Arc<Lists>,
    tokens: Range<u32>,
    sentences: Range<u32>,
}

/// What stands in blocks that were read together, one after the other: many small lists would cost more than what is in
/// them.
#[derive(Debug)]
struct Lists {
    tokens: Vec<Token>,
    /// Ranges of the tokens of their block.
    sentences: Vec<Range<usize>>,
}

impl Lexed {
    /// Reads blocks; returns one for each.
    pub(super) fn read(
        text: &str,
        blocks: &[&Block],
        marking: &Marking,
        pack: &TextPack,
    ) -> Vec<Self> {
        let room = blocks.iter().map(|block| block.length() / TOKEN_LENGTH + 2);
        let mut lexer = Lexer {
            text,
            tokens: Vec::with_capacity(usize::try_from(room.sum::<u64>()).unwrap_or_default()),
        };
        let mut sentences = Vec::new();
        let mut ends = Vec::with_capacity(blocks.len());
        for block in blocks {
            let first = lexer.tokens.len();
            if let Some(label) = block.label {
                lexer.push(label.range(), Some(TokenClass::Label), true);
            }
            for piece in &block.pieces {
                lexer.piece(piece.range(), block.marks(text, *piece, marking));
            }
            let tokens = &lexer.tokens[first..];
            if block.kind == BlockKind::TableRow {
                sentence::segment_cells(text, tokens, pack, &mut sentences);
            } else {
                sentence::segment(text, tokens, pack, &mut sentences);
            }
            ends.push((narrow(lexer.tokens.len()), narrow(sentences.len())));
        }
        // Room that was not needed is given back before anything else takes its place behind it.
        lexer.tokens.shrink_to_fit();
        sentences.shrink_to_fit();
        let lists = Arc::new(Lists {
            tokens: lexer.tokens,
            sentences,
        });
        let starts = std::iter::once((0, 0)).chain(ends.iter().copied());
        let blocks = starts.zip(&ends).map(|(start, end)| Self {
            lists: Arc::clone(&lists),
            tokens: start.0..end.0,
            sentences: start.1..end.1,
        });
        blocks.collect()
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.lists.tokens[self.tokens.start as usize..self.tokens.end as usize]
    }

    pub(super) fn sentences(&self) -> &[Range<usize>] {
        &self.lists.sentences[self.sentences.start as usize..self.sentences.end as usize]
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("fewer tokens than bytes of an input")
}

/// Bytes per token that are reckoned with, blanks included: somewhat fewer than prose has, so that room seldom runs out.
const TOKEN_LENGTH: u64 = 5;

struct Lexer<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn piece(&mut self, piece: Range<usize>, marks: Vec<Mark>) {
        let mut at = piece.start;
        let mut spaced = true;
        for mark in marks {
            spaced = self.push(at..mark.range.start, None, spaced);
            self.token(mark.range.clone(), Some(mark.class), spaced);
            at = mark.range.end;
            spaced = false;
        }
        self.push(at..piece.end, None, spaced);
    }

    /// Adds the tokens of a range; returns whether white space stands at its end.
    fn push(&mut self, range: Range<usize>, class: Option<TokenClass>, mut spaced: bool) -> bool {
        let text = self.text;
        let mut at = range.start;
        while at < range.end {
            let first = first_char(text, at);
            if first.is_whitespace() {
                spaced = true;
                at += first.len_utf8();
                continue;
            }
            at = words::each_word(text, at, range.end, |word| {
                self.token(word, class, spaced);
                spaced = false;
            });
        }
        spaced
    }

    #[inline]
    fn token(&mut self, range: Range<usize>, class: Option<TokenClass>, spaced: bool) {
        let text = self.text;
        self.tokens.push(Token {
            span: Span::new(range.start, range.end),
            class: class.unwrap_or_else(|| classify(first_char(text, range.start))),
            key: token_key(text, range),
            spaced,
        });
    }
}

/// What a token is that begins with this character.
#[inline]
fn classify(first: char) -> TokenClass {
    if first.is_numeric() {
        TokenClass::Number
    } else if first.is_alphabetic() {
        TokenClass::Word
    } else {
        TokenClass::Punctuation
    }
}

/// The character that begins at `at`; most are ASCII.
#[inline]
fn first_char(text: &str, at: usize) -> char {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        char::from(byte)
    } else {
        text[at..].chars().next().unwrap_or_default()
    }
}

impl Document {
    /// Whether a token is a word that carries matter rather than grammar.
    pub(crate) fn is_matter(&self, token: &Token) -> bool {
        let is_grammar = || {
            let word = self[token.span].to_lowercase();
            self.pack().is_function_word(&word)
        };
        token.is_word() && !is_grammar()
    }
}
