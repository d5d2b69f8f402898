//! Blocks: the paragraphs, headings and list items that alignment pairs.

use serde::{Deserialize, Serialize};

use super::Markup;
use super::hash::TextHasher;
use super::marking::Marking;
use super::markup::{self, Mark};
use super::token::TokenClass;
use crate::span::Span;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BlockKind {
    /// Running prose.
    Paragraph,
    /// A heading; level 1 is the highest.
    Heading(u8),
    /// A list item or numbered paragraph; depth 1 is the outermost.
    ListItem(u8),
    /// A quotation.
    Quote,
    /// A footnote or endnote. Where it stands is a matter of the page, its number is its label.
    Note,
    /// One row of a table.
    TableRow,
    /// Preformatted text.
    Code,
    /// One line of front matter.
    FrontMatter,
    /// A comment of the markup, never shown to readers of the text.
    Comment,
    /// An ornament or rule between blocks.
    Separator,
    /// Running heads, page numbers, footers: what the page added to the text.
    Furniture,
}

impl BlockKind {
    /// Whether the block belongs to the text itself and not to its page, markup or file.
    pub fn is_text(self) -> bool {
        !matches!(
            self,
            Self::FrontMatter | Self::Comment | Self::Separator | Self::Furniture
        )
    }
}

/// A part of a document that is aligned as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// The list marker or number before the text, such as `(a)` or `12.`.
    pub label: Option<Span>,
    /// The text, in source order. There is more than one piece where a page break cuts the block.
    pub pieces: Vec<Span>,
    /// The nearest heading above, as an index of blocks.
    pub section: Option<usize>,
    /// Hash of the text's comparison key, without label, markup and white space: equal texts have equal keys.
    pub key: u64,
}

impl Block {
    /// Whether a span lies in its label, or in one piece of its text.
    pub(crate) fn holds(&self, span: Span) -> bool {
        let mut parts = self.label.iter().chain(&self.pieces);
        parts.any(|part| part.contains(span))
    }

    /// Makes a block of `text`; the key follows from the rest.
    pub(crate) fn new(
        text: &str,
        kind: BlockKind,
        label: Option<Span>,
        pieces: Vec<Span>,
        marking: &Marking,
    ) -> Self {
        let mut block = Self {
            kind,
            label,
            pieces,
            section: None,
            key: 0,
        };
        block.find_key(text, marking);
        block
    }

    /// Computes the key again, after kind or pieces have changed.
    pub(crate) fn find_key(&mut self, text: &str, marking: &Marking) {
        let mut hasher = TextHasher::default();
        for piece in &self.pieces {
            hasher.separate();
            let mut at = piece.start();
            for mark in self.marks(text, *piece, marking) {
                hasher.text(&text[at..mark.range.start]);
                if mark.separates {
                    hasher.separate();
                }
                if mark.class != TokenClass::Markup {
                    hasher.text(&text[mark.range.clone()]);
                }
                if mark.separates {
                    hasher.separate();
                }
                at = mark.range.end;
            }
            hasher.text(&text[at..piece.end()]);
        }
        self.key = hasher.finish();
    }

    /// The marks of one piece. Plain text knows marks only in headings: a bold line is one.
    pub(super) fn marks(&self, text: &str, piece: Span, marking: &Marking) -> Vec<Mark> {
        match (marking.markup, self.kind) {
            (Markup::Plain, BlockKind::Heading(_)) | (Markup::Markdown, _) => {
                markup::marks(text, piece.range(), self.kind, marking)
            }
            (Markup::Plain, _) => Vec::new(),
        }
    }

    /// What stands between the marks of the pieces.
    pub(super) fn stretches(&self, text: &str, marking: &Marking) -> Vec<Span> {
        let mut stretches = Vec::new();
        for piece in &self.pieces {
            let mut at = piece.start();
            let marks = self.marks(text, *piece, marking).into_iter();
            for mark in marks.filter(|mark| mark.class != TokenClass::Punctuation) {
                stretches.push(Span::new(at, mark.range.start));
                at = mark.range.end;
            }
            stretches.push(Span::new(at, piece.end()));
        }
        stretches
    }

    /// Bytes of the text, without the label and what lies between the pieces.
    pub(crate) fn length(&self) -> u64 {
        self.pieces.iter().map(|piece| piece.len() as u64).sum()
    }

    /// The smallest span that covers label and text, and any furniture between its pieces.
    pub fn span(&self) -> Span {
        let first = self
            .label
            .or(self.pieces.first().copied())
            .unwrap_or_default();
        self.pieces.last().map_or(first, |last| first.hull(*last))
    }
}
