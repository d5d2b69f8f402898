//! A phrase through time.

use std::io;
use std::ops::Range;

use super::LineageLayout;
use super::page::{Page, passage, redline};
use crate::classify::{Finding, Level};
use crate::lineage::{Lineage, Reading, Since, Status, Strand, Trace};
use crate::render::redline::atoms::Role;
use crate::render::redline::caption::count;
use crate::render::terminal::flow::Flow;
use crate::render::terminal::remark::in_sight;
use crate::render::terminal::style::Part;
use crate::sides::Sides;

/// Indent of a wording under its caption.
const INDENT: usize = 4;

/// The blanks of that indent.
const MARGIN: &str = "    ";

pub(super) fn write(
    lineage: &Lineage,
    trace: &Trace,
    layout: &LineageLayout,
    page: &mut Page<'_>,
) -> io::Result<()> {
    page.text(Part::Title, &format!("“{}”", trace.phrase), 0)?;
    page.text(Part::Quiet, &presence(lineage, trace), 0)?;
    for (number, strand) in trace.strands.iter().enumerate() {
        page.line("")?;
        let title = format!("sentence {} of {}", number + 1, trace.strands.len());
        page.text(Part::Title, &title, 0)?;
        write_strand(lineage, strand, layout, page)?;
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
        "most of its words, in any order, are"
    } else {
        "found"
    };
    format!("{how} in {versions} of {all} versions: {}", runs.join(", "))
}

/// The wordings that have the phrase and those next to them; the others are counted.
fn write_strand(
    lineage: &Lineage,
    strand: &Strand,
    layout: &LineageLayout,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let wordings = &strand.wordings;
    let has = |at: usize| wordings.get(at).is_some_and(|reading| reading.has_phrase);
    let is_shown =
        |at: usize| layout.all || has(at) || has(at + 1) || at.checked_sub(1).is_some_and(has);
    let mut at = 0;
    while at < wordings.len() {
        if is_shown(at) {
            let since = match at.checked_sub(1) {
                None => write_forerunner(lineage, strand, page)?,
                Some(before) => wordings[at].since.as_ref().filter(|_| is_shown(before)),
            };
            write_reading(lineage, &wordings[at], since, layout, page)?;
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
    write_end(lineage, strand, page)
}

/// What a sentence with the phrase may have been made of; says so, and returns it to be held against.
fn write_forerunner<'s>(
    lineage: &Lineage,
    strand: &'s Strand,
    page: &mut Page<'_>,
) -> io::Result<Option<&'s Since>> {
    let has_phrase = strand
        .wordings
        .first()
        .is_some_and(|first| first.has_phrase);
    let Some(kin) = strand.forerunner.as_ref().filter(|_| has_phrase) else {
        return Ok(None);
    };
    let sigil = |witness: usize| lineage.witnesses()[witness].sigil();
    let line = format!(
        "{}, another sentence, the most similar of those dropped in {}",
        sigil(kin.witness),
        sigil(kin.witness + 1)
    );
    page.text(Part::Quiet, &line, 2)?;
    page.flow(
        &sentence(lineage, kin.witness, kin.sentence, page),
        MARGIN,
        INDENT,
    )?;
    Ok(Some(kin))
}

/// When the sentence was dropped, and what it may have become.
fn write_end(lineage: &Lineage, strand: &Strand, page: &mut Page<'_>) -> io::Result<()> {
    let last = strand.wordings.last();
    let Some(last) = last.filter(|last| last.witnesses.end < lineage.witnesses().len()) else {
        return Ok(());
    };
    let sigil = lineage.witnesses()[last.witnesses.end].sigil();
    let Some(kin) = strand.successor.as_ref().filter(|_| last.has_phrase) else {
        return page.text(Part::Quiet, &format!("dropped in {sigil}"), 2);
    };
    let line = format!("dropped in {sigil}; the most similar of those new there");
    page.text(Part::Quiet, &line, 2)?;
    let documents = Sides::new(last.witnesses.start, kin.witness);
    let documents = documents.map(|at| lineage.witnesses()[at].document().as_ref());
    page.flow(
        &redline(documents, &kin.edits, page.notation),
        MARGIN,
        INDENT,
    )
}

fn write_reading(
    lineage: &Lineage,
    reading: &Reading,
    since: Option<&Since>,
    layout: &LineageLayout,
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
    let witness = reading.witnesses.start;
    let flow = if let Some(since) = since {
        let documents = Sides::new(since.witness, witness);
        let documents = documents.map(|at| lineage.witnesses()[at].document().as_ref());
        redline(documents, &since.edits, page.notation)
    } else {
        sentence(lineage, witness, reading.sentence, page)
    };
    page.flow(&flow, MARGIN, INDENT)?;
    write_findings(lineage, reading, layout, page)
}

/// What the changes mean; those of no weight are counted.
fn write_findings(
    lineage: &Lineage,
    reading: &Reading,
    layout: &LineageLayout,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let findings = lineage.findings_of(reading);
    let (shown, rest): (Vec<&Finding>, Vec<&Finding>) = findings
        .into_iter()
        .partition(|finding| layout.all || finding.level > Level::None);
    for finding in shown {
        let back = lineage.back_from(reading.witnesses.start, finding);
        let back = back.map_or_else(String::new, |before| {
            format!(", back from {}", lineage.witnesses()[before].sigil())
        });
        let line = format!("▲ {}{back}", in_sight(finding).text(None));
        page.text(Part::Finding(finding.level), &line, INDENT)?;
    }
    if !rest.is_empty() {
        let line = format!(
            "⋯ {} without weight",
            count(rest.len(), "finding", "findings")
        );
        page.text(Part::Quiet, &line, INDENT)?;
    }
    Ok(())
}

fn sentence<'a>(
    lineage: &'a Lineage,
    witness: usize,
    sentence: usize,
    page: &Page<'_>,
) -> Flow<'a> {
    let mut flow = Flow::new(page.notation);
    let document = lineage.witnesses()[witness].document();
    let block = lineage.block_of(witness, sentence);
    let span = lineage.sentence_span(witness, sentence);
    passage(&mut flow, document, block, span, Part::Text(Role::SAME));
    flow
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
