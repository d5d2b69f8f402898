//! Pairs items of two sides with those that stand nearest.
//!
//! In: items with their slots, and what may be paired. Out: pairs, each item in one at most. Items are looked at outwards
//! from the place of the one that wants a partner, so that the first that fits is the nearest.

use rustc_hash::FxHashSet;

/// An item: its slot, and its atom. Slots rise with the atoms.
pub(in crate::classify) type Placed = (usize, usize);

/// Pairs atoms: those that share a slot first, then each with the nearest within reach that is free and fits; of two as
/// near, with the earlier.
pub(in crate::classify) fn pairs(
    old: &[Placed],
    new: &[Placed],
    reach: usize,
    mut fits: impl FnMut(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut free = new.to_vec();
    free.sort_unstable();
    free.dedup();
    let mut taken = FxHashSet::default();
    let mut pairs = Vec::new();
    for reach in [0, reach] {
        for (slot, a) in old {
            if free.is_empty() || taken.contains(a) {
                continue;
            }
            if let Some(at) = nearest(&free, *slot, reach, |b| fits(*a, b)) {
                taken.insert(*a);
                pairs.push((*a, free.remove(at).1));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The index of the nearest item within reach of a slot that fits.
fn nearest(
    free: &[Placed],
    slot: usize,
    reach: usize,
    mut fits: impl FnMut(usize) -> bool,
) -> Option<usize> {
    let border = free.partition_point(|(own, _)| *own < slot);
    let (mut before, mut after) = (border, border);
    loop {
        let next = free.get(after).map(|(own, _)| own - slot);
        let last = before.checked_sub(1).map(|last| slot - free[last].0);
        match (last, next) {
            (Some(distance), next) if next.is_none_or(|next| distance <= next) => {
                if distance > reach {
                    return None;
                }
                // Those of one slot are as near, and the first of them counts.
                let group = free[..before].partition_point(|(own, _)| slot - own > distance);
                if let Some(at) = (group..before).find(|at| fits(free[*at].1)) {
                    return Some(at);
                }
                before = group;
            }
            (_, Some(distance)) if distance <= reach => {
                if fits(free[after].1) {
                    return Some(after);
                }
                after += 1;
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As [`pairs`], by looking at everything each time.
    fn by_looking_at_all(
        old: &[Placed],
        new: &[Placed],
        reach: usize,
        fits: impl Fn(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for reach in [0, reach] {
            for (slot, a) in old {
                if pairs.iter().any(|(taken, _)| taken == a) {
                    continue;
                }
                let free = new
                    .iter()
                    .filter(|(_, b)| !pairs.iter().any(|(_, taken)| taken == b));
                let near = free
                    .map(|(own, b)| (own.abs_diff(*slot), *b))
                    .filter(|(distance, b)| *distance <= reach && fits(*a, *b));
                pairs.extend(near.min().map(|(_, b)| (*a, b)));
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// Atoms in any order, some of them twice, with slots that rise.
    fn placed() -> impl Strategy<Value = Vec<Placed>> {
        let steps = prop::collection::vec(0..3_usize, 12);
        let atoms = prop::collection::vec(0..12_usize, 0..12);
        (steps, atoms).prop_map(|(steps, atoms)| {
            let slot = |atom: usize| steps[..=atom].iter().sum();
            atoms.into_iter().map(|atom| (slot(atom), atom)).collect()
        })
    }

    proptest! {
        #[test]
        fn whom_one_meets_first_going_outwards_is_the_nearest(
            old in placed(),
            new in placed(),
            reach in 0..8_usize,
            odd in 1..5_usize,
        ) {
            let fits = |a: usize, b: usize| (a * 7 + b * 3).is_multiple_of(odd);
            prop_assert_eq!(
                pairs(&old, &new, reach, fits),
                by_looking_at_all(&old, &new, reach, fits)
            );
        }
    }
}
