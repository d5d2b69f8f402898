//! Compiles what is known of each language at the level of text.

use serde::Deserialize;

use super::data::{self, LANGUAGES};
use super::source::{Source, record, table};
use super::words::{keyed, leak, sorted, word_list};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    language: String,
    abbreviations: Vec<String>,
    /// The names of each month, in the order of the year.
    months: Vec<Vec<String>>,
    ordinal_nouns: Vec<String>,
    function_words: Vec<String>,
}

/// Returns the source of the static table of languages.
pub(crate) fn packs() -> String {
    let texts = LANGUAGES.map(|language| data::parse(&format!("data/{language}/text.toml")));
    table("TEXT_PACKS", "TextPack", texts.into_iter().map(pack))
}

fn pack(text: Text) -> String {
    let months = keyed(numbered(text.months));
    record(
        "TextPack",
        &[
            ("language", text.language.source()),
            ("abbreviations", sorted(text.abbreviations).source()),
            ("months", months.source()),
            ("ordinal_nouns", sorted(text.ordinal_nouns).source()),
            ("function_words", word_list(&sorted(text.function_words))),
        ],
    )
}

/// The names of months with their numbers, from 1.
fn numbered(months: Vec<Vec<String>>) -> impl Iterator<Item = (&'static str, u8)> {
    let months = (1..).zip(months);
    months.flat_map(|(month, names)| names.into_iter().map(move |name| (leak(name), month)))
}
