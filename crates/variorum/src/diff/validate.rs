//! The invariants of edits, checked; for tests.

use super::edit::{Edit, EditClass, Op};
use super::stream::{Entry, Stream};
use crate::align::{Alignment, Link};
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Checks that the edits of one sentence link tile the tokens of both sides in order, cross no border, and are equal
/// exactly where they say so.
pub(crate) fn validate_edits(
    documents: Sides<&Document>,
    alignment: &Alignment,
    link: &Link,
    edits: &[Edit],
) -> Result<(), String> {
    let mut streams = documents.map(Stream::new);
    let Sides { old, new } = &alignment.sentences;
    streams.old.turn_to(old, &link.units.old);
    streams.new.turn_to(new, &link.units.new);
    let mut at = Sides::new(0, 0);
    for edit in edits {
        let ends = Sides::new(
            tile(&streams.old.entries, at.old, edit.spans.old, edit.class)?,
            tile(&streams.new.entries, at.new, edit.spans.new, edit.class)?,
        );
        let texts = documents
            .zip(edit.spans)
            .map(|(document, span)| &document[span]);
        let has = edit.spans.map(|span| !span.is_empty());
        let agrees = match edit.op {
            Op::Equal => {
                ends.old - at.old == ends.new - at.new
                    && texts
                        .old
                        .split_whitespace()
                        .eq(texts.new.split_whitespace())
            }
            Op::Replace => has.old && has.new && texts.old != texts.new,
            Op::Delete => has.old && !has.new,
            Op::Insert => !has.old && has.new,
        };
        if !agrees {
            return Err(format!("{edit:?} is not what it says: {texts:?}"));
        }
        at = ends;
    }
    let lengths = streams.as_ref().map(|stream| stream.entries.len());
    if at == lengths {
        Ok(())
    } else {
        Err(format!("edits cover {at:?} of {lengths:?} tokens"))
    }
}

/// Returns the first entry after the span, which must begin at entry `at` and cover whole entries without a border.
fn tile(entries: &[Entry], at: usize, span: Span, class: EditClass) -> Result<usize, String> {
    let rest = &entries[at..];
    let count = rest
        .iter()
        .take_while(|entry| span.contains(entry.token.span))
        .count();
    let covered = &rest[..count];
    match (covered.first(), covered.last()) {
        _ if span.is_empty() => Ok(at),
        (Some(first), Some(last)) => {
            let is_exact =
                first.token.span.start() == span.start() && last.token.span.end() == span.end();
            if is_exact && covered[1..].iter().all(|entry| !entry.is_border) {
                Ok(at + count)
            } else {
                Err(format!("{span:?} cuts a token or crosses a border"))
            }
        }
        _ if class == EditClass::Typography
            && rest
                .first()
                .is_some_and(|next| next.token.span.start() == span.end()) =>
        {
            Ok(at)
        }
        _ => Err(format!("{span:?} covers no token at entry {at}")),
    }
}
