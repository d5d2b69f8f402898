//! Compiles the rule data of `data/` into static tables, so that nothing is parsed when a program starts.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde::Deserialize;

#[path = "build/kinds.rs"]
mod kinds;
#[path = "build/rules.rs"]
mod rules;

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

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/lexicon");
    let mut packs = String::from("static TEXT_PACKS: &[TextPack] = &[\n");
    for language in ["en", "de", "fr"] {
        let path = format!("data/{language}/text.toml");
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let text: Text = toml::from_str(&source).unwrap_or_else(|error| panic!("{path}: {error}"));
        writeln!(
            packs,
            "TextPack {{ language: {:?}, abbreviations: &{:?}, months: {}, ordinal_nouns: &{:?}, function_words: {} }},",
            text.language,
            sorted(text.abbreviations),
            rules::numbers(&numbered(text.months)),
            sorted(text.ordinal_nouns),
            rules::word_list(&sorted(text.function_words)),
        )
        .expect("writing to a string does not fail");
    }
    packs.push_str("];\n");
    let out = env::var("OUT_DIR").expect("set by cargo");
    fs::write(Path::new(&out).join("text_packs.rs"), packs)
        .expect("the build directory is writable");
    for (name, source) in [
        ("rule_packs.rs", rules::packs()),
        ("kinds.rs", kinds::kinds()),
        ("profiles.rs", kinds::profiles()),
    ] {
        fs::write(Path::new(&out).join(name), source).expect("the build directory is writable");
    }
}

/// The names of months with their numbers, from 1, in the order of the names.
fn numbered(months: Vec<Vec<String>>) -> Vec<(String, u8)> {
    let months = (1..).zip(months);
    let mut names: Vec<(String, u8)> = months
        .flat_map(|(month, names)| names.into_iter().map(move |name| (name, month)))
        .collect();
    names.sort();
    names
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words.dedup();
    words
}
