//! A phrase through time.

use std::io;
use std::ops::Range;

use super::page::{Page, redline};
use crate::lineage::{Lineage, Reading, Status, Strand, Trace};
use crate::render::caption::{self, count};
use crate::render::phrase::Role;
use crate::render::terminal::flow::Flow;
use crate::render::terminal::style::Part;
use crate::sides::Sides;

/// Indent of a wording under its caption.
const INDENT: usize = 4;

pub(super) fn write(lineage: &Lineage, trace: &Trace, page: &mut Page<'_>) -> io::Result<()> {
    page.text(Part::Title, &format!("“{}”", trace.phrase), 0)?;
    page.text(Part::Quiet, &presence(lineage, trace), 0)?;
    for (number, strand) in trace.strands.iter().enumerate() {
        page.line("")?;
        let title = format!("sentence {} of {}", number + 1, trace.strands.len());
        page.text(Part::Title, &title, 0)?;
        write_strand(lineage, strand, page)?;
    }
    Ok(())
}

/// Which versions have the phrase.
fn presence(lineage: &Lineage, trace: &Trace) -> String {
    if trace.runs.is_empty() {
        return "in no version, nor anything like it".to_owned();
    }
    let versions: usize = trace.runs.iter().map(Range::len).sum();
    let runs: Vec<String> = trace.runs.iter().map(|run| range(lineage, run)).collect();
    let all = lineage.witnesses().len();
    let how = if trace.is_fuzzy {
        "not found as given; most of its words are"
    } else {
        "found"
    };
    format!("{how} in {versions} of {all} versions: {}", runs.join(", "))
}

/// The wordings that have the phrase and those next to them; the others are counted.
fn write_strand(lineage: &Lineage, strand: &Strand, page: &mut Page<'_>) -> io::Result<()> {
    let wordings = &strand.wordings;
    let has = |at: usize| wordings.get(at).is_some_and(|reading| reading.has_phrase);
    let is_shown = |at: usize| has(at) || has(at + 1) || at.checked_sub(1).is_some_and(has);
    let mut at = 0;
    while at < wordings.len() {
        if is_shown(at) {
            let follows = at > 0 && is_shown(at - 1);
            write_reading(lineage, &wordings[at], follows, page)?;
            at += 1;
            continue;
        }
        let end = (at..wordings.len()).find(|at| is_shown(*at));
        let end = end.unwrap_or(wordings.len());
        let span = wordings[at].witnesses.start..wordings[end - 1].witnesses.end;
        let left_out = count(end - at, "wording", "wordings");
        let line = format!("⋯ {left_out} without the phrase, {}", range(lineage, &span));
        page.text(Part::Quiet, &line, 2)?;
        at = end;
    }
    if let Some(last) = wordings.last()
        && last.witnesses.end < lineage.witnesses().len()
    {
        let sigil = lineage.witnesses()[last.witnesses.end].sigil();
        page.text(Part::Quiet, &format!("dropped in {sigil}"), 2)?;
    }
    Ok(())
}

fn write_reading(
    lineage: &Lineage,
    reading: &Reading,
    follows: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let part = if reading.status == Status::Returned {
        Part::Returned
    } else if reading.has_phrase {
        Part::Heading
    } else {
        Part::Quiet
    };
    page.text(part, &caption(lineage, reading), 2)?;
    let document = lineage.witnesses()[reading.witnesses.start].document();
    let since = reading.since.as_ref().filter(|_| follows);
    let mut flow = if let Some(since) = since {
        let old = lineage.witnesses()[since.witness].document();
        redline(Sides::new(old, document), &since.edits, page.notation)
    } else {
        let span = lineage.sentence_span(reading.witnesses.start, reading.sentence);
        let mut flow = Flow::new(page.notation);
        flow.text(Part::Text(Role::SAME), &document[span]);
        flow
    };
    let margin = " ".repeat(INDENT);
    page.flow(&mut flow, &margin, INDENT)?;
    for finding in lineage.findings_of(reading) {
        let line = format!("▲ {}", caption::finding(finding));
        page.text(Part::Finding(finding.level), &line, INDENT)?;
    }
    Ok(())
}

fn caption(lineage: &Lineage, reading: &Reading) -> String {
    let sigil = |witness: usize| lineage.witnesses()[witness].sigil();
    let mut parts = vec![range(lineage, &reading.witnesses)];
    if reading.status == Status::Returned
        && let Some(since) = &reading.since
    {
        let start = sigil(since.witness + 1);
        parts.push(format!("returned after an absence since {start}"));
    }
    match reading.same_as {
        Some(before) => parts.push(format!("as in {}", sigil(before))),
        None if !reading.has_phrase => parts.push("without the phrase".to_owned()),
        None => {}
    }
    parts.join(", ")
}

fn range(lineage: &Lineage, witnesses: &Range<usize>) -> String {
    let sigil = |witness: usize| lineage.witnesses()[witness].sigil();
    if witnesses.len() == 1 {
        sigil(witnesses.start).to_owned()
    } else {
        format!("{} – {}", sigil(witnesses.start), sigil(witnesses.end - 1))
    }
}
