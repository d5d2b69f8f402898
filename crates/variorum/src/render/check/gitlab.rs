//! The code quality format of GitLab: a list of issues with fingerprints.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::place::region;
use super::trouble::{Trouble, troubles, waiver_text};
use super::{CheckOptions, Severity, quotes};
use crate::classify::Level;
use crate::policy::{DocumentVerdict, Issue, Verdict};
use crate::render::escape::one_line;

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut entries = Vec::new();
    for document in &verdict.documents {
        let path = document.path();
        let troubles = troubles(document, options.leniency);
        let troubles = troubles.iter().enumerate();
        entries.extend(troubles.map(|(number, trouble)| self::trouble(path, number, trouble)));
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
        let waiver = &note.waiver;
        let fingerprint = format!(
            "waiver.{name}/{}/{}/{}",
            waiver.document, waiver.id, waiver.line
        );
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
        "description": format!("{}{}", one_line(&issue.explanation), quotes(issue)),
        "check_name": issue.rule.id(),
        "fingerprint": format!("{}/{}", document.path(), issue.id),
        "severity": severity,
        "location": { "path": document.path(), "lines": { "begin": line } },
    })
}

/// `number` tells apart what stood in the way of one draft in several places.
fn trouble(path: &str, number: usize, trouble: &Trouble) -> Value {
    let severity = match trouble.severity {
        Severity::Error => "blocker",
        _ => "minor",
    };
    let line = trouble.region.map_or(1, |region| region.start.line);
    json!({
        "description": trouble.text,
        "check_name": trouble.class,
        "fingerprint": format!("{path}/{}/{number}", trouble.class),
        "severity": severity,
        "location": { "path": path, "lines": { "begin": line } },
    })
}
