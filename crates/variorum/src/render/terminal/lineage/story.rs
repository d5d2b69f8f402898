//! What changed more than once, and what came back, under the overview.

use std::collections::BTreeSet;
use std::io;

use super::LineageLayout;
use super::page::Page;
use crate::classify::Level;
use crate::lineage::{Grain, Lineage, Membership, Moment, Reversion, Roster, Series, Status};
use crate::render::escape::visible;
use crate::render::findings::quote::shortened;
use crate::render::redline::atoms::Role;
use crate::render::redline::caption::{count, quoted};
use crate::render::terminal::flow::Flow;
use crate::render::terminal::style::Part;
use crate::span::Span;

/// How many lines of one sort are listed, unless all are asked for; the others are counted.
const LISTED: usize = 12;

/// Indent of what stands under a title of a list.
const INDENT: usize = 4;

/// The blanks of that indent.
const MARGIN: &str = "    ";

pub(super) fn write(
    lineage: &Lineage,
    layout: &LineageLayout,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let story = lineage.story();
    let listed = if layout.all { usize::MAX } else { LISTED };
    returns(lineage, listed, page)?;
    let mut series = story.series;
    series.sort_by_key(|series| std::cmp::Reverse(weight(lineage, series)));
    section(
        page,
        "changed more than once",
        &series,
        listed,
        |page, series| write_series(lineage, series, page),
    )?;
    section(
        page,
        "names that came and went",
        &story.rosters,
        listed,
        |page, roster| write_roster(lineage, roster, listed, page),
    )?;
    section(
        page,
        "back to an earlier wording",
        &story.reversions,
        listed,
        |page, reversion| page.text(Part::Quiet, &back(lineage, *reversion), 2),
    )
}

fn section<T>(
    page: &mut Page<'_>,
    title: &str,
    items: &[T],
    listed: usize,
    write: impl Fn(&mut Page<'_>, &T) -> io::Result<()>,
) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    page.line("")?;
    page.text(Part::Title, title, 0)?;
    let shown = items.len().min(listed);
    items[..shown]
        .iter()
        .try_for_each(|item| write(page, item))?;
    more(items.len() - shown, 2, page)
}

/// Says how many lines are left out.
fn more(left_out: usize, indent: usize, page: &mut Page<'_>) -> io::Result<()> {
    match left_out {
        0 => Ok(()),
        _ => page.text(
            Part::Quiet,
            &format!("⋯ {left_out} more, with --all"),
            indent,
        ),
    }
}

fn sigil(lineage: &Lineage, witness: usize) -> &str {
    lineage.witnesses()[witness].sigil()
}

/// The passages that were absent for a time.
fn returns(lineage: &Lineage, listed: usize, page: &mut Page<'_>) -> io::Result<()> {
    let newest = lineage.witnesses().len() - 1;
    let mut lines = Vec::new();
    for chain in lineage.outline(newest) {
        let chain = &lineage.chains(Grain::Block)[chain];
        for pair in chain.states().windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            if after.status == Status::Returned {
                let verbatim = if after.same_as.is_some() {
                    "word for word"
                } else {
                    "reworded"
                };
                lines.push(format!(
                    "{} returns in {} ({verbatim}; last in {}, dropped in {})",
                    quoted(&lineage.wording(after.witness, after.unit)),
                    sigil(lineage, after.witness),
                    sigil(lineage, before.witness),
                    sigil(lineage, before.witness + 1),
                ));
            }
        }
    }
    section(page, "returned passages", &lines, listed, |page, line| {
        page.text(Part::Returned, line, 2)
    })
}

/// What is listed first: series that lead from one expression to another before those that only come and go; then by the
/// highest level of their changes, then by how many there are.
fn weight(lineage: &Lineage, series: &Series) -> (bool, Option<Level>, usize) {
    let values = series.values();
    let present = values.iter().filter_map(|value| value.text);
    let leads_somewhere = present.collect::<BTreeSet<_>>().len() > 1;
    let findings = series.moments.iter();
    let highest = findings.map(|moment| lineage.finding(moment).level).max();
    (leads_somewhere, highest, series.moments.len())
}

/// An expression with its surroundings, and under it each version that changed it, such as
/// `2017: will (88) → 2019: intend (55) → 2021: will (88), as in 2017`.
fn write_series(lineage: &Lineage, series: &Series, page: &mut Page<'_>) -> io::Result<()> {
    let Some(first) = series.moments.first() else {
        return Ok(());
    };
    let title = format!("{} in {}", series.topic, surroundings(lineage, first));
    page.text(Part::Text(Role::SAME), &title, 2)?;
    let reversions = series.reversions();
    let mut flow = Flow::new(page.notation);
    for (index, value) in series.values().into_iter().enumerate() {
        if index > 0 {
            flow.blank(Part::Quiet);
            flow.sign(Part::Quiet, "→");
            flow.blank(Part::Quiet);
        }
        let sigil_of = |witness: usize| visible(sigil(lineage, witness)).into_owned();
        flow.sign(Part::Quiet, format!("{}:", sigil_of(value.witness)));
        let text = value.text.map_or_else(|| "–".to_owned(), shortened);
        for word in text.split_whitespace() {
            flow.blank(Part::Title);
            flow.sign(Part::Title, visible(word).into_owned());
        }
        if let Some(rank) = value.rank {
            flow.sign(Part::Quiet, format!(" ({rank})"));
        }
        let reverted = reversions
            .iter()
            .find(|reverted| reverted.witness == value.witness);
        if let Some(reverted) = reverted {
            flow.sign(Part::Returned, ",");
            flow.blank(Part::Returned);
            flow.sign(
                Part::Returned,
                format!("as in {}", sigil_of(reverted.same_as)),
            );
        }
    }
    page.flow(&flow, MARGIN, INDENT)
}

/// How many words before and after an expression show what it is about.
const SURROUNDING_WORDS: usize = 3;

/// The words around the first expression of a series; a long one stands for itself.
fn surroundings(lineage: &Lineage, moment: &Moment) -> String {
    let finding = lineage.finding(moment);
    let old = finding.old.as_ref().map(|it| (moment.witness - 1, it));
    let new = finding.new.as_ref().map(|it| (moment.witness, it));
    let Some((witness, passage)) = old.or(new) else {
        return String::new();
    };
    let document = lineage.witnesses()[witness].document();
    let block = document.blocks()[passage.block].span();
    let before = &document[Span::new(block.start(), passage.span.start())];
    let after = &document[Span::new(passage.span.end(), block.end())];
    let mut words: Vec<&str> = before
        .split_whitespace()
        .rev()
        .take(SURROUNDING_WORDS)
        .collect();
    words.reverse();
    let expression = shortened(&passage.text);
    words.push(&expression);
    let mut text = words.join(" ");
    if !expression.ends_with('…') {
        if after.starts_with(char::is_whitespace) {
            text.push(' ');
        }
        let after = after.split_whitespace().take(SURROUNDING_WORDS);
        text.push_str(&after.collect::<Vec<_>>().join(" "));
        text.push_str(" …");
    }
    format!("“… {text}”")
}

/// A passage that lists names, and under it how many each version lists and who came and went.
fn write_roster(
    lineage: &Lineage,
    roster: &Roster,
    listed: usize,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let chain = &lineage.chains(Grain::Block)[roster.passage];
    let Some(first) = roster.rolls.first() else {
        return Ok(());
    };
    let state = chain.state(first.witness);
    let wording = state.map_or_else(String::new, |state| {
        lineage.wording(state.witness, state.unit)
    });
    page.text(Part::Text(Role::SAME), &quoted(&wording), 2)?;
    let shown = roster.rolls.len().min(listed);
    for roll in &roster.rolls[..shown] {
        let events = roster
            .events
            .iter()
            .filter(|event| event.witness == roll.witness);
        let named = |membership: Membership, verb: &str| {
            let names = events.clone().filter(|event| event.event == membership);
            let names: Vec<&str> = names.map(|event| event.name.as_str()).collect();
            (!names.is_empty()).then(|| format!("{verb} {}", names.join(", ")))
        };
        let parts = [
            named(Membership::Joined, "joined by"),
            named(Membership::Returned, "again with"),
            named(Membership::Left, "without"),
        ];
        let mut line = format!(
            "{}: {}",
            sigil(lineage, roll.witness),
            count(roll.names.len(), "name", "names")
        );
        for part in parts.into_iter().flatten() {
            line.push_str("; ");
            line.push_str(&part);
        }
        page.text(Part::Quiet, &line, INDENT)?;
    }
    more(roster.rolls.len() - shown, INDENT, page)
}

fn back(lineage: &Lineage, reversion: Reversion) -> String {
    let chain = &lineage.chains(Grain::Sentence)[reversion.sentence];
    let text = chain
        .state(reversion.witness)
        .map_or_else(String::new, |state| {
            lineage.sentence_text(state.witness, state.unit)
        });
    format!(
        "{} {} as in {}",
        sigil(lineage, reversion.witness),
        quoted(&text),
        sigil(lineage, reversion.same_as)
    )
}
