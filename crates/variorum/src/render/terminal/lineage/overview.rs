//! The heat strip: passages by versions.

use std::io;

use super::LineageLayout;
use super::page::Page;
use super::sigil_width;
use crate::lineage::{Grain, Lineage};
use crate::render::caption::{count, quoted};
use crate::render::lineage::cell::{Cell, cell, widest_change};
use crate::render::phrase::Role;
use crate::render::terminal::style::Part;
use crate::render::weave::Fate;

/// Least columns for the words that name a passage.
const MIN_NAME: usize = 32;

/// How many versions between two marks of the ruler over narrow columns.
const RULER_STEP: usize = 10;

/// Columns of the bar that shows a share of words.
const BAR: usize = 40;

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
    page.line("")?;
    ages(lineage, page)?;
    super::story::write(lineage, options, page)?;
    page.line("")?;
    summary(lineage, page)
}

fn strip(lineage: &Lineage, options: &LineageLayout, page: &mut Page<'_>) -> io::Result<()> {
    let witnesses = lineage.witnesses();
    let sigil = |witness: usize| witnesses[witness].sigil();
    let wide = sigil_width(lineage) + 1;
    let is_wide = wide * witnesses.len() + MIN_NAME <= page.width;
    let column = if is_wide { wide } else { 1 };
    let signs = Cell::ALL
        .iter()
        .map(|cell| format!("{} {}", sign(*cell).0, cell.name()));
    page.text(Part::Quiet, &signs.collect::<Vec<_>>().join("   "), 0)?;
    page.line("")?;
    if is_wide {
        let header = (0..witnesses.len()).map(|at| format!("{:>column$}", sigil(at)));
        let header: String = header.collect();
        page.line(&page.paint(Part::Title, &header))?;
    } else {
        ruler(lineage, page)?;
    }
    let mut kept = 0;
    for chain in lineage.outline(witnesses.len() - 1) {
        let widest = widest_change(lineage, chain);
        let cells: Vec<Cell> = (0..witnesses.len())
            .map(|witness| cell(lineage, chain, witness, widest))
            .collect();
        if !options.all && cells[1..].iter().all(|cell| *cell == Cell::Same) {
            kept += 1;
            continue;
        }
        let mut row = String::new();
        for cell in cells {
            let (sign, part) = sign(cell);
            row.push_str(&" ".repeat(column - 1));
            row.push_str(&page.paint(part, &sign.to_string()));
        }
        let state = lineage.chains(Grain::Block)[chain].states().last();
        let name = state.map_or_else(String::new, |state| {
            quoted(&lineage.wording(state.witness, state.unit))
        });
        let part = if state.is_some_and(|state| state.witness + 1 == witnesses.len()) {
            Part::Text(Role::SAME)
        } else {
            Part::Quiet
        };
        page.line(&format!("{row}  {}", page.paint(part, &name)))?;
    }
    if kept > 0 {
        let passages = count(kept, "passage", "passages");
        page.text(
            Part::Quiet,
            &format!("⋯ {passages} the same in all versions"),
            0,
        )?;
    }
    Ok(())
}

/// Names of versions over columns of one sign: every tenth is marked, and named below.
fn ruler(lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
    let witnesses = lineage.witnesses();
    let marked: Vec<usize> = (0..witnesses.len()).step_by(RULER_STEP).collect();
    let names: Vec<String> = marked
        .iter()
        .enumerate()
        .map(|(letter, witness)| format!("{} {}", mark(letter), witnesses[*witness].sigil()))
        .collect();
    page.text(Part::Quiet, &names.join("   "), 0)?;
    let ruler: String = (0..witnesses.len())
        .map(|witness| {
            if witness % RULER_STEP == 0 {
                mark(witness / RULER_STEP)
            } else {
                '·'
            }
        })
        .collect();
    page.line(&page.paint(Part::Title, &ruler))
}

/// The letter of a mark: a to z, and again.
fn mark(number: usize) -> char {
    char::from(b'a' + u8::try_from(number % 26).expect("below 26"))
}

/// One line of sums per version.
fn sums(lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
    let wide = sigil_width(lineage);
    let header = format!(
        "{:wide$} {:>7} {:>7} {:>7} {:>9} {:>8}",
        "", "words", "kept", "new", "returned", "dropped"
    );
    page.line(&page.paint(Part::Title, &header))?;
    for (at, witness) in lineage.witnesses().iter().enumerate() {
        let sums = lineage.totals(at);
        let sigil = page.paint(Part::Title, &format!("{:wide$}", witness.sigil()));
        page.line(&format!(
            "{sigil} {:>7} {:>7} {:>7} {:>9} {:>8}",
            sums.words, sums.kept, sums.new, sums.returned, sums.dropped
        ))?;
    }
    Ok(())
}

/// How many words of the newest version come from each version.
fn ages(lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
    let newest = lineage.witnesses().len() - 1;
    let ages = lineage.ages(newest);
    let total: usize = ages.iter().sum();
    let wide = sigil_width(lineage);
    let title = format!("words of {} by origin", lineage.witnesses()[newest].sigil());
    page.text(Part::Title, &title, 0)?;
    for (witness, words) in ages.iter().enumerate().filter(|(_, words)| **words > 0) {
        let percent = (100 * words + total / 2) / total.max(1);
        let bar = "█".repeat((BAR * words).div_ceil(total.max(1)));
        page.line(&format!(
            "{:wide$} {words:>6} {percent:>3} %  {}",
            lineage.witnesses()[witness].sigil(),
            page.paint(Part::Quiet, &bar)
        ))?;
    }
    Ok(())
}

fn summary(lineage: &Lineage, page: &mut Page<'_>) -> io::Result<()> {
    let newest = lineage.witnesses().len() - 1;
    let outline = lineage.outline(newest);
    let chains = lineage.chains(Grain::Block);
    let dropped = outline
        .iter()
        .filter(|chain| chains[**chain].last() < newest)
        .count();
    let returned = outline
        .iter()
        .filter(|chain| {
            let mut states = chains[**chain].states().iter();
            states.any(|state| state.status == crate::lineage::Status::Returned)
        })
        .count();
    let line = format!(
        "{}, {}: {returned} dropped for a time and back, {dropped} gone by {}",
        count(newest + 1, "version", "versions"),
        count(outline.len(), "passage", "passages"),
        lineage.witnesses()[newest].sigil()
    );
    page.text(Part::Title, &line, 0)
}
