//! Alignment of the sentences inside linked blocks, and of those that migrated.

use super::link::{Alignment, Link, Pass, Sentence};
use super::options::AlignOptions;
use crate::document::Document;
use crate::sides::Sides;

pub(super) fn align_sentences(
    documents: Sides<&Document>,
    blocks: Vec<Link>,
    _options: &AlignOptions,
) -> Alignment {
    let mut alignment = Alignment::default();
    for link in blocks.iter().filter(|link| !link.identical) {
        let old = table(documents.old, &link.units.old, &mut alignment.sentences.old);
        let new = table(documents.new, &link.units.new, &mut alignment.sentences.new);
        if !old.is_empty() || !new.is_empty() {
            alignment
                .sentence_links
                .push(Link::new(Sides::new(old, new), Pass::Chain, link.score));
        }
    }
    alignment.blocks = blocks;
    alignment
}

fn table(document: &Document, blocks: &[usize], sentences: &mut Vec<Sentence>) -> Vec<usize> {
    let first = sentences.len();
    for block in blocks.iter().copied() {
        let tokens = document.tokens(block);
        sentences.extend(document.sentences(block).iter().map(|range| Sentence {
            block,
            tokens: range.clone(),
            span: tokens[range.start].span.hull(tokens[range.end - 1].span),
        }));
    }
    (first..sentences.len()).collect()
}
