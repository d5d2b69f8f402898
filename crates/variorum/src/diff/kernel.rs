//! The kernel: which tokens of two sequences match.
//!
//! In: two sequences of weighted symbols. Out: runs of matched symbols, in order on both sides. A match earns its
//! symbol's weight and every edit costs a fixed price; the best sum is found by dynamic programming with affine gaps
//! (Gotoh 1982) on what lies between the common beginning and end, in time and space proportional to the product of
//! the two lengths. Stretches too long for that are first cut at the long equal runs of a patience diff, which takes
//! O((n + m) log (n + m)) and a bounded number of steps per stretch.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::options::DiffOptions;
use crate::work;

/// How much a symbol says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A word or number that carries matter.
    Matter,
    /// A word that carries grammar.
    Function,
    /// A punctuation mark.
    Mark,
}

/// A token as the kernel sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Symbol {
    /// Equal symbols have equal keys.
    pub(super) key: u64,
    /// Symbols match if these are equal, be it that their first letters differ in case.
    pub(super) fold: u64,
    /// Symbols of equal written words have equal keys.
    pub(super) written: u64,
    /// How much it says.
    pub(super) class: Class,
    /// What a match of this symbol is worth.
    pub(super) weight: u32,
}

/// A run of symbols that match one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) len: usize,
}

/// An equal run of a patience diff is trusted as a border of stretches when it is worth this many words.
const ANCHOR_WORDS: u32 = 4;

/// Returns the runs of the best match. Swapping the sides swaps the runs.
pub(super) fn match_runs(old: &[Symbol], new: &[Symbol], options: &DiffOptions) -> Vec<Run> {
    let mut runs = Runs::default();
    let lengths = old.len().cmp(&new.len());
    // Ties are broken by position; a fixed orientation makes that the same from both sides.
    if lengths.then_with(|| folds(old).cmp(folds(new))).is_le() {
        match_stretch(old, new, options, &mut runs);
    } else {
        match_stretch(new, old, options, &mut runs);
        for run in &mut runs.0 {
            std::mem::swap(&mut run.old, &mut run.new);
        }
    }
    runs.0
}

fn folds(side: &[Symbol]) -> impl Iterator<Item = u64> {
    side.iter().map(|symbol| symbol.fold)
}

/// Runs in order, neighbours joined.
#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn push(&mut self, old: usize, new: usize, len: usize) {
        match self.0.last_mut() {
            _ if len == 0 => {}
            Some(last) if last.old + last.len == old && last.new + last.len == new => {
                last.len += len;
            }
            _ => self.0.push(Run { old, new, len }),
        }
    }
}

fn match_stretch(old: &[Symbol], new: &[Symbol], options: &DiffOptions, runs: &mut Runs) {
    if is_small(old.len(), new.len(), options) {
        best_match(old, new, (0, 0), options, runs);
        return;
    }
    let worth = |run: &Run| {
        let symbols = &old[run.old..run.old + run.len];
        symbols.iter().map(|symbol| symbol.weight).sum::<u32>()
    };
    let candidates = patience(old, new);
    let is_anchor = |run: &&Run| worth(run) >= ANCHOR_WORDS * options.word_weight;
    let end = Run {
        old: old.len(),
        new: new.len(),
        len: 0,
    };
    let mut at = (0, 0);
    for anchor in candidates.iter().filter(is_anchor).chain([&end]) {
        let (a, b) = (at.0..anchor.old, at.1..anchor.new);
        if is_small(a.len(), b.len(), options) {
            best_match(&old[a], &new[b], at, options, runs);
        } else {
            let inside = |run: &&Run| a.contains(&run.old) && b.contains(&run.new);
            let first = candidates.partition_point(|run| run.old < a.start);
            for run in candidates[first..].iter().take_while(inside) {
                if worth(run) > options.edit_cost {
                    runs.push(run.old, run.new, run.len);
                }
            }
        }
        runs.push(anchor.old, anchor.new, anchor.len);
        at = (anchor.old + anchor.len, anchor.new + anchor.len);
    }
}

fn is_small(old: usize, new: usize, options: &DiffOptions) -> bool {
    old.saturating_mul(new) <= options.max_cells
}

fn patience(old: &[Symbol], new: &[Symbol]) -> Vec<Run> {
    let mut runs = Runs::default();
    let [old, new] = [old, new].map(|side| folds(side).collect::<Vec<_>>());
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            runs.push(old_index, new_index, len);
        }
    }
    runs.0
}

fn match_weight(a: &Symbol, b: &Symbol, options: &DiffOptions) -> u32 {
    let weight = a.weight.min(b.weight);
    if a.key != b.key {
        weight / 2
    } else if a.written == b.written {
        weight + options.whole_word_bonus
    } else {
        weight
    }
}

/// A score that no path has.
const UNREACHED: i32 = i32::MIN / 2;

/// The step before a cell of the gap layer came from the left, not from above.
const GAP_LEFT: u8 = 1;
/// The step before a cell of the gap layer was a match: the edit begins here.
const GAP_OPENS: u8 = 2;
/// The step before a cell of the match layer was part of an edit.
const MATCH_AFTER_GAP: u8 = 4;

/// The best scores of the paths to a cell.
#[derive(Clone, Copy)]
struct Cell {
    /// Of those whose last step is a match.
    matched: i32,
    /// Of those whose last step is part of an edit.
    gap: i32,
}

/// Finds the best match of two short stretches by dynamic programming over two layers: paths whose last step is a
/// match, and paths whose last step is part of an edit.
fn best_match(
    old: &[Symbol],
    new: &[Symbol],
    offset: (usize, usize),
    options: &DiffOptions,
    runs: &mut Runs,
) {
    if old.is_empty() || new.is_empty() {
        return;
    }
    work::count(old.len() * new.len());
    let width = new.len() + 1;
    let points = |value: u32| i32::try_from(value).expect("weights are small");
    let cost = points(options.edit_cost);
    let mut trace = vec![0_u8; (old.len() + 1) * width];
    trace[1..width].fill(GAP_LEFT);
    trace[1] |= GAP_OPENS;
    let edge = Cell {
        matched: UNREACHED,
        gap: -cost,
    };
    let mut above = vec![edge; width];
    above[0] = Cell {
        matched: 0,
        gap: UNREACHED,
    };
    for (i, a) in old.iter().enumerate() {
        let row = &mut trace[(i + 1) * width..(i + 2) * width];
        row[0] = if i == 0 { GAP_OPENS } else { 0 };
        let mut diagonal = std::mem::replace(&mut above[0], edge);
        let mut left = edge;
        for ((b, cell), step) in new.iter().zip(&mut above[1..]).zip(&mut row[1..]) {
            let mut best = Cell {
                matched: UNREACHED,
                gap: cell.gap,
            };
            for (score, kind) in [
                (left.gap, GAP_LEFT),
                (cell.matched - cost, GAP_OPENS),
                (left.matched - cost, GAP_OPENS | GAP_LEFT),
            ] {
                if score > best.gap {
                    (best.gap, *step) = (score, kind);
                }
            }
            if a.fold == b.fold {
                let before = diagonal.matched.max(diagonal.gap);
                if diagonal.gap > diagonal.matched {
                    *step |= MATCH_AFTER_GAP;
                }
                best.matched = before + points(match_weight(a, b, options));
            }
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
    }
    let last = above[new.len()];
    let ends = (old.len(), new.len());
    retrace(&trace, ends, last.matched >= last.gap, offset, runs);
}

fn retrace(
    trace: &[u8],
    end: (usize, usize),
    mut in_match: bool,
    offset: (usize, usize),
    runs: &mut Runs,
) {
    let width = end.1 + 1;
    let (mut i, mut j) = end;
    let mut matches = Vec::with_capacity(i.min(j));
    while i > 0 || j > 0 {
        let step = trace[i * width + j];
        if in_match {
            (i, j) = (i - 1, j - 1);
            matches.push((i, j));
            in_match = step & MATCH_AFTER_GAP == 0;
        } else {
            in_match = step & GAP_OPENS != 0;
            if step & GAP_LEFT == 0 {
                i -= 1;
            } else {
                j -= 1;
            }
        }
    }
    for (i, j) in matches.into_iter().rev() {
        runs.push(offset.0 + i, offset.1 + j, 1);
    }
}
