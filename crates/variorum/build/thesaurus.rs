//! Compiles the sets of words that say the same.

use std::fs;

use super::compile::Compiled;
use super::morphology::Morphology;
use super::sets::Sets;
use super::table;

/// Returns the source of the thesaurus of a language; one that has no sets gets an empty one.
pub(crate) fn thesaurus(language: &str, morphology: &Morphology, rows: &Compiled) -> String {
    let directory = format!("data/{language}/thesaurus");
    let mut paths: Vec<String> = fs::read_dir(&directory)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .map(|name| format!("{directory}/{name}"))
        .collect();
    paths.sort();
    let mut sets = Sets::default();
    for path in paths {
        if let Err(error) = sets.add(&table(&path), morphology) {
            panic!("{path}: {error}");
        }
    }
    let columns = sets
        .check(rows)
        .and_then(|()| sets.columns())
        .unwrap_or_else(|error| panic!("{directory}: {error}"));
    format!(
        "Thesaurus {{ keys: {:?}, ends: &{:?}, slots: &{:?}, openings: &{:?}, lists: &{:?}, sets: &{:?}, derivations: {}, related: {} }}",
        columns.keys,
        columns.ends,
        columns.slots,
        columns.openings,
        columns.lists,
        columns.sets,
        columns.derivations,
        columns.related
    )
}
