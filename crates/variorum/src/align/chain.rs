//! The heaviest chain of links that rises on both sides.
//!
//! Heaviest increasing subsequence over ranges: links are visited in the order of their old start; a Fenwick tree over
//! new ends holds the best chain that ends there (Fenwick 1994; the sparse dynamic programming of Eppstein, Galil,
//! Giancarlo and Italiano 1992). O(k log m) for k links and m new units.

use std::ops::Range;

use crate::sides::Sides;

/// A link that may stand in a chain.
pub(super) trait Rising {
    fn units(&self) -> &Sides<Range<usize>>;
    fn gain(&self) -> i64;
}

/// Returns the indices of the links of the heaviest chain, in order.
pub(super) fn heaviest_chain<L: Rising>(links: &[L], sizes: Sides<usize>) -> Vec<usize> {
    let mut starting = vec![Vec::new(); sizes.old + 1];
    let mut ending = vec![Vec::new(); sizes.old + 1];
    for (index, link) in links.iter().enumerate().filter(|(_, link)| link.gain() > 0) {
        starting[link.units().old.start].push(index);
        ending[link.units().old.end].push(index);
    }
    let mut best = vec![0i64; links.len()];
    let mut before = vec![None; links.len()];
    let mut tree = vec![(0i64, None::<usize>); sizes.new + 1];
    for at in 0..=sizes.old {
        for &index in &ending[at] {
            let mut end = links[index].units().new.end;
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
            best[index] = top.0 + links[index].gain();
            before[index] = top.1;
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
