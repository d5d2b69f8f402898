//! Task `align`: which of the given units belong together.

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::{Value, json};
use variorum::{CompareOptions, Comparison, compare, from_units};

use crate::texts;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let (old, new) = (texts(record, "old")?, texts(record, "new")?);
    let comparison = compare(
        from_units("old", old),
        from_units("new", new),
        &CompareOptions::default(),
    );
    Ok(json!({ "id": record["id"], "pairs": pairs(&comparison) }))
}

/// The pairs of blocks that a block link joins, or a sentence that moved between them.
fn pairs(comparison: &Comparison) -> BTreeSet<(usize, usize)> {
    let alignment = comparison.alignment();
    let mut pairs = BTreeSet::new();
    for link in &alignment.blocks {
        let new = &link.units.new;
        pairs.extend(
            link.units
                .old
                .iter()
                .flat_map(|a| new.iter().map(|b| (*a, *b))),
        );
    }
    for link in &alignment.sentence_links {
        for a in &link.units.old {
            for b in &link.units.new {
                pairs.insert((
                    alignment.sentences.old[*a].block,
                    alignment.sentences.new[*b].block,
                ));
            }
        }
    }
    pairs
}
