//! Short equal runs between two larger edits read worse than one edit: they are absorbed.

use std::ops::Range;

use super::kernel::{Run, Symbol};
use super::options::DiffOptions;
use super::stream::Stream;
use crate::sides::Sides;

/// Drops the runs that weigh little beside the edits on both of their sides.
///
/// Takes time linear in the number of symbols but for runs of absorptions, each of which makes its edit heavier.
pub(super) fn absorb_runs(
    symbols: Sides<&[Symbol]>,
    runs: Vec<Run>,
    options: &DiffOptions,
) -> Vec<Run> {
    let end = Run {
        old: symbols.old.len(),
        new: symbols.new.len(),
        len: 0,
    };
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    let mut runs = runs.into_iter().chain([end]).peekable();
    while let Some(run) = runs.next() {
        let Some(next) = runs.peek() else { break };
        let own = weight(symbols.old, run.old..run.old + run.len);
        let before = edit_weight(symbols, kept.last(), &run);
        let after = edit_weight(symbols, Some(&run), next);
        if before == 0 || after == 0 || own * options.absorption > before.min(after) {
            kept.push(run);
        }
    }
    kept
}

/// Drops the point of an abbreviation where the words on both of its sides are replaced: `[-J. Doe-]{+A. Roe+}` is one
/// change of one name. The first and the last run stay.
pub(super) fn absorb_points(streams: Sides<&Stream<'_>>, runs: &mut Vec<Run>) {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for (k, run) in runs.iter().enumerate() {
        let is_absorbed = match (kept.last(), runs.get(k + 1)) {
            (Some(before), Some(after)) if run.len == 1 => {
                let is_replaced = before.old + before.len < run.old
                    && before.new + before.len < run.new
                    && run.old + 1 < after.old
                    && run.new + 1 < after.new;
                is_replaced
                    && streams.old.is_inner_point(run.old)
                    && streams.new.is_inner_point(run.new)
            }
            _ => false,
        };
        if !is_absorbed {
            kept.push(*run);
        }
    }
    *runs = kept;
}

/// The weight of the heavier side of the edit between two runs.
fn edit_weight(symbols: Sides<&[Symbol]>, before: Option<&Run>, after: &Run) -> u32 {
    let from = before.map_or((0, 0), |run| (run.old + run.len, run.new + run.len));
    weight(symbols.old, from.0..after.old).max(weight(symbols.new, from.1..after.new))
}

fn weight(symbols: &[Symbol], range: Range<usize>) -> u32 {
    symbols[range].iter().map(|symbol| symbol.weight).sum()
}
