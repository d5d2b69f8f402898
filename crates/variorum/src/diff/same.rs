//! Sentences that are the same, token by token: most of an edited paragraph. They need no matching.

use super::edit::{Edit, EditClass, Op};
use super::stream::is_label;
use crate::align::Sentence;
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Writes what matching would find in two identical sentences: one equal run, and the white space before it that only
/// one side has. Leaves those with labels, or in blocks that a page break cuts, to it, and returns false.
pub(super) fn write_same(
    documents: Sides<&Document>,
    sentences: Sides<&Sentence>,
    edits: &mut Vec<Edit>,
) -> bool {
    let sides = documents.zip(sentences);
    let is_plain = sides.map(|(document, sentence)| is_plain(document, sentence));
    if !(is_plain.old && is_plain.new) {
        return false;
    }
    let gaps = sides.map(|(document, sentence)| gap(document, sentence));
    if let (Some(old), Some(new)) = (gaps.old, gaps.new)
        && old.is_empty() != new.is_empty()
    {
        edits.push(Edit {
            op: if new.is_empty() {
                Op::Delete
            } else {
                Op::Insert
            },
            class: EditClass::Typography,
            spans: Sides::new(old, new),
        });
    }
    edits.push(Edit {
        op: Op::Equal,
        class: EditClass::Text,
        spans: sentences.map(|sentence| sentence.span),
    });
    true
}

/// Whether a sentence stands in one piece, without a label in it or before it.
fn is_plain(document: &Document, sentence: &Sentence) -> bool {
    let tokens = document.tokens(sentence.block);
    let first = sentence.tokens.start;
    document.blocks()[sentence.block].pieces.len() == 1
        && !tokens[first.saturating_sub(1)..=first].iter().any(is_label)
}

/// What stands between a sentence and the one before it in its block, if there is one.
fn gap(document: &Document, sentence: &Sentence) -> Option<Span> {
    let tokens = document.tokens(sentence.block);
    let first = sentence.tokens.start;
    let before = tokens[..first].last()?;
    Some(Span::new(before.span.end(), tokens[first].span.start()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::align::{AlignOptions, align};
    use crate::diff::{DiffOptions, diff};
    use crate::read_str;
    use crate::sides::Sides;

    proptest! {
        #[test]
        fn what_is_written_at_once_is_what_matching_finds(
            old in "((- |1\\. )?(Two ships sail\\.|The \\*pier\\* stands!|They, too, left\\.)( |  |\n|)){1,4}(\n\n[a-d. ]{6})?",
            new in "((- |2\\. )?(Two ships sail\\.|The \\*pier\\* stands!|They, too, left\\.)( |  |\n|)){1,4}(\n\n[a-d. ]{6})?",
        ) {
            let documents = Sides::new(read_str("a.md", &old), read_str("b.md", &new));
            let documents = documents.as_ref();
            let alignment = align(documents, &AlignOptions::default());
            let mut matched = alignment.clone();
            for link in &mut matched.sentence_links {
                link.identical = false;
            }
            let options = DiffOptions::default();
            prop_assert_eq!(diff(documents, &alignment, &options), diff(documents, &matched, &options));
        }
    }
}
