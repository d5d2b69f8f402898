//! Alignment of blocks.

use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::link::{Link, Pass};
use super::options::AlignOptions;
use crate::document::Document;
use crate::sides::Sides;

pub(super) fn align_blocks(documents: Sides<&Document>, options: &AlignOptions) -> Vec<Link> {
    let keys = documents.map(|document| {
        document
            .blocks()
            .iter()
            .map(|block| block.key)
            .collect::<Vec<_>>()
    });
    let mut links = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys.old, &keys.new) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            links.extend((0..len).map(|k| equal(documents, old_index + k, new_index + k)));
        } else {
            let (mut old, mut new) = (op.old_range().peekable(), op.new_range().peekable());
            while let (Some(a), Some(b)) = (old.peek().copied(), new.peek().copied()) {
                let score = similarity(documents, a, b);
                if score >= options.min_similarity {
                    links.push(Link::new(Sides::new(vec![a], vec![b]), Pass::Chain, score));
                    old.next();
                    new.next();
                } else {
                    links.push(single_old(a));
                    old.next();
                }
            }
            links.extend(old.map(single_old));
            links.extend(new.map(|b| Link::new(Sides::new(vec![], vec![b]), Pass::Rest, 0.0)));
        }
    }
    links
}

fn single_old(a: usize) -> Link {
    Link::new(Sides::new(vec![a], vec![]), Pass::Rest, 0.0)
}

fn equal(documents: Sides<&Document>, a: usize, b: usize) -> Link {
    let mut link = Link::new(Sides::new(vec![a], vec![b]), Pass::Equal, 1.0);
    let text = Sides::new(a, b).zip(documents).map(|(block, document)| {
        document
            .tokens(block)
            .iter()
            .map(|token| &document[token.span])
            .collect::<Vec<_>>()
    });
    link.identical = text.is_same();
    link
}

fn similarity(documents: Sides<&Document>, a: usize, b: usize) -> f64 {
    let words = |document: &Document, block| -> FxHashSet<u64> {
        document
            .tokens(block)
            .iter()
            .filter(|token| token.is_word())
            .map(|token| token.key)
            .collect()
    };
    let (old, new) = (words(documents.old, a), words(documents.new, b));
    let total = old.len() + new.len();
    if total == 0 {
        0.0
    } else {
        2.0 * old.intersection(&new).count() as f64 / total as f64
    }
}
