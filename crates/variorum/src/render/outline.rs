//! What was understood of one text, for people who wonder: blocks, sentences, metadata, notices.

use std::io::{self, Write};

use serde::Serialize;

use super::escape::visible;
use crate::document::{BlockKind, Document, Token, TokenClass};
use crate::json;
use crate::span::{Position, Span};

/// Version of the JSON form.
const SCHEMA: &str = "variorum/document/1";

/// Width of the column of kinds.
const KIND_WIDTH: usize = 12;

#[derive(Serialize)]
struct Outline<'a> {
    schema: &'static str,
    name: &'a str,
    encoding: &'static str,
    language: &'static str,
    metadata: Vec<Entry<'a>>,
    notices: Vec<Remark<'a>>,
    blocks: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    key: &'a str,
    value: &'a str,
    at: Place,
}

#[derive(Serialize)]
struct Remark<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Place>,
}

#[derive(Serialize)]
struct Part<'a> {
    index: usize,
    kind: BlockKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<usize>,
    at: Place,
    pieces: Vec<Span>,
    sentences: Vec<Stretch>,
}

#[derive(Serialize)]
struct Stretch {
    at: Place,
    text: String,
}

/// Bytes, and the line and column where they begin.
#[derive(Serialize)]
struct Place {
    span: Span,
    #[serde(flatten)]
    position: Position,
}

impl Place {
    fn of(document: &Document, span: Span) -> Self {
        Self {
            span,
            position: document.position(span.start()),
        }
    }
}

/// Writes what was understood as one line of JSON, schema `variorum/document/1`. Spans are byte offsets, lines and
/// columns count from 1.
pub fn outline_json(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    json::write(&outline_of(document), out)?;
    writeln!(out)
}

fn outline_of(document: &Document) -> Outline<'_> {
    let place = |span| Place::of(document, span);
    Outline {
        schema: SCHEMA,
        name: document.name(),
        encoding: document.encoding().name(),
        language: document.pack().language,
        metadata: document
            .metadata()
            .iter()
            .map(|entry| Entry {
                key: &entry.key,
                value: &document[entry.value],
                at: place(entry.value),
            })
            .collect(),
        notices: document
            .notices()
            .iter()
            .map(|notice| Remark {
                code: &notice.code,
                message: &notice.message,
                at: notice.span.map(place),
            })
            .collect(),
        blocks: (0..document.blocks().len())
            .map(|index| part(document, index))
            .collect(),
    }
}

fn part(document: &Document, index: usize) -> Part<'_> {
    let block = &document.blocks()[index];
    Part {
        index,
        kind: block.kind,
        label: block.label.map(|label| &document[label]),
        section: block.section,
        at: Place::of(document, block.span()),
        pieces: block.pieces.clone(),
        sentences: document
            .sentences(index)
            .iter()
            .map(|sentence| stretch(document, &document.tokens(index)[sentence.clone()]))
            .collect(),
    }
}

fn stretch(document: &Document, tokens: &[Token]) -> Stretch {
    let span = match tokens {
        [first, .., last] => first.span.hull(last.span),
        [only] => only.span,
        [] => Span::default(),
    };
    Stretch {
        at: Place::of(document, span),
        text: squeezed(document, tokens),
    }
}

/// The text of tokens without their label, white space squeezed, and without what lies between the pieces of a block.
fn squeezed(document: &Document, tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        if token.class != TokenClass::Label {
            if token.spaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&document[token.span]);
        }
    }
    text
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
        outline.encoding,
        outline.language,
        counted.count()
    )?;
    for entry in &outline.metadata {
        writeln!(out, "{}: {}", visible(entry.key), visible(entry.value))?;
    }
    for notice in &outline.notices {
        writeln!(out, "note: {}", visible(notice.message))?;
    }
    for part in &outline.blocks {
        write_part(part, out)?;
    }
    Ok(())
}

fn write_part(part: &Part<'_>, out: &mut dyn Write) -> io::Result<()> {
    let line = part.at.position.line;
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
