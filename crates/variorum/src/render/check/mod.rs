//! Reports of a check: what reviewers read, and what their tools read.
//!
//! In: a [`Verdict`]. Out: bytes. Every format lists the same issues; one that is capped says how many it leaves out.

mod excerpt;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod place;
mod sarif;
mod text;
mod trouble;

use std::io::{self, Write};
use std::str::FromStr;

use super::escape::one_line;
use crate::classify::{Passage, kinds};
use crate::error::Error;
use crate::policy::{Action, Excuse, Issue, Leniency, Outcome, Rule, UNMATCHED, Verdict};
use crate::setters::setters;
use crate::suggest;

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckFormat {
    /// For a terminal.
    Text,
    /// Everything, schema `variorum/check/1`.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML, one suite for each draft.
    Junit,
    /// Workflow commands of GitHub Actions.
    Github,
    /// The code quality format of GitLab.
    Gitlab,
    /// Markdown for the comment of a pull request.
    Markdown,
}

impl CheckFormat {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::Json,
        Self::Sarif,
        Self::Junit,
        Self::Github,
        Self::Gitlab,
        Self::Markdown,
    ];

    /// Whether its reader takes the output as a whole, so that nothing else may stand beside it.
    pub const fn stands_alone(self) -> bool {
        match self {
            Self::Json | Self::Sarif | Self::Junit | Self::Gitlab => true,
            Self::Text | Self::Github | Self::Markdown => false,
        }
    }

    /// The name on a command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Markdown => "markdown",
        }
    }
}

impl FromStr for CheckFormat {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown id; the message names the known ones.
    fn from_str(text: &str) -> Result<Self, Error> {
        suggest::named("report", text, &Self::ALL, Self::id)
    }
}

/// How a report is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckOptions {
    /// Width of the terminal report in columns. Default 100.
    pub width: usize,
    /// Whether the terminal report uses colours. Default no.
    pub color: bool,
    /// Whether notes are listed on the terminal and not only counted. Default no.
    pub verbose: bool,
    /// Whether SARIF lists excused issues as suppressed, and not at all. Default yes.
    pub suppressions: bool,
    /// What is not counted in the outcome.
    pub leniency: Leniency,
    /// The command that was run, so that the terminal report can say how to accept a finding. Default `variorum check`.
    pub command: String,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self {
            width: 100,
            color: false,
            verbose: false,
            suppressions: true,
            leniency: Leniency::default(),
            command: "variorum check".to_owned(),
        }
    }
}

setters!(CheckOptions {
    with_width: width: usize,
    with_color: color: bool,
    with_verbose: verbose: bool,
    with_suppressions: suppressions: bool,
    with_leniency: leniency: Leniency,
    with_command: command: String,
});

/// Writes a report.
pub fn check(
    verdict: &Verdict,
    format: CheckFormat,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        CheckFormat::Text => text::write(verdict, options, out),
        CheckFormat::Json => json::write(verdict, options, out),
        CheckFormat::Sarif => sarif::write(verdict, options, out),
        CheckFormat::Junit => junit::write(verdict, options, out),
        CheckFormat::Github => github::write(verdict, options, out),
        CheckFormat::Gitlab => gitlab::write(verdict, options, out),
        CheckFormat::Markdown => markdown::write(verdict, options, out),
    }
}

/// What readers of a report see an issue as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Severity {
    Error,
    Warning,
    Note,
    Waived,
    Known,
    Allowed,
}

impl Severity {
    fn of(issue: &Issue) -> Self {
        match (&issue.excuse, issue.action) {
            (Some(Excuse::Waiver { .. }), _) => Self::Waived,
            (Some(Excuse::Baseline), _) => Self::Known,
            (None, Action::Deny) => Self::Error,
            (None, Action::Warn) => Self::Warning,
            (None, Action::Info) => Self::Note,
            (None, Action::Allow) => Self::Allowed,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Waived => "waived",
            Self::Known => "known",
            Self::Allowed => "allowed",
        }
    }
}

/// The one-line summary at the end of reports for people.
fn summary(verdict: &Verdict) -> String {
    let counts = verdict.counts();
    let changed = verdict.documents.len();
    let mut parts = vec![match verdict.drafts {
        0 => "no draft was selected".to_owned(),
        drafts => format!(
            "{changed} of {drafts} {} changed",
            plural(drafts, "draft", "drafts")
        ),
    }];
    for (count, what) in [
        (counts.errors, "not judged"),
        (counts.degraded, "judged coarsely"),
        (counts.failing, "failing"),
        (
            counts.warnings,
            plural(counts.warnings, "warning", "warnings"),
        ),
        (counts.notes, plural(counts.notes, "note", "notes")),
        (counts.waived, "waived"),
        (counts.baseline, "in the baseline"),
        (counts.allowed, "allowed"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    parts.join(", ")
}

/// The word on the outcome.
const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Clean => "passed",
        Outcome::Findings => "failed",
        Outcome::Trouble => "could not be completed",
    }
}

/// What holds of every draft that was judged: patterns of the policy that choose nothing in any of them.
fn remarks(verdict: &Verdict) -> Vec<&str> {
    let mut judged = verdict
        .documents
        .iter()
        .filter(|document| document.error.is_none());
    let Some(first) = judged.next() else {
        return Vec::new();
    };
    let others = judged.collect::<Vec<_>>();
    let notices = first
        .notices
        .iter()
        .filter(|notice| notice.code == UNMATCHED);
    notices
        .filter(|notice| others.iter().all(|other| other.notices.contains(notice)))
        .map(|notice| notice.message.as_str())
        .collect()
}

/// What an issue is about, in one line: the sentence on its kind, with the number of places where it is told once for
/// several, or the word of the gate.
fn headline(issue: &Issue) -> String {
    match issue.rule {
        Rule::Gate(_) => one_line(&issue.explanation),
        Rule::Kind(kind) => {
            let summary = kinds::row(kind).summary.trim_end_matches('.');
            let mut letters = summary.chars();
            let first = letters.next().into_iter().flat_map(char::to_lowercase);
            let places = match issue.places.len() {
                0 => String::new(),
                _ if issue.rule.is_passage() => String::new(),
                number => format!(", in {number} places"),
            };
            first.chain(letters).chain(places.chars()).collect()
        }
    }
}

/// What the rule found, where that says more than the headline.
fn detail(issue: &Issue) -> Option<String> {
    matches!(issue.rule, Rule::Kind(_)).then(|| one_line(&issue.explanation))
}

/// The words before and after, as the end of a sentence; nothing for an issue without a place.
fn quotes(issue: &Issue) -> String {
    let quoted = |passage: &Passage| format!("\u{201c}{}\u{201d}", one_line(&passage.text));
    match (&issue.old, &issue.new) {
        (Some(old), Some(new)) => format!(": {} \u{2192} {}", quoted(old), quoted(new)),
        (Some(only), None) | (None, Some(only)) => format!(": {}", quoted(only)),
        (None, None) => String::new(),
    }
}

const fn plural(number: usize, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}
