//! Baselines: everything that was there on one day, accepted at once.

use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::acceptance::{Acceptance, Accepted};
use super::issue::Excuse;
use super::judge::DocumentVerdict;
use super::rule::Rule;
use crate::error::{Error, ErrorKind, Result};
use crate::json;

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
    /// What it is told of, where it is told once for several places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    places: Vec<String>,
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
                places: issue.places.iter().map(ToString::to_string).collect(),
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
        json::write_indented(self, out)
    }

    /// Excuses the issues that were there already, each entry one of them.
    pub fn apply(&self, documents: &mut [DocumentVerdict]) {
        let mut acceptance = Acceptance::new(documents);
        for (index, entry) in self.issues.iter().enumerate() {
            let found = acceptance.find(&entry.accepted());
            acceptance.claim(&found, index);
        }
        for settled in acceptance.settled() {
            let issue = &mut documents[settled.document].issues[settled.issue];
            issue.excuse = Some(Excuse::Baseline);
        }
    }
}

impl Entry {
    fn accepted(&self) -> Accepted<'_> {
        Accepted {
            document: &self.document,
            rule: self.rule,
            id: &self.id,
            places: &self.places,
        }
    }
}
