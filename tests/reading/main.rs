//! Reading: what becomes of bytes that are not texts, of any string at all, and of layouts that real texts use.

mod any_text;
mod bytes;
mod corpus;
mod hostile;
mod layouts;
mod pages;
mod sentences;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use variorum::document::Encoding;
use variorum::{
    BlockKind, Document, ErrorKind, Format, ReadOptions, read, read_bytes, read_from, read_str,
};

fn kind_of(bytes: &[u8]) -> (ErrorKind, String) {
    let error = read_bytes("draft.txt", bytes, &ReadOptions::default())
        .expect_err("the bytes are not a text");
    (error.kind(), error.to_string())
}

/// The blocks as `kind label|text`, one each.
fn outline(document: &Document) -> Vec<String> {
    assert_eq!(document.validate(), Ok(()));
    (0..document.blocks().len())
        .map(|index| {
            let block = &document.blocks()[index];
            let kind = match block.kind {
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::ListItem(depth) => format!("li{depth}"),
                other => format!("{other:?}").to_lowercase(),
            };
            let label = block.label.map_or("", |label| &document[label]);
            format!("{kind} {label}|{}", document.block_text(index))
        })
        .collect()
}

fn plain(text: &str) -> Vec<String> {
    outline(&read_str("draft.txt", text))
}

fn markdown(text: &str) -> Vec<String> {
    outline(&read_str("draft.md", text))
}
