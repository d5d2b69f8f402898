//! Which words differ inside linked sentences.
//!
//! In: two documents and their [`Alignment`]. Out: for each sentence link a run of [`Edit`]s that tiles the tokens of
//! both sides in order.

mod absorb;
mod edit;
mod kernel;
mod likeness;
mod options;
mod pairs;
mod shift;
mod stream;
mod unit;
mod validate;
mod words;
mod write;

pub use edit::{Edit, EditClass, Op};
pub use options::DiffOptions;
pub use pairs::pair_words;
pub(crate) use validate::validate_edits;

use std::ops::Range;

use crate::align::Alignment;
use crate::document::Document;
use crate::sides::Sides;

/// Diffs the words of every sentence link. The ranges say which edits belong to which link.
pub fn diff(
    documents: Sides<&Document>,
    alignment: &Alignment,
    options: &DiffOptions,
) -> (Vec<Edit>, Vec<Range<usize>>) {
    let mut edits = Vec::new();
    let mut ranges = Vec::with_capacity(alignment.sentence_links.len());
    for link in &alignment.sentence_links {
        let start = edits.len();
        words::diff_sentences(documents, alignment, link, options, &mut edits);
        ranges.push(start..edits.len());
    }
    (edits, ranges)
}
