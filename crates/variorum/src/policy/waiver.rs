//! Waivers: accepted findings, by content, with a reason.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use super::acceptance::{Acceptance, Accepted};
use super::date::Date;
use super::issue::{Excuse, Issue};
use super::judge::DocumentVerdict;
use super::rule::Rule;
use super::source::{Source, Table};
use crate::error::Result;
use crate::unicode::squeezed;

/// The keys of a waiver.
const KEYS: [&str; 8] = [
    "id", "places", "kind", "document", "quote", "reason", "by", "expires",
];

/// One accepted finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The identity of the finding: a digest of its content.
    pub id: String,
    /// The identity of each of its places, if it is told once for several.
    pub places: Vec<String>,
    /// Its rule.
    pub rule: Rule,
    /// The path of the draft.
    pub document: String,
    /// What the text says there, for readers of the file.
    pub quote: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepted it.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub expires: Option<Date>,
    /// The line of the file, from 1.
    pub line: usize,
}

/// What is wrong with a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum WaiverState {
    /// Its last day is over; it excuses nothing any more.
    Expired,
    /// The draft has no such finding any more.
    Stale,
}

/// A waiver that should be mended or dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverNote {
    /// The waiver.
    pub waiver: Waiver,
    /// What is wrong with it.
    pub state: WaiverState,
}

/// The waivers of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waivers {
    entries: Vec<Waiver>,
}

impl Waivers {
    /// Reads a waiver file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) with line and column: malformed TOML, an unknown key or rule, a
    /// waiver without id, kind, document or reason, a date that is none.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let source = Source { path, text };
        let parsed = source.parse()?;
        let root = Table::root(source, &parsed);
        root.only(&["waiver"])?;
        let entries = root.tables("waiver")?;
        Ok(Self {
            entries: entries.iter().map(waiver).collect::<Result<_>>()?,
        })
    }

    /// The waivers in the order of the file.
    pub fn entries(&self) -> &[Waiver] {
        &self.entries
    }

    /// The waiver of the same finding that holds on a day, if there is one.
    pub fn holding(&self, other: &Waiver, today: Option<Date>) -> Option<&Waiver> {
        self.entries.iter().find(|waiver| {
            (&waiver.id, waiver.rule, &waiver.document) == (&other.id, other.rule, &other.document)
                && !waiver.has_expired(today)
        })
    }

    /// Excuses the issues that are waived, and returns the waivers that did not hold. A waiver excuses one issue, or its
    /// part of one: of an issue that is told once for several places each must be waived, by one waiver or by several.
    /// Waivers of documents that `is_selected` does not choose are left alone. Without a day no waiver expires.
    pub fn apply(
        &self,
        documents: &mut [DocumentVerdict],
        is_selected: impl Fn(&str) -> bool,
        today: Option<Date>,
    ) -> Vec<WaiverNote> {
        let mut acceptance = Acceptance::new(documents);
        let mut notes = Vec::new();
        for (index, waiver) in self.entries.iter().enumerate() {
            let found = acceptance.find(&waiver.accepted());
            let state = match found.is_empty() {
                true if is_selected(&waiver.document) => WaiverState::Stale,
                true => continue,
                false if waiver.has_expired(today) => WaiverState::Expired,
                false => {
                    acceptance.claim(&found, index);
                    continue;
                }
            };
            notes.push(WaiverNote {
                waiver: waiver.clone(),
                state,
            });
        }
        for settled in acceptance.settled() {
            let reason = self.reason(&settled.by);
            let issue = &mut documents[settled.document].issues[settled.issue];
            issue.excuse = Some(Excuse::Waiver { reason });
        }
        notes
    }

    /// The reasons of some waivers, each once.
    fn reason(&self, waivers: &[usize]) -> String {
        let mut reasons = Vec::new();
        for waiver in waivers {
            let reason = self.entries[*waiver].reason.as_str();
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons.join("; ")
    }
}

impl Waiver {
    /// A waiver for an issue of a draft.
    pub fn of(issue: &Issue, document: &str, reason: &str) -> Self {
        Self {
            id: issue.id.to_string(),
            places: issue.places.iter().map(ToString::to_string).collect(),
            rule: issue.rule,
            document: document.to_owned(),
            quote: issue.passage().map(|passage| quote(&passage.text)),
            reason: reason.to_owned(),
            by: None,
            expires: None,
            line: 0,
        }
    }

    /// The entry as it stands in the file, with an empty line before it.
    pub fn to_toml(&self) -> String {
        let mut entry = String::from("\n[[waiver]]\n");
        let rows = [
            ("id", Some(&self.id)),
            ("kind", Some(&self.rule.id().to_owned())),
            ("document", Some(&self.document)),
            ("quote", self.quote.as_ref()),
            ("reason", Some(&self.reason)),
            ("by", self.by.as_ref()),
        ];
        for (key, value) in rows {
            if let Some(value) = value {
                let _ = writeln!(entry, "{key} = {}", toml_string(value));
            }
        }
        if !self.places.is_empty() {
            let places = self.places.iter().map(|place| toml_string(place));
            let _ = writeln!(
                entry,
                "places = [{}]",
                places.collect::<Vec<_>>().join(", ")
            );
        }
        if let Some(expires) = self.expires {
            let _ = writeln!(entry, "expires = {expires}");
        }
        entry
    }

    /// Whether its last day is over. Without a day no waiver expires.
    fn has_expired(&self, today: Option<Date>) -> bool {
        matches!((self.expires, today), (Some(end), Some(today)) if end < today)
    }

    fn accepted(&self) -> Accepted<'_> {
        Accepted {
            document: &self.document,
            rule: self.rule,
            id: &self.id,
            places: &self.places,
        }
    }
}

fn waiver(table: &Table<'_>) -> Result<Waiver> {
    table.only(&KEYS)?;
    let required = |key: &str| match table.text(key)? {
        Some(text) if !text.value.trim().is_empty() => Ok(text),
        Some(text) => Err(text.error(&format!("a waiver needs a `{key}` that is not empty"))),
        None => Err(table.error(&format!("a waiver needs `{key}`"))),
    };
    let optional = |key: &str| -> Result<Option<String>> {
        Ok(table.text(key)?.map(|text| text.value.to_owned()))
    };
    let id = required("id")?;
    let places = table.texts("places")?;
    let expires = table.text_or_date("expires")?;
    Ok(Waiver {
        id: id.value.to_owned(),
        places: places.iter().map(|place| place.value.to_owned()).collect(),
        rule: required("kind")?.parse(str::parse)?,
        document: required("document")?.value.to_owned(),
        quote: optional("quote")?,
        reason: required("reason")?.value.to_owned(),
        by: optional("by")?,
        expires: expires.map(|date| date.parse(str::parse)).transpose()?,
        line: id.line(),
    })
}

/// How many characters of a passage a waiver quotes: enough to recognise it, few enough to read.
const QUOTE_CHARS: usize = 120;

fn quote(text: &str) -> String {
    let words = squeezed(text);
    match words.char_indices().nth(QUOTE_CHARS) {
        Some((end, _)) => format!("{}\u{2026}", &words[..end]),
        None => words,
    }
}

/// A basic TOML string.
fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
