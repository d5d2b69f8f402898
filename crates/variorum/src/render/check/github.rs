//! Workflow commands of GitHub Actions: annotations on the changed lines.

use std::io::{self, Write};

use super::excerpt;
use super::place::{Region, region};
use super::text::waiver_text;
use super::{CheckOptions, DEGRADED, Severity, outcome_name, summary, visible};
use crate::policy::{DocumentVerdict, Issue, Verdict};

/// How many annotations of one severity the service shows for one step; more would push out the severe ones.
const MAX_PER_SEVERITY: usize = 10;

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    for document in &verdict.documents {
        if let Some(error) = &document.error {
            let title = error.kind().class();
            command(
                "error",
                document.path(),
                None,
                title,
                &error.to_string(),
                out,
            )?;
        }
        if document.is_degraded() {
            command("error", document.path(), None, "degraded", DEGRADED, out)?;
        }
    }
    let mut left_out = 0;
    for (severity, name) in [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Note, "notice"),
    ] {
        let of_severity = |pair: &(&DocumentVerdict, &Issue)| Severity::of(pair.1) == severity;
        let mut issues = verdict.issues().filter(of_severity).collect::<Vec<_>>();
        issues.sort_by_key(|(_, issue)| std::cmp::Reverse(issue.level));
        for (document, issue) in issues.iter().take(MAX_PER_SEVERITY) {
            annotation(name, document, issue, out)?;
        }
        left_out += issues.len().saturating_sub(MAX_PER_SEVERITY);
    }
    for note in &verdict.waivers {
        let name = if verdict.strict_waivers {
            "error"
        } else {
            "warning"
        };
        let (title, text) = waiver_text(note);
        writeln!(out, "::{name} title=waiver {title}::{}", data(&text))?;
    }
    if left_out > 0 {
        writeln!(
            out,
            "::notice title=variorum::{left_out} more findings are not annotated; see the other reports"
        )?;
    }
    let outcome = outcome_name(verdict.outcome(options.leniency));
    writeln!(out, "variorum: check {outcome}: {}", summary(verdict))
}

fn annotation(
    name: &str,
    document: &DocumentVerdict,
    issue: &Issue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut message = visible(&issue.explanation);
    for runs in excerpt::redlines(document.comparison.as_ref(), issue) {
        message.push('\n');
        message.push_str(&excerpt::plain(&runs, excerpt::bracketed));
    }
    message.push_str("\nid: ");
    message.push_str(&issue.id.0);
    let region = region(document, issue);
    command(
        name,
        document.path(),
        region,
        issue.rule.id(),
        &message,
        out,
    )
}

/// Writes one command. The line begins with our own words, so no text of a draft can be taken for a command.
fn command(
    name: &str,
    path: &str,
    region: Option<Region>,
    title: &str,
    message: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "::{name} file={}", property(path))?;
    if let Some(Region { start, end }) = region {
        write!(out, ",line={},endLine={}", start.line, end.line)?;
        // Columns of a range of several lines are refused.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        }
    }
    writeln!(out, ",title={}::{}", property(title), data(message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_ends_the_command() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a,b:c\n%"), "a%2Cb%3Ac%0A%25");
    }
}
