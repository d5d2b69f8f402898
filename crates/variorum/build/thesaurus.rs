//! Compiles the sets of words that say the same.

use super::data::{self, checked};
use super::lexicon::compile::Compiled;
use super::lexicon::morphology::Morphology;
use super::lexicon::sets::{Columns, Sets};
use super::source::{Source, record};

/// Returns the source of the thesaurus of a language; one that has no sets gets an empty one.
pub(crate) fn thesaurus(language: &str, morphology: &Morphology, rows: &Compiled) -> String {
    let directory = format!("data/{language}/thesaurus");
    let mut sets = Sets::default();
    for path in data::files(&directory) {
        checked(&path, sets.add(&data::parse(&path), morphology));
    }
    checked(&directory, sets.check(rows));
    let Columns {
        keys,
        ends,
        slots,
        openings,
        lists,
        sets,
        derivations,
        related,
    } = checked(&directory, sets.columns());
    record(
        "Thesaurus",
        &[
            ("keys", keys.source()),
            ("ends", ends.source()),
            ("slots", slots.source()),
            ("openings", openings.source()),
            ("lists", lists.source()),
            ("sets", sets.source()),
            ("derivations", derivations.source()),
            ("related", related.source()),
        ],
    )
}
