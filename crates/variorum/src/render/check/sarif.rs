//! SARIF 2.1.0, for code scanning services and editors.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::place::{Region, region};
use super::trouble::{troubles, waiver_text};
use super::{CheckOptions, Severity, quotes};
use crate::classify::kinds;
use crate::policy::{DocumentVerdict, Excuse, Issue, Outcome, Rule, Verdict};
use crate::render::escape::one_line;

/// What the format is described by.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// How many results services accept in one run.
const MAX_RESULTS: usize = 5_000;

/// The name of our fingerprint; the number rises if the digest is ever made of something else.
const FINGERPRINT: &str = "variorumIssue/v1";

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut listed = verdict
        .issues()
        .filter(|(_, issue)| match Severity::of(issue) {
            Severity::Allowed => false,
            Severity::Waived | Severity::Known => options.suppressions,
            Severity::Error | Severity::Warning | Severity::Note => true,
        })
        .collect::<Vec<_>>();
    let left_out = listed.len().saturating_sub(MAX_RESULTS);
    if left_out > 0 {
        // The sort is stable: within a severity the order of documents and texts stays.
        listed.sort_by_key(|(_, issue)| Severity::of(issue));
        listed.truncate(MAX_RESULTS);
    }
    let rules = listed.iter().map(|(_, issue)| issue.rule);
    let rules = rules
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect::<Vec<_>>();
    let results = listed
        .iter()
        .map(|(document, issue)| result(document, issue, &rules));
    let outcome = verdict.outcome(options.leniency);
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "variorum",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().copied().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": outcome != Outcome::Trouble,
                "exitCode": outcome as u8,
                "toolExecutionNotifications": execution_notifications(verdict, options, left_out),
                "toolConfigurationNotifications": waiver_notifications(verdict),
            }],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    crate::json::write(&log, out)?;
    writeln!(out)
}

fn rule(rule: Rule) -> Value {
    let summary = match rule {
        Rule::Kind(kind) => kinds::row(kind).summary,
        Rule::Gate(gate) => gate.summary(),
    };
    json!({ "id": rule.id(), "shortDescription": { "text": summary } })
}

fn result(document: &DocumentVerdict, issue: &Issue, rules: &[Rule]) -> Value {
    let level = match issue.action {
        crate::policy::Action::Deny => "error",
        crate::policy::Action::Warn => "warning",
        _ => "note",
    };
    let mut value = json!({
        "ruleId": issue.rule.id(),
        "ruleIndex": rules.binary_search(&issue.rule).unwrap_or_default(),
        "level": level,
        "message": { "text": message(issue) },
        "locations": [{ "physicalLocation": physical(document, region(document, issue)) }],
        "partialFingerprints": { FINGERPRINT: issue.id.0 },
    });
    let suppression = match &issue.excuse {
        Some(Excuse::Waiver { reason }) => Some(one_line(reason)),
        Some(Excuse::Baseline) => Some("in the baseline".to_owned()),
        None => None,
    };
    if let Some(justification) = suppression {
        value["suppressions"] = json!([{
            "kind": "external",
            "status": "accepted",
            "justification": justification,
        }]);
    }
    value
}

/// What happened, with the words before and after.
fn message(issue: &Issue) -> String {
    plain(&format!(
        "{}{}",
        one_line(&issue.explanation),
        quotes(issue)
    ))
}

/// Text as text: single braces would be placeholders, and brackets before a parenthesis a link.
fn plain(text: &str) -> String {
    text.replace('{', "{{")
        .replace('}', "}}")
        .replace("](", "\\](")
}

fn physical(document: &DocumentVerdict, region: Option<Region>) -> Value {
    let mut value = json!({ "artifactLocation": { "uri": uri(document.path()) } });
    if let Some(region) = region {
        value["region"] = json!({
            "startLine": region.start.line,
            "startColumn": region.start.column,
            "endLine": region.end.line,
            "endColumn": region.end.column,
        });
    }
    value
}

/// A relative reference: percent-encoded by byte, `/` between segments, no colon before the first of them.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    let first = path.split('/').next().unwrap_or_default();
    if first.contains(':') {
        uri.push_str("./");
    }
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// What went wrong with judging, and what the report leaves out.
fn execution_notifications(
    verdict: &Verdict,
    options: &CheckOptions,
    left_out: usize,
) -> Vec<Value> {
    let mut notifications = Vec::new();
    for document in &verdict.documents {
        for trouble in troubles(document, options.leniency) {
            notifications.push(json!({
                "level": trouble.severity.name(),
                "descriptor": { "id": trouble.class },
                "message": { "text": plain(&trouble.text) },
                "locations": [{ "physicalLocation": physical(document, trouble.region) }],
            }));
        }
    }
    if left_out > 0 {
        notifications.push(json!({
            "level": "warning",
            "descriptor": { "id": "truncated" },
            "message": { "text": format!("{left_out} more results are left out of this report") },
        }));
    }
    notifications
}

fn waiver_notifications(verdict: &Verdict) -> Vec<Value> {
    let level = if verdict.strict_waivers {
        "error"
    } else {
        "warning"
    };
    let notes = verdict.waivers.iter().map(waiver_text);
    notes
        .map(|(name, text)| {
            json!({
                "level": level,
                "descriptor": { "id": format!("waiver.{name}") },
                "message": { "text": plain(&text) },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("drafts/june 2026#1.md"), "drafts/june%202026%231.md");
        assert_eq!(uri("résolution?\".md"), "r%C3%A9solution%3F%22.md");
        assert_eq!(uri("a:b/c.md"), "./a:b/c.md");
        assert_eq!(uri("100%.md"), "100%25.md");
    }
}
