//! Word diff of one sentence link.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::edit::{Edit, EditClass, Op};
use crate::align::{Alignment, Link, Sentence};
use crate::document::{Document, Token};
use crate::sides::Sides;
use crate::span::Span;

/// How words are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DiffOptions {}

pub(super) fn diff_sentences(
    documents: Sides<&Document>,
    alignment: &Alignment,
    link: &Link,
    _options: &DiffOptions,
    edits: &mut Vec<Edit>,
) {
    let tokens = Sides::new(
        tokens(documents.old, &alignment.sentences.old, &link.units.old),
        tokens(documents.new, &alignment.sentences.new, &link.units.new),
    );
    let keys = tokens
        .as_ref()
        .map(|side| side.iter().map(|token| token.key).collect::<Vec<_>>());
    let mut last = Sides::new(Span::default(), Span::default());
    for op in capture_diff_slices(Algorithm::Patience, &keys.old, &keys.new) {
        let spans = Sides::new(
            hull(&tokens.old[op.old_range()], last.old),
            hull(&tokens.new[op.new_range()], last.new),
        );
        last = spans;
        let op = match op.tag() {
            DiffTag::Equal => Op::Equal,
            DiffTag::Delete => Op::Delete,
            DiffTag::Insert => Op::Insert,
            DiffTag::Replace => Op::Replace,
        };
        edits.push(Edit {
            op,
            class: EditClass::Text,
            spans,
        });
    }
}

fn tokens<'a>(document: &'a Document, sentences: &[Sentence], units: &[usize]) -> Vec<&'a Token> {
    units
        .iter()
        .flat_map(|unit| {
            let sentence = &sentences[*unit];
            &document.tokens(sentence.block)[sentence.tokens.clone()]
        })
        .collect()
}

fn hull(tokens: &[&Token], last: Span) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(end)) => first.span.hull(end.span),
        _ => Span::empty(last.end()),
    }
}
