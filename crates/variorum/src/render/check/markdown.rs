//! The comment on a pull request: the verdict first, then a redline for each finding, within the length that services
//! accept.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::excerpt::{self, Mark};
use super::place::region;
use super::text::waiver_text;
use super::trouble::{Trouble, troubles};
use super::{CheckOptions, Severity, detail, headline, outcome_name, remarks, summary, visible};
use crate::policy::{DocumentVerdict, Excuse, Issue, Verdict};

/// Longest comment in bytes: GitHub takes 65,536 characters, and the closing line needs room.
const MAX_BYTES: usize = 60_000;

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let outcome = outcome_name(verdict.outcome(options.leniency));
    writeln!(
        out,
        "### variorum check {outcome}\n\n{}\n",
        summary(verdict)
    )?;
    let mut entries = Vec::new();
    for document in &verdict.documents {
        entries.extend(trouble(document, options));
    }
    for severity in [
        Severity::Error,
        Severity::Warning,
        Severity::Note,
        Severity::Waived,
        Severity::Known,
    ] {
        let of_severity = verdict
            .issues()
            .filter(|(_, issue)| Severity::of(issue) == severity);
        entries.extend(of_severity.map(|(document, issue)| entry(document, issue)));
    }
    entries.extend(verdict.waivers.iter().map(|note| {
        let (name, text) = waiver_text(note);
        format!("- **waiver {name}**: {}\n", escape(&text))
    }));
    let unmatched = remarks(verdict).into_iter();
    entries.extend(
        unmatched
            .map(|remark| format!("- **note** {} in any draft that changed\n", escape(remark))),
    );
    let mut used = 0;
    let mut shown = 0;
    for entry in &entries {
        used += entry.len();
        if used > MAX_BYTES {
            break;
        }
        write!(out, "{entry}")?;
        shown += 1;
    }
    if shown < entries.len() {
        let left_out = entries.len() - shown;
        writeln!(
            out,
            "\n_{left_out} more entries are left out of this comment; the other reports have all of them._"
        )?;
    }
    Ok(())
}

fn trouble(document: &DocumentVerdict, options: &CheckOptions) -> Vec<String> {
    let path = code(document.path());
    let troubles = troubles(document, options.leniency).into_iter();
    let entry = |trouble: Trouble| {
        let name = trouble.severity.name();
        let text = escape(&trouble.text);
        format!("- **{name} {}** {path}: {text}\n", trouble.class)
    };
    troubles.map(entry).collect()
}

fn entry(document: &DocumentVerdict, issue: &Issue) -> String {
    let place = match region(document, issue) {
        Some(region) => format!("{}:{}", document.path(), region.start.line),
        None => document.path().to_owned(),
    };
    let mut entry = format!(
        "- **{} {}** {}: {}\n",
        Severity::of(issue).name(),
        issue.rule,
        code(&place),
        escape(&headline(issue))
    );
    for excerpt in excerpt::redlines(document, issue) {
        let line = excerpt::plain(&excerpt.runs, |mark, text| match mark {
            Mark::Same => escape(text),
            Mark::Deleted => format!("<del>{}</del>", escape(text)),
            Mark::Inserted => format!("<ins>{}</ins>", escape(text)),
        });
        let _ = write!(entry, "  > {line}\n\n");
    }
    let fate = match &issue.excuse {
        Some(Excuse::Waiver { reason }) => format!("waived: {}", escape(reason)),
        Some(Excuse::Baseline) => "in the baseline".to_owned(),
        None => format!(
            "id {}; {}",
            code(&issue.id.0),
            escape(&issue.because.to_string())
        ),
    };
    let detail = detail(issue).map_or(String::new(), |text| format!("{}; ", escape(&text)));
    let _ = writeln!(entry, "  <sub>{detail}{fate}</sub>");
    entry
}

/// Text as text: whatever could be markup, a mention or an entity is escaped.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if "\\`*_{}[]<>()#+-.!|~&@".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A code span, in a fence longer than any run of backticks in the text.
fn code(text: &str) -> String {
    let text = visible(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}
