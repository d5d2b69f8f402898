//! Compiles ladders, language packs and the table of kinds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Table;

#[path = "../src/lexicon/compile.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod compile;
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
use keyed::Keyed;
use morphology::{Conjugation, Morphology, tail, tail_bit};
use row::Form;

/// Languages with a pack of rules.
const LANGUAGES: &[&str] = &["en", "de"];

/// Files of a language's directory that hold no rows.
const NOT_ROWS: &[&str] = &["text.toml", "morphology.toml"];

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    conjugation: Vec<Regular>,
    doubling: Vec<String>,
    complete: Vec<Complete>,
    irregular: Vec<[String; 3]>,
    plurals: Vec<[String; 2]>,
    stems: Vec<(String, String, usize)>,
    silent: String,
    gerund: String,
    participle: String,
    infinitive: Vec<String>,
    genitive: String,
    initials_plural: String,
    comparatives: Vec<(String, String)>,
    superlatives: Vec<(String, String)>,
    unstemmed: Vec<String>,
    spelling: Spelling,
    distinct: Vec<String>,
    contractions: Vec<[String; 4]>,
    capital_nouns: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regular {
    ends: Vec<String>,
    cut: usize,
    third: String,
    past: String,
    gerund: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Complete {
    base: Vec<String>,
    third: Vec<String>,
    past: Vec<String>,
    participle: Vec<String>,
    gerund: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Spelling {
    least: usize,
    endings: Vec<(String, String)>,
    prefixes: Vec<(String, String)>,
    exceptions: Vec<String>,
    pairs: Vec<(String, String)>,
}

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

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn sorted(words: Vec<String>) -> &'static [&'static str] {
    let mut words: Vec<&'static str> = words.into_iter().map(leak).collect();
    words.sort_unstable();
    words.dedup();
    Box::leak(words.into_boxed_slice())
}

fn pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Vec<(&'static str, &'static str)> {
    pairs
        .into_iter()
        .map(|(one, other)| (leak(one), leak(other)))
        .collect()
}

type Contraction = (&'static str, usize, &'static str, &'static str);

/// Contractions from rows of the two parts as written and the two words that they stand for.
fn contractions(rows: Vec<[String; 4]>) -> Vec<Contraction> {
    let rows = rows.into_iter().map(|[one, other, first, second]| {
        let cut = one.len();
        (leak(one + &other), cut, leak(first), leak(second))
    });
    rows.collect()
}

/// Rows with their hash table, in the order of their keys.
fn keyed<T: keyed::Row + Ord>(mut rows: Vec<T>) -> Keyed<T> {
    rows.sort_unstable();
    rows.dedup();
    if let Some(pair) = rows.windows(2).find(|pair| pair[0].key() == pair[1].key()) {
        panic!("`{}` stands twice in one list", pair[0].key());
    }
    let entries = rows.iter().enumerate();
    let entries: Vec<(u32, usize)> = entries
        .map(|(at, row)| (slots::hash(row.key()), at))
        .collect();
    Keyed {
        rows: Box::leak(rows.into_boxed_slice()),
        slots: slots::slots(&entries).leak(),
    }
}

type VerbForms = (&'static str, &'static [(&'static str, Form)]);

impl Words {
    /// The tables for the rest of the build; a build script may keep its memory.
    fn leak(self) -> Morphology {
        let verbs = self.verbs();
        let plurals = self
            .plurals
            .into_iter()
            .map(|[one, many]| (leak(many), leak(one)));
        let mut irregular: Vec<(&'static str, &'static str)> = verbs
            .iter()
            .flat_map(|(base, forms)| forms.iter().map(|(form, _)| (*form, *base)))
            .filter(|(form, base)| form != base)
            .chain(plurals)
            .collect();
        irregular.sort_unstable();
        irregular.dedup_by_key(|pair| pair.0);
        let mut endings = pairs(self.spelling.endings);
        if let Some((short, _)) = endings.iter().find(|(ending, _)| tail(ending).is_none()) {
            panic!("`{short}` is too short to be found as an ending of another spelling");
        }
        endings.sort_by_key(|(ending, _)| (tail(ending), std::cmp::Reverse(ending.len())));
        let mut tails = [0; 4];
        for (ending, _) in &endings {
            let (at, bit) = tail_bit(tail(ending));
            tails[at] |= bit;
        }
        let mut prefixes = pairs(self.spelling.prefixes);
        prefixes.sort_by_key(|(prefix, _)| prefix.bytes().next());
        let stems = self.stems.into_iter();
        let mut stems: Vec<(&str, &str, usize)> = stems
            .map(|(ending, other, least)| (leak(ending), leak(other), least))
            .collect();
        stems.sort_by_key(|(ending, ..)| ending.bytes().last());
        let conjugations = self.conjugation.into_iter().map(|rule| Conjugation {
            ends: Box::leak(rule.ends.into_iter().map(leak).collect::<Box<[_]>>()),
            cut: rule.cut,
            third: leak(rule.third),
            past: leak(rule.past),
            gerund: leak(rule.gerund),
        });
        Morphology {
            conjugations: Box::leak(conjugations.collect::<Box<[_]>>()),
            doubling: sorted(self.doubling),
            verbs: Box::leak(verbs.into_boxed_slice()),
            irregular: keyed(irregular),
            stems: Box::leak(stems.into_boxed_slice()),
            silent: leak(self.silent),
            gerund: leak(self.gerund),
            participle: leak(self.participle),
            infinitive: sorted(self.infinitive),
            genitive: leak(self.genitive),
            initials_plural: leak(self.initials_plural),
            comparatives: Box::leak(pairs(self.comparatives).into_boxed_slice()),
            superlatives: Box::leak(pairs(self.superlatives).into_boxed_slice()),
            unstemmed: keyed(sorted(self.unstemmed).to_vec()),
            spelling_least: self.spelling.least,
            spelling_endings: Box::leak(endings.into_boxed_slice()),
            spelling_tails: Box::leak(Box::new(tails)),
            spelling_prefixes: Box::leak(prefixes.into_boxed_slice()),
            spelling_pairs: keyed(pairs(self.spelling.pairs)),
            spelling_exceptions: keyed(sorted(self.spelling.exceptions).to_vec()),
            contractions: keyed(contractions(self.contractions)),
            distinct: keyed(sorted(self.distinct).to_vec()),
            capital_nouns: self.capital_nouns,
        }
    }

    fn verbs(&self) -> Vec<VerbForms> {
        let complete = self.complete.iter().filter_map(|verb| {
            let (base, others) = verb.base.split_first()?;
            let tagged = [
                (others, Form::Base),
                (&verb.third, Form::Third),
                (&verb.past, Form::Past),
                (&verb.participle, Form::Participle),
                (&verb.gerund, Form::Gerund),
            ];
            let forms = tagged
                .into_iter()
                .flat_map(|(forms, tag)| forms.iter().map(move |form| (leak(form.clone()), tag)));
            Some((leak(base.clone()), &*Box::leak(forms.collect::<Box<[_]>>())))
        });
        let irregular = self.irregular.iter().map(|[base, past, participle]| {
            let mut forms = vec![(leak(past.clone()), Form::Past)];
            if participle != past {
                forms.push((leak(participle.clone()), Form::Participle));
            }
            (leak(base.clone()), &*Box::leak(forms.into_boxed_slice()))
        });
        complete.chain(irregular).collect()
    }
}
