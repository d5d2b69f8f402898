//! Compiles ladders, language packs and the table of kinds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use toml::Table;

#[path = "../src/lexicon/compile.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod compile;
#[path = "inflections.rs"]
mod inflections;
#[path = "../src/lexicon/keyed.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod keyed;
#[path = "../src/lexicon/morphology.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod morphology;
#[path = "../src/lexicon/pieces.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod pieces;
#[path = "../src/lexicon/row.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod row;
#[path = "../src/lexicon/sets.rs"]
#[allow(unreachable_pub, reason = "shared with the library")]
mod sets;
#[path = "thesaurus.rs"]
mod thesaurus;

#[path = "../src/lexicon/slots.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod slots;
#[path = "../src/lexicon/table_text.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod table_text;

/// Stands for the tables that are still to be made: no text refers to them here.
mod pack {
    pub(super) static TEXTS: &str = "";
}

use compile::Compiled;
use inflections::Words;
use morphology::Morphology;
use row::Form;

/// Languages with a pack of rules.
const LANGUAGES: &[&str] = &["en", "de"];

/// Files of a language's directory that hold no rows.
const NOT_ROWS: &[&str] = &["text.toml", "morphology.toml"];

/// Returns the source of the static tables of all packs.
pub(crate) fn packs() -> String {
    let ladders = table("data/ladders.toml");
    if let Err(error) = compile::check_ladders(&ladders) {
        panic!("data/ladders.toml: {error}");
    }
    let mut out = String::from("static RULE_PACKS: &[Pack] = &[\n");
    let mut texts = Texts::default();
    for language in LANGUAGES {
        let path = format!("data/{language}/morphology.toml");
        let words: Words =
            toml::from_str(&read(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let morphology = words.leak();
        let mut compiled = Compiled::default();
        for path in files(language) {
            if let Err(error) = compiled.add(&ladders, &table(&path), &morphology) {
                panic!("{path}: {error}");
            }
        }
        let compiled = compiled
            .finish()
            .unwrap_or_else(|error| panic!("data/{language}: {error}"));
        writeln!(
            out,
            "Pack {{ language: {language:?}, morphology: {morphology:?}, thesaurus: {}, vocabulary: {}, rows: &[",
            thesaurus::thesaurus(language, &morphology, &compiled),
            word_list(&vocabulary(language, &morphology))
        )
        .expect(WRITES);
        for row in &compiled.rows {
            writeln!(
                out,
                "Row {{ group: Group::{:?}, family: {}, concept: {}, class: {}, rank: {}, contested: {}, weak: {}, remote_of: {}, source: {} }},",
                row.group,
                texts.packed(&row.family),
                texts.packed(&row.concept),
                row.class.map_or("None".to_owned(), |class| format!("Some(Class::{class:?})")),
                row.rank,
                row.contested,
                row.weak,
                texts.packed(&row.remote_of),
                texts.packed(&row.source)
            )
            .expect(WRITES);
        }
        out.push_str("], surfaces: &[\n");
        for surface in &compiled.surfaces {
            writeln!(
                out,
                "Surface {{ key: {}, row: {}, form: Form::{:?}, setting: Setting::{:?}, cased: {}, not_before: {}, not_after: {} }},",
                texts.packed(&surface.key),
                surface.row,
                surface.form,
                surface.setting,
                texts.packed(&surface.cased),
                texts.packed(&surface.not_before),
                texts.packed(&surface.not_after)
            )
            .expect(WRITES);
        }
        let slots::Runs {
            starts,
            heads,
            seconds,
        } = slots::runs(&compiled.surfaces);
        writeln!(
            out,
            "], runs: &{starts:?}, heads: &{heads:?}, seconds: &{seconds:?} }},"
        )
        .expect(WRITES);
    }
    // Debug output of the morphology names variants without their type.
    for form in [
        Form::Base,
        Form::Third,
        Form::Past,
        Form::Participle,
        Form::Gerund,
    ] {
        out = out.replace(&format!(", {form:?})"), &format!(", Form::{form:?})"));
    }
    out.push_str("];\n");
    writeln!(out, "pub(super) static TEXTS: &str = {:?};", texts.all).expect(WRITES);
    out.replace("irregular: [", "irregular: &[")
        .replace(": [", ": &[")
        .replace("\", [", "\", &[")
}

const WRITES: &str = "writing to a string does not fail";

/// The texts of all tables in one, each of them once.
#[derive(Default)]
struct Texts {
    all: String,
    places: BTreeMap<String, usize>,
}

impl Texts {
    /// The source of a text in a table.
    fn packed(&mut self, text: &str) -> String {
        let start = *self.places.entry(text.to_owned()).or_insert_with(|| {
            self.all.push_str(text);
            self.all.len() - text.len()
        });
        format!("TableText::packed({start}, {})", text.len())
    }
}

/// The source of a list of words, sorted and without doubles.
pub(crate) fn word_list(words: &[String]) -> String {
    let mut lines = words.join("\n");
    if !lines.is_empty() {
        lines.push('\n');
    }
    format!("WordList::new({lines:?}, &{:?})", slots::lines(&lines))
}

/// The source of words with their numbers.
pub(crate) fn numbers(words: &[(String, u8)]) -> String {
    let hashes = words.iter().map(|(word, _)| slots::hash(word));
    let slots = slots::slots(&hashes.zip(0..).collect::<Vec<_>>());
    format!("Keyed {{ rows: &{words:?}, slots: &{slots:?} }}")
}

/// Stems of the words in a language's list of common words, if it has one.
fn vocabulary(language: &str, morphology: &Morphology) -> Vec<String> {
    let list = fs::read_to_string(format!("data/{language}/vocabulary.txt")).unwrap_or_default();
    let words = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace);
    let mut stems: Vec<String> = words
        .map(|word| morphology.stem(&morphology.respell(word)).into_owned())
        .collect();
    stems.sort();
    stems.dedup();
    stems
}

fn files(language: &str) -> Vec<String> {
    let directory = format!("data/{language}");
    let mut paths: Vec<String> = fs::read_dir(&directory)
        .unwrap_or_else(|error| panic!("{directory}: {error}"))
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            Path::new(name).extension().is_some_and(|end| end == "toml")
                && !NOT_ROWS.contains(&name.as_str())
        })
        .map(|name| format!("{directory}/{name}"))
        .collect();
    paths.sort();
    paths
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn table(path: &str) -> Table {
    toml::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
