//! Where the counterpart of a unit is to be expected: in line with what is beyond doubt around it.
//!
//! Equal units and sure pairs that rise on both sides frame the rest. Between two of them the texts are taken to run on
//! evenly, so that each place has an expected place on the other side. A faint resemblance counts the more the nearer it
//! stands to there (after Gale and Church 1993, who expect lengths of neighbours to agree, and the two passes of Moore
//! 2002, who looks for the rest between the sentences that a first pass made sure of).

use std::ops::Range;

use super::beads::Bead;
use super::chain::heaviest_chain;
use crate::sides::Sides;

/// Firm links, as the stretches between them.
#[derive(Debug)]
pub(super) struct Frame {
    /// Where links start and end, and the ends of both texts; rising on both sides.
    corners: Vec<Sides<usize>>,
    /// For each place of a side the first corner at or after it.
    next: Sides<Vec<usize>>,
}

impl Frame {
    /// The frame of the heaviest chain of these links. O(k log m).
    pub(super) fn new(firm: &[Bead], sizes: Sides<usize>) -> Self {
        let mut corners = vec![Sides::new(0, 0)];
        for index in heaviest_chain(firm, sizes) {
            let units = &firm[index].units;
            corners.push(units.as_ref().map(|range| range.start));
            corners.push(units.as_ref().map(|range| range.end));
        }
        corners.push(sizes);
        Self::of(corners)
    }

    fn of(corners: Vec<Sides<usize>>) -> Self {
        let mut next = Sides::new(Vec::new(), Vec::new());
        for (index, corner) in corners.iter().enumerate() {
            next.old.resize(corner.old + 1, index);
            next.new.resize(corner.new + 1, index);
        }
        Self { corners, next }
    }

    /// How many units a link stands from where it is expected, the mean of both sides.
    pub(super) fn distance(&self, units: &Sides<Range<usize>>) -> f64 {
        let Sides { old, new } = units.as_ref().map(middle);
        let of_old = |corner: &Sides<usize>| corner.old as f64;
        let of_new = |corner: &Sides<usize>| corner.new as f64;
        // Corners stand at whole places, middles at halves, too.
        let next = units.as_ref().zip(self.next.as_ref());
        let next = next.map(|(range, next)| next[(range.start + range.end).div_ceil(2)]);
        let in_new = (self.counterpart(old, next.old, of_old, of_new) - new).abs();
        let in_old = (self.counterpart(new, next.new, of_new, of_old) - old).abs();
        f64::midpoint(in_new, in_old)
    }

    /// The place opposite to one before the corner `next`.
    fn counterpart(
        &self,
        place: f64,
        next: usize,
        here: impl Fn(&Sides<usize>) -> f64,
        there: impl Fn(&Sides<usize>) -> f64,
    ) -> f64 {
        // The middle of a unit is no corner, so that it lies between two different ones.
        let (before, after) = (&self.corners[next - 1], &self.corners[next]);
        let share = (place - here(before)) / (here(after) - here(before));
        there(before) + share * (there(after) - there(before))
    }
}

fn middle(range: &Range<usize>) -> f64 {
    (range.start + range.end) as f64 / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_firm_links_both_texts_run_on_evenly() {
        let corners = [(0, 0), (2, 5), (3, 6), (7, 8)];
        let frame = Frame::of(corners.map(|(old, new)| Sides::new(old, new)).to_vec());
        let is = |old: usize, new: usize, distance: f64| {
            let units = Sides::new(old..old + 1, new..new + 1);
            (frame.distance(&units) - distance).abs() < 1e-9
        };
        assert!(is(2, 5, 0.0));
        // A quarter of a unit too high on one side is half a unit on the other.
        assert!(is(3, 6, 0.375));
        assert!(is(6, 6, 1.875));
    }

    #[test]
    fn a_text_without_firm_links_runs_from_end_to_end() {
        let frame = Frame::new(&[], Sides::new(4, 4));
        let is = |units: Sides<Range<usize>>, distance: f64| {
            (frame.distance(&units) - distance).abs() < 1e-9
        };
        assert!(is(Sides::new(1..2, 1..2), 0.0));
        assert!(is(Sides::new(0..1, 3..4), 3.0));
        assert!(is(Sides::new(0..2, 0..1), 0.5));
    }
}
