//! Cells of a table that stand for one another.
//!
//! In: links of blocks and of the sentences in them. Out: the same, with what is left in two linked rows linked by its
//! column. A cell is short, and may have no word in common with what took its place; one that is told again in another
//! column is linked by its words already. Linear in the links.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::link::{Link, LinkKind, Pass, Sentence};
use super::sentences::Sentences;
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
    let columns = sentences.all.as_ref().zip(documents);
    let columns = columns.map(|(sentences, document)| columns_of(document, sentences));
    let old_column = |unit: usize| {
        let row = rows.get(&sentences.all.old[unit].block)?;
        Some((*row, columns.old[unit]?))
    };
    let new_column = |unit: usize| Some((sentences.all.new[unit].block, columns.new[unit]?));
    // A row of which no cell was found again is linked as a whole: that says nothing of its cells.
    let is_lumped =
        |link: &Link| link.kind == LinkKind::Mixed && old_column(link.units.old[0]).is_some();
    let mut loose: BTreeMap<(usize, usize), Sides<Vec<usize>>> = BTreeMap::new();
    links.retain(|link| {
        if !matches!(link.kind, LinkKind::Deletion | LinkKind::Insertion) && !is_lumped(link) {
            return true;
        }
        let old: Option<Vec<_>> = link
            .units
            .old
            .iter()
            .map(|unit| old_column(*unit))
            .collect();
        let new: Option<Vec<_>> = link
            .units
            .new
            .iter()
            .map(|unit| new_column(*unit))
            .collect();
        let (Some(old), Some(new)) = (old, new) else {
            return true;
        };
        for (column, unit) in old.into_iter().zip(&link.units.old) {
            loose.entry(column).or_default().old.push(*unit);
        }
        for (column, unit) in new.into_iter().zip(&link.units.new) {
            loose.entry(column).or_default().new.push(*unit);
        }
        false
    });
    for units in loose.into_values() {
        if !units.old.is_empty() && !units.new.is_empty() {
            links.push(sentences.checked(Link::new(units, Pass::Chain, 0.0)));
        } else {
            links.extend(units.old.into_iter().map(Link::deletion));
            links.extend(units.new.into_iter().map(Link::insertion));
        }
    }
}

/// The column of each sentence of a row: how many borders stand before its first word. None for other sentences.
fn columns_of(document: &Document, sentences: &[Sentence]) -> Vec<Option<usize>> {
    let is_bar = |token: &&Token| token.is_bar(document.text());
    // The row, how many of its tokens were walked, and how many of them are borders.
    let (mut row, mut walked, mut bars) = (usize::MAX, 0, 0);
    let column = |sentence: &Sentence| {
        if !is_row(document, sentence.block) {
            return None;
        }
        if row != sentence.block {
            (row, walked, bars) = (sentence.block, 0, 0);
        }
        let (before, after) = document.tokens(row).split_at(sentence.tokens.start);
        bars += before[walked..].iter().filter(is_bar).count();
        walked = before.len();
        Some(bars + after.iter().take_while(is_bar).count())
    };
    sentences.iter().map(column).collect()
}

fn is_row(document: &Document, block: usize) -> bool {
    document.blocks()[block].kind == BlockKind::TableRow
}
