//! What a text is: blocks, sentences and tokens over an unaltered source.
//!
//! A [`Document`] owns the decoded text and says what was understood of it. Everything else is byte spans into that
//! text. Tokens and sentences are found when first asked for, block by block, since most blocks of two versions are
//! equal and need none.

mod block;
mod key;
mod sentence;
mod token;

use std::ops::Index;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use block::{Block, BlockKind};
pub use key::{block_key, normalize, same_text};
pub use token::{Token, TokenClass};

use crate::lexicon::TextPack;
use crate::span::{Position, Span};
use token::Lexed;

/// How bytes were decoded, so that a patch can restore them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark. Spans are offsets into the file itself.
    #[default]
    Utf8,
    /// UTF-16, low byte first. Spans are offsets into the text's UTF-8 form.
    Utf16Le,
    /// UTF-16, high byte first. Spans are offsets into the text's UTF-8 form.
    Utf16Be,
}

/// Whether inline marks (`**bold**`, links) are markup or just characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// Every character is text.
    #[default]
    Plain,
    /// Emphasis and link marks are markup.
    Markdown,
}

/// Something said about the whole document: a front-matter key, or a header line such as the date and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// `title`, `date`, `place`, `issuer`, or the key of a front-matter line.
    pub key: String,
    /// Where the value stands.
    pub value: Span,
}

/// An oddity that reading or comparing met and that a reader should know of. Never an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Stable name, such as `furniture` or `degraded`.
    pub code: String,
    /// One sentence for people.
    pub message: String,
    /// Where, if it has a place.
    pub span: Option<Span>,
}

/// One version of a text, read.
///
/// Invariants, checked by [`Document::validate`]: blocks come in source order and do not overlap except that a
/// paragraph cut by a page break encloses the furniture of that break; each character that is not white space lies in
/// exactly one block's label or pieces.
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    text: String,
    encoding: Encoding,
    markup: Markup,
    pack: &'static TextPack,
    metadata: Vec<Metadata>,
    blocks: Vec<Block>,
    notices: Vec<Notice>,
    lexed: Vec<OnceLock<Lexed>>,
    lines: OnceLock<Vec<u32>>,
}

impl Document {
    /// Assembles a document from what a reader understood.
    pub(crate) fn new(
        name: String,
        text: String,
        encoding: Encoding,
        markup: Markup,
        blocks: Vec<Block>,
    ) -> Self {
        let lexed = vec![OnceLock::new(); blocks.len()];
        let pack = TextPack::detect(&text);
        Self {
            name,
            text,
            encoding,
            markup,
            pack,
            metadata: Vec::new(),
            blocks,
            notices: Vec::new(),
            lexed,
            lines: OnceLock::new(),
        }
    }

    /// Adds what was learnt about the whole text and what readers should be told.
    #[must_use]
    #[allow(dead_code, reason = "readers of metadata and furniture call it")]
    pub(crate) fn with_apparatus(mut self, metadata: Vec<Metadata>, notices: Vec<Notice>) -> Self {
        self.metadata = metadata;
        self.notices = notices;
        self
    }

    /// The path or other name under which the text was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole decoded text; spans index into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the bytes were decoded.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How inline marks are read.
    pub fn markup(&self) -> Markup {
        self.markup
    }

    /// What is known of the language of the text.
    pub fn pack(&self) -> &'static TextPack {
        self.pack
    }

    /// Facts about the whole text, in source order.
    pub fn metadata(&self) -> &[Metadata] {
        &self.metadata
    }

    /// The blocks in source order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What readers should be told.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The tokens of a block: its label first, then its text, in source order. White space lies between tokens.
    pub fn tokens(&self, block: usize) -> &[Token] {
        &self.lexed(block).tokens
    }

    /// The tokens inside a span that lies in one block, such as that of an edit.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let before = self
            .blocks
            .partition_point(|block| block.span().start() <= span.start());
        let holds = |block: &usize| {
            let block = &self.blocks[*block];
            let mut parts = block.label.iter().chain(&block.pieces);
            parts.any(|part| part.contains(span))
        };
        // Furniture lies inside a paragraph that a page break cuts, so the last block that begins before the span
        // may not be the one that holds it.
        let Some(block) = (0..before).rev().find(holds) else {
            return &[];
        };
        let tokens = self.tokens(block);
        let first = tokens.partition_point(|token| token.span.start() < span.start());
        let end = tokens.partition_point(|token| token.span.end() <= span.end());
        &tokens[first..end.max(first)]
    }

    /// The sentences of a block as ranges into [`Document::tokens`]; they tile them. The label is in the first.
    pub fn sentences(&self, block: usize) -> &[std::ops::Range<usize>] {
        &self.lexed(block).sentences
    }

    /// The text of a block without its label, white space squeezed to single blanks.
    pub fn block_text(&self, block: usize) -> String {
        let mut text = String::new();
        for word in self.blocks[block]
            .pieces
            .iter()
            .flat_map(|piece| self[*piece].split_whitespace())
        {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let lines = self.lines.get_or_init(|| line_starts(&self.text));
        let line = lines.partition_point(|start| *start as usize <= offset);
        let start = lines[line - 1] as usize;
        Position {
            line,
            column: self.text[start..offset].chars().count() + 1,
        }
    }

    fn lexed(&self, block: usize) -> &Lexed {
        self.lexed[block]
            .get_or_init(|| Lexed::new(&self.text, &self.blocks[block], self.markup, self.pack))
    }

    /// Checks the invariants of the type; for tests.
    #[doc(hidden)]
    pub fn validate(&self) -> Result<(), String> {
        let mut owner = vec![false; self.text.len()];
        for (index, block) in self.blocks.iter().enumerate() {
            for span in block.label.iter().chain(&block.pieces) {
                if !self.text.is_char_boundary(span.start())
                    || !self.text.is_char_boundary(span.end())
                {
                    return Err(format!("block {index}: {span:?} cuts a character"));
                }
                for taken in &mut owner[span.range()] {
                    if std::mem::replace(taken, true) {
                        return Err(format!("block {index}: {span:?} overlaps another block"));
                    }
                }
            }
            let starts = self.blocks[..index]
                .last()
                .map_or(0, |before| before.span().start());
            if block.span().start() < starts {
                return Err(format!("block {index} starts before its predecessor"));
            }
            self.validate_tokens(index)?;
        }
        match self
            .text
            .char_indices()
            .find(|(at, c)| !c.is_whitespace() && *c != '\u{feff}' && !owner[*at])
        {
            Some((at, c)) => Err(format!("{c:?} at byte {at} lies in no block")),
            None => Ok(()),
        }
    }

    fn validate_tokens(&self, block: usize) -> Result<(), String> {
        let tokens = self.tokens(block);
        let mut spans = self.blocks[block]
            .label
            .iter()
            .chain(&self.blocks[block].pieces)
            .peekable();
        let mut at = spans.peek().map_or(0, |span| span.start());
        for token in tokens {
            while spans
                .peek()
                .is_some_and(|span| span.end() <= token.span.start())
            {
                let span = spans.next().expect("peeked");
                if !self.text[at.min(span.end())..span.end()].trim().is_empty() {
                    return Err(format!("block {block}: text after byte {at} has no token"));
                }
                at = spans.peek().map_or(at, |span| span.start());
            }
            if token.span.start() < at
                || !spans.peek().is_some_and(|span| span.contains(token.span))
            {
                return Err(format!(
                    "block {block}: token {:?} is out of place",
                    token.span
                ));
            }
            if !self.text[at..token.span.start()].trim().is_empty() {
                return Err(format!(
                    "block {block}: text before byte {} has no token",
                    token.span.start()
                ));
            }
            at = token.span.end();
        }
        let mut next = 0;
        for sentence in self.sentences(block) {
            if sentence.start != next || sentence.end <= next {
                return Err(format!(
                    "block {block}: sentences do not tile the tokens at {next}"
                ));
            }
            next = sentence.end;
        }
        if next == tokens.len() {
            Ok(())
        } else {
            Err(format!("block {block}: tokens after the last sentence"))
        }
    }
}

impl Index<Span> for Document {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self.text[span.range()]
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let is_first_of_pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        if !is_first_of_pair {
            starts.push(u32::try_from(at + 1).expect("inputs are limited to 4 GiB"));
        }
    }
    starts
}
