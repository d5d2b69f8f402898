//! The comment on a pull request: the verdict first, then a redline for each finding, within the length that services
//! accept.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::excerpt;
use super::place::{Region, region};
use super::trouble::{Trouble, troubles, waiver_text};
use super::{CheckOptions, Severity, detail, headline, outcome_name, remarks, summary};
use crate::classify::{Level, Passage};
use crate::policy::{DocumentVerdict, Excuse, Issue, Verdict};
use crate::render::escape::{escaped_markdown, one_line};
use crate::render::findings::quote::directions;
use crate::render::redline::piece::Fate;

/// Longest comment in bytes: GitHub takes 65,536 characters, and the closing line needs room.
const MAX_BYTES: usize = 60_000;

/// Most rows of the table at the top: what a reviewer takes in at a glance. The redlines below have all.
const MAX_ROWS: usize = 20;

/// How many characters of the words before and after stand in a row.
const CELL_CHARS: usize = 60;

/// What a comment lists, in this order; what the policy allows is only counted.
const LISTED: [Severity; 5] = [
    Severity::Error,
    Severity::Warning,
    Severity::Note,
    Severity::Waived,
    Severity::Known,
];

pub(super) fn write(
    verdict: &Verdict,
    options: &CheckOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let outcome = outcome_name(verdict.outcome(options.leniency));
    writeln!(out, "### variorum check {outcome}\n")?;
    writeln!(out, "{}\n", summary(verdict))?;
    let listed = LISTED.iter().flat_map(|severity| {
        let issues = verdict.issues();
        issues.filter(move |(_, issue)| Severity::of(issue) == *severity)
    });
    let listed = listed.collect::<Vec<_>>();
    let digest = digest(&listed);
    out.write_all(digest.as_bytes())?;
    let mut entries = Vec::new();
    for document in &verdict.documents {
        entries.extend(trouble(document, options));
    }
    entries.extend(
        listed
            .iter()
            .map(|(document, issue)| entry(document, issue)),
    );
    entries.extend(verdict.waivers.iter().map(|note| {
        let (name, text) = waiver_text(note);
        format!("- **waiver {name}**: {}\n", escaped_markdown(&text))
    }));
    let unmatched = remarks(verdict).into_iter();
    entries.extend(unmatched.map(|remark| {
        format!(
            "- **note** {} in any draft that changed\n",
            escaped_markdown(remark)
        )
    }));
    within_limit(&entries, MAX_BYTES.saturating_sub(digest.len()), out)
}

/// Writes the entries that there is room for, and how many are left out.
fn within_limit(entries: &[String], room: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut used = 0;
    let mut shown = 0;
    for entry in entries {
        used += entry.len();
        if used > room {
            break;
        }
        write!(out, "{entry}")?;
        shown += 1;
    }
    match entries.len() - shown {
        0 => Ok(()),
        left_out => writeln!(
            out,
            "\n_{left_out} more entries are left out of this comment; the other reports have all of them._"
        ),
    }
}

/// What a reviewer reads first: how many findings of each level, which way they go, and a row for each.
fn digest(listed: &[(&DocumentVerdict, &Issue)]) -> String {
    let open = listed.iter().map(|(_, issue)| *issue);
    let open = open
        .filter(|issue| issue.excuse.is_none())
        .collect::<Vec<_>>();
    let mut digest = String::new();
    let levels = Level::ALL.iter().rev().filter_map(|level| {
        let number = open.iter().filter(|issue| issue.level == *level).count();
        (number > 0).then(|| format!("{number} {}", level.name()))
    });
    let levels = levels.collect::<Vec<_>>().join(", ");
    let ways = open.iter().filter_map(|issue| issue.direction);
    let ways = directions(&ways.collect::<Vec<_>>());
    for (name, counts) in [("By level", Some(levels)), ("Which way", ways)] {
        if let Some(counts) = counts.filter(|counts| !counts.is_empty()) {
            let _ = writeln!(digest, "**{name}**: {counts}  ");
        }
    }
    if listed.is_empty() {
        return digest;
    }
    digest.push_str("\n| | level | finding | where | words |\n| --- | --- | --- | --- | --- |\n");
    for (document, issue) in listed.iter().take(MAX_ROWS) {
        digest.push_str(&row(document, issue));
    }
    match listed.len().saturating_sub(MAX_ROWS) {
        0 => digest.push('\n'),
        more => {
            let _ = writeln!(digest, "\n_{more} more below._\n");
        }
    }
    digest
}

fn row(document: &DocumentVerdict, issue: &Issue) -> String {
    let side = |passage: &Option<Passage>| {
        let text = passage.as_ref().map(|passage| one_line(&passage.text));
        text.map(|text| escaped_markdown(&excerpt::shorten(&text, true, false, CELL_CHARS)))
    };
    let words = match (side(&issue.old), side(&issue.new)) {
        (Some(old), Some(new)) if old == new => new,
        (Some(old), Some(new)) => format!("{old} \u{2192} {new}"),
        (Some(old), None) => format!("<del>{old}</del>"),
        (None, Some(new)) => format!("<ins>{new}</ins>"),
        (None, None) => escaped_markdown(&headline(issue)),
    };
    format!(
        "| {} | {} | {} | {} | {words} |\n",
        Severity::of(issue).name(),
        issue.level.name(),
        issue.rule,
        // A bar would end the cell, even inside code.
        code(&place(document, region(document, issue))).replace('|', "\\|"),
    )
}

fn place(document: &DocumentVerdict, region: Option<Region>) -> String {
    match region {
        Some(region) => format!("{}:{}", document.path(), region.start.line),
        None => document.path().to_owned(),
    }
}

fn trouble(document: &DocumentVerdict, options: &CheckOptions) -> Vec<String> {
    let troubles = troubles(document, options.leniency).into_iter();
    let entry = |trouble: Trouble| {
        let name = trouble.severity.name();
        let text = escaped_markdown(&trouble.text);
        let path = code(&place(document, trouble.region));
        format!("- **{name} {}** {path}: {text}\n", trouble.class)
    };
    troubles.map(entry).collect()
}

fn entry(document: &DocumentVerdict, issue: &Issue) -> String {
    let place = place(document, region(document, issue));
    let mut entry = format!(
        "- **{} {}** {}: {}\n",
        Severity::of(issue).name(),
        issue.rule,
        code(&place),
        escaped_markdown(&headline(issue))
    );
    for excerpt in excerpt::redlines(document, issue) {
        let line = excerpt::plain(&excerpt.runs, |fate, text| match fate {
            Fate::Same => escaped_markdown(text),
            Fate::Deleted => format!("<del>{}</del>", escaped_markdown(text)),
            Fate::Inserted => format!("<ins>{}</ins>", escaped_markdown(text)),
        });
        let _ = write!(entry, "  > {line}\n\n");
    }
    let fate = match &issue.excuse {
        Some(Excuse::Waiver { reason }) => format!("waived: {}", escaped_markdown(reason)),
        Some(Excuse::Baseline) => "in the baseline".to_owned(),
        None => format!(
            "id {}; {}",
            code(&issue.id.0),
            escaped_markdown(&issue.because.to_string())
        ),
    };
    let detail = detail(issue).map_or(String::new(), |text| {
        format!("{}; ", escaped_markdown(&text))
    });
    let _ = writeln!(entry, "  <sub>{detail}{fate}</sub>");
    entry
}

/// A code span, in a fence longer than any run of backticks in the text.
fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}
