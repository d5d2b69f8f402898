//! Word diff of sentences that belong together.

use super::absorb::{absorb_inner_marks, absorb_namesakes, absorb_runs, absorb_swaps};
use super::edit::Edit;
use super::kernel::{Run, match_runs};
use super::options::DiffOptions;
use super::plain::write_plain;
use super::shift::shift_edits;
use super::stream::Stream;
use super::unit::Unit;
use super::write::write_edits;
use crate::align::{Alignment, Link, Sentence};
use crate::sides::Sides;

/// Sentences that belong together: some of two tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<'a> {
    pub(super) tables: Sides<&'a [Sentence]>,
    pub(super) units: Sides<&'a [usize]>,
    /// Whether they are one of each side, the same token by token.
    pub(super) is_identical: bool,
}

impl<'a> Group<'a> {
    /// The sentences of a link.
    pub(super) fn of(alignment: &'a Alignment, link: &'a Link) -> Self {
        Self {
            tables: alignment.sentences.as_ref().map(Vec::as_slice),
            units: link.units.as_ref().map(Vec::as_slice),
            is_identical: link.identical,
        }
    }
}

/// Diffs the sentences of a group; `streams` are where to read them.
pub(super) fn diff_group(
    streams: &mut Sides<Stream<'_>>,
    group: Group<'_>,
    options: &DiffOptions,
    edits: &mut Vec<Edit>,
) {
    let documents = streams.as_ref().map(|stream| stream.document);
    if !write_plain(documents, group, edits) {
        match_group(streams, group, options, edits);
    }
}

pub(super) fn match_group(
    streams: &mut Sides<Stream<'_>>,
    Group { tables, units, .. }: Group<'_>,
    options: &DiffOptions,
    edits: &mut Vec<Edit>,
) {
    streams.old.turn_to(tables.old, units.old);
    streams.new.turn_to(tables.new, units.new);
    let mut runs = match_units(streams.as_ref(), options);
    absorb_inner_marks(streams.as_ref(), &mut runs);
    shift_edits(streams.as_ref(), &mut runs);
    write_edits(streams.as_ref(), &runs, edits);
}

/// Matches the units of both sides. The first run begins where both sides begin and the last ends where both sides
/// end; these two may be empty.
fn match_units(streams: Sides<&Stream<'_>>, options: &DiffOptions) -> Vec<Run> {
    let units = streams.map(|stream| stream.units.as_slice());
    let prefix = common(units.old.iter(), units.new.iter());
    let rest = units.map(|side| &side[prefix..]);
    let suffix = common(rest.old.iter().rev(), rest.new.iter().rev());
    let ends = units.map(|side| side.len() - suffix);
    let mut runs = vec![Run {
        old: 0,
        new: 0,
        len: prefix,
    }];
    // Where one side has nothing left, as a sentence without a counterpart, nothing can match.
    if prefix < ends.old && prefix < ends.new {
        runs.extend(match_between(streams, prefix, ends, options));
    }
    runs.push(Run {
        old: ends.old,
        new: ends.new,
        len: suffix,
    });
    runs
}

/// Matches the units of both sides from the first that differ to the last that do.
fn match_between(
    streams: Sides<&Stream<'_>>,
    start: usize,
    ends: Sides<usize>,
    options: &DiffOptions,
) -> impl Iterator<Item = Run> {
    let symbols = streams
        .zip(ends)
        .map(|(stream, end)| stream.symbols(start..end, options));
    let middle = match_runs(&symbols.old, &symbols.new, options);
    let symbols = Sides::new(symbols.old.as_slice(), symbols.new.as_slice());
    let middle = absorb_namesakes(symbols, absorb_runs(symbols, middle, options));
    let middle = absorb_swaps(symbols, middle);
    middle.into_iter().map(move |run| Run {
        old: run.old + start,
        new: run.new + start,
        len: run.len,
    })
}

fn common<'a>(old: impl Iterator<Item = &'a Unit>, new: impl Iterator<Item = &'a Unit>) -> usize {
    old.zip(new).take_while(|(a, b)| a.key == b.key).count()
}
