//! What a text is: blocks, sentences and tokens over an unaltered source.
//!
//! A [`Document`] owns the decoded text and says what was understood of it. Everything else is byte spans into that
//! text. Tokens and sentences are found when first asked for, block by block or for those that are known to differ, since
//! most blocks of two versions are equal and need none.

mod apparatus;
mod block;
mod date;
mod emphasis;
mod encoding;
mod hash;
mod key;
mod lines;
mod marking;
mod markup;
mod sentence;
mod token;
mod validate;
mod words;

use std::borrow::Cow;
use std::ops::Index;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use apparatus::{Metadata, Notice};
pub use block::{Block, BlockKind};
pub use date::Date;
#[cfg(feature = "encoding")]
pub use encoding::Charset;
pub use encoding::Encoding;
pub use hash::block_key;
pub(crate) use key::NO_WIDTH;
pub(crate) use key::lower_form;
pub use key::{normalize, same_text};
pub(crate) use marking::Marking;
pub(crate) use markup::is_blank;
pub use token::{Token, TokenClass};

use crate::lexicon::TextPack;
use crate::span::{Position, Span};
use lines::LineTable;
use token::Lexed;

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
    marking: Marking,
    pack: &'static TextPack,
    metadata: Vec<Metadata>,
    blocks: Vec<Block>,
    /// Per block, how far it and those before it reach: one that a page break cuts encloses others.
    reach: Vec<usize>,
    notices: Vec<Notice>,
    lexed: Vec<OnceLock<Lexed>>,
    lines: OnceLock<LineTable>,
}

impl Document {
    /// Assembles a document from what a reader understood; `pack` is what [`TextPack::detect`] says of the text.
    pub(crate) fn new(
        name: String,
        text: String,
        encoding: Encoding,
        marking: Marking,
        pack: &'static TextPack,
        blocks: Vec<Block>,
    ) -> Self {
        let lexed = vec![OnceLock::new(); blocks.len()];
        let farther = |end: &mut usize, block: &Block| {
            *end = block.span().end().max(*end);
            Some(*end)
        };
        let reach = blocks.iter().scan(0, farther).collect();
        Self {
            name,
            text,
            encoding,
            marking,
            pack,
            metadata: Vec::new(),
            blocks,
            reach,
            notices: Vec::new(),
            lexed,
            lines: OnceLock::new(),
        }
    }

    /// Adds what was learnt about the whole text and what readers should be told.
    #[must_use]
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
        self.marking.markup
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
        self.lexed(block).tokens()
    }

    /// The block whose label or text has the first byte of a span. None for an empty span and between blocks.
    pub fn block_at(&self, span: Span) -> Option<usize> {
        if span.is_empty() {
            return None;
        }
        let first = Span::new(span.start(), span.start() + 1);
        let begins_before = |block: &Block| block.span().start() <= first.start();
        let before = self.blocks.partition_point(begins_before);
        let reaches = |at: &usize| self.reach[*at] > first.start();
        let mut candidates = (0..before).rev().take_while(reaches);
        candidates.find(|at| self.blocks[*at].holds(first))
    }

    /// The tokens inside a span that lies in one block, such as that of an edit.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let holds = |block: &usize| self.blocks[*block].holds(span);
        let Some(block) = self.block_at(span).filter(holds) else {
            return &[];
        };
        let tokens = self.tokens(block);
        let first = tokens.partition_point(|token| token.span.start() < span.start());
        let end = tokens.partition_point(|token| token.span.end() <= span.end());
        &tokens[first..end.max(first)]
    }

    /// How many words and numbers are in a span, which lies in one piece of a block: the tokens for which
    /// [`Token::is_word`] holds. A label is none, nor are marks of markup and targets of links.
    pub fn words_in(&self, span: Span) -> usize {
        let tokens = self.tokens_in(span).iter();
        tokens.filter(|token| token.is_word()).count()
    }

    /// The sentences of a block as ranges into [`Document::tokens`]; they tile them. The label is in the first.
    pub fn sentences(&self, block: usize) -> &[std::ops::Range<usize>] {
        self.lexed(block).sentences()
    }

    /// The text of a block without its label, white space squeezed to single blanks.
    pub fn block_text(&self, block: usize) -> String {
        self.text_within(block, self.blocks[block].span())
    }

    /// The text of a block as its readers see it: without its label, marks of markup and targets of links.
    pub fn plain_text(&self, block: usize) -> String {
        self.opening(block, usize::MAX)
    }

    /// The plain text of a block, up to so many words.
    pub(crate) fn opening(&self, block: usize, words: usize) -> String {
        let mut opening = String::with_capacity(OPENING);
        let mut end = None;
        let mut left = words;
        for stretch in self.blocks[block].stretches(&self.text, &self.marking) {
            let text = self[stretch].trim_start();
            let start = stretch.end() - text.len();
            let joins = |end: usize| !markup::parts_words(&self.text[end..start]);
            for (index, word) in text.split_whitespace().enumerate() {
                if index > 0 || !end.is_some_and(joins) {
                    if left == 0 {
                        return opening;
                    }
                    left -= 1;
                    if !opening.is_empty() {
                        opening.push(' ');
                    }
                }
                opening.push_str(word);
            }
            if !text.is_empty() {
                end = Some(start + text.trim_end().len());
            }
        }
        opening
    }

    /// Tokens as their readers see them: without label, marks of markup and targets of links.
    pub(crate) fn read_text(&self, tokens: &[Token]) -> String {
        let is_read = |token: &&Token| {
            !matches!(
                token.class,
                TokenClass::Label | TokenClass::Markup | TokenClass::Link
            )
        };
        self.written(tokens.iter().filter(is_read))
    }

    /// The text of a block as far as it lies in a span, as its readers see it and without what a page put between. A span
    /// that is nothing but a label or the target of a link keeps it.
    pub(crate) fn unmarked_within(&self, block: usize, span: Span) -> String {
        let tokens = self.tokens(block);
        let first = tokens.partition_point(|token| token.span.end() <= span.start());
        let length = tokens[first..].partition_point(|token| token.span.start() < span.end());
        let tokens = &tokens[first..first + length];
        let read = self.read_text(tokens);
        if read.contains(char::is_alphanumeric) {
            return read;
        }
        self.written(
            tokens
                .iter()
                .filter(|token| token.class != TokenClass::Markup),
        )
    }

    /// Tokens as text, with one blank where white space stands before one, or before marks between two.
    pub(crate) fn written<'t>(&self, tokens: impl IntoIterator<Item = &'t Token>) -> String {
        let mut tokens = tokens.into_iter().map(|token| token.span);
        let Some(mut stretch) = tokens.next() else {
            return String::new();
        };
        // Most tokens follow one another as they are written: whole stretches of text are taken at once.
        let mut text = String::new();
        for span in tokens {
            let between = &self.text[stretch.end()..span.start()];
            if matches!(between, "" | " ") {
                stretch = stretch.hull(span);
                continue;
            }
            text.push_str(&self[stretch]);
            if between.contains(char::is_whitespace) {
                text.push(' ');
            }
            stretch = span;
        }
        text.push_str(&self[stretch]);
        text
    }

    /// The label and the pieces of a block as far as they lie in a span: its text without what a page put between.
    pub(crate) fn parts_within(&self, block: usize, span: Span) -> impl Iterator<Item = Span> + '_ {
        let block = &self.blocks[block];
        let parts = block.label.iter().chain(&block.pieces);
        parts.filter_map(move |part| part.intersection(span))
    }

    /// As [`block_text`](Self::block_text), for the part of the block that lies in a span.
    pub fn text_within(&self, block: usize, span: Span) -> String {
        let mut text = String::new();
        let pieces = self.blocks[block].pieces.iter();
        let pieces = pieces.filter_map(|piece| piece.intersection(span));
        for word in pieces.flat_map(|piece| self[piece].split_whitespace()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// The words of a span that begins in a block, in comparison form, without the labels of the blocks: what stays the
    /// same when paragraphs are numbered anew. A span that is nothing but a label keeps it.
    pub(crate) fn key_words(&self, block: usize, span: Span) -> impl Iterator<Item = Cow<'_, str>> {
        let blocks = self.blocks[block..].iter();
        let blocks = blocks.take_while(|block| block.span().start() < span.end());
        let mut at = span.start();
        let mut parts = Vec::new();
        for label in blocks.filter_map(|block| block.label) {
            if label.start() >= at && label.end() <= span.end() {
                parts.push(Span::new(at, label.start()));
                at = label.end();
            }
        }
        parts.push(Span::new(at, span.end()));
        if parts.iter().all(|part| self[*part].trim().is_empty()) {
            parts = vec![span];
        }
        parts.into_iter().flat_map(|part| key::words(&self[part]))
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        self.lines
            .get_or_init(|| LineTable::new(&self.text))
            .position(&self.text, offset)
    }

    /// The bytes of the file that the text came from, exactly.
    ///
    /// # Panics
    ///
    /// Never: a text was decoded from bytes that its encoding restores, which reading has checked.
    pub fn to_bytes(&self) -> Cow<'_, [u8]> {
        self.encoding
            .encode(&self.text)
            .expect("reading checked that the encoding has every character of the text")
    }

    /// Finds the tokens and sentences of blocks that will be asked for.
    pub(crate) fn read_words(&self, blocks: impl Iterator<Item = usize>) {
        let is_unread = |block: &usize| self.lexed[*block].get().is_none();
        let blocks: Vec<usize> = blocks.filter(is_unread).collect();
        for (block, lexed) in blocks.iter().zip(self.lex(&blocks)) {
            // Whoever was faster found the same.
            let _ = self.lexed[*block].set(lexed);
        }
    }

    fn lexed(&self, block: usize) -> &Lexed {
        let read = || self.lex(&[block]).pop().expect("one block was read");
        self.lexed[block].get_or_init(read)
    }

    fn lex(&self, blocks: &[usize]) -> Vec<Lexed> {
        let blocks: Vec<&Block> = blocks.iter().map(|block| &self.blocks[*block]).collect();
        Lexed::read(&self.text, &blocks, &self.marking, self.pack)
    }
}

/// Bytes of a text that begins with few words.
const OPENING: usize = 64;

impl Index<Span> for Document {
    type Output = str;

    #[inline]
    fn index(&self, span: Span) -> &str {
        &self.text[span.range()]
    }
}

#[cfg(test)]
mod tests {
    use crate::read_str;

    #[test]
    fn an_opening_has_whole_words_however_marks_cut_them() {
        let text = "- **Oper**ators  [repair](https://example.org) the\n  *quays*, and _leave_.";
        let document = read_str("text.md", text);
        assert_eq!(
            document.plain_text(0),
            "Operators repair the quays, and leave."
        );
        assert_eq!(document.opening(0, 1), "Operators");
        assert_eq!(document.opening(0, 4), "Operators repair the quays,");
        assert_eq!(document.opening(0, 0), "");
    }
}
