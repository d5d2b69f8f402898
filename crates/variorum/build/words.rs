//! Lists of words as tables hold them. What tables are made from lives as long as the build.

use super::lexicon::keyed::{Keyed, Row};
use super::lexicon::slots;
use super::source::{Source, fields};

fields!(Keyed { rows, slots } for <T: Source>);

pub(crate) fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// Words in order, without doubles.
pub(crate) fn sorted<T: Ord>(words: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut words: Vec<T> = words.into_iter().collect();
    words.sort();
    words.dedup();
    words
}

/// Rows with their hash table, in the order of their keys.
pub(crate) fn keyed<T: Row + Ord>(rows: impl IntoIterator<Item = T>) -> Keyed<T> {
    let rows = sorted(rows);
    if let Some(pair) = rows.windows(2).find(|pair| pair[0].key() == pair[1].key()) {
        panic!("`{}` stands twice in one list", pair[0].key());
    }
    let entries = rows.iter().enumerate();
    let entries: Vec<(u32, usize)> = entries
        .map(|(at, row)| (slots::hash(row.key()), at))
        .collect();
    Keyed {
        rows: rows.leak(),
        slots: slots::slots(&entries).leak(),
    }
}

/// The source of a list of words, sorted and without doubles.
pub(crate) fn word_list(words: &[String]) -> String {
    let mut lines = words.join("\n");
    if !lines.is_empty() {
        lines.push('\n');
    }
    let ends = slots::lines(&lines);
    format!("WordList::new({}, {})", lines.source(), ends.source())
}
