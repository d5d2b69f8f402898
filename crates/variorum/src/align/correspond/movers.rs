//! Which of the units that changed their order are said to have moved.
//!
//! Two passages that change places look alike from either: one went up, or the other went down. The shorter one is
//! said to have moved. This is decided by the lengths of what was linked and by nothing else: rarity of words, by which
//! links are found, depends on the whole text, so that a change elsewhere would turn one move into the other.

use std::ops::Range;

use super::super::content::{Content, lot};
use super::super::link::Link;
use super::Correspondence;
use super::chain::{Rising, heaviest_chain};
use crate::sides::Sides;

/// Marks as moved what lies off the longest text that rises on both sides. O(k log m) for k links and m new units.
pub(super) fn settle(found: &mut [Correspondence], contents: Sides<&[Content]>) {
    if !found.iter().any(|link| link.is_moved) {
        return;
    }
    let stretches = found.iter().map(|link| Stretch::new(link, contents));
    let mut stretches = stretches.enumerate().collect::<Vec<_>>();
    stretches.sort_by_key(|(_, stretch)| stretch.units.old.start);
    let (places, stretches): (Vec<usize>, Vec<Stretch>) = stretches.into_iter().unzip();
    for link in found.iter_mut() {
        link.is_moved = true;
    }
    for index in heaviest_chain(&stretches, contents.map(<[Content]>::len)) {
        found[places[index]].is_moved = false;
    }
}

/// Takes back the moves across links that were parted since: what rises over all that stayed in place has not moved. Where
/// some of them cross each other, the shorter ones stay moves. `measure` says how long a unit of each side is and gives its
/// key. Costs as much as [`settle`], where anything moved.
pub(in crate::align) fn take_back(
    links: &mut [&mut Link],
    sizes: Sides<usize>,
    measure: &Sides<impl Fn(usize) -> (u64, u64)>,
) {
    if links.iter().all(|link| link.moved.is_none()) {
        return;
    }
    links.sort_by_key(|link| link.units.old[0]);
    let mut stretches: Vec<Stretch> = links
        .iter()
        .map(|link| {
            let units = link.units.as_ref();
            let range = |units: &Vec<usize>| units[0]..units[units.len() - 1] + 1;
            let said = Sides::new(
                measured(units.old.iter().map(|unit| (measure.old)(*unit))),
                measured(units.new.iter().map(|unit| (measure.new)(*unit))),
            );
            Stretch::of(units.map(range), said)
        })
        .collect();
    // What stayed in place outweighs all that moved.
    let lengths = links.iter().zip(&stretches);
    let moved = lengths.filter(|(link, _)| link.moved.is_some());
    let more: i64 = moved.map(|(_, stretch)| stretch.length).sum();
    for (link, stretch) in links.iter().zip(&mut stretches) {
        if link.moved.is_none() {
            stretch.length += more;
        }
    }
    for index in heaviest_chain(&stretches, sizes) {
        links[index].moved = None;
    }
}

/// How long some units are together, and the sum of their keys.
fn measured(units: impl Iterator<Item = (u64, u64)>) -> (u64, u64) {
    units.fold((0, 0), |(length, sum), (more, key)| {
        (length + more, sum.wrapping_add(key))
    })
}

/// Linked text and how much of it there is.
struct Stretch {
    units: Sides<Range<usize>>,
    length: i64,
    lot: u32,
}

impl Stretch {
    fn new(link: &Correspondence, contents: Sides<&[Content]>) -> Self {
        let sides = link.units.clone().zip(contents);
        let sides = sides.map(|(range, contents)| {
            let contents = contents[range].iter();
            measured(contents.map(|content| (content.length, content.key)))
        });
        Self::of(link.units.clone(), sides)
    }

    /// Units of both sides that are so long and whose keys make such sums.
    fn of(units: Sides<Range<usize>>, said: Sides<(u64, u64)>) -> Self {
        let length = said.old.0 + said.new.0;
        Self {
            units,
            length: i64::try_from(length).unwrap_or(i64::MAX).max(1),
            lot: lot(said.old.1, said.new.1),
        }
    }
}

impl Rising for Stretch {
    fn units(&self) -> &Sides<Range<usize>> {
        &self.units
    }

    fn gain(&self) -> i64 {
        self.length
    }

    fn lot(&self) -> u32 {
        self.lot
    }
}
