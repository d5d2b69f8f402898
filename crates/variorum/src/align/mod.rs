//! Which blocks and sentences of two versions belong together.
//!
//! In: two documents. Out: an [`Alignment`] at two levels. Every block of either side stands in exactly one block
//! link. Every sentence of a block that is not identical to its partner stands in exactly one sentence link; such a
//! link may join blocks that no block link joins: that is a sentence which moved to another paragraph.

mod blocks;
mod link;
mod options;
mod sentences;

pub use link::{Alignment, Link, LinkKind, Pass, Sentence};
pub use options::AlignOptions;

use crate::document::Document;
use crate::sides::Sides;

/// Aligns two documents: blocks first, then the sentences of the blocks that are not identical.
pub fn align(documents: Sides<&Document>, options: &AlignOptions) -> Alignment {
    let blocks = blocks::align_blocks(documents, options);
    sentences::align_sentences(documents, blocks, options)
}
