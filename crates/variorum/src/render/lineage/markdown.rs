//! All versions beside each other as a table in Markdown.

use std::io::{self, Write};

use super::synopsis::{Reading, synopsis};
use crate::diff::{Edit, Op};
use crate::document::Document;
use crate::lineage::Lineage;
use crate::render::escape::visible;
use crate::sides::Sides;
use crate::span::Span;

/// Writes a table with one row per passage and one column per version, held against `base`: what it lacks is bold,
/// what it has besides is struck out.
pub fn synoptic_markdown(lineage: &Lineage, base: usize, out: &mut dyn Write) -> io::Result<()> {
    let sigils: Vec<String> = lineage
        .witnesses()
        .iter()
        .enumerate()
        .map(|(at, witness)| {
            let name = escape(witness.sigil());
            if at == base {
                format!("{name} (base)")
            } else {
                name
            }
        })
        .collect();
    row(&sigils, out)?;
    row(&vec!["---".to_owned(); sigils.len()], out)?;
    for passage in synopsis(lineage, base) {
        let cells = passage.readings.iter().map(|reading| match reading {
            Reading::Absent => "–".to_owned(),
            Reading::SameAs(witness) => {
                format!("= {}", escape(lineage.witnesses()[*witness].sigil()))
            }
            Reading::Text(text) => escape(text),
            Reading::Edited { witness, edits } => {
                let document = |witness: usize| lineage.witnesses()[witness].document().as_ref();
                marked(Sides::new(document(base), document(*witness)), edits)
            }
        });
        row(&cells.collect::<Vec<_>>(), out)?;
    }
    Ok(())
}

fn row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}

fn marked(documents: Sides<&Document>, edits: &[Edit]) -> String {
    let mut cell = String::new();
    let mut add = |document: &Document, span: Span, mark: &str| {
        let text = escape(&document[span]);
        if text.is_empty() {
            return;
        }
        let blank = document.text()[..span.start()].ends_with(char::is_whitespace);
        if blank && !cell.is_empty() {
            cell.push(' ');
        }
        cell.push_str(mark);
        cell.push_str(&text);
        cell.push_str(mark);
    };
    for Edit { op, spans, .. } in edits {
        match op {
            Op::Equal => add(documents.new, spans.new, ""),
            Op::Delete => add(documents.old, spans.old, "~~"),
            Op::Insert => add(documents.new, spans.new, "**"),
            Op::Replace => {
                add(documents.old, spans.old, "~~");
                add(documents.new, spans.new, "**");
            }
        }
    }
    cell
}

/// Characters that Markdown would take for its own.
const SPECIAL: &[char] = &[
    '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '(', ')', '#', '+', '-', '.', '!', '|', '~',
    '&', '@',
];

/// Text of a document on one line.
fn escape(text: &str) -> String {
    let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(squeezed.len() + 8);
    for c in visible(&squeezed).chars() {
        if SPECIAL.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
