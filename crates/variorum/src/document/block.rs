//! Blocks: the paragraphs, headings and list items that alignment pairs.

use serde::{Deserialize, Serialize};

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
    /// The smallest span that covers label and text, and any furniture between its pieces.
    pub fn span(&self) -> Span {
        let first = self
            .label
            .or(self.pieces.first().copied())
            .unwrap_or_default();
        self.pieces.last().map_or(first, |last| first.hull(*last))
    }
}
