//! Anchors: what both versions have in the same order, by which the place of everything else is told.

use std::ops::Range;

use super::pair::{Pair, Sameness};
use super::side::Which;
use crate::sides::Sides;

/// Matched atoms that follow in the same order on both sides.
#[derive(Debug)]
pub(in crate::classify) struct Anchors(Vec<(usize, usize)>);

impl Anchors {
    /// Finds the anchors of a pair.
    pub(in crate::classify) fn of(pair: &Pair<'_, '_>) -> Self {
        let mut anchors: Vec<(usize, usize)> = Vec::new();
        for (old, partner) in pair.sides.old.partner.iter().enumerate() {
            let Some((new, why)) = *partner else { continue };
            let rises = anchors.last().is_none_or(|(_, last)| *last < new);
            if why != Sameness::Moved && rises {
                anchors.push((old, new));
            }
        }
        Self(anchors)
    }

    /// The number of anchors before an atom: its place in the text that both versions have.
    pub(in crate::classify) fn before(&self, which: Which, at: usize) -> usize {
        self.0
            .partition_point(|(old, new)| *which.of(Sides::new(old, new)) < at)
    }

    /// The anchors of a range of places, as atoms of the old and of the new side.
    pub(in crate::classify) fn between(&self, places: Range<usize>) -> &[(usize, usize)] {
        &self.0[places]
    }
}
