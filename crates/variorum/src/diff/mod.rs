//! Which words differ inside linked sentences.
//!
//! In: two documents and their [`Alignment`]. Out: for each sentence link a run of [`Edit`]s that tiles the tokens of
//! both sides in order.
//!
//! What is matched are words (a compound, a percentage, a reference in brackets is one word) and punctuation marks.
//! Among all ways to match two sentences the best is the one that keeps most of what matters, weighed by class of word,
//! in the fewest edits; of two equal words the one with the same marks attached is taken. Afterwards,
//!
//! - short equal runs between two larger edits are absorbed, and so is a short run over which its neighbour moved;
//! - an insertion or deletion that could as well stand elsewhere is shifted to the borders of a clause or item;
//! - what differs but in typography, or in the capital letter that begins a sentence, is told apart.
//!
//! Edits are as narrow as whole words allow, which suits redlines and patches. [`Comparison::variants`] gives the same
//! differences in written words, a word with the marks attached to it, which is how people mark them.
//!
//! [`Comparison::variants`]: crate::Comparison::variants

mod absorb;
mod edit;
mod kernel;
mod likeness;
mod options;
mod pairs;
mod plain;
mod shift;
mod stream;
mod unit;
mod validate;
mod variants;
mod words;
mod write;

pub use edit::{Edit, EditClass, Op};
pub use options::DiffOptions;
pub use pairs::pair_words;
pub(crate) use validate::validate_edits;
pub(crate) use variants::variants;

use std::ops::Range;

use crate::align::{Alignment, Sentence};
use crate::document::Document;
use crate::parallel::{each_part, part_size};
use crate::sides::Sides;
use stream::Stream;
use words::{Group, diff_group};

/// Diffs the words of every sentence link. The ranges say which edits belong to which link.
pub fn diff(
    documents: Sides<&Document>,
    alignment: &Alignment,
    options: &DiffOptions,
) -> (Vec<Edit>, Vec<Range<usize>>) {
    let links = &alignment.sentence_links;
    let parts = each_part(links.chunks(part_size(links.len(), LEAST_LINKS)), |links| {
        let mut streams = documents.map(Stream::new);
        let mut edits = Vec::new();
        let mut ends = Vec::with_capacity(links.len());
        for link in links {
            diff_group(
                &mut streams,
                Group::of(alignment, link),
                options,
                &mut edits,
            );
            ends.push(edits.len());
        }
        (edits, ends)
    });
    let mut edits = Vec::new();
    let mut ranges = Vec::with_capacity(links.len());
    for (part, ends) in parts {
        let offset = edits.len();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        ranges.extend(
            starts
                .zip(&ends)
                .map(|(start, end)| offset + start..offset + end),
        );
        if edits.is_empty() {
            edits = part;
        } else {
            edits.extend(part);
        }
    }
    (edits, ranges)
}

/// Diffs some sentences as those of one link.
pub(crate) fn diff_sentences(
    documents: Sides<&Document>,
    sentences: Sides<&[Sentence]>,
    options: &DiffOptions,
) -> Vec<Edit> {
    let units = sentences.map(|side| (0..side.len()).collect::<Vec<_>>());
    let group = Group {
        tables: sentences,
        units: units.as_ref().map(Vec::as_slice),
        is_identical: false,
    };
    let mut edits = Vec::new();
    diff_group(&mut documents.map(Stream::new), group, options, &mut edits);
    edits
}

/// Least number of sentence links that are worth a thread.
const LEAST_LINKS: usize = 256;
