//! Which blocks and sentences of two versions belong together.
//!
//! In: two documents. Out: an [`Alignment`] at two levels. Every block of either side stands in exactly one block
//! link. Every sentence of a block that is not identical to its partner stands in exactly one sentence link; such a
//! link may join blocks that no block link joins: that is a sentence which moved to another paragraph. Blocks without a
//! word in common are linked by what they are and where they stand: lines that date the text, titles over the same text.

mod blocks;
mod content;
mod correspond;
mod link;
mod options;
mod order;
mod sentences;
mod validate;

pub use link::{Alignment, Link, LinkKind, Pass, Sentence};
pub use options::AlignOptions;

use crate::document::{Document, Notice};
use crate::sides::Sides;
use crate::span::Span;
use content::{Vocabulary, Wording};

/// Aligns two documents: blocks first, then the sentences of the blocks that are not identical.
pub fn align(documents: Sides<&Document>, options: &AlignOptions) -> Alignment {
    let mut vocabulary = Vocabulary::new(documents);
    let mut wording = documents.map(|document| vec![Wording::default(); document.blocks().len()]);
    let (mut blocks, missed) =
        blocks::align_blocks(documents, &mut vocabulary, &mut wording, options);
    order::arrange(&mut blocks);
    let (sentences, linked) =
        sentences::align_sentences(documents, &mut blocks, &mut vocabulary, wording, options);
    let missed_sentences = linked.missed;
    let mut sentence_links = linked.links;
    order::arrange(&mut blocks);
    order::arrange_by_block(&mut sentence_links, &blocks, &sentences);
    let block = |block: &usize| documents.new.blocks()[*block].span();
    let paragraphs = missed.new.iter().map(block).reduce(Span::hull);
    let sentence = |sentence: &usize| sentences.new[*sentence].span;
    let within = missed_sentences.new.iter().map(sentence).reduce(Span::hull);
    let notices = [
        (missed.old.len(), "paragraphs", paragraphs),
        (missed_sentences.old.len(), "sentences", within),
    ];
    let notices = notices.into_iter().filter(|(missed, ..)| *missed > 0);
    let notices = notices.map(|(missed, units, place)| local_search(missed, units, place));
    let notices = notices.collect();
    let mut alignment = Alignment {
        blocks,
        sentences,
        sentence_links,
        notices,
    };
    order::number_moves(&mut alignment);
    alignment
}

/// Says that counterparts were looked for only nearby, and for what of the new text.
fn local_search(missed: usize, units: &str, place: Option<Span>) -> Notice {
    Notice {
        code: Notice::DEGRADED.to_owned(),
        message: format!(
            "the texts are too repetitive to look everywhere: {missed} {units} were compared only with those nearby"
        ),
        span: place,
    }
}
