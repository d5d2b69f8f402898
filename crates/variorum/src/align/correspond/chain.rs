//! The heaviest chain of links that rises on both sides.
//!
//! Heaviest increasing subsequence over ranges: links are visited in the order of their old start; a Fenwick tree over
//! new ends holds the best chain that ends there (Fenwick 1994; the sparse dynamic programming of Eppstein, Galil,
//! Giancarlo and Italiano 1992). O(k log m) for k links and m new units.

use std::ops::Range;

use super::grouped::Grouped;
use crate::sides::Sides;
use crate::work;

/// A link that may stand in a chain.
pub(super) trait Rising {
    fn units(&self) -> &Sides<Range<usize>>;

    fn gain(&self) -> i64;

    /// Decides between chains that gain as much, below [`LOTS`]. Where it is drawn from what a link says and not from
    /// where it stands, two texts are aligned alike in both directions.
    fn lot(&self) -> u32;

    /// What is added where this link and another touch on both sides; of two, the smaller counts. Nothing for fixed
    /// points, such as the ends of the texts: they lend their neighbour its own bond.
    fn bond(&self) -> Option<i64> {
        None
    }
}

/// A unit of gain outweighs any lot.
const LOTS: i64 = 1 << 16;

/// Returns the indices of the links of the heaviest chain, in order.
pub(super) fn heaviest_chain<L: Rising>(links: &[L], sizes: Sides<usize>) -> Vec<usize> {
    if is_chain(links) {
        return (0..links.len()).collect();
    }
    let by = |place: fn(&L) -> usize| {
        Grouped::new(sizes.old + 1, || {
            let links = links.iter().enumerate();
            links.map(move |(index, link)| (place(link), index))
        })
    };
    let starting = by(|link| link.units().old.start);
    let ending = by(|link| link.units().old.end);
    let mut chains = Chains {
        links,
        best: vec![0; links.len()],
        before: vec![None; links.len()],
        tree: vec![(0, None); sizes.new + 1],
        corners: vec![None; sizes.new + 1],
        place: 0,
        fellows: vec![None; links.len()],
    };
    for place in 0..=sizes.old {
        chains.place = place;
        for index in ending.of(place) {
            chains.close(*index);
        }
        for index in starting.of(place) {
            chains.open(*index);
        }
    }
    chains.heaviest(sizes)
}

/// Whether links are their own heaviest chain, as most texts have it: each rises over the one before, and gains.
fn is_chain<L: Rising>(links: &[L]) -> bool {
    let rises = |pair: &[L]| {
        let (before, after) = (pair[0].units(), pair[1].units());
        before.old.end <= after.old.start && before.new.end <= after.new.start
    };
    links.iter().all(|link| link.gain() > 0) && links.windows(2).all(rises)
}

/// The best chains that end with each link.
struct Chains<'a, L> {
    links: &'a [L],
    best: Vec<i64>,
    before: Vec<Option<usize>>,
    /// Fenwick tree over new ends: the weight of the best chain that ends there or before, and its last link.
    tree: Vec<(i64, Option<usize>)>,
    /// For each new end the last link that ends there, and its old end: what starts at an old place touches only what
    /// ends there, so that one place is enough.
    corners: Vec<Option<(usize, usize)>>,
    /// The old place up to which links are closed.
    place: usize,
    /// For each link the one before that ends at the same corner: few do, since a link has few units.
    fellows: Vec<Option<usize>>,
}

impl<L: Rising> Chains<'_, L> {
    /// Appends a link to the best chain that ends where the link starts, or before.
    fn open(&mut self, index: usize) {
        let link = &self.links[index];
        let Sides { old, new } = link.units();
        let mut top = (0, None);
        let mut at = new.start;
        while at > 0 {
            if self.tree[at].0 > top.0 {
                top = self.tree[at];
            }
            at &= at - 1;
            work::count(1);
        }
        if (old.start, new.start) == (0, 0) {
            top.0 += LOTS * link.bond().unwrap_or(0);
        }
        if let Some((bonded, before)) = self.touching(link)
            && bonded > top.0
        {
            top = (bonded, Some(before));
        }
        self.best[index] = top.0 + LOTS * link.gain() + i64::from(link.lot());
        self.before[index] = top.1;
    }

    /// The best chain that ends where a link starts, on both sides, with what they gain by touching. Of those that
    /// gain as much the first counts.
    fn touching(&self, link: &L) -> Option<(i64, usize)> {
        let Sides { old, new } = link.units();
        let mut best: Option<(i64, usize)> = None;
        let mut next = self.at_corner(old.start, new.start);
        while let Some(before) = next {
            let bonded = self.best[before] + LOTS * bond(&self.links[before], link);
            if best.is_none_or(|(most, _)| bonded >= most) {
                best = Some((bonded, before));
            }
            next = self.fellows[before];
        }
        best
    }

    /// The last link that ends exactly there on both sides.
    fn at_corner(&self, old: usize, new: usize) -> Option<usize> {
        debug_assert_eq!(old, self.place, "links are visited by place");
        self.corners[new]
            .filter(|(place, _)| *place == old)
            .map(|(_, index)| index)
    }

    /// Lets later links follow a link.
    fn close(&mut self, index: usize) {
        let Sides { old, new } = self.links[index].units();
        let weight = self.best[index];
        self.fellows[index] = self.at_corner(old.end, new.end);
        self.corners[new.end] = Some((old.end, index));
        let mut at = new.end;
        while at < self.tree.len() {
            if weight > self.tree[at].0 {
                self.tree[at] = (weight, Some(index));
            }
            at += at & at.wrapping_neg();
            work::count(1);
        }
    }

    fn heaviest(&self, sizes: Sides<usize>) -> Vec<usize> {
        let mut last = (0, None);
        for (index, link) in self.links.iter().enumerate() {
            let Sides { old, new } = link.units();
            let is_end = (old.end, new.end) == (sizes.old, sizes.new);
            let bond = if is_end { link.bond().unwrap_or(0) } else { 0 };
            let best = self.best[index] + LOTS * bond;
            if best > last.0 {
                last = (best, Some(index));
            }
        }
        let mut chain = Vec::new();
        let mut next = last.1;
        while let Some(index) = next {
            chain.push(index);
            next = self.before[index];
        }
        chain.reverse();
        chain
    }
}

fn bond<L: Rising>(before: &L, after: &L) -> i64 {
    match (before.bond(), after.bond()) {
        (Some(before), Some(after)) => before.min(after),
        (before, after) => before.or(after).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug)]
    struct Link {
        units: Sides<Range<usize>>,
        gain: i64,
        bond: i64,
    }

    impl Rising for Link {
        fn units(&self) -> &Sides<Range<usize>> {
            &self.units
        }

        fn gain(&self) -> i64 {
            self.gain
        }

        fn lot(&self) -> u32 {
            7
        }

        fn bond(&self) -> Option<i64> {
            Some(self.bond)
        }
    }

    proptest! {
        #[test]
        fn links_that_rise_and_gain_are_all_in_the_chain_however_they_are_listed(
            steps in prop::collection::vec((0..2_usize, 1..3_usize, 0..2_usize, 1..3_usize, 1..9_i64, 0..9_i64), 0..9),
        ) {
            let mut at = Sides::new(0, 0);
            let mut links = Vec::new();
            for (old_gap, old, new_gap, new, gain, bond) in steps {
                let starts = Sides::new(at.old + old_gap, at.new + new_gap);
                at = Sides::new(starts.old + old, starts.new + new);
                let units = Sides::new(starts.old..at.old, starts.new..at.new);
                links.push(Link { units, gain, bond });
            }
            prop_assert!(is_chain(&links));
            let in_order: Vec<usize> = (0..links.len()).collect();
            prop_assert_eq!(heaviest_chain(&links, at), in_order.clone());
            links.reverse();
            let backwards: Vec<usize> = in_order.into_iter().rev().collect();
            prop_assert_eq!(heaviest_chain(&links, at), backwards);
        }
    }

    #[test]
    fn a_link_that_loses_is_left_out() {
        let link = |at: usize, gain: i64| Link {
            units: Sides::new(at..at + 1, at..at + 1),
            gain,
            bond: 1,
        };
        let links = [link(0, 5), link(1, -4), link(2, 5)];
        assert_eq!(heaviest_chain(&links, Sides::new(3, 3)), [0, 2]);
    }
}
