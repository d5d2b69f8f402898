//! Entries of front matter: under one key each version says the same of itself, whatever that is.
//!
//! In: the members of both sides and what corresponds. Out: more that corresponds. Where between the same neighbours each
//! side has an entry of one key that has no counterpart, the one stands for the other. Front matter is
//! short.

use super::super::correspond::{Correspondence, linked};
use crate::document::Document;
use crate::sides::Sides;

/// Adds the entries that stand for one another.
pub(super) fn link(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: &mut Vec<Correspondence>,
) {
    let linked = linked(found, members.as_ref().map(Vec::len));
    let lines = documents.zip(members.as_ref().zip(linked.as_ref()));
    let entries = lines.map(|(document, (members, linked))| {
        let open = (0..members.len()).filter(|at| !linked[*at]);
        let entries = open.filter_map(|at| Some((at, key(document, members[at])?)));
        entries.collect::<Vec<_>>()
    });
    if entries.old.is_empty() || entries.new.is_empty() {
        return;
    }
    let gap_of_old = |at: usize| found.iter().filter(|link| link.units.old.end <= at).count();
    let gap_of_new = |at: usize| found.iter().filter(|link| link.units.new.end <= at).count();
    let mut pairs: Vec<Correspondence> = Vec::new();
    let mut next = 0;
    for (old, key) in &entries.old {
        let mut behind = entries.new.iter().filter(|(new, _)| *new >= next);
        let same = behind.find(|(_, other)| other == key);
        if let Some((new, _)) = same.filter(|(new, _)| gap_of_old(*old) == gap_of_new(*new)) {
            pairs.push(Correspondence::in_place(*old, *new));
            next = new + 1;
        }
    }
    found.extend(pairs);
}

/// The key of an entry of front matter.
fn key(document: &Document, block: usize) -> Option<&str> {
    let block = &document.blocks()[block];
    let mut entries = document.metadata().iter();
    let entry = entries.find(|entry| block.span().contains(entry.value));
    entry.map(|entry| &*entry.key)
}
