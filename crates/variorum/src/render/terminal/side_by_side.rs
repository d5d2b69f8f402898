//! One entry as two columns: the old version on the left, the new one on the right.

use std::io;

use textwrap::core::display_width;

use super::Screen;
use super::flow::Line;
use super::inline::{Writer, indents};
use crate::render::redline::Entry;
use crate::render::redline::atoms::Atom;
use crate::render::redline::paragraphs::Paragraph;
use crate::render::redline::piece::{Fate, Moved};
use crate::sides::Sides;

/// What stands between the columns.
const RULE: &str = " │ ";

impl Screen<'_> {
    /// Writes a paragraph of an entry as two texts, given as each version reads it.
    pub(super) fn side_by_side(
        &mut self,
        entry: Entry,
        paragraph: Sides<Option<&Paragraph>>,
    ) -> io::Result<()> {
        let width = self.width.saturating_sub(display_width(RULE)) / 2;
        let column = |paragraph: Option<&Paragraph>, other| {
            paragraph.map_or_else(Vec::new, |paragraph| {
                self.column(entry, paragraph, other, width)
            })
        };
        let old = column(paragraph.old, Fate::Inserted);
        let new = column(paragraph.new, Fate::Deleted);
        let empty = Line::default();
        for row in 0..old.len().max(new.len()) {
            let (old, new) = (
                old.get(row).unwrap_or(&empty),
                new.get(row).unwrap_or(&empty),
            );
            let fill = width.saturating_sub(old.width);
            let line = format!("{}{:fill$}{RULE}{}", old.text, "", new.text);
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// The lines of one side, which has everything but the runs of one fate.
    fn column(&self, entry: Entry, paragraph: &Paragraph, other: Fate, width: usize) -> Vec<Line> {
        let (first, rest) = indents(self.redline, entry);
        let (first, rest) = (first.min(width / 2), rest.min(width / 2));
        let own_move = self.redline.link(entry).moved;
        let mut writer = Writer::new(self.notation, own_move);
        let mut lines = Vec::new();
        let end_paragraph = |writer: &mut Writer, lines: &mut Vec<Line>| {
            for (index, mut line) in writer
                .take()
                .lines(width - first, width - rest)
                .into_iter()
                .enumerate()
            {
                let indent = if index == 0 { first } else { rest };
                line.text.insert_str(0, &" ".repeat(indent));
                line.width += indent;
                lines.push(line);
            }
        };
        for atom in paragraph.atoms {
            match *atom {
                // Where only the other side begins a paragraph, this one has a blank.
                Atom::Break(fate) if fate == other => writer.blank(),
                Atom::Break(_) => {
                    end_paragraph(&mut writer, &mut lines);
                    lines.push(Line::default());
                }
                Atom::Text { role, .. } | Atom::Elision { role } => {
                    if role.fate != other && is_on_side(role.moved, other, own_move) {
                        writer.atom(*atom);
                    }
                }
            }
        }
        if paragraph.is_cut_off && other == Fate::Deleted {
            writer.mark(Fate::Inserted);
        }
        end_paragraph(&mut writer, &mut lines);
        lines
    }
}

/// Whether a sentence that moved stands on the side that lacks the runs of the fate `other`.
fn is_on_side(moved: Option<Moved>, other: Fate, own_move: Option<usize>) -> bool {
    match moved {
        Some(Moved::From(_)) => other == Fate::Inserted,
        Some(to @ Moved::To(_)) => to.is_of(own_move) || other == Fate::Deleted,
        None => true,
    }
}
