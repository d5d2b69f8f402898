//! `JUnit` XML: one suite for each changed draft, one case for each issue.

use std::io::{self, Write};

use super::excerpt;
use super::place::{Region, region};
use super::trouble::{Trouble, troubles, waiver_text};
use super::{CheckOptions, Severity, headline};
use crate::policy::{DocumentVerdict, Excuse, Issue, Verdict, WaiverNote};
use crate::render::escape::one_line;

/// One case of a suite.
struct Case {
    name: String,
    /// The element inside it that says how it ended; empty for a case that passed.
    ending: String,
    is_failure: bool,
    is_error: bool,
    is_skipped: bool,
}

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let documents = verdict.documents.iter();
    let mut suites = documents
        .map(|document| (document.path(), cases(document, options)))
        .collect::<Vec<_>>();
    if !verdict.waivers.is_empty() {
        suites.push(("waivers", waivers(verdict)));
    }
    let all = suites.iter().flat_map(|(_, cases)| cases);
    writeln!(out, "<testsuites name=\"variorum check\" {}>", totals(&all))?;
    for (name, cases) in &suites {
        suite(name, cases, out)?;
    }
    writeln!(out, "</testsuites>")
}

/// Waivers that did not hold.
fn waivers(verdict: &Verdict) -> Vec<Case> {
    let case = |note: &WaiverNote| {
        let (name, text) = waiver_text(note);
        let is_failure = verdict.strict_waivers;
        let element = if is_failure { "failure" } else { "system-out" };
        let kind = format!("waiver.{name}");
        Case {
            name: format!("{kind} {}", note.waiver.id),
            ending: ending(element, &kind, &text, &text),
            is_failure,
            is_error: false,
            is_skipped: false,
        }
    };
    verdict.waivers.iter().map(case).collect()
}

/// How many cases ended how, as attributes.
fn totals<'c>(cases: &(impl Iterator<Item = &'c Case> + Clone)) -> String {
    let count = |pick: fn(&Case) -> bool| cases.clone().filter(|case| pick(case)).count();
    format!(
        "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"",
        cases.clone().count(),
        count(|case| case.is_failure),
        count(|case| case.is_error),
        count(|case| case.is_skipped),
    )
}

fn suite(name: &str, cases: &[Case], out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "  <testsuite name=\"{}\" {}>",
        escape(name),
        totals(&cases.iter())
    )?;
    for case in cases {
        writeln!(
            out,
            "    <testcase classname=\"{}\" name=\"{}\">{}</testcase>",
            escape(name),
            escape(&case.name),
            case.ending
        )?;
    }
    writeln!(out, "  </testsuite>")
}

fn cases(document: &DocumentVerdict, options: &CheckOptions) -> Vec<Case> {
    let mut cases = Vec::new();
    cases.extend(troubles(document, options.leniency).iter().map(trouble));
    let listed = document.issues.iter();
    let listed = listed.filter(|issue| Severity::of(issue) != Severity::Allowed);
    cases.extend(listed.map(|issue| case(document, issue)));
    if cases.is_empty() {
        cases.push(Case {
            name: "nothing to report".to_owned(),
            ending: String::new(),
            is_failure: false,
            is_error: false,
            is_skipped: false,
        });
    }
    cases
}

fn case(document: &DocumentVerdict, issue: &Issue) -> Case {
    let place = line(region(document, issue));
    let mut body = format!("{}{place}: {}", document.path(), issue.explanation);
    for excerpt in excerpt::redlines(document, issue) {
        body.push('\n');
        body.push_str(&excerpt::plain(&excerpt.runs, excerpt::bracketed));
    }
    let severity = Severity::of(issue);
    let rule = issue.rule.id();
    let ending = match (severity, &issue.excuse) {
        (Severity::Error, _) => ending("failure", rule, &headline(issue), &body),
        (_, Some(Excuse::Waiver { reason })) => skipped(&format!("waived: {reason}")),
        (_, Some(Excuse::Baseline)) => skipped("in the baseline"),
        _ => ending("system-out", rule, "", &body),
    };
    Case {
        name: format!("{rule}{place} {}", issue.id),
        ending,
        is_failure: severity == Severity::Error,
        is_error: false,
        is_skipped: issue.excuse.is_some(),
    }
}

/// Where something is, after its name.
fn line(region: Option<Region>) -> String {
    region.map_or_else(String::new, |region| format!(" line {}", region.start.line))
}

fn trouble(trouble: &Trouble) -> Case {
    let Trouble { class, text, .. } = trouble;
    let place = line(trouble.region);
    let is_error = trouble.severity == Severity::Error;
    let element = if is_error { "error" } else { "system-out" };
    Case {
        name: format!("{class}{place}"),
        ending: ending(element, class, text, text),
        is_failure: false,
        is_error,
        is_skipped: false,
    }
}

fn ending(element: &str, kind: &str, message: &str, body: &str) -> String {
    let body = body.lines().map(escape).collect::<Vec<_>>().join("\n");
    if element == "system-out" {
        return format!("<system-out>{body}</system-out>");
    }
    let (kind, message) = (escape(kind), escape(message));
    format!("<{element} type=\"{kind}\" message=\"{message}\">{body}</{element}>")
}

fn skipped(message: &str) -> String {
    format!("<skipped message=\"{}\"/>", escape(message))
}

/// Text for elements and attributes alike. Characters that XML cannot hold are spelled out before.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
