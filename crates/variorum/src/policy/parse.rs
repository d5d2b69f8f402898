//! `variorum.toml` to [`Policy`]: everything is checked when it is read, and nothing unknown is passed over.

use std::path::Path;

use super::config::{Expected, Origin, Override, Policy, Roster, Row, Rules, Selector, Sourced};
use super::glob::Glob;
use super::passage::PassagePattern;
use super::phrase::Phrase;
use super::rule::Gate;
use super::source::{Source, Table, Text};
use crate::classify::Level;
use crate::error::Result;

/// Keys of `[check]` beside those of [`RULES`].
pub(super) const CHECK: &[&str] = &["drafts", "waivers", "override"];

/// Keys that hold for whole documents.
pub(super) const RULES: &[&str] = &[
    "fail-on",
    "kinds",
    "lock",
    "scope",
    "required",
    "forbidden",
    "roster",
    "expected",
];

/// Keys of an override that say where it holds.
pub(super) const PLACES: &[&str] = &["documents", "sections"];

/// Keys that make sense for a section too.
pub(super) const SECTION_RULES: &[&str] = &["fail-on", "kinds"];

impl Policy {
    /// Reads the `[check]` table of a configuration file; other tables are somebody else's.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) with line and column, and a suggestion where a name is nearly
    /// right: malformed TOML, unknown keys, kinds, levels or actions, patterns that do not compile.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let source = Source { path, text };
        let parsed = source.parse()?;
        let root = Table::root(source, &parsed);
        match root.table("check")? {
            Some(check) => policy(&check),
            None => Ok(Self::default()),
        }
    }
}

fn policy(check: &Table<'_>) -> Result<Policy> {
    check.only(&[CHECK, RULES].concat())?;
    let mut policy = Policy {
        rules: rules(check)?,
        ..Policy::default()
    };
    if check.has("drafts") {
        policy.drafts = globs(check, "drafts")?;
    }
    if let Some(waivers) = check.text("waivers")? {
        waivers.value.clone_into(&mut policy.waivers);
    }
    for table in check.tables("override")? {
        policy.overrides.push(an_override(&table)?);
    }
    Ok(policy)
}

fn an_override(table: &Table<'_>) -> Result<Override> {
    let sections = passages(table, "sections")?;
    let documents = globs(table, "documents")?;
    if sections.is_empty() {
        table.only(&[PLACES, RULES].concat())?;
    } else {
        table.only(&[PLACES, SECTION_RULES].concat())?;
    }
    if sections.is_empty() && documents.is_empty() {
        return Err(table.error("an override needs `documents`, `sections` or both"));
    }
    Ok(Override {
        documents,
        sections,
        rules: rules(table)?,
    })
}

fn rules(table: &Table<'_>) -> Result<Rules> {
    Ok(Rules {
        fail_on: fail_on(table)?,
        rows: rows(table)?,
        lock: passages(table, "lock")?,
        scope: passages(table, "scope")?,
        required: phrases(table, "required")?,
        forbidden: phrases(table, "forbidden")?,
        rosters: table
            .tables("roster")?
            .iter()
            .map(roster)
            .collect::<Result<_>>()?,
        expected: expected(table)?,
    })
}

fn fail_on(table: &Table<'_>) -> Result<Option<Sourced<Level>>> {
    let Some(text) = table.text("fail-on")? else {
        return Ok(None);
    };
    Ok(Some(Sourced {
        value: text.parse(str::parse::<Level>)?,
        origin: origin(table, &text, "fail-on"),
    }))
}

fn rows(table: &Table<'_>) -> Result<Vec<Row>> {
    let Some(kinds) = table.table("kinds")? else {
        return Ok(Vec::new());
    };
    kinds
        .pairs()?
        .into_iter()
        .map(|(key, value)| {
            Ok(Row {
                selector: key.parse(selector)?,
                action: value.parse(str::parse)?,
                origin: origin(&kinds, &key, key.value),
            })
        })
        .collect()
}

fn selector(text: &str) -> Result<Selector> {
    match Gate::ALL.iter().find(|gate| gate.id() == text) {
        Some(gate) => Ok(Selector::Gate(*gate)),
        None if text.starts_with("policy.") || text.starts_with("document.") => {
            text.parse().map(Selector::Gate)
        }
        None => text.parse().map(Selector::Kinds),
    }
}

fn roster(table: &Table<'_>) -> Result<Roster> {
    table.only(&["name", "passage"])?;
    let Some(passage) = table.text("passage")? else {
        return Err(
            table.error("a roster needs `passage`, the pattern of its heading or of its paragraph")
        );
    };
    let name = table.text("name")?.unwrap_or_else(|| passage.clone());
    Ok(Roster {
        name: name.value.to_owned(),
        passage: passage.parse(PassagePattern::new)?,
    })
}

fn expected(table: &Table<'_>) -> Result<Expected> {
    let Some(table) = table.table("expected")? else {
        return Ok(Expected::default());
    };
    table.only(&["metadata", "paragraphs"])?;
    Ok(Expected {
        metadata: table
            .texts("metadata")?
            .iter()
            .map(|key| key.value.to_owned())
            .collect(),
        paragraphs: table
            .texts("paragraphs")?
            .iter()
            .map(|form| form.parse(PassagePattern::whole))
            .collect::<Result<_>>()?,
    })
}

fn globs(table: &Table<'_>, key: &str) -> Result<Vec<Glob>> {
    let texts = table.texts(key)?;
    texts.iter().map(|text| text.parse(Glob::new)).collect()
}

fn passages(table: &Table<'_>, key: &str) -> Result<Vec<PassagePattern>> {
    let texts = table.texts(key)?;
    texts
        .iter()
        .map(|text| text.parse(PassagePattern::new))
        .collect()
}

fn phrases(table: &Table<'_>, key: &str) -> Result<Vec<Phrase>> {
    let texts = table.texts(key)?;
    texts.iter().map(|text| text.parse(Phrase::new)).collect()
}

fn origin(table: &Table<'_>, at: &Text<'_>, key: &str) -> Origin {
    Origin {
        table: table.name.clone(),
        key: key.to_owned(),
        line: at.line(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::policy::{STARTER, json_schema};

    #[test]
    fn the_starter_is_a_valid_policy_with_every_key_in_it() {
        let commented = STARTER.lines().map(|line| match line.strip_prefix("# ") {
            Some(line) if line.starts_with('[') || line.contains(" = ") => line,
            _ => line,
        });
        let everything = commented.collect::<Vec<_>>().join("\n");
        for text in [STARTER, &everything] {
            Policy::parse(Path::new("variorum.toml"), text).unwrap();
        }
        for key in [CHECK, RULES, PLACES].concat() {
            assert!(everything.contains(key), "{key}");
        }
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let schema: Value = serde_json::from_str(&json_schema()).unwrap();
        let check = &schema["properties"]["check"]["properties"];
        let keys = |table: &Value| table.as_object().unwrap().keys().cloned().collect();
        let read = |keys: &[&[&str]]| keys.concat().into_iter().map(str::to_owned).collect();
        let (own, known): (BTreeSet<String>, BTreeSet<String>) =
            (keys(check), read(&[CHECK, RULES]));
        assert_eq!(own, known);
        let (own, known): (BTreeSet<String>, BTreeSet<String>) = (
            keys(&check["override"]["items"]["properties"]),
            read(&[PLACES, RULES]),
        );
        assert_eq!(own, known);
    }
}
