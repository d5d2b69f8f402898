//! Baselines: everything that was there on one day, accepted at once.

use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::issue::{Excuse, Issue};
use super::judge::DocumentVerdict;
use super::rule::Rule;
use crate::error::{Error, ErrorKind, Result};

/// The name and version of the format.
const SCHEMA: &str = "variorum/baseline/1";

/// The issues of one day, by document, rule and identity. Errors and degradations are never among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: String,
    issues: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    document: String,
    rule: Rule,
    id: String,
}

impl Baseline {
    /// Records every issue of a run that no waiver excuses.
    pub fn of(documents: &[DocumentVerdict]) -> Self {
        let mut issues = Vec::new();
        for document in documents {
            let open = document
                .issues
                .iter()
                .filter(|issue| !matches!(issue.excuse, Some(Excuse::Waiver { .. })));
            issues.extend(open.map(|issue| Entry {
                document: document.path().to_owned(),
                rule: issue.rule,
                id: issue.id.to_string(),
            }));
        }
        issues.sort();
        Self {
            schema: SCHEMA.to_owned(),
            issues,
        }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when it is malformed or of another version.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let fail = |message: String| Err(Error::new(ErrorKind::Config, message).with_path(path));
        match serde_json::from_str::<Self>(text) {
            Ok(baseline) if baseline.schema == SCHEMA => Ok(baseline),
            Ok(baseline) => fail(format!(
                "`{}` is another version of the format than `{SCHEMA}`",
                baseline.schema
            )),
            Err(cause) => fail(format!("is no baseline: {cause}")),
        }
    }

    /// Writes the baseline as JSON.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        writeln!(out)
    }

    /// Excuses the issues that were there already, each entry one of them.
    pub fn apply(&self, documents: &mut [DocumentVerdict]) {
        let mut left = self.issues.iter().map(Some).collect::<Vec<_>>();
        for document in documents {
            let path = document.path().to_owned();
            let open = |issue: &&mut Issue| issue.excuse.is_none();
            for issue in document.issues.iter_mut().filter(open) {
                let is_it = |entry: Option<&Entry>| {
                    entry.is_some_and(|entry| {
                        entry.document == path && entry.rule == issue.rule && entry.id == issue.id.0
                    })
                };
                if let Some(entry) = left.iter_mut().find(|entry| is_it(**entry)) {
                    *entry = None;
                    issue.excuse = Some(Excuse::Baseline);
                }
            }
        }
    }
}
