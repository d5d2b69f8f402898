//! The cases of `cases.toml`, `more.toml` and `wording.toml`, and those of the files with other registers.

use std::collections::BTreeMap;

use variorum::classify::{KindPattern, kinds};
use variorum::{CompareOptions, Comparison, Finding, Kind, Layer, compare, read_str};

use crate::comparison;

/// Sections by kind or group, and the redlines that must or must not give it.
type Cases = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn failures(section: impl Fn(&str) -> bool, fails: impl Fn(&[Kind], &str) -> bool) -> Vec<String> {
    let files = [
        include_str!("cases.toml"),
        include_str!("more.toml"),
        include_str!("wording.toml"),
    ];
    let cases = files.map(|text| toml::from_str::<Cases>(text).expect("the cases are TOML"));
    let mut failures = Vec::new();
    let sections = cases.iter().flatten();
    for (_, groups) in sections.filter(|(name, _)| section(name)) {
        for (kind, redlines) in groups {
            for redline in redlines {
                let sides = kinds::strip(redline);
                let found = kinds_of(&comparison(&sides.old, &sides.new));
                if fails(&found, kind) {
                    failures.push(format!("{kind}: {redline} gives {found:?}"));
                }
            }
        }
    }
    failures
}

/// The kinds that a comparison reports.
fn kinds_of(comparison: &Comparison) -> Vec<Kind> {
    let findings = comparison.findings().iter();
    findings.map(|finding| finding.kind).collect()
}

fn matches(found: &[Kind], pattern: &str) -> bool {
    let pattern: KindPattern = pattern.parse().expect("sections are named by kinds");
    found.iter().any(|kind| pattern.matches(*kind))
}

#[test]
fn changes_are_called_by_their_kind() {
    let wrong = failures(|name| name != "quiet", |found, kind| !matches(found, kind));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cosmetic_changes_are_not_substantive() {
    let wrong = failures(
        |name| name == "quiet" || name == "editorial",
        |found, _| found.iter().any(|kind| kind.layer() == Layer::Substantive),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A change, with what must and what must not be said of it.
#[derive(serde::Deserialize)]
struct Case {
    text: String,
    expect: Vec<String>,
    forbid: Vec<String>,
    /// Most substantive findings that a reader may be given, if that is limited.
    most: Option<usize>,
    /// The extension of the file that it stands in, if it is not plain text.
    markup: Option<String>,
    /// Why it is told wrongly today, if it is: a limit that is known, such as words that no table has.
    limit: Option<String>,
}

impl Case {
    /// Why it fails, if it does: a kind in `expect` overrides a group in `forbid`.
    fn fault(&self) -> Option<String> {
        let markup = self.markup.as_deref().unwrap_or("txt");
        let documents = kinds::strip(&self.text);
        let documents = documents.map(|text| read_str(&format!("draft.{markup}"), &text));
        let comparison = compare(documents.old, documents.new, &CompareOptions::default());
        let found = kinds_of(&comparison);
        let missing = self
            .expect
            .iter()
            .find(|expected| !matches(&found, expected));
        let meant = |kind: Kind| {
            let named = self.expect.iter().filter(|name| !name.starts_with('@'));
            named.into_iter().any(|name| matches(&[kind], name))
        };
        let unwanted = found
            .iter()
            .filter(|kind| !meant(**kind))
            .find(|kind| self.forbid.iter().any(|name| matches(&[**kind], name)));
        let counts =
            |finding: &&Finding| finding.layer == Layer::Substantive && finding.parent.is_none();
        let counted: Vec<Kind> = comparison
            .findings()
            .iter()
            .filter(counts)
            .map(|finding| finding.kind)
            .collect();
        let crowded = self.most.is_some_and(|most| counted.len() > most);
        match (missing, unwanted) {
            (Some(missing), _) => Some(format!("{}: no {missing} in {found:?}", self.text)),
            (None, Some(kind)) => Some(format!("{}: {} in {found:?}", self.text, kind.id())),
            (None, None) if crowded => Some(format!("{}: {counted:?}", self.text)),
            (None, None) => None,
        }
    }
}

/// Holds every case of a file: told rightly, unless it names a limit; then wrongly, so that the mark goes with the limit.
fn hold(file: &str) {
    let sections: BTreeMap<String, Vec<Case>> = toml::from_str(file).expect("the cases are TOML");
    let mut wrong = Vec::new();
    for case in sections.values().flatten() {
        match (case.fault(), &case.limit) {
            (Some(fault), None) => wrong.push(fault),
            (None, Some(limit)) => wrong.push(format!("{}: no longer limited: {limit}", case.text)),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

macro_rules! files {
    ($($test:ident: $file:literal,)+) => {
        $(#[test]
        fn $test() {
            hold(include_str!($file));
        })+

        const FILES: &[&str] = &[$(include_str!($file),)+];
    };
}

files! {
    acts_are_told_of_those_who_perform_them: "acts.toml",
    decisions_are_told_once_by_their_kind: "decisions.toml",
    rewritten_clauses_are_told_in_few_findings: "clauses.toml",
    rules_and_reports_are_told_the_same_way: "drafting.toml",
    one_thing_is_one_in_several_ways_to_say_it: "expressions.toml",
    what_was_told_wrongly_is_told_rightly: "mended.toml",
    negotiated_prose_is_told_by_what_it_does: "negotiated.toml",
    neighbouring_kinds_are_told_apart: "neighbours.toml",
    phrases_are_told_by_what_they_say_where_they_stand: "phrases.toml",
    a_denial_flips_what_the_other_version_affirms: "polarity.toml",
    a_promise_is_that_of_whoever_makes_it: "promises.toml",
    whole_series_read_the_same_way_in_other_words: "readings.toml",
    other_registers_are_read_the_same_way: "registers.toml",
}

/// Lists, headings and cells end without a stop, and anything may be their last word.
#[test]
fn a_text_that_breaks_off_anywhere_is_told() {
    for file in FILES {
        let sections: BTreeMap<String, Vec<Case>> =
            toml::from_str(file).expect("the cases are TOML");
        for case in sections.values().flatten() {
            let texts = kinds::strip(&case.text);
            let words = texts.as_ref().map(|text| text.split(' ').count());
            for cut in 1..words.old.max(words.new) {
                let documents = texts.as_ref().map(|text| {
                    let words = text.split(' ').count();
                    let kept: Vec<&str> = text.split(' ').take(words.saturating_sub(cut)).collect();
                    read_str("draft.txt", &kept.join(" "))
                });
                let comparison = compare(documents.old, documents.new, &CompareOptions::default());
                assert_eq!(comparison.validate(), Ok(()), "{}", case.text);
            }
        }
    }
}
