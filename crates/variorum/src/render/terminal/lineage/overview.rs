//! The heat strip: passages by versions.

use std::io;
use std::ops::Range;

use super::LineageLayout;
use super::page::{Page, cut_front, cut_quote, left, right};
use super::sigil_width;
use crate::lineage::{ChainId, Grain, Lineage, Status, Witness};
use crate::render::escape::visible;
use crate::render::lineage::cell::{Cell, cell, widest_change};
use crate::render::redline::atoms::Role;
use crate::render::redline::caption::{count, quoted};
use crate::render::redline::piece::Fate;
use crate::render::terminal::flow::Flow;
use crate::render::terminal::style::Part;

/// Least columns for the words that name a passage.
const MIN_NAME: usize = 32;

/// Least columns in which the end of a file name still tells files apart.
const MIN_FILE_NAME: usize = 12;

/// Columns between the signs of a passage and its words.
const GAP: usize = 2;

/// How many versions between two marks of the ruler over narrow columns: the first that needs no letter twice.
const RULER_STEPS: [usize; 4] = [1, 2, 5, 10];

/// Least columns of a panel, however narrow the page.
const MIN_PANEL: usize = 10;

/// How many marks there are.
const LETTERS: usize = 26;

/// Columns of the bar that shows all words.
const BAR: usize = 40;

/// Columns of the two counts before a bar.
const COUNTS: usize = 16;

/// One sign and one style for each sort of cell.
fn sign(cell: Cell) -> (char, Part) {
    let inserted = Role {
        fate: Fate::Inserted,
        ..Role::SAME
    };
    match cell {
        Cell::Absent => (' ', Part::Quiet),
        Cell::New => ('+', Part::Text(inserted)),
        Cell::Same => ('=', Part::Quiet),
        Cell::Edited => ('~', Part::Finding(crate::Level::Medium)),
        Cell::Widest => ('#', Part::Finding(crate::Level::High)),
        Cell::Moved => ('>', Part::Move),
        Cell::MovedEdited => ('»', Part::Move),
        Cell::Split => ('<', Part::Finding(crate::Level::Medium)),
        Cell::Merged => ('&', Part::Finding(crate::Level::Medium)),
        Cell::Returned => ('^', Part::Returned),
    }
}

pub(super) fn write(
    lineage: &Lineage,
    options: &LineageLayout,
    page: &mut Page<'_>,
) -> io::Result<()> {
    strip(lineage, options, page)?;
    page.line("")?;
    sums(lineage, page)?;
    ages(lineage, page)?;
    super::story::write(lineage, options, page)?;
    page.line("")?;
    summary(lineage, page)
}

fn strip(lineage: &Lineage, options: &LineageLayout, page: &mut Page<'_>) -> io::Result<()> {
    legend(page)?;
    let versions = lineage.witnesses().len();
    let wide = sigil_width(lineage) + 1;
    let mut panels = if wide * versions + MIN_NAME <= page.width {
        vec![Panel {
            witnesses: 0..versions,
            column: wide,
        }]
    } else {
        narrow_panels(versions, page.width)
    };
    let is_whole = panels.len() == 1;
    for panel in &mut panels {
        page.line("")?;
        if !is_whole {
            let (first, last) = (panel.witnesses.start, panel.witnesses.end - 1);
            let sigil = |witness: usize| lineage.witnesses()[witness].sigil();
            let title = format!("{} – {}", sigil(first), sigil(last));
            page.text(Part::Title, &title, 0)?;
        }
        panel.write(lineage, options.all, page)?;
    }
    Ok(())
}

/// What the signs mean.
fn legend(page: &mut Page<'_>) -> io::Result<()> {
    let mut flow = Flow::new(page.notation);
    for (index, cell) in Cell::ALL.iter().enumerate() {
        if index > 0 {
            flow.blank(Part::Quiet);
        }
        let (sign, part) = sign(*cell);
        let end = if index + 1 < Cell::ALL.len() { "," } else { "" };
        flow.sign(part, sign.to_string());
        flow.sign(Part::Quiet, format!(" {}{end}", cell.name()));
    }
    page.flow(&flow, "", 0)
}

/// Consecutive versions whose columns fit on the page.
struct Panel {
    witnesses: Range<usize>,
    /// Columns per version: one sign, or the name over it.
    column: usize,
}

/// As few panels of one sign per version as the page allows, of about the same width.
fn narrow_panels(versions: usize, width: usize) -> Vec<Panel> {
    let room = width.saturating_sub(MIN_NAME).max(MIN_PANEL);
    let size = versions.div_ceil(versions.div_ceil(room));
    (0..versions)
        .step_by(size)
        .map(|start| Panel {
            witnesses: start..versions.min(start + size),
            column: 1,
        })
        .collect()
}

impl Panel {
    fn write(&self, lineage: &Lineage, all: bool, page: &mut Page<'_>) -> io::Result<()> {
        if self.column == 1 {
            self.ruler(lineage, page)?;
        } else {
            let column = self.column;
            let sigils = lineage.witnesses().iter().map(Witness::sigil);
            let header: String = sigils.map(|sigil| right(sigil, column)).collect();
            page.line(&page.paint(Part::Title, &header))?;
        }
        let mut kept = 0;
        for chain in lineage.outline(self.witnesses.end - 1) {
            let widest = widest_change(lineage, chain);
            let witnesses = self.witnesses.clone();
            let cells: Vec<Cell> = witnesses
                .map(|witness| cell(lineage, chain, witness, widest))
                .collect();
            if cells.iter().all(|cell| *cell == Cell::Absent) {
                continue;
            }
            let is_kept = cells[1..].iter().all(|cell| *cell == Cell::Same)
                && (self.witnesses.start == 0 || cells[0] == Cell::Same);
            if is_kept && !all {
                kept += 1;
            } else {
                self.row(lineage, chain, &cells, page)?;
            }
        }
        if kept > 0 {
            let passages = count(kept, "passage", "passages");
            let where_ = if self.witnesses.len() == lineage.witnesses().len() {
                "in all versions"
            } else {
                "in all of these versions"
            };
            page.text(Part::Quiet, &format!("⋯ {passages} the same {where_}"), 0)?;
        }
        Ok(())
    }

    /// The signs of a passage and its latest wording so far.
    fn row(
        &self,
        lineage: &Lineage,
        chain: ChainId,
        cells: &[Cell],
        page: &mut Page<'_>,
    ) -> io::Result<()> {
        let mut row = String::new();
        for cell in cells {
            let (sign, part) = sign(*cell);
            row.push_str(&" ".repeat(self.column - 1));
            if *cell == Cell::Absent {
                row.push(sign);
            } else {
                row.push_str(&page.paint(part, &sign.to_string()));
            }
        }
        let end = self.witnesses.end;
        let state = lineage.chains(Grain::Block)[chain].state_before(end);
        let name = state.map_or_else(String::new, |state| {
            quoted(&lineage.wording(state.witness, state.unit))
        });
        let part = if state.is_some_and(|state| state.witness + 1 == end) {
            Part::Text(Role::SAME)
        } else {
            Part::Quiet
        };
        let room = page.width.saturating_sub(cells.len() * self.column + GAP);
        let name = page.paint(part, &cut_quote(&name, room));
        page.line(&format!("{row}{:GAP$}{name}", ""))
    }

    /// Names of versions over columns of one sign: each is marked, or of many every second, fifth or tenth, and named.
    fn ruler(&self, lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
        let columns = self.witnesses.len();
        let step = RULER_STEPS
            .into_iter()
            .find(|step| columns.div_ceil(*step) <= LETTERS)
            .unwrap_or(columns.div_ceil(LETTERS));
        let mut flow = Flow::new(page.notation);
        for (letter, witness) in ('a'..='z').zip(self.witnesses.clone().step_by(step)) {
            flow.blank(Part::Quiet);
            let sigil = lineage.witnesses()[witness].sigil();
            flow.sign(Part::Title, letter.to_string());
            flow.sign(Part::Quiet, format!(" {}", visible(sigil)));
        }
        page.flow(&flow, "", 0)?;
        let mut letters = 'a'..='z';
        let marks = (0..columns).map(|column| {
            let is_marked = column % step == 0;
            is_marked.then(|| letters.next()).flatten().unwrap_or('·')
        });
        let ruler: String = marks.collect();
        page.line(&page.paint(Part::Title, &ruler))
    }
}

/// One line of sums per version, with the name of the document where the short name is no part of it.
fn sums(lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
    let wide = sigil_width(lineage);
    let header = format!(
        "{:wide$} {:>7} {:>7} {:>7} {:>9} {:>8}",
        "", "words", "kept", "new", "returned", "dropped"
    );
    page.line(&page.paint(Part::Title, &header))?;
    for (at, witness) in lineage.witnesses().iter().enumerate() {
        let sums = lineage.totals(at);
        let counts = format!(
            " {:>7} {:>7} {:>7} {:>9} {:>8}",
            sums.words, sums.kept, sums.new, sums.returned, sums.dropped
        );
        let name = witness.document().name();
        let room = page.width.saturating_sub(wide + counts.len() + GAP);
        let name = if name.contains(witness.sigil()) || room < MIN_FILE_NAME {
            ""
        } else {
            name
        };
        let sigil = page.paint(Part::Title, &left(witness.sigil(), wide));
        let name = page.paint(Part::Quiet, &cut_front(name, room));
        page.line(&format!("{sigil}{counts}{:GAP$}{name}", ""))?;
    }
    Ok(())
}

/// How many words of the newest version come from each version.
fn ages(lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
    let newest = lineage.witnesses().len() - 1;
    let ages = lineage.ages(newest);
    let total: usize = ages.iter().sum();
    let wide = sigil_width(lineage);
    if total == 0 {
        return Ok(());
    }
    let longest = BAR.min(page.width.saturating_sub(wide + COUNTS));
    page.line("")?;
    let title = format!("words of {} by origin", lineage.witnesses()[newest].sigil());
    page.text(Part::Title, &title, 0)?;
    for (witness, words) in ages.iter().enumerate().filter(|(_, words)| **words > 0) {
        let percent = (100 * words + total / 2) / total;
        let bar = "█".repeat((longest * words).div_ceil(total));
        page.line(&format!(
            "{} {words:>6} {percent:>3} %  {}",
            page.paint(
                Part::Title,
                &left(lineage.witnesses()[witness].sigil(), wide)
            ),
            page.paint(Part::Quiet, &bar)
        ))?;
    }
    Ok(())
}

fn summary(lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
    let newest = lineage.witnesses().len() - 1;
    let outline = lineage.outline(newest);
    let chains = lineage.chains(Grain::Block);
    let is_gone = |chain: &&ChainId| chains[**chain].last() < newest;
    let has_merged = |chain: &&ChainId| {
        let last = chains[**chain].last();
        let mut merges = chains[**chain].merges().iter();
        merges.any(|merge| merge.witness > last)
    };
    let has_returned = |chain: &&ChainId| {
        let mut states = chains[**chain].states().iter();
        states.any(|state| state.status == Status::Returned)
    };
    let (merged, dropped): (Vec<&ChainId>, Vec<&ChainId>) =
        outline.iter().filter(is_gone).partition(has_merged);
    let merged = match merged.len() {
        0 => String::new(),
        merged => format!("{merged} merged into others, "),
    };
    let line = format!(
        "{}, {}: {} gone for a time and back again, {merged}{} gone by {}",
        count(newest + 1, "version", "versions"),
        count(outline.len(), "passage", "passages"),
        outline.iter().filter(has_returned).count(),
        dropped.len(),
        lineage.witnesses()[newest].sigil()
    );
    page.text(Part::Title, &line, 0)
}
