//! The code quality format of GitLab: a list of issues with fingerprints.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::place::region;
use super::text::waiver_text;
use super::{DEGRADED, Severity, visible};
use crate::classify::Level;
use crate::policy::{DocumentVerdict, Issue, Verdict};

pub(super) fn write(verdict: &Verdict, out: &mut dyn Write) -> io::Result<()> {
    let mut entries = Vec::new();
    for document in &verdict.documents {
        let path = document.path();
        if let Some(error) = &document.error {
            entries.push(trouble(
                path,
                error.kind().class(),
                &visible(&error.to_string()),
            ));
        }
        if document.is_degraded() {
            entries.push(trouble(path, "degraded", DEGRADED));
        }
        let listed = document.issues.iter().filter(|issue| {
            matches!(
                Severity::of(issue),
                Severity::Error | Severity::Warning | Severity::Note
            )
        });
        entries.extend(listed.map(|issue| entry(document, issue)));
    }
    for note in &verdict.waivers {
        let severity = if verdict.strict_waivers {
            "critical"
        } else {
            "minor"
        };
        let (name, text) = waiver_text(note);
        let fingerprint = format!("waiver.{name}/{}/{}", note.waiver.document, note.waiver.id);
        entries.push(json!({
            "description": text,
            "check_name": format!("waiver.{name}"),
            "fingerprint": fingerprint,
            "severity": severity,
            "location": { "path": note.waiver.document, "lines": { "begin": 1 } },
        }));
    }
    crate::json::write(&entries, out)?;
    writeln!(out)
}

fn entry(document: &DocumentVerdict, issue: &Issue) -> Value {
    let severity = match (Severity::of(issue), issue.level) {
        (Severity::Error, Level::Critical) => "blocker",
        (Severity::Error, Level::High) => "critical",
        (Severity::Error, _) => "major",
        (Severity::Warning, _) => "minor",
        _ => "info",
    };
    let line = region(document, issue).map_or(1, |region| region.start.line);
    json!({
        "description": visible(&issue.explanation),
        "check_name": issue.rule.id(),
        "fingerprint": format!("{}/{}", document.path(), issue.id),
        "severity": severity,
        "location": { "path": document.path(), "lines": { "begin": line } },
    })
}

fn trouble(path: &str, class: &str, text: &str) -> Value {
    json!({
        "description": text,
        "check_name": class,
        "fingerprint": format!("{path}/{class}"),
        "severity": "blocker",
        "location": { "path": path, "lines": { "begin": 1 } },
    })
}
