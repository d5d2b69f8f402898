//! Which atoms of two sentences are the same, and in how far.
//!
//! A weighted longest common subsequence over keys, after equal ends are cut off; content weighs more than grammar,
//! grammar more than signs, and neighbours of a match a little more than loose ones. O(n·m) for what remains, bounded by
//! [`LARGEST`]; beyond it the atoms between are compared as runs by the linear kernel of the word diff.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::classify::reading::atom::{Atom, Value};

/// Largest table of the exact method, in cells.
const LARGEST: usize = 1 << 20;

/// What a match gains by following another without a gap, in units of [`Atom::weight`].
const FOLLOWS: u32 = 2;

/// Factor of the weights in the table, so that [`FOLLOWS`] never outweighs a match.
const SCALE: u32 = 4;

/// Returns pairs of atoms with equal keys, in order on both sides. Numbers of paragraphs are matched by themselves, so
/// that the text is matched alike whatever they are.
pub(in crate::classify) fn common(old: &[Atom<'_>], new: &[Atom<'_>]) -> Vec<(usize, usize)> {
    let labels = |atoms: &[Atom<'_>]| {
        let labels = atoms.iter().take_while(|atom| atom.value == Value::Label);
        labels.count()
    };
    let (a, b) = (labels(old), labels(new));
    let mut pairs = matched(&old[..a], &new[..b]);
    let text = matched(&old[a..], &new[b..]).into_iter();
    pairs.extend(text.map(|(old, new)| (old + a, new + b)));
    pairs
}

fn matched(old: &[Atom<'_>], new: &[Atom<'_>]) -> Vec<(usize, usize)> {
    let head = old
        .iter()
        .zip(new)
        .take_while(|(a, b)| a.key == b.key)
        .count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a.key == b.key)
        .count();
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    let middle = if old_middle.len().saturating_mul(new_middle.len()) > LARGEST {
        linear(old_middle, new_middle)
    } else {
        exact(old_middle, new_middle)
    };
    let ends = Sizes {
        old: old.len() - tail,
        new: new.len() - tail,
    };
    let mut pairs = (0..head)
        .map(|at| (at, at))
        .chain(middle.into_iter().map(|(a, b)| (a + head, b + head)))
        .chain((0..tail).map(|at| (ends.old + at, ends.new + at)))
        .collect::<Vec<_>>();
    take_first_of_doubled(old, new, &mut pairs);
    pairs
}

/// Of a word that stands twice in a row and once on the other side, the first is matched, as in the word diff: which of
/// the two is new must not depend on what else differs.
fn take_first_of_doubled(old: &[Atom<'_>], new: &[Atom<'_>], pairs: &mut [(usize, usize)]) {
    let first = |atoms: &[Atom<'_>], mut at: usize, free: usize| {
        while at > free && atoms[at - 1].key == atoms[at].key {
            at -= 1;
        }
        at
    };
    let mut free = (0, 0);
    for (a, b) in pairs {
        (*a, *b) = (first(old, *a, free.0), first(new, *b, free.1));
        free = (*a + 1, *b + 1);
    }
}

struct Sizes {
    old: usize,
    new: usize,
}

fn linear(old: &[Atom<'_>], new: &[Atom<'_>]) -> Vec<(usize, usize)> {
    let keys = |atoms: &[Atom<'_>]| atoms.iter().map(|atom| atom.key).collect::<Vec<_>>();
    capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new))
        .into_iter()
        .flat_map(|op| match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => (0..len)
                .map(|at| (old_index + at, new_index + at))
                .collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn exact(old: &[Atom<'_>], new: &[Atom<'_>]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    // Best score from a cell on, and the same for a path that begins with a match there.
    let mut best = vec![0_u32; (old.len() + 1) * width];
    let mut matched = vec![0_u32; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            let cell = a * width + b;
            let skip = best[cell + width].max(best[cell + 1]);
            if old[a].key == new[b].key {
                let next = cell + width + 1;
                let follows = if matched[next] > 0 {
                    matched[next] + FOLLOWS
                } else {
                    0
                };
                matched[cell] = old[a].weight() * SCALE + best[next].max(follows);
            }
            best[cell] = skip.max(matched[cell]);
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    let mut in_run = false;
    while a < old.len() && b < new.len() {
        let cell = a * width + b;
        let takes = matched[cell] > 0 && (matched[cell] == best[cell] || in_run);
        if takes {
            pairs.push((a, b));
            let next = cell + width + 1;
            in_run = matched[next] > 0 && matched[next] + FOLLOWS >= best[next];
            (a, b) = (a + 1, b + 1);
        } else if best[cell + width] >= best[cell + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
