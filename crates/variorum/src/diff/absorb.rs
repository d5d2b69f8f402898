//! Short equal runs between two larger edits read worse than one edit: they are absorbed.

use super::kernel::{Class, Run, Symbol};
use super::options::DiffOptions;
use super::stream::Stream;
use crate::sides::Sides;

/// Longest run, in words, over which words move to make one edit with it. A longer run is a landmark of its own.
const MAX_SWAP: usize = 2;

/// How many times what a namesake says has to be replaced around it.
const NAMESAKE: u32 = 2;

/// How much a symbol says beside others, in sixths of a word that carries matter.
fn heft(class: Class) -> u32 {
    match class {
        Class::Matter => 6,
        Class::Function => 2,
        Class::Mark => 1,
    }
}

/// Drops the runs that say little beside the edits on both of their sides.
///
/// Takes time linear in the number of symbols but for runs of absorptions, each of which makes its edit heavier.
pub(super) fn absorb_runs(
    symbols: Sides<&[Symbol]>,
    runs: Vec<Run>,
    options: &DiffOptions,
) -> Vec<Run> {
    drop_runs(symbols, runs, |run, before, after| {
        let own = heft_of(&symbols.old[run.old..run.old + run.len]);
        let lighter = edit_heft(before).min(edit_heft(after));
        lighter > 0 && own * options.absorption <= lighter
    })
}

/// Drops the lone word that another stands for which differs in its capital, where words on its sides were replaced: "more
/// united than ever" and "the United Nations" have none in common.
pub(super) fn absorb_namesakes(symbols: Sides<&[Symbol]>, runs: Vec<Run>) -> Vec<Run> {
    drop_runs(symbols, runs, |run, before, after| {
        let (Some(old), Some(new)) = (symbols.old.get(run.old), symbols.new.get(run.new)) else {
            return false;
        };
        let sides = before.zip(after);
        let sides = sides.map(|(before, after)| heft_of(before) + heft_of(after));
        let replaced = sides.old.min(sides.new);
        run.len == 1 && old.key != new.key && NAMESAKE * heft(old.class) <= replaced
    })
}

/// Drops the short run over which its neighbour moved: `[-may thus-]{+thus may+}` and `[-quays of stone-]{+stone quays+}` are
/// one change of one phrase each.
pub(super) fn absorb_swaps(symbols: Sides<&[Symbol]>, runs: Vec<Run>) -> Vec<Run> {
    drop_runs(symbols, runs, |run, before, after| {
        let moves = match (before, after) {
            (Sides { old, new: [] }, Sides { old: [], new })
            | (Sides { old: [], new }, Sides { old, new: [] }) => say_the_same(old, new),
            _ => false,
        };
        run.len <= MAX_SWAP && moves
    })
}

/// Drops the runs of which `is_absorbed` says so, given the edits before and after them. An edit takes in the runs that
/// were dropped before it.
fn drop_runs<'a>(
    symbols: Sides<&'a [Symbol]>,
    runs: Vec<Run>,
    is_absorbed: impl Fn(Run, Sides<&'a [Symbol]>, Sides<&'a [Symbol]>) -> bool,
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
        let before = edit_symbols(symbols, kept.last(), &run);
        let after = edit_symbols(symbols, Some(&run), next);
        if !is_absorbed(run, before, after) {
            kept.push(run);
        }
    }
    kept
}

/// Whether two stretches have the same words of matter, or the same words where there are none.
fn say_the_same(old: &[Symbol], new: &[Symbol]) -> bool {
    let folds = |side: &[Symbol], is_said: fn(&Symbol) -> bool| -> Vec<u64> {
        let said = side.iter().filter(|symbol| is_said(symbol));
        said.map(|symbol| symbol.fold).collect()
    };
    let carries_matter = |symbol: &Symbol| symbol.class == Class::Matter;
    let matter = folds(old, carries_matter);
    if matter.is_empty() {
        !old.is_empty() && folds(old, |_| true) == folds(new, |_| true)
    } else {
        matter == folds(new, carries_matter)
    }
}

/// Drops a mark inside a name or a word where what stands on both of its sides is replaced: the point of an
/// abbreviation in `[-J. Doe-]{+A. Roe+}`, the colon in `[-10:21-]{+07:06+}`. Each is one change of one name or word. The
/// first and the last run stay.
pub(super) fn absorb_inner_marks(streams: Sides<&Stream<'_>>, runs: &mut Vec<Run>) {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for (k, run) in runs.iter().enumerate() {
        let is_absorbed = match (kept.last(), runs.get(k + 1)) {
            (Some(before), Some(after)) if run.len == 1 => {
                let is_replaced = before.old + before.len < run.old
                    && before.new + before.len < run.new
                    && run.old + 1 < after.old
                    && run.new + 1 < after.new;
                is_replaced
                    && streams.old.is_inner_mark(run.old)
                    && streams.new.is_inner_mark(run.new)
            }
            _ => false,
        };
        if !is_absorbed {
            kept.push(*run);
        }
    }
    *runs = kept;
}

/// What the side of an edit says that says more.
fn edit_heft(edit: Sides<&[Symbol]>) -> u32 {
    heft_of(edit.old).max(heft_of(edit.new))
}

/// The symbols between two runs.
fn edit_symbols<'a>(
    symbols: Sides<&'a [Symbol]>,
    before: Option<&Run>,
    after: &Run,
) -> Sides<&'a [Symbol]> {
    let from = before.map_or((0, 0), |run| (run.old + run.len, run.new + run.len));
    Sides::new(
        &symbols.old[from.0..after.old],
        &symbols.new[from.1..after.new],
    )
}

fn heft_of(symbols: &[Symbol]) -> u32 {
    symbols.iter().map(|symbol| heft(symbol.class)).sum()
}
