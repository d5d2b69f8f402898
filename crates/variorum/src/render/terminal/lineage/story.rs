//! What changed more than once, and what came back, under the overview.

use std::io;

use super::LineageLayout;
use super::page::Page;
use crate::lineage::{Grain, Lineage, Membership, Reversion, Roster, Series, Status};
use crate::render::caption::quoted;
use crate::render::terminal::style::Part;

/// How many lines of one sort are listed, unless all are asked for; the others are counted.
const LISTED: usize = 12;

pub(super) fn write(
    lineage: &Lineage,
    layout: &LineageLayout,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let story = lineage.story();
    let listed = if layout.all { usize::MAX } else { LISTED };
    returns(lineage, listed, page)?;
    section(
        page,
        "changed more than once",
        &story.series,
        listed,
        |page, series| page.text(Part::Quiet, &line_of(lineage, series), 2),
    )?;
    section(
        page,
        "names that came and went",
        &story.rosters,
        listed,
        |page, roster| page.text(Part::Quiet, &members(lineage, roster), 2),
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
    match items.len() - shown {
        0 => Ok(()),
        more => page.text(Part::Quiet, &format!("⋯ {more} more, with --all"), 2),
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

/// One expression: `commitment: will provide (88) → 2019 intend to provide (70) → 2021 will provide (88)`.
fn line_of(lineage: &Lineage, series: &Series) -> String {
    let value = |text: Option<&String>, rank: Option<u32>| {
        let text = text.map_or("–", String::as_str);
        rank.map_or_else(|| text.to_owned(), |rank| format!("{text} ({rank})"))
    };
    let first = series.moments.first();
    let mut line = format!(
        "{}: {}",
        series.topic,
        first.map_or_else(String::new, |moment| value(
            moment.texts.old.as_ref(),
            moment.ranks.old
        ))
    );
    for moment in &series.moments {
        let sigil = sigil(lineage, moment.witness);
        let value = value(moment.texts.new.as_ref(), moment.ranks.new);
        line.push_str(&[" → ", sigil, " ", &value].concat());
    }
    for (witness, before) in series.reversions() {
        let (witness, before) = (sigil(lineage, witness), sigil(lineage, before));
        line.push_str(&["; ", witness, " as ", before].concat());
    }
    line
}

fn members(lineage: &Lineage, roster: &Roster) -> String {
    let events = roster.events.iter().map(|(witness, name, event)| {
        let verb = match event {
            Membership::Joined => "joins",
            Membership::Left => "leaves",
            Membership::Returned => "returns",
        };
        format!("{} {name} {verb}", sigil(lineage, *witness))
    });
    events.collect::<Vec<_>>().join("; ")
}

fn back(lineage: &Lineage, reversion: Reversion) -> String {
    let chain = &lineage.chains(Grain::Sentence)[reversion.sentence];
    let text = chain
        .state(reversion.witness)
        .map_or_else(String::new, |state| {
            let span = lineage.sentence_span(state.witness, state.unit);
            lineage.witnesses()[state.witness].document()[span].to_owned()
        });
    format!(
        "{} {} as in {}",
        sigil(lineage, reversion.witness),
        quoted(&text),
        sigil(lineage, reversion.same_as)
    )
}
