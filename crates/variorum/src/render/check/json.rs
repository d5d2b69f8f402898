//! The report as JSON, schema `variorum/check/1`.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::place::region;
use super::trouble::waiver_text;
use super::{CheckOptions, Severity};
use crate::policy::{DocumentVerdict, Issue, Outcome, Verdict};

/// The name and version of the format.
const SCHEMA: &str = "variorum/check/1";

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let outcome = match verdict.outcome(options.leniency) {
        Outcome::Clean => "clean",
        Outcome::Findings => "findings",
        Outcome::Trouble => "trouble",
    };
    let report = json!({
        "schema": SCHEMA,
        "outcome": outcome,
        "degraded": verdict.counts().degraded > 0,
        "drafts": verdict.drafts,
        "counts": verdict.counts(),
        "documents": verdict.documents.iter().map(document).collect::<Vec<_>>(),
        "waivers": verdict.waivers.iter().map(|note| json!({
            "state": note.state,
            "id": note.waiver.id,
            "kind": note.waiver.rule,
            "document": note.waiver.document,
            "line": note.waiver.line,
            "message": waiver_text(note).1,
        })).collect::<Vec<_>>(),
    });
    crate::json::write(&report, out)?;
    writeln!(out)
}

fn document(document: &DocumentVerdict) -> Value {
    json!({
        "path": document.path(),
        "old_path": document.paths.old,
        "change": document.change,
        "degraded": document.is_degraded(),
        "error": document.error.as_ref().map(|error| json!({
            "class": error.kind().class(),
            "message": error.to_string(),
        })),
        "notices": document.notices,
        "issues": document.issues.iter().map(|issue| self::issue(document, issue)).collect::<Vec<_>>(),
    })
}

fn issue(document: &DocumentVerdict, issue: &Issue) -> Value {
    let mut value =
        serde_json::to_value(issue).expect("an issue is made of strings, numbers and lists");
    if let Value::Object(fields) = &mut value {
        fields.insert("severity".to_owned(), json!(Severity::of(issue).name()));
        if let Some(region) = region(document, issue) {
            fields.insert("start".to_owned(), json!(region.start));
            fields.insert("end".to_owned(), json!(region.end));
        }
    }
    value
}
