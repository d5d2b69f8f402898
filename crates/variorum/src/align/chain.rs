//! The heaviest chain of links that rises on both sides.
//!
//! Heaviest increasing subsequence over ranges: links are visited in the order of their old start; a Fenwick tree over
//! new ends holds the best chain that ends there (Fenwick 1994; the sparse dynamic programming of Eppstein, Galil,
//! Giancarlo and Italiano 1992). O(k log m) for k links and m new units.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::sides::Sides;

/// A link that may stand in a chain.
pub(super) trait Rising {
    fn units(&self) -> &Sides<Range<usize>>;
    fn gain(&self) -> i64;
    /// What is added when the next link begins where this one ends, on both sides, or at the ends of both texts.
    fn bond(&self) -> i64 {
        0
    }
}

/// Returns the indices of the links of the heaviest chain, in order.
pub(super) fn heaviest_chain<L: Rising>(links: &[L], sizes: Sides<usize>) -> Vec<usize> {
    let mut starting = vec![Vec::new(); sizes.old + 1];
    let mut ending = vec![Vec::new(); sizes.old + 1];
    for (index, link) in links.iter().enumerate() {
        starting[link.units().old.start].push(index);
        ending[link.units().old.end].push(index);
    }
    let mut corners: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    let mut best = vec![0i64; links.len()];
    let mut before = vec![None; links.len()];
    let mut tree = vec![(0i64, None::<usize>); sizes.new + 1];
    for at in 0..=sizes.old {
        for &index in &ending[at] {
            let mut end = links[index].units().new.end;
            let corner = corners.entry((at, end)).or_insert(index);
            if best[index] > best[*corner] {
                *corner = index;
            }
            while end <= sizes.new {
                if best[index] > tree[end].0 {
                    tree[end] = (best[index], Some(index));
                }
                end += end & end.wrapping_neg();
            }
        }
        for &index in &starting[at] {
            let mut start = links[index].units().new.start;
            let mut top = (0, None);
            while start > 0 {
                if tree[start].0 > top.0 {
                    top = tree[start];
                }
                start &= start - 1;
            }
            let link = &links[index];
            let start = (link.units().old.start, link.units().new.start);
            if start == (0, 0) {
                top.0 += link.bond();
            } else if let Some(before) = corners.get(&start) {
                let bonded = best[*before] + link.bond().min(links[*before].bond());
                if bonded > top.0 {
                    top = (bonded, Some(*before));
                }
            }
            best[index] = top.0 + link.gain();
            before[index] = top.1;
            if (link.units().old.end, link.units().new.end) == (sizes.old, sizes.new) {
                best[index] += link.bond();
            }
        }
    }
    let mut last = None;
    for index in 0..links.len() {
        if best[index] > last.map_or(0, |last: usize| best[last]) {
            last = Some(index);
        }
    }
    let mut chain = Vec::new();
    while let Some(index) = last {
        chain.push(index);
        last = before[index];
    }
    chain.reverse();
    chain
}
