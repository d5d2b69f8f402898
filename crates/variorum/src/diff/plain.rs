//! Sentences that need no matching: most of an edited paragraph is the same, token by token, and others have no
//! counterpart at all.

use super::edit::{Edit, EditClass, Op};
use super::stream::{is_label, is_markup};
use super::words::Group;
use crate::align::Sentence;
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Writes what matching would find in the sentences of a group, where that is plain to see. Leaves those with labels, or
/// in blocks that a page break cuts, to it, and returns false.
pub(super) fn write_plain(
    documents: Sides<&Document>,
    group: Group<'_>,
    edits: &mut Vec<Edit>,
) -> bool {
    let Sides { old, new } = group.tables;
    match (group.units.old, group.units.new) {
        ([at], []) => write_alone(Op::Delete, documents.old, &old[*at], edits),
        ([], [at]) => write_alone(Op::Insert, documents.new, &new[*at], edits),
        ([at], [other]) if group.is_identical => {
            write_same(documents, Sides::new(&old[*at], &new[*other]), edits)
        }
        _ => false,
    }
}

/// Writes a sentence that only one side has.
fn write_alone(op: Op, document: &Document, sentence: &Sentence, edits: &mut Vec<Edit>) -> bool {
    let tokens = &document.tokens(sentence.block)[sentence.tokens.clone()];
    if !is_plain(document, sentence)
        || tokens
            .iter()
            .any(|token| is_label(token) || is_markup(token))
    {
        return false;
    }
    let deleted = Sides::new(sentence.span, Span::default());
    let spans = if op == Op::Insert {
        deleted.swap()
    } else {
        deleted
    };
    edits.push(Edit {
        op,
        class: EditClass::Text,
        spans,
    });
    true
}

/// Writes two identical sentences: one equal run, and the white space before it that only one side has.
fn write_same(
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

    use super::write_plain;
    use crate::align::{AlignOptions, align};
    use crate::diff::DiffOptions;
    use crate::diff::stream::Stream;
    use crate::diff::words::{Group, match_group};
    use crate::read_str;
    use crate::sides::Sides;

    /// How many links of two texts are written at once.
    fn written_at_once(old: &str, new: &str) -> usize {
        let documents = Sides::new(read_str("a.md", old), read_str("b.md", new));
        let documents = documents.as_ref();
        let alignment = align(documents, &AlignOptions::default());
        let links = alignment.sentence_links.iter();
        links
            .filter(|link| write_plain(documents, Group::of(&alignment, link), &mut Vec::new()))
            .count()
    }

    #[test]
    fn same_added_and_dropped_sentences_are_written_at_once() {
        let same = "Two ships sail at dawn.";
        let other = "The old pier was sold to a museum.";
        let edited = "Two ships sail at dusk.";
        assert_eq!(
            written_at_once(
                &format!("{same} {other}"),
                &format!("{same} {other} Rain fell.")
            ),
            3
        );
        assert_eq!(written_at_once(&format!("{same} {other}"), same), 2);
        assert_eq!(
            written_at_once(&format!("{same} {other}"), &format!("{edited} {other}")),
            1
        );
    }

    proptest! {
        #[test]
        fn what_is_written_at_once_is_what_matching_finds(
            old in "((- |1\\. )?(Two ships sail\\.|The \\*pier\\* stands!|They, too, left\\.)( |  |\n|)){1,4}(\n\n[a-d. ]{6})?",
            new in "((- |2\\. )?(Two ships sail\\.|The \\*pier\\* stands!|They, too, left\\.)( |  |\n|)){1,4}(\n\n[a-d. ]{6})?",
        ) {
            let documents = Sides::new(read_str("a.md", &old), read_str("b.md", &new));
            let documents = documents.as_ref();
            let alignment = align(documents, &AlignOptions::default());
            for link in &alignment.sentence_links {
                let (mut plain, mut matched) = (Vec::new(), Vec::new());
                let group = Group::of(&alignment, link);
                if write_plain(documents, group, &mut plain) {
                    let mut streams = documents.map(Stream::new);
                    match_group(&mut streams, group, &DiffOptions::default(), &mut matched);
                    prop_assert_eq!(plain, matched);
                }
            }
        }
    }
}
