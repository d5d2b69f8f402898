//! Links that alignment may choose from: pairs of units, and the splits and merges that grow from them.

use std::ops::Range;

use super::candidates::Anchor;
use super::chain::Rising;
use super::content::{Content, Term, Vocabulary, join};
use super::options::Demands;
use crate::sides::Sides;

/// One or several neighbouring units on each side that may belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bead {
    pub(super) units: Sides<Range<usize>>,
    /// What a chain gains by it: the weight that both sides share, twice, less what is demanded of their whole weight.
    pub(super) gain: i64,
    /// What a chain gains when this bead continues another.
    pub(super) bond: i64,
    /// Dice similarity.
    pub(super) score: f64,
    /// Whether both sides are equal by key.
    pub(super) is_equal: bool,
}

impl Bead {
    pub(super) fn equal(anchor: &Anchor, demands: &Demands) -> Self {
        let mass = 2 * anchor.weight;
        Self {
            units: anchor.units.clone(),
            gain: gain(anchor.weight, mass, demands.pair).max(1),
            bond: 0,
            score: 1.0,
            is_equal: true,
        }
    }
}

impl Rising for Bead {
    fn units(&self) -> &Sides<Range<usize>> {
        &self.units
    }

    fn gain(&self) -> i64 {
        self.gain
    }

    fn bond(&self) -> Option<i64> {
        (!self.is_equal).then_some(self.bond)
    }
}

/// The units of both sides, as far as beads need to know them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    pub(super) contents: Sides<&'a [Content]>,
    /// Units that already have a partner and take no other.
    pub(super) settled: Sides<&'a [bool]>,
    pub(super) vocabulary: &'a Vocabulary,
}

/// Neighbouring units that stand, together, against one unit of the other side.
#[derive(Clone)]
struct Parts {
    range: Range<usize>,
    terms: Vec<Term>,
    mass: u64,
    /// What they share with the whole.
    overlap: u64,
}

impl Field<'_> {
    /// The same seen from the other version: merges become splits.
    fn swap(self) -> Self {
        Self {
            contents: self.contents.swap(),
            settled: self.settled.swap(),
            vocabulary: self.vocabulary,
        }
    }

    pub(super) fn similarity(&self, old: usize, new: usize) -> f64 {
        let (old, new) = (&self.contents.old[old], &self.contents.new[new]);
        let overlap = self.vocabulary.overlap(&old.terms, &new.terms);
        dice(overlap, old.mass + new.mass)
    }

    /// Lists the pair of two units and all splits and merges that grow from it.
    pub(super) fn grow(&self, units: Sides<usize>, demands: &Demands, beads: &mut Vec<Bead>) {
        let first = beads.len();
        self.swap().split(units.swap(), demands, beads);
        // The pair itself begins both lists.
        beads.remove(first);
        for bead in &mut beads[first..] {
            bead.units = bead.units.clone().swap();
        }
        self.split(units, demands, beads);
    }

    /// Lists the pair and what it grows to when neighbours join the new side, one at a time, best first.
    fn split(&self, units: Sides<usize>, demands: &Demands, beads: &mut Vec<Bead>) {
        let Sides { old, new } = units;
        let whole = &self.contents.old[old];
        let part = &self.contents.new[new];
        let mut parts = Parts {
            range: new..new + 1,
            terms: part.terms.to_vec(),
            mass: part.mass,
            overlap: self.vocabulary.overlap(&whole.terms, &part.terms),
        };
        loop {
            let mass = whole.mass + parts.mass;
            beads.push(Bead {
                units: Sides::new(old..old + 1, parts.range.clone()),
                gain: gain(parts.overlap, mass, demands.pair),
                bond: portion(mass, demands.bond),
                score: dice(parts.overlap, mass),
                is_equal: false,
            });
            if parts.range.len() == demands.max_parts {
                return;
            }
            match self.widen(whole, &parts, demands) {
                Some(wider) => parts = wider,
                None => return,
            }
        }
    }

    /// Adds the neighbour that explains more of the whole, if either explains enough.
    fn widen(&self, whole: &Content, parts: &Parts, demands: &Demands) -> Option<Parts> {
        let Range { start, end } = parts.range;
        let left = start.checked_sub(1).map(|unit| (unit, unit..end));
        let right = (end < self.contents.new.len()).then(|| (end, start..end + 1));
        let mut best: Option<Parts> = None;
        for (unit, range) in left.into_iter().chain(right) {
            if self.settled.new[unit] {
                continue;
            }
            let part = &self.contents.new[unit];
            let alone = self.vocabulary.overlap(&whole.terms, &part.terms);
            let rest = whole.mass - parts.overlap;
            // A part adds at most what it shares with the whole by itself. Few neighbours share enough, so that
            // nothing need be joined for most of them.
            if !demands.part_belongs(alone, part.mass, rest) {
                continue;
            }
            let terms = join(&parts.terms, &part.terms);
            let overlap = self.vocabulary.overlap(&whole.terms, &terms);
            // The unit from which the parts grow has to earn its place like those that join it.
            let seed_belongs = parts.range.len() > 1
                || demands.part_belongs(overlap - alone, parts.mass, whole.mass - alone);
            if seed_belongs
                && demands.part_belongs(overlap - parts.overlap, part.mass, rest)
                && best.as_ref().is_none_or(|best| overlap > best.overlap)
            {
                best = Some(Parts {
                    range,
                    terms,
                    mass: parts.mass + part.mass,
                    overlap,
                });
            }
        }
        best
    }
}

fn dice(overlap: u64, mass: u64) -> f64 {
    if mass == 0 {
        0.0
    } else {
        2.0 * overlap as f64 / mass as f64
    }
}

#[expect(clippy::cast_possible_truncation, reason = "masses are far below 2^52")]
fn gain(overlap: u64, mass: u64, threshold: f64) -> i64 {
    (2.0 * overlap as f64 - threshold * mass as f64).round() as i64
}

#[expect(clippy::cast_possible_truncation, reason = "masses are far below 2^52")]
fn portion(mass: u64, share: f64) -> i64 {
    (mass as f64 * share).round() as i64
}
