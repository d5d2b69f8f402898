//! The terminal report, in the manner of compilers: what, where, the redline, why, and what can be done.

use std::io::{self, Write};

use super::excerpt::{self, Mark, Run};
use super::place::region;
use super::{CheckOptions, DEGRADED, Severity, outcome_name, remarks, summary, visible};
use crate::policy::{DocumentVerdict, Excuse, Issue, Verdict, WaiverNote, WaiverState};

/// What stands before the lines of a redline.
const MARGIN: &str = "   | ";

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let paint = Paint(options.color);
    for document in &verdict.documents {
        trouble(document, paint, out)?;
        for issue in &document.issues {
            if is_listed(issue, options) {
                an_issue(document, issue, options, paint, out)?;
            }
        }
    }
    for note in &verdict.waivers {
        waiver(note, verdict.strict_waivers, paint, out)?;
    }
    for remark in remarks(verdict) {
        let title = paint.severity(Severity::Note, "note[policy.unmatched]");
        writeln!(
            out,
            "{title}: {} in any draft that changed\n",
            visible(remark)
        )?;
    }
    let outcome = outcome_name(verdict.outcome(options.leniency));
    writeln!(out, "check {outcome}: {}", summary(verdict))
}

fn is_listed(issue: &Issue, options: &CheckOptions) -> bool {
    match Severity::of(issue) {
        Severity::Error | Severity::Warning | Severity::Waived => true,
        Severity::Note | Severity::Known | Severity::Allowed => options.verbose,
    }
}

fn trouble(document: &DocumentVerdict, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let path = visible(document.path());
    if let Some(error) = &document.error {
        let title = format!("error[{}]", error.kind().class());
        writeln!(
            out,
            "{}: {}",
            paint.error(&title),
            visible(&error.to_string())
        )?;
        writeln!(out, "  --> {path}\n")?;
    }
    if document.is_degraded() {
        writeln!(out, "{}: {DEGRADED}", paint.error("error[degraded]"))?;
        writeln!(out, "  --> {path}\n")?;
    }
    Ok(())
}

fn an_issue(
    document: &DocumentVerdict,
    issue: &Issue,
    options: &CheckOptions,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let severity = Severity::of(issue);
    let title = paint.severity(severity, &format!("{}[{}]", severity.name(), issue.rule));
    writeln!(out, "{title}: {}", visible(&issue.explanation))?;
    let path = visible(document.path());
    match region(document, issue) {
        Some(region) => writeln!(
            out,
            "  --> {path}:{}:{}",
            region.start.line, region.start.column
        )?,
        None => writeln!(out, "  --> {path}")?,
    }
    for runs in excerpt::redlines(document.comparison.as_ref(), issue) {
        for line in wrap(&runs, options.width.saturating_sub(MARGIN.len()), paint) {
            writeln!(out, "{MARGIN}{line}")?;
        }
    }
    for child in &issue.children {
        writeln!(
            out,
            "   = has: {}: {}",
            child.rule,
            visible(&child.explanation)
        )?;
    }
    writeln!(out, "   = why: {}", issue.because)?;
    match &issue.excuse {
        Some(Excuse::Waiver { reason }) => writeln!(out, "   = waived: {}", visible(reason))?,
        Some(Excuse::Baseline) => writeln!(out, "   = known: it is in the baseline")?,
        None => writeln!(
            out,
            "   = accept: variorum check --waive {} --reason \"...\"",
            issue.id
        )?,
    }
    writeln!(out)
}

fn waiver(note: &WaiverNote, strict: bool, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let severity = if strict {
        Severity::Error
    } else {
        Severity::Warning
    };
    let (name, text) = waiver_text(note);
    let title = paint.severity(severity, &format!("{}[waiver.{name}]", severity.name()));
    writeln!(out, "{title}: {text}\n")
}

/// The name of what is wrong with a waiver, and a sentence on it.
pub(super) fn waiver_text(note: &WaiverNote) -> (&'static str, String) {
    let waiver = &note.waiver;
    let about = format!(
        "the waiver of {} ({}) in {}, line {} of the waiver file",
        waiver.rule,
        visible(&waiver.id),
        visible(&waiver.document),
        waiver.line
    );
    match (note.state, waiver.expires) {
        (WaiverState::Expired, Some(day)) => ("expired", format!("{about}, ended on {day}")),
        (WaiverState::Expired, None) => ("expired", format!("{about}, has ended")),
        (WaiverState::Stale, _) => (
            "stale",
            format!("{about}, matches nothing any more; remove it"),
        ),
    }
}

/// Breaks a redline into lines of at most `width` characters at blanks; a longer word has a line of its own. Each line
/// closes its own marks, so that no style runs into the margin.
fn wrap(runs: &[Run], width: usize, paint: Paint) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line: Vec<Run> = Vec::new();
    let mut used = 0;
    for run in runs {
        for (index, word) in run.text.split(' ').enumerate() {
            let spaced = index > 0 || run.spaced;
            let length = word.chars().count() + usize::from(spaced);
            if spaced && used > 0 && used + length > width {
                lines.push(paint.line(&std::mem::take(&mut line)));
                used = 0;
            }
            used += length;
            match line.last_mut() {
                Some(last) if last.mark == run.mark && index > 0 => {
                    last.text.push(' ');
                    last.text.push_str(word);
                }
                _ => line.push(Run {
                    mark: run.mark,
                    text: word.to_owned(),
                    spaced,
                }),
            }
        }
    }
    if !line.is_empty() {
        lines.push(paint.line(&line));
    }
    lines
}

/// The table of styles; the only escape sequences of the report are written here.
#[derive(Clone, Copy, Debug)]
struct Paint(bool);

const RED: &str = "31";
const GREEN: &str = "32";
const BOLD_RED: &str = "1;31";
const BOLD_YELLOW: &str = "1;33";
const BOLD_CYAN: &str = "1;36";
const DIM: &str = "2";

impl Paint {
    fn style(self, code: &str, text: &str) -> String {
        if self.0 {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    fn error(self, text: &str) -> String {
        self.style(BOLD_RED, text)
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

    fn line(self, runs: &[Run]) -> String {
        excerpt::plain(runs, |mark, text| match (self.0, mark) {
            (false, mark) => excerpt::bracketed(mark, text),
            (true, Mark::Same) => text.to_owned(),
            (true, Mark::Deleted) => self.style(RED, text),
            (true, Mark::Inserted) => self.style(GREEN, text),
        })
    }
}
