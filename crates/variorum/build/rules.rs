//! Compiles ladders and the rule data of each language that has some.

use std::collections::BTreeMap;

use toml::Table;

use super::data::{self, LANGUAGES, checked};
use super::inflections::Words;
use super::lexicon::compile::{self, Compiled};
use super::lexicon::morphology::Morphology;
use super::lexicon::row::{Row, Surface};
use super::lexicon::slots::{self, Runs};
use super::source::{Source, lines, record, table};
use super::thesaurus::thesaurus;
use super::words::{sorted, word_list};

/// The file of a language without which it has no rows.
const MORPHOLOGY: &str = "morphology.toml";

/// Files of a language's directory that hold no rows.
const NOT_ROWS: [&str; 2] = ["text.toml", MORPHOLOGY];

const LADDERS: &str = "data/ladders.toml";

/// Returns the source of the static tables of all packs.
pub(crate) fn packs() -> String {
    let ladders = data::parse(LADDERS);
    checked(LADDERS, compile::check_ladders(&ladders));
    let mut texts = Texts::default();
    let languages = LANGUAGES.into_iter();
    let packs = languages
        .filter(|language| data::exists(&format!("data/{language}/{MORPHOLOGY}")))
        .map(|language| pack(language, &ladders, &mut texts));
    let packs = table("RULE_PACKS", "Pack", packs);
    let texts = texts.all.source();
    format!("{packs}pub(super) static TEXTS: &str = {texts};\n")
}

fn pack(language: &str, ladders: &Table, texts: &mut Texts) -> String {
    let words: Words = data::parse(&format!("data/{language}/{MORPHOLOGY}"));
    let morphology = words.leak();
    let compiled = compiled(language, ladders, &morphology);
    let Runs {
        starts,
        heads,
        seconds,
    } = slots::runs(&compiled.surfaces);
    let vocabulary = vocabulary(language, &morphology);
    let rows = compiled.rows.iter().map(|found| row(found, texts));
    let rows = lines(rows);
    let surfaces = compiled.surfaces.iter();
    let surfaces = lines(surfaces.map(|found| surface(found, texts)));
    record(
        "Pack",
        &[
            ("language", language.source()),
            ("morphology", morphology.source()),
            ("thesaurus", thesaurus(language, &morphology, &compiled)),
            ("vocabulary", word_list(&vocabulary)),
            ("rows", rows),
            ("surfaces", surfaces),
            ("runs", starts.source()),
            ("heads", heads.source()),
            ("seconds", seconds.source()),
        ],
    )
}

/// The rows of a language and their wordings.
fn compiled(language: &str, ladders: &Table, morphology: &Morphology) -> Compiled {
    let directory = format!("data/{language}");
    let others = NOT_ROWS.map(|name| format!("{directory}/{name}"));
    let mut paths = data::files(&directory);
    paths.retain(|path| !others.contains(path));
    let mut compiled = Compiled::default();
    for path in paths {
        checked(
            &path,
            compiled.add(ladders, &data::parse(&path), morphology),
        );
    }
    checked(&directory, compiled.finish())
}

fn row(row: &Row, texts: &mut Texts) -> String {
    record(
        "Row",
        &[
            ("group", row.group.source()),
            ("family", texts.packed(&row.family)),
            ("concept", texts.packed(&row.concept)),
            ("class", row.class.source()),
            ("rank", row.rank.source()),
            ("contested", row.contested.source()),
            ("weak", row.weak.source()),
            ("remote_of", texts.packed(&row.remote_of)),
            ("source", texts.packed(&row.source)),
        ],
    )
}

fn surface(surface: &Surface, texts: &mut Texts) -> String {
    record(
        "Surface",
        &[
            ("key", texts.packed(&surface.key)),
            ("row", surface.row.source()),
            ("form", surface.form.source()),
            ("setting", surface.setting.source()),
            ("cased", texts.packed(&surface.cased)),
            ("not_before", texts.packed(&surface.not_before)),
            ("not_after", texts.packed(&surface.not_after)),
        ],
    )
}

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

/// Stems of the words in a language's list of common words, if it has one.
fn vocabulary(language: &str, morphology: &Morphology) -> Vec<String> {
    let path = format!("data/{language}/vocabulary.txt");
    if !data::exists(&path) {
        return Vec::new();
    }
    let list = data::read(&path);
    let words = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace);
    sorted(words.map(|word| morphology.stem(&morphology.respell(word)).into_owned()))
}
