//! Blocks of plain text.

use crate::document::{Block, BlockKind, Document, Encoding, Markup, block_key};
use crate::span::Span;

pub(super) fn read(name: String, text: String, encoding: Encoding) -> Document {
    let mut blocks = Vec::new();
    let mut current: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if trimmed.is_empty() {
            blocks.extend(current.take().map(|span| paragraph(&text, span)));
        } else {
            let start = at
                + line
                    .find(trimmed)
                    .expect("a trimmed line is part of its line");
            let span = Span::new(start, start + trimmed.len());
            current = Some(current.map_or(span, |open| open.hull(span)));
        }
        at += line.len();
    }
    blocks.extend(current.map(|span| paragraph(&text, span)));
    Document::new(name, text, encoding, Markup::Plain, blocks)
}

pub(super) fn from_units<S: AsRef<str>>(
    name: &str,
    units: impl IntoIterator<Item = S>,
) -> Document {
    let mut text = String::new();
    let mut spans = Vec::new();
    for unit in units {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(unit.as_ref());
        spans.push(Span::new(start, text.len()));
    }
    let blocks = spans
        .into_iter()
        .map(|span| paragraph(&text, span))
        .collect();
    Document::new(name.to_owned(), text, Encoding::Utf8, Markup::Plain, blocks)
}

fn paragraph(text: &str, span: Span) -> Block {
    let key = block_key(std::iter::once(&text[span.range()]));
    Block {
        kind: BlockKind::Paragraph,
        label: None,
        pieces: vec![span],
        section: None,
        key,
    }
}
