//! Units that are equal by key: unique ones first, then their equal neighbours. Repeated ones without a neighbour to go
//! by are left to likeness, which weighs where they stand.

use rustc_hash::FxHashMap;

use crate::sides::Sides;

/// Returns pairs of equal units, sorted, each unit in at most one. O(n + m).
pub(super) fn equal_pairs(keys: Sides<&[u64]>) -> Vec<(usize, usize)> {
    let mut partner = keys.map(|side| vec![None; side.len()]);
    let mut count: FxHashMap<u64, Sides<(u32, usize)>> = FxHashMap::default();
    count.reserve(keys.old.len().max(keys.new.len()));
    for (index, key) in keys.old.iter().enumerate() {
        let seen = &mut count.entry(*key).or_default().old;
        *seen = (seen.0 + 1, index);
    }
    for (index, key) in keys.new.iter().enumerate() {
        let seen = &mut count.entry(*key).or_default().new;
        *seen = (seen.0 + 1, index);
    }
    for (index, key) in keys.old.iter().enumerate() {
        if let Sides {
            old: (1, _),
            new: (1, other),
        } = count[key]
        {
            partner.old[index] = Some(other);
            partner.new[other] = Some(index);
        }
    }
    extend(keys, &mut partner);
    partner
        .old
        .iter()
        .enumerate()
        .filter_map(|(index, other)| other.map(|other| (index, other)))
        .collect()
}

fn extend(keys: Sides<&[u64]>, partner: &mut Sides<Vec<Option<usize>>>) {
    let is_free = |partner: &Sides<Vec<Option<usize>>>, a: usize, b: usize| {
        a < keys.old.len()
            && b < keys.new.len()
            && keys.old[a] == keys.new[b]
            && partner.old[a].is_none()
            && partner.new[b].is_none()
    };
    // The start of both texts is a context like any pair.
    if is_free(partner, 0, 0) {
        (partner.old[0], partner.new[0]) = (Some(0), Some(0));
    }
    for a in 0..keys.old.len() {
        if let Some(b) = partner.old[a]
            && is_free(partner, a + 1, b + 1)
        {
            (partner.old[a + 1], partner.new[b + 1]) = (Some(b + 1), Some(a + 1));
        }
    }
    if let (Some(a), Some(b)) = (keys.old.len().checked_sub(1), keys.new.len().checked_sub(1))
        && is_free(partner, a, b)
    {
        (partner.old[a], partner.new[b]) = (Some(b), Some(a));
    }
    for a in (1..keys.old.len()).rev() {
        if let Some(b) = partner.old[a]
            && b > 0
            && is_free(partner, a - 1, b - 1)
        {
            (partner.old[a - 1], partner.new[b - 1]) = (Some(b - 1), Some(a - 1));
        }
    }
}
