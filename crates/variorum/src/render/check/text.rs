//! The terminal report, in the manner of compilers: what, where, the redline, why, and what can be done.

use std::io::{self, Write};

use super::excerpt::{self, Run};
use super::place::{Region, region};
use super::trouble::{troubles, waiver_text};
use super::{CheckOptions, Severity, detail, headline, outcome_name, remarks, summary};
use crate::policy::{DocumentVerdict, Excuse, Issue, Verdict, WaiverNote};
use crate::render::escape::one_line;
use crate::render::terminal;

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let paint = Paint(options.color);
    for document in &verdict.documents {
        for trouble in troubles(document, options.leniency) {
            title(trouble.severity, trouble.class, &trouble.text, paint, out)?;
            let place = file_place(document, trouble.region);
            writeln!(out, "{}\n", paint.arrow(1, &place))?;
        }
        for issue in &document.issues {
            if is_listed(issue, options) {
                an_issue(document, issue, options, out)?;
            }
        }
    }
    for note in &verdict.waivers {
        waiver(note, verdict.strict_waivers, paint, out)?;
    }
    for remark in remarks(verdict) {
        let text = format!("{} in any draft that changed", one_line(remark));
        title(Severity::Note, "policy.unmatched", &text, paint, out)?;
        writeln!(out)?;
    }
    let outcome = outcome_name(verdict.outcome(options.leniency));
    writeln!(out, "check {outcome}: {}", summary(verdict))
}

/// The first line of an entry: how bad, what, and a sentence on it.
fn title(
    severity: Severity,
    class: &str,
    text: &str,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = paint.severity(severity, &format!("{}[{class}]", severity.name()));
    writeln!(out, "{name}: {}", paint.style(BOLD, text))
}

fn is_listed(issue: &Issue, options: &CheckOptions) -> bool {
    match Severity::of(issue) {
        Severity::Error | Severity::Warning | Severity::Waived => true,
        Severity::Note | Severity::Known | Severity::Allowed => options.verbose,
    }
}

fn an_issue(
    document: &DocumentVerdict,
    issue: &Issue,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let paint = Paint(options.color);
    title(
        Severity::of(issue),
        issue.rule.id(),
        &headline(issue),
        paint,
        out,
    )?;
    let excerpts = excerpt::redlines(document, issue);
    let lines = excerpts.iter().filter_map(|excerpt| excerpt.line);
    let gutter = lines.max().map_or(1, |line| line.to_string().len());
    let place = file_place(document, region(document, issue));
    writeln!(out, "{}", paint.arrow(gutter, &place))?;
    if !excerpts.is_empty() {
        writeln!(out, "{}", paint.margin(gutter, ""))?;
    }
    let width = options.width.saturating_sub(gutter + " | ".len());
    for excerpt in &excerpts {
        let mut number = excerpt.line.map_or(String::new(), |line| line.to_string());
        let atoms = excerpt.runs.iter().map(Run::atom);
        for line in terminal::lines(atoms, width, options.color) {
            writeln!(out, "{} {line}", paint.margin(gutter, &number))?;
            number.clear();
        }
    }
    if !excerpts.is_empty() {
        writeln!(out, "{}", paint.margin(gutter, ""))?;
    }
    for (name, text) in remarks_on(issue, options) {
        writeln!(
            out,
            "{} {}: {text}",
            paint.bullet(gutter),
            paint.style(BOLD, name)
        )?;
    }
    writeln!(out)
}

/// A place as terminals and editors follow it: `path:line:column`.
fn file_place(document: &DocumentVerdict, region: Option<Region>) -> String {
    let path = one_line(document.path());
    match region {
        Some(Region { start, .. }) => format!("{path}:{}:{}", start.line, start.column),
        None => path,
    }
}

/// What is said below the redline: what was found, why it has this severity, and what can be done.
fn remarks_on(issue: &Issue, options: &CheckOptions) -> Vec<(&'static str, String)> {
    let mut remarks = Vec::new();
    remarks.extend(detail(issue).map(|text| ("note", text)));
    for child in &issue.children {
        let text = one_line(&child.explanation);
        remarks.push(("has", format!("{}: {text}", child.rule)));
    }
    remarks.push(("why", issue.because.to_string()));
    remarks.push(match &issue.excuse {
        Some(Excuse::Waiver { reason }) => ("waived", one_line(reason)),
        Some(Excuse::Baseline) => ("known", "it is in the baseline".to_owned()),
        None => (
            "accept",
            format!("{} --waive {} --reason \"...\"", options.command, issue.id),
        ),
    });
    remarks
}

fn waiver(note: &WaiverNote, strict: bool, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let severity = if strict {
        Severity::Error
    } else {
        Severity::Warning
    };
    let (name, text) = waiver_text(note);
    title(severity, &format!("waiver.{name}"), &text, paint, out)?;
    writeln!(out)
}

/// The table of styles of all but the redline.
#[derive(Clone, Copy, Debug)]
struct Paint(bool);

const BOLD_RED: &str = "1;31";
const BOLD_YELLOW: &str = "1;33";
const BOLD_CYAN: &str = "1;36";
const BOLD_BLUE: &str = "1;34";
const BOLD: &str = "1";
const DIM: &str = "2";

impl Paint {
    fn style(self, code: &str, text: &str) -> String {
        if self.0 {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// The line that says where: the tip of the arrow stands below the numbers of the lines.
    fn arrow(self, gutter: usize, place: &str) -> String {
        let indent = " ".repeat(gutter);
        format!("{indent}{} {place}", self.style(BOLD_BLUE, "-->"))
    }

    /// What stands before a line of a redline: its number, right-aligned, and a rule.
    fn margin(self, gutter: usize, number: &str) -> String {
        self.style(BOLD_BLUE, &format!("{number:>gutter$} |"))
    }

    /// What stands before a remark.
    fn bullet(self, gutter: usize) -> String {
        self.style(BOLD_BLUE, &format!("{:>gutter$} =", ""))
    }

    fn severity(self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => BOLD_RED,
            Severity::Warning => BOLD_YELLOW,
            Severity::Note => BOLD_CYAN,
            Severity::Waived | Severity::Known | Severity::Allowed => DIM,
        };
        self.style(code, text)
    }
}
