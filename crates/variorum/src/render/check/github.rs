//! Workflow commands of GitHub Actions: annotations on the changed lines.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::excerpt;
use super::place::{Region, region};
use super::trouble::{troubles, waiver_text};
use super::{CheckOptions, Severity, detail, headline, outcome_name, summary};
use crate::classify::Level;
use crate::policy::{DocumentVerdict, Issue, Verdict};

/// How many annotations of one severity the service shows for one step; more would push out the severe ones.
const MAX_PER_SEVERITY: usize = 10;

/// One annotation.
struct Annotation<'v> {
    severity: Severity,
    /// What matters within a severity: trouble before findings, and these by level.
    weight: (bool, Level),
    /// The draft, if it is about one.
    path: Option<&'v str>,
    region: Option<Region>,
    title: String,
    message: String,
}

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut annotations = annotations(verdict, options);
    annotations.sort_by_key(|one| (one.severity, Reverse(one.weight)));
    let mut left_out = 0;
    for (severity, name) in [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Note, "notice"),
    ] {
        let of_severity = annotations.iter().filter(|one| one.severity == severity);
        for annotation in of_severity.clone().take(MAX_PER_SEVERITY) {
            command(name, annotation, out)?;
        }
        left_out += of_severity.count().saturating_sub(MAX_PER_SEVERITY);
    }
    let outcome = outcome_name(verdict.outcome(options.leniency));
    write!(out, "variorum: check {outcome}: {}", summary(verdict))?;
    if left_out > 0 {
        write!(
            out,
            "; {left_out} more are not annotated, see the other reports"
        )?;
    }
    writeln!(out)
}

/// Everything that could be annotated, in order of documents and texts.
fn annotations<'v>(verdict: &'v Verdict, options: &CheckOptions) -> Vec<Annotation<'v>> {
    let mut annotations = Vec::new();
    for document in &verdict.documents {
        let path = Some(document.path());
        let troubles = troubles(document, options.leniency).into_iter();
        annotations.extend(troubles.map(|trouble| Annotation {
            severity: trouble.severity,
            weight: (true, Level::Critical),
            path,
            region: trouble.region,
            title: trouble.class.to_owned(),
            message: trouble.text,
        }));
        annotations.extend(document.issues.iter().map(|issue| Annotation {
            severity: Severity::of(issue),
            weight: (false, issue.level),
            path,
            region: region(document, issue),
            title: issue.rule.id().to_owned(),
            message: message(document, issue),
        }));
    }
    annotations.extend(verdict.waivers.iter().map(|note| {
        let (name, message) = waiver_text(note);
        Annotation {
            severity: if verdict.strict_waivers {
                Severity::Error
            } else {
                Severity::Warning
            },
            weight: (false, Level::None),
            path: None,
            region: None,
            title: format!("waiver {name}"),
            message,
        }
    }));
    annotations
}

fn message(document: &DocumentVerdict, issue: &Issue) -> String {
    let mut message = headline(issue);
    for excerpt in excerpt::redlines(document, issue) {
        message.push('\n');
        message.push_str(&excerpt::plain(&excerpt.runs, excerpt::bracketed));
    }
    if let Some(detail) = detail(issue) {
        message.push('\n');
        message.push_str(&detail);
    }
    message.push_str("\nid: ");
    message.push_str(&issue.id.0);
    message
}

/// Writes one command. The line begins with our own words, so no text of a draft can be taken for a command.
fn command(name: &str, annotation: &Annotation<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "::{name} ")?;
    if let Some(path) = annotation.path {
        write!(out, "file={},", property(path))?;
    }
    if let Some(Region { start, end }) = annotation.region {
        write!(out, "line={},endLine={},", start.line, end.line)?;
        // Columns of a range of several lines are refused.
        if start.line == end.line {
            write!(out, "col={},endColumn={},", start.column, end.column)?;
        }
    }
    let (title, message) = (property(&annotation.title), data(&annotation.message));
    writeln!(out, "title={title}::{message}")
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
