//! A page of lines in the terminal's notation.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::LineageLayout;
use crate::diff::Edit;
use crate::document::Document;
use crate::render::TerminalOptions;
use crate::render::escape::visible;
use crate::render::redline::wording::wording;
use crate::render::terminal::flow::{Flow, Line};
use crate::render::terminal::inline::Writer;
use crate::render::terminal::style::{Notation, Part};
use crate::sides::Sides;
use crate::span::Span;

/// What is written to.
pub(super) struct Page<'a> {
    pub(super) notation: Notation,
    pub(super) width: usize,
    out: &'a mut dyn Write,
}

impl<'a> Page<'a> {
    pub(super) fn new(options: &LineageLayout, out: &'a mut dyn Write) -> Self {
        Self {
            notation: Notation::new(options.color),
            width: options.width.max(TerminalOptions::MIN_WIDTH),
            out,
        }
    }

    /// Text in a style, ready to be written.
    pub(super) fn paint(&self, part: Part, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        self.notation
            .style(part)
            .apply_to(visible(text))
            .to_string()
    }

    /// Writes a line as it is.
    pub(super) fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", line.trim_end())
    }

    /// Writes text of one style, wrapped and indented.
    pub(super) fn text(&mut self, part: Part, text: &str, indent: usize) -> io::Result<()> {
        let mut flow = Flow::new(self.notation);
        flow.text(part, text);
        self.flow(&flow, "", indent)
    }

    /// Writes a flow with something in the margin of its first line.
    pub(super) fn flow(&mut self, flow: &Flow<'_>, margin: &str, indent: usize) -> io::Result<()> {
        let room = self.width.saturating_sub(indent).max(1);
        for (index, Line { text, .. }) in flow.lines(room, room).into_iter().enumerate() {
            if index == 0 && !margin.is_empty() {
                self.line(&format!("{margin}{text}"))?;
            } else {
                self.line(&format!("{:indent$}{text}", ""))?;
            }
        }
        Ok(())
    }
}

/// The beginning of a text that fits into some columns.
fn cut(text: &str, columns: usize) -> String {
    if display_width(text) <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let start: String = text
        .chars()
        .take_while(|c| {
            let width = display_width(c.encode_utf8(&mut [0; 4]));
            let fits = width <= room;
            room = room.saturating_sub(width);
            fits
        })
        .collect();
    format!("{}…", start.trim_end())
}

/// As [`cut`], for a text in quotation marks, which stay.
pub(super) fn cut_quote(text: &str, columns: usize) -> String {
    let mark = text.chars().next_back().filter(|c| !c.is_alphanumeric());
    match mark {
        Some(mark) if display_width(text) > columns => {
            let inner = text.trim_end_matches(mark).trim_end_matches(['…', ' ']);
            format!(
                "{}{mark}",
                cut(&format!("{inner} …"), columns.saturating_sub(1))
            )
        }
        _ => text.to_owned(),
    }
}

/// The end of a text that fits into some columns.
pub(super) fn cut_front(text: &str, columns: usize) -> String {
    if display_width(text) <= columns {
        return text.to_owned();
    }
    let backwards: String = text.chars().rev().collect();
    cut(&backwards, columns).chars().rev().collect()
}

/// Text at the right end of some columns.
pub(super) fn right(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(display_width(text));
    " ".repeat(blanks) + text
}

/// Text at the left end of some columns.
pub(super) fn left(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(display_width(text));
    text.to_owned() + &" ".repeat(blanks)
}

/// Adds a part of a block with its label, and without what a page put between its pieces.
pub(super) fn passage<'a>(
    flow: &mut Flow<'a>,
    document: &'a Document,
    block: usize,
    span: Span,
    part: Part,
) {
    for (index, text) in document.parts_within(block, span).enumerate() {
        if index > 0 {
            flow.blank(part);
        }
        flow.text(part, &document[text]);
    }
}

/// The words of two wordings woven together.
pub(super) fn redline<'a>(
    documents: Sides<&'a Document>,
    edits: &[Edit],
    notation: Notation,
) -> Flow<'a> {
    let mut writer = Writer::new(notation, None);
    for atom in wording(documents, edits) {
        writer.atom(atom);
    }
    writer.take()
}
