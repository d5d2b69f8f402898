//! Units that are equal by key. Unique ones first; those of them that keep their order cut both texts into gaps, and
//! what is unique in a gap is paired in turn, so that passages which repeat are paired in order (patience diff, Cohen).
//! Equal neighbours of a pair join it. Repeated ones that nothing tells apart are left to likeness, which weighs where
//! they stand.

use rustc_hash::FxHashMap;

use super::candidates::Anchor;
use super::chain::heaviest_chain;
use crate::sides::Sides;

/// How often gaps are cut into smaller ones. Each time is linear in what has no partner yet; a passage that repeats
/// within one that repeats takes one more.
const ROUNDS: usize = 8;

/// What one pair weighs where the longest run of pairs is looked for: so much that no sum of lots outweighs it.
const PAIR_WEIGHT: u64 = 1 << 16;

/// Places of units that are paired, old and new.
type Pairs = Vec<(usize, usize)>;

/// Returns pairs of equal units, sorted, each unit in at most one. O(n log m).
pub(in crate::align) fn equal_pairs(keys: Sides<&[u64]>) -> Pairs {
    let mut pairing = Pairing {
        keys,
        partner: keys.map(|side| vec![None; side.len()]),
    };
    pairing.pair_ends();
    let (spine, movers) = pairing.unique();
    pairing.pair_all(&spine);
    for _ in 1..ROUNDS {
        let (spine, _) = pairing.unique();
        if spine.is_empty() {
            break;
        }
        pairing.pair_all(&spine);
    }
    let movers = movers.into_iter();
    let movers: Vec<_> = movers
        .filter(|(old, new)| !pairing.stand_in_copies(*old, *new))
        .collect();
    pairing.pair_all(&movers);
    let pairs = pairing.partner.old.into_iter().enumerate();
    pairs
        .filter_map(|(old, new)| new.map(|new| (old, new)))
        .collect()
}

/// Equal units as they find their partners.
struct Pairing<'a> {
    keys: Sides<&'a [u64]>,
    partner: Sides<Vec<Option<usize>>>,
}

impl Pairing<'_> {
    /// The start and the end of both texts are a context like any pair.
    fn pair_ends(&mut self) {
        self.pair_if_free(0, 0);
        let Sides { old, new } = self.keys.map(<[u64]>::len);
        if let (Some(old), Some(new)) = (old.checked_sub(1), new.checked_sub(1)) {
            self.pair_if_free(old, new);
        }
    }

    /// The pairs of units that are the only ones of their key between the pairs found so far, which rise on both sides:
    /// those that rise as well, and those that cross them.
    fn unique(&self) -> (Pairs, Pairs) {
        let left = self.partner.as_ref();
        let left = left.map(|side| side.iter().filter(|partner| partner.is_none()).count());
        if left.old.min(left.new) == 0 {
            return Default::default();
        }
        let mut count: FxHashMap<(usize, u64), Sides<(u32, usize)>> = FxHashMap::default();
        count.reserve(left.old.max(left.new));
        for (gap, index) in free_in_gaps(&self.partner.old) {
            let seen = &mut count.entry((gap, self.keys.old[index])).or_default().old;
            *seen = (seen.0 + 1, index);
        }
        for (gap, index) in free_in_gaps(&self.partner.new) {
            let seen = &mut count.entry((gap, self.keys.new[index])).or_default().new;
            *seen = (seen.0 + 1, index);
        }
        let free = free_in_gaps(&self.partner.old);
        let pairs: Pairs = free
            .filter_map(|(gap, index)| match count[&(gap, self.keys.old[index])] {
                Sides {
                    old: (1, _),
                    new: (1, other),
                } => Some((index, other)),
                _ => None,
            })
            .collect();
        if pairs.is_sorted_by_key(|(_, new)| *new) {
            return (pairs, Vec::new());
        }
        let anchor =
            |(old, new): &(usize, usize)| Anchor::new(*old, *new, PAIR_WEIGHT, self.keys.old[*old]);
        let anchors: Vec<Anchor> = pairs.iter().map(anchor).collect();
        let mut rises = vec![false; pairs.len()];
        for index in heaviest_chain(&anchors, self.keys.map(<[u64]>::len)) {
            rises[index] = true;
        }
        let mut rises = rises.into_iter();
        pairs
            .into_iter()
            .partition(|_| rises.next().unwrap_or_default())
    }

    /// Pairs what is still free of these, and the equal neighbours of all pairs.
    fn pair_all(&mut self, pairs: &[(usize, usize)]) {
        for (old, new) in pairs {
            self.pair_if_free(*old, *new);
        }
        for old in 0..self.keys.old.len() {
            if let Some(new) = self.partner.old[old] {
                self.pair_if_free(old + 1, new + 1);
            }
        }
        for old in (1..self.keys.old.len()).rev() {
            if let Some(new) = self.partner.old[old]
                && new > 0
            {
                self.pair_if_free(old - 1, new - 1);
            }
        }
    }

    fn pair_if_free(&mut self, old: usize, new: usize) {
        let is_free = old < self.keys.old.len()
            && new < self.keys.new.len()
            && self.keys.old[old] == self.keys.new[new]
            && self.partner.old[old].is_none()
            && self.partner.new[new].is_none();
        if is_free {
            (self.partner.old[old], self.partner.new[new]) = (Some(new), Some(old));
        }
    }

    /// Whether a neighbour of both units is equal as well, and yet each has a partner elsewhere: then these are copies of
    /// one passage, and what makes the two units equal is an edit of either copy.
    fn stand_in_copies(&self, old: usize, new: usize) -> bool {
        let are_copies = |old: usize, new: usize| {
            old < self.keys.old.len()
                && new < self.keys.new.len()
                && self.keys.old[old] == self.keys.new[new]
                && self.partner.old[old].is_some_and(|partner| partner != new)
                && self.partner.new[new].is_some()
        };
        let is_before = old > 0 && new > 0 && are_copies(old - 1, new - 1);
        is_before || are_copies(old + 1, new + 1)
    }
}

/// The units of one side without a partner, each with the number of partners before it.
fn free_in_gaps(partner: &[Option<usize>]) -> impl Iterator<Item = (usize, usize)> {
    let mut gap = 0;
    let units = partner.iter().enumerate();
    units.filter_map(move |(index, partner)| {
        gap += usize::from(partner.is_some());
        partner.is_none().then_some((gap, index))
    })
}
