//! Word diff of two sentences of any two witnesses, neighbours or not.

use super::text::{Grain, Text};
use crate::align::{Alignment, Link, Pass, Sentence};
use crate::diff::{DiffOptions, Edit, diff};
use crate::sides::Sides;

/// The edits between an old and a new sentence, by the same diff that comparisons use.
pub(super) fn edits_between(
    texts: Sides<&Text>,
    sentences: Sides<usize>,
    options: &DiffOptions,
) -> Vec<Edit> {
    let alignment = Alignment {
        sentences: texts
            .zip(sentences)
            .map(|(text, sentence)| vec![entry(text, sentence)]),
        sentence_links: vec![Link::new(Sides::new(vec![0], vec![0]), Pass::Chain, 1.0)],
        ..Alignment::default()
    };
    let documents = texts.map(|text| text.document.as_ref());
    diff(documents, &alignment, options).0
}

fn entry(text: &Text, sentence: usize) -> Sentence {
    let block = text.block_of(Grain::Sentence, sentence);
    let first = text.range(Grain::Block, block).start;
    let numbers = text.range(Grain::Sentence, sentence);
    let tokens = text.unit(Grain::Sentence, sentence);
    let ends = tokens.first().zip(tokens.last());
    Sentence {
        block,
        tokens: numbers.start - first..numbers.end - first,
        span: ends.map_or_else(Default::default, |(a, b)| a.span.hull(b.span)),
    }
}
