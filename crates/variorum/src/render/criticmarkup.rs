//! The whole new text with every difference in `CriticMarkup`, for exchange with other editors.

use std::io::{self, Write};

use crate::compare::Comparison;
use crate::document::{BlockKind, Document};
use crate::render::redline::atoms::{Atom, spell_out};
use crate::render::redline::piece::{Fate, Moved};
use crate::render::redline::{Entry, Place, Redline};

/// Writes the whole new text with every difference in `CriticMarkup`: accepting all of it gives the new text,
/// rejecting all of it the old, up to white space. A move is a deletion and an insertion, since the format has no
/// other. Braces, tildes and backslashes of the text are escaped by a backslash.
pub fn criticmarkup(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let redline = Redline::new(comparison);
    let mut segments: Vec<(Fate, String)> = Vec::new();
    for (at, entry) in redline.entries.iter().enumerate() {
        segments.clear();
        let is_moved = redline.link(*entry).moved.is_some();
        let is_origin = matches!(entry.place, Place::Origin(_));
        for atom in spell_out(&redline, *entry) {
            match atom {
                Atom::Text {
                    role,
                    text,
                    before,
                    after,
                } => {
                    // The origin of a moved paragraph has all of its old text, and so what left it on the way.
                    let is_repeated =
                        is_moved && !is_origin && matches!(role.moved, Some(Moved::From(_)));
                    if is_repeated {
                        continue;
                    }
                    if let Some(fate) = one_way(role.fate, role.moved) {
                        text_to(segment(&mut segments, fate), text, before, after);
                    }
                }
                Atom::Break(fate) => {
                    let moved = match (is_moved, is_origin) {
                        (true, true) => Some(Moved::From(None)),
                        (true, false) => Some(Moved::To(None)),
                        (false, _) => None,
                    };
                    // The side without the break has a blank in its place.
                    if fate != Fate::Same {
                        segment(&mut segments, Fate::Same).push(' ');
                    }
                    if let Some(fate) = one_way(fate, moved) {
                        segment(&mut segments, fate).push_str("\n\n");
                    }
                }
                Atom::Elision { .. } => {}
            }
        }
        write_segments(&segments, out)?;
        let next = redline.entries.get(at + 1);
        let goes_on = next.is_some_and(|next| table_goes_on(&redline, *entry, *next));
        out.write_all(if goes_on { b"\n" } else { b"\n\n" })?;
    }
    Ok(())
}

/// Whether an entry and the next are lines of one table, which an empty line would end. A row that went stands between
/// rows of the other version: the table ends where that of neither goes on.
fn table_goes_on(redline: &Redline, entry: Entry, next: Entry) -> bool {
    let (document, block) = redline.lead_block(entry);
    let (next_document, next_block) = redline.lead_block(next);
    is_row(document, block)
        && is_row(next_document, next_block)
        && (is_followed_by_row(document, block)
            || next_block > 0 && is_followed_by_row(next_document, next_block - 1))
}

/// Whether a block and the one on the line behind it are rows of a table.
fn is_followed_by_row(document: &Document, block: usize) -> bool {
    let Some(next) = document.blocks().get(block + 1) else {
        return false;
    };
    let end = document.blocks()[block].span().end();
    let is_next_line =
        document.position(end).line + 1 >= document.position(next.span().start()).line;
    is_next_line && is_row(document, block) && is_row(document, block + 1)
}

/// Whether a block is a row of a table, or the line below its head.
fn is_row(document: &Document, block: usize) -> bool {
    let block = &document.blocks()[block];
    match block.kind {
        BlockKind::TableRow => true,
        BlockKind::Separator => document[block.span()].contains('|'),
        _ => false,
    }
}

/// What becomes of text where moves do not exist; nothing if it is shown at the other end.
fn one_way(fate: Fate, moved: Option<Moved>) -> Option<Fate> {
    match (fate, moved) {
        (Fate::Deleted, Some(Moved::To(_))) => None,
        (Fate::Inserted | Fate::Same, Some(Moved::To(_))) => Some(Fate::Inserted),
        (_, Some(Moved::From(_))) => Some(Fate::Deleted),
        (fate, None) => Some(fate),
    }
}

/// The segment to write to: the last one, if it has the same fate.
fn segment(segments: &mut Vec<(Fate, String)>, fate: Fate) -> &mut String {
    if segments.last().is_none_or(|(last, _)| *last != fate) {
        segments.push((fate, String::new()));
    }
    let (_, text) = segments.last_mut().expect("one was pushed");
    text
}

fn text_to(out: &mut String, text: &str, before: bool, after: bool) {
    if before {
        out.push(' ');
    }
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '{' | '}' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    if after {
        out.push(' ');
    }
}

fn write_segments(segments: &[(Fate, String)], out: &mut dyn Write) -> io::Result<()> {
    let mut rest = segments;
    loop {
        rest = match rest {
            [] => return Ok(()),
            [(Fate::Deleted, old), (Fate::Inserted, new), rest @ ..] => {
                write!(out, "{{~~{old}~>{new}~~}}")?;
                rest
            }
            [(fate, text), rest @ ..] => {
                match fate {
                    Fate::Same => write!(out, "{text}")?,
                    Fate::Deleted => write!(out, "{{--{text}--}}")?,
                    Fate::Inserted => write!(out, "{{++{text}++}}")?,
                }
                rest
            }
        };
    }
}
