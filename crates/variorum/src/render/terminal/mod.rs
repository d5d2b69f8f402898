//! The redline for terminals.

mod columns;
mod crowd;
mod flow;
mod inline;
pub(super) mod lineage;
mod remark;
mod side_by_side;
mod style;

use std::io::{self, Write};

use super::options::{Display, TerminalOptions};
use crate::align::LinkKind;
use crate::classify::{Finding, Level};
use crate::compare::Comparison;
use crate::parallel::{each_part, part_size};
use crate::render::findings::quote::directions;
use crate::render::redline::atoms::{Atom, phrase, phrase_of};
use crate::render::redline::caption;
use crate::render::redline::lookalike::exchanged_letters;
use crate::render::redline::paragraphs::{by_paragraph, paragraphs};
use crate::render::redline::{Entry, Place, Redline, Section};
use crate::sides::{Sides, Which};
use flow::Flow;
#[cfg(feature = "policy")]
use inline::Writer;
use remark::{Remark, Stand, remarks};
use style::{Notation, Part};

/// Least number of rows that are worth a thread.
const LEAST_ROWS: usize = 256;

/// Writes a redline for a terminal: inline or side by side, wrapped to a width, unchanged stretches folded.
pub fn terminal(
    comparison: &Comparison,
    options: &TerminalOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let redline = Redline::new(comparison);
    let notation = Notation::new(options.color);
    let width = options.width.max(TerminalOptions::MIN_WIDTH);
    Screen {
        redline: &redline,
        options,
        notation,
        width,
        out,
    }
    .draw()
}

/// The lines of a redline that stands inside another report, each at most so many columns wide.
#[cfg(feature = "policy")]
pub(super) fn lines<'a>(
    atoms: impl Iterator<Item = Atom<'a>>,
    width: usize,
    color: bool,
) -> impl Iterator<Item = String> {
    let mut writer = Writer::new(Notation::new(color), None);
    atoms.for_each(|atom| writer.atom(atom));
    let width = width.max(TerminalOptions::MIN_WIDTH);
    let lines = writer.take().lines(width, width);
    lines.into_iter().map(|line| line.text)
}

/// How a redline is shown, and what is written to.
struct Screen<'a> {
    redline: &'a Redline<'a>,
    options: &'a TerminalOptions,
    notation: Notation,
    width: usize,
    out: &'a mut dyn Write,
}

/// What is drawn by itself.
enum Row<'a> {
    Entry {
        entry: Entry,
        /// The heading to write before it.
        heading: Option<Section>,
        /// Whether an empty line follows.
        is_last: bool,
    },
    /// Entries that are not written out, but for the heading that comes below.
    Folded {
        entries: &'a [Entry],
        below: Option<Section>,
    },
}

impl<'a> Screen<'a> {
    fn draw(&mut self) -> io::Result<()> {
        self.titles()?;
        if self.options.redline.digest {
            self.digest()?;
        }
        let Self {
            redline,
            options,
            notation,
            width,
            ..
        } = *self;
        let rows = self.rows();
        let parts = each_part(rows.chunks(part_size(rows.len(), LEAST_ROWS)), |rows| {
            let mut drawn = Vec::new();
            let mut screen = Screen {
                redline,
                options,
                notation,
                width,
                out: &mut drawn,
            };
            screen.draw_rows(rows).map(|()| drawn)
        });
        for drawn in parts {
            self.out.write_all(&drawn?)?;
        }
        self.notices()?;
        let summary = caption::summary(self.redline, &self.options.redline);
        self.paragraph(Part::Title, &summary, 0)
    }

    /// What there is to draw, in order. Only here it matters what was drawn before.
    fn rows(&self) -> Vec<Row<'a>> {
        let redline = self.redline;
        let mut section = None;
        let mut rows = Vec::new();
        for (range, shown) in redline.stretches(&self.options.redline) {
            let below = redline.heading_below(&range, section);
            let entries = &redline.entries[range];
            if !shown {
                rows.push(Row::Folded { entries, below });
                continue;
            }
            for (at, entry) in entries.iter().enumerate() {
                let is_line = |entry: &Entry| redline.is_front_matter(*entry);
                // Front matter is a list of short lines, and stands together as one.
                let goes_on = is_line(entry) && entries.get(at + 1).is_some_and(is_line);
                rows.push(Row::Entry {
                    entry: *entry,
                    heading: redline.new_section(*entry, &mut section),
                    is_last: !goes_on,
                });
            }
        }
        rows
    }

    fn draw_rows(&mut self, rows: &[Row]) -> io::Result<()> {
        for row in rows {
            match *row {
                Row::Entry {
                    entry,
                    heading,
                    is_last,
                } => {
                    if let Some(section) = heading {
                        self.paragraph(Part::Heading, &self.redline.heading(section), 0)?;
                        self.end_line()?;
                    }
                    self.entry(entry)?;
                    if is_last {
                        self.end_line()?;
                    }
                }
                Row::Folded { entries, below } => {
                    if let Some(line) = caption::folded(self.redline, entries, below) {
                        self.paragraph(Part::Quiet, &line, 0)?;
                        self.end_line()?;
                    }
                }
            }
        }
        Ok(())
    }

    fn titles(&mut self) -> io::Result<()> {
        let names = self
            .redline
            .documents()
            .map(|document| document.name().to_owned());
        self.paragraph(Part::Title, &format!("{} → {}", names.old, names.new), 0)?;
        self.end_line()
    }

    /// Which way the findings go, and the findings by level, before the redline.
    fn digest(&mut self) -> io::Result<()> {
        let filter = &self.options.redline.findings;
        let listed = filter.list(self.redline.comparison.findings().iter());
        let ways = listed.iter().filter_map(|finding| finding.direction);
        if let Some(line) = directions(&ways.collect::<Vec<_>>()) {
            self.paragraph(Part::Title, &line, 0)?;
        }
        let mut heading = None;
        for line in remarks(&listed, Stand::Alone, self.options.redline.folds()) {
            if !line.is_inner && heading != Some(line.level) {
                heading = Some(line.level);
                self.paragraph(Part::Heading, line.level.name(), 0)?;
            }
            self.remark(&line, heading)?;
        }
        if listed.is_empty() {
            return Ok(());
        }
        self.end_line()
    }

    fn entry(&mut self, entry: Entry) -> io::Result<()> {
        if let Some(line) = caption::structure(self.redline, entry) {
            let part = match self.redline.link(entry).moved {
                Some(_) => Part::Move,
                None => Part::Quiet,
            };
            self.paragraph(part, &line, 0)?;
        }
        if let Place::Origin(_) = entry.place {
            let (document, block) = self.redline.lead_block(entry);
            let quote = caption::opening(document, block);
            return self.paragraph(Part::Move, &quote, 2);
        }
        let options = &self.options.redline;
        let atoms = phrase(self.redline, entry, options);
        // In columns of its own each version reads as it is written.
        let old_atoms = match self.options.display {
            Display::Inline => Vec::new(),
            Display::SideBySide => phrase_of(Which::Old, self.redline, entry, options),
        };
        let mut old_paragraphs = paragraphs(&old_atoms).into_iter();
        let listed = self
            .options
            .redline
            .findings
            .list(self.redline.findings(entry));
        let told = by_paragraph(self.redline, entry, listed);
        for (at, paragraph) in paragraphs(&atoms).iter().enumerate() {
            if at > 0 {
                self.end_line()?;
            }
            match self.options.display {
                Display::Inline => self.inline(entry, paragraph)?,
                Display::SideBySide => {
                    let old = old_paragraphs.next();
                    self.side_by_side(entry, Sides::new(old.as_ref(), Some(paragraph)))?;
                }
            }
            let stand = match self.redline.link(entry).kind {
                LinkKind::Deletion | LinkKind::Insertion => Stand::UnderWhole,
                _ => Stand::InSight,
            };
            let told = told.get(at).map_or(&[][..], Vec::as_slice);
            self.below(paragraph.atoms, told, stand)?;
        }
        Ok(())
    }

    /// What is said of atoms under them.
    fn below(&mut self, atoms: &[Atom], listed: &[&Finding], stand: Stand) -> io::Result<()> {
        for line in exchanged_letters(atoms) {
            self.paragraph(Part::Finding(Level::Medium), &format!("≠ {line}"), 2)?;
        }
        for line in remarks(listed, stand, self.options.redline.folds()) {
            self.remark(&line, None)?;
        }
        Ok(())
    }

    /// A line about findings, under a heading of a level or by itself.
    fn remark(&mut self, line: &Remark, heading: Option<Level>) -> io::Result<()> {
        let indent = if line.is_inner { 4 } else { 2 };
        self.paragraph(
            Part::Finding(line.level),
            &format!("▲ {}", line.text(heading)),
            indent,
        )
    }

    fn notices(&mut self) -> io::Result<()> {
        let documents = self.redline.documents();
        let own = self
            .redline
            .comparison
            .notices()
            .iter()
            .map(|notice| (None, notice));
        let old = documents
            .old
            .notices()
            .iter()
            .map(|notice| (Some(documents.old.name()), notice));
        let new = documents
            .new
            .notices()
            .iter()
            .map(|notice| (Some(documents.new.name()), notice));
        for (name, notice) in own.chain(old).chain(new) {
            let name = name.map(|name| format!("{name}: ")).unwrap_or_default();
            self.paragraph(Part::Quiet, &format!("note: {name}{}", notice.message), 0)?;
        }
        Ok(())
    }

    /// Writes wrapped text of one style.
    fn paragraph(&mut self, part: Part, text: &str, indent: usize) -> io::Result<()> {
        let mut flow = Flow::new(self.notation);
        flow.text(part, text);
        self.flow(&flow, indent, indent)
    }

    /// Writes wrapped text.
    fn flow(&mut self, flow: &Flow, first: usize, rest: usize) -> io::Result<()> {
        let room = |indent: usize| self.width.saturating_sub(indent);
        for (index, line) in flow.lines(room(first), room(rest)).iter().enumerate() {
            let indent = if index == 0 { first } else { rest };
            if indent > 0 {
                write!(self.out, "{:indent$}", "")?;
            }
            self.out.write_all(line.text.as_bytes())?;
            self.end_line()?;
        }
        Ok(())
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }
}
