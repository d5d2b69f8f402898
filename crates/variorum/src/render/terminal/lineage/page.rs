//! A page of lines in the terminal's notation.

use std::io::{self, Write};

use super::LineageLayout;
use crate::diff::{Edit, Op};
use crate::document::Document;
use crate::render::escape::visible;
use crate::render::phrase::{Atom, Role};
use crate::render::terminal::MIN_WIDTH;
use crate::render::terminal::flow::{Flow, Line};
use crate::render::terminal::inline::Writer;
use crate::render::terminal::style::{Notation, Part};
use crate::render::weave::Fate;
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
            notation: if options.color {
                Notation::Color
            } else {
                Notation::Plain
            },
            width: options.width.max(MIN_WIDTH),
            out,
        }
    }

    /// Text in a style, ready to be written.
    pub(super) fn paint(&self, part: Part, text: &str) -> String {
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
        self.flow(&mut flow, "", indent)
    }

    /// Writes a flow with something in the margin of its first line.
    pub(super) fn flow(
        &mut self,
        flow: &mut Flow<'_>,
        margin: &str,
        indent: usize,
    ) -> io::Result<()> {
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

/// The words of two wordings woven together.
pub(super) fn redline<'a>(
    documents: Sides<&'a Document>,
    edits: &[Edit],
    notation: Notation,
) -> Flow<'a> {
    let mut writer = Writer::new(notation, false);
    for edit in edits {
        let old = (Fate::Deleted, documents.old, edit.spans.old);
        let new = (Fate::Inserted, documents.new, edit.spans.new);
        let same = (Fate::Same, documents.new, edit.spans.new);
        let runs: &[(Fate, &'a Document, Span)] = match edit.op {
            Op::Equal => &[same],
            Op::Delete => &[old],
            Op::Insert => &[new],
            Op::Replace => &[old, new],
        };
        for (fate, document, span) in runs {
            let before = document.text()[..span.start()].ends_with(char::is_whitespace);
            writer.atom(Atom::Text {
                role: Role {
                    fate: *fate,
                    ..Role::SAME
                },
                text: &document[*span],
                before,
                after: false,
            });
        }
    }
    writer.take()
}
