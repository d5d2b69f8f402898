//! What was understood of one text, for people who wonder: blocks, sentences, metadata, notices.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::escape::visible;
use crate::document::{BlockKind, Document, Encoding};
use crate::json;
use crate::render::json::locate::{Location, Locator};
use crate::render::json::report::{MetadataReport, NoticeReport, metadata, notices};
use crate::span::Span;

/// Version of the JSON form.
const SCHEMA: &str = "variorum/document/1";

/// Width of the column of kinds.
const KIND_WIDTH: usize = 12;

#[derive(Serialize)]
struct Outline<'a> {
    schema: &'static str,
    name: &'a str,
    encoding: Encoding,
    language: &'static str,
    metadata: Vec<MetadataReport<'a>>,
    notices: Vec<NoticeReport<'a>>,
    blocks: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    kind: BlockKind,
    label: Option<&'a str>,
    section: Option<usize>,
    at: Location,
    pieces: Vec<Location>,
    sentences: Vec<Stretch>,
}

#[derive(Serialize)]
struct Stretch {
    at: Location,
    text: String,
}

/// Writes what was understood as one line of JSON, schema `variorum/document/1`. Spans are byte offsets, lines and
/// columns count from 1.
pub fn outline_json(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    json::write(&outline_of(document), out)?;
    writeln!(out)
}

fn outline_of(document: &Document) -> Outline<'_> {
    let mut locator = Locator::new(document);
    Outline {
        schema: SCHEMA,
        name: document.name(),
        encoding: document.encoding(),
        language: document.pack().language,
        metadata: metadata(document),
        notices: notices(document, document.notices()),
        blocks: (0..document.blocks().len())
            .map(|index| part(document, index, &mut locator))
            .collect(),
    }
}

fn part<'a>(document: &'a Document, index: usize, locator: &mut Locator<'_>) -> Part<'a> {
    let block = &document.blocks()[index];
    let sentences = document.sentences(index).iter();
    Part {
        kind: block.kind,
        label: block.label.map(|label| &document[label]),
        section: block.section,
        at: locator.locate(block.span()),
        pieces: block
            .pieces
            .iter()
            .map(|piece| locator.locate(*piece))
            .collect(),
        sentences: sentences
            .map(|sentence| stretch(document, index, sentence.clone(), locator))
            .collect(),
    }
}

fn stretch(
    document: &Document,
    block: usize,
    sentence: Range<usize>,
    locator: &mut Locator<'_>,
) -> Stretch {
    let tokens = &document.tokens(block)[sentence];
    let span = match tokens {
        [first, .., last] => first.span.hull(last.span),
        [only] => only.span,
        [] => Span::default(),
    };
    Stretch {
        at: locator.locate(span),
        // The marks of a table part its cells, other marks of markup are no part of the text.
        text: match document.blocks()[block].kind {
            BlockKind::TableRow => document.written(tokens),
            _ => document.read_text(tokens),
        },
    }
}

/// Writes what was understood for people: a line for each fact, for each block, and for each of its sentences.
pub fn outline(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let outline = outline_of(document);
    let counted = document
        .blocks()
        .iter()
        .filter(|block| block.kind.is_text());
    writeln!(
        out,
        "{}: {}, language {}, {} blocks of text",
        visible(outline.name),
        outline.encoding.name(),
        outline.language,
        counted.count()
    )?;
    for entry in &outline.metadata {
        writeln!(out, "{}: {}", visible(&entry.key), visible(&entry.text))?;
    }
    for notice in &outline.notices {
        writeln!(out, "note: {}", visible(&notice.message))?;
    }
    for part in &outline.blocks {
        write_part(part, out)?;
    }
    Ok(())
}

fn write_part(part: &Part<'_>, out: &mut dyn Write) -> io::Result<()> {
    let line = part.at.line;
    write!(out, "\n{line:>5}  {:<KIND_WIDTH$}", kind_name(part.kind))?;
    if let Some(label) = part.label {
        write!(out, " {}", visible(label))?;
    }
    if part.pieces.len() > 1 {
        write!(out, " [{} pieces]", part.pieces.len())?;
    }
    writeln!(out)?;
    for sentence in &part.sentences {
        writeln!(out, "       | {}", visible(&sentence.text))?;
    }
    Ok(())
}

fn kind_name(kind: BlockKind) -> String {
    match kind {
        BlockKind::Paragraph => "paragraph".into(),
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::ListItem(depth) => format!("item {depth}"),
        BlockKind::Quote => "quote".into(),
        BlockKind::Note => "note".into(),
        BlockKind::TableRow => "table row".into(),
        BlockKind::Code => "code".into(),
        BlockKind::FrontMatter => "front matter".into(),
        BlockKind::Comment => "comment".into(),
        BlockKind::Separator => "separator".into(),
        BlockKind::Furniture => "furniture".into(),
    }
}
