//! Which of the units that changed their order are said to have moved.
//!
//! Two passages that change places look alike from either: one went up, or the other went down. The shorter one is
//! said to have moved. This is decided by the lengths of what was linked and by nothing else: rarity of words, by which
//! links are found, depends on the whole text, so that a change elsewhere would turn one move into the other.

use std::ops::Range;

use super::super::content::{Content, lot};
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
            contents.fold((0_u64, 0_u64), |(length, key), content| {
                (length + content.length, key.wrapping_add(content.key))
            })
        });
        let length = sides.old.0 + sides.new.0;
        Self {
            units: link.units.clone(),
            length: i64::try_from(length).unwrap_or(i64::MAX).max(1),
            lot: lot(sides.old.1, sides.new.1),
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
