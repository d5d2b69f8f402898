//! All versions beside each other.

use std::io;

use textwrap::core::display_width;

use super::LineageLayout;
use super::page::{Page, left, redline};
use super::sigil_width;
use crate::lineage::Lineage;
use crate::render::lineage::synopsis::{Reading, Row, synopsis};
use crate::render::redline::atoms::Role;
use crate::render::terminal::flow::{Flow, Line};
use crate::render::terminal::style::Part;

/// Least columns in which prose can be read; with less, versions stand under each other.
const MIN_COLUMN: usize = 24;

/// Between columns.
const GAP: usize = 2;

pub(super) fn write(
    lineage: &Lineage,
    base: usize,
    options: &LineageLayout,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let versions = lineage.witnesses().len();
    let column = (page.width + GAP) / versions;
    let column = column.saturating_sub(GAP);
    let is_wide = column >= MIN_COLUMN;
    if is_wide {
        let names = lineage.witnesses().iter().enumerate().map(|(at, witness)| {
            let name = if at == base {
                format!("{} (base)", witness.sigil())
            } else {
                witness.sigil().to_owned()
            };
            pad(page.paint(Part::Title, &name), display_width(&name), column)
        });
        page.line(&names.collect::<String>())?;
        page.line("")?;
    }
    let mut kept = 0;
    for row in synopsis(lineage, base) {
        if !options.all && row.is_kept() {
            kept += 1;
            continue;
        }
        if is_wide {
            columns(lineage, &row, column, page)?;
        } else {
            stack(lineage, &row, page)?;
        }
        page.line("")?;
    }
    if kept > 0 {
        let passages = crate::render::redline::caption::count(kept, "passage", "passages");
        let line = format!("⋯ {passages} the same in all versions");
        page.text(Part::Quiet, &line, 0)?;
    }
    Ok(())
}

/// The text of a cell.
fn cell<'a>(lineage: &'a Lineage, reading: &'a Reading, page: &Page<'_>) -> Flow<'a> {
    let mut flow = Flow::new(page.notation);
    match reading {
        Reading::Absent => flow.text(Part::Quiet, "–"),
        Reading::SameAs(witness) => {
            flow.sign(Part::Quiet, "=");
            flow.blank(Part::Quiet);
            flow.text(Part::Quiet, lineage.witnesses()[*witness].sigil());
        }
        Reading::Text(text) => flow.text(Part::Text(Role::SAME), text),
        Reading::Edited { witnesses, edits } => {
            let document = |witness: usize| lineage.witnesses()[witness].document().as_ref();
            return redline(witnesses.map(document), edits, page.notation);
        }
    }
    flow
}

fn columns(lineage: &Lineage, row: &Row, column: usize, page: &mut Page<'_>) -> io::Result<()> {
    let cells: Vec<Vec<Line>> = row
        .readings
        .iter()
        .map(|reading| cell(lineage, reading, page).lines(column, column))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let line: String = cells
            .iter()
            .map(|lines| match lines.get(at) {
                Some(line) => pad(line.text.clone(), line.width, column),
                None => " ".repeat(column + GAP),
            })
            .collect();
        page.line(&line)?;
    }
    Ok(())
}

fn stack(lineage: &Lineage, row: &Row, page: &mut Page<'_>) -> io::Result<()> {
    let wide = sigil_width(lineage);
    for (witness, reading) in row.readings.iter().enumerate() {
        let sigil = left(lineage.witnesses()[witness].sigil(), wide);
        let margin = format!("{}  ", page.paint(Part::Title, &sigil));
        let flow = cell(lineage, reading, page);
        page.flow(&flow, &margin, wide + GAP)?;
    }
    Ok(())
}

fn pad(text: String, width: usize, column: usize) -> String {
    let blanks = (column + GAP).saturating_sub(width);
    text + &" ".repeat(blanks)
}
