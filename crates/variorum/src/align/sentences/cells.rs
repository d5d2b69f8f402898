//! Cells of a table that stand for one another.
//!
//! In: links of blocks and of the sentences in them. Out: the same, with what is left in two linked rows linked by its
//! column. A cell is short, and may have no word in common with what took its place; one that is told again in another
//! column is linked by its words already. Linear in the links.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::link::{Link, LinkKind, Pass, Sentence};
use super::Sentences;
use crate::document::{BlockKind, Document, Token};
use crate::sides::Sides;

/// Links what is left of a column in both rows.
pub(super) fn link(
    documents: Sides<&Document>,
    sentences: &Sentences,
    blocks: &[Link],
    links: &mut Vec<Link>,
) {
    let pairs = blocks.iter().filter_map(|link| {
        let ([old], [new]) = (&*link.units.old, &*link.units.new) else {
            return None;
        };
        let are_open =
            !link.identical && is_row(documents.old, *old) && is_row(documents.new, *new);
        are_open.then_some((*old, *new))
    });
    let rows: FxHashMap<usize, usize> = pairs.collect();
    if rows.is_empty() {
        return;
    }
    // A cell is named by the row of the new version and its column.
    let row_of = |row: usize| rows.get(&row).copied();
    let cells = Sides::new(
        cells_of(documents.old, &sentences.all.old, row_of),
        cells_of(documents.new, &sentences.all.new, Some),
    );
    // A row of which no cell was found again is linked as a whole: that says nothing of its cells.
    let is_lumped =
        |link: &Link| link.kind == LinkKind::Mixed && cells.old[link.units.old[0]].is_some();
    let mut loose: BTreeMap<Cell, Sides<Vec<usize>>> = BTreeMap::new();
    links.retain(|link| {
        if link.is_pair() && !is_lumped(link) {
            return true;
        }
        let found = link
            .units
            .as_ref()
            .zip(cells.as_ref())
            .map(|(units, cells)| {
                let found = units.iter().map(|unit| Some((cells[*unit]?, *unit)));
                found.collect::<Option<Vec<_>>>()
            });
        let (Some(old), Some(new)) = (found.old, found.new) else {
            return true;
        };
        for (cell, unit) in old {
            loose.entry(cell).or_default().old.push(unit);
        }
        for (cell, unit) in new {
            loose.entry(cell).or_default().new.push(unit);
        }
        false
    });
    for units in loose.into_values() {
        if !units.old.is_empty() && !units.new.is_empty() {
            links.push(sentences.checked(Link::new(units, Pass::Chain, 0.0)));
        } else {
            links.extend(Link::apart(units));
        }
    }
}

/// A row and a column: how many borders stand before.
type Cell = (usize, usize);

/// The cell of each sentence of a row that has a number by `row_of`. None for other sentences.
fn cells_of(
    document: &Document,
    sentences: &[Sentence],
    row_of: impl Fn(usize) -> Option<usize>,
) -> Vec<Option<Cell>> {
    let is_bar = |token: &&Token| token.is_bar(document.text());
    // The row, how many of its tokens were walked, and how many of them are borders.
    let (mut row, mut walked, mut bars) = (usize::MAX, 0, 0);
    let cell = |sentence: &Sentence| {
        if !is_row(document, sentence.block) {
            return None;
        }
        if row != sentence.block {
            (row, walked, bars) = (sentence.block, 0, 0);
        }
        let (before, after) = document.tokens(row).split_at(sentence.tokens.start);
        bars += before[walked..].iter().filter(is_bar).count();
        walked = before.len();
        let column = bars + after.iter().take_while(is_bar).count();
        Some((row_of(row)?, column))
    };
    sentences.iter().map(cell).collect()
}

fn is_row(document: &Document, block: usize) -> bool {
    document.blocks()[block].kind == BlockKind::TableRow
}
