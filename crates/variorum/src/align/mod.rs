//! Which blocks and sentences of two versions belong together.
//!
//! In: two documents. Out: an [`Alignment`] at two levels. Every block of either side stands in exactly one block
//! link. Every sentence of a block that is not identical to its partner stands in exactly one sentence link; such a
//! link may join blocks that no block link joins: that is a sentence which moved to another paragraph.

mod beads;
mod blocks;
mod candidates;
mod chain;
mod content;
mod correspond;
mod equal;
mod link;
mod options;
mod order;
mod sentences;

pub use link::{Alignment, Link, LinkKind, Pass, Sentence};
pub use options::AlignOptions;

use crate::document::Document;
use crate::sides::Sides;
use content::Vocabulary;

/// Aligns two documents: blocks first, then the sentences of the blocks that are not identical.
pub fn align(documents: Sides<&Document>, options: &AlignOptions) -> Alignment {
    let mut vocabulary = Vocabulary::new(documents, options);
    let mut blocks = blocks::align_blocks(documents, &mut vocabulary, options);
    order::arrange(&mut blocks);
    let mut alignment = sentences::align_sentences(documents, blocks, &mut vocabulary, options);
    order::number_moves(&mut alignment);
    alignment
}
