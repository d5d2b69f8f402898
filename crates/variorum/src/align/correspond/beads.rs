//! Links that alignment may choose from: pairs of units, and the splits and merges that grow from them.

use std::borrow::Cow;
use std::ops::Range;

use super::super::content::{Content, Term, Vocabulary, join, lot};
use super::super::options::{Demands, portion};
use super::candidates::{Anchor, Candidate, SURE};
use super::chain::Rising;
use super::rivals::{SurePartner, sure_elsewhere};
use crate::sides::Sides;

/// One or several neighbouring units on each side that may belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bead {
    pub(super) units: Sides<Range<usize>>,
    /// The weight of both sides together.
    pub(super) mass: u64,
    /// What a chain gains by it: the weight that both sides share, twice, less what is demanded of their whole weight
    /// and what any link costs.
    pub(super) gain: i64,
    /// What a chain gains when this bead continues another.
    pub(super) bond: i64,
    /// Dice similarity.
    pub(super) score: f64,
    /// Whether both sides are equal by key.
    pub(super) is_equal: bool,
    /// Decides between beads that gain as much; the same when old and new are exchanged.
    pub(super) lot: u32,
}

impl Bead {
    fn new(
        units: Sides<Range<usize>>,
        overlap: u64,
        mass: u64,
        lot: u32,
        demands: &Demands,
    ) -> Self {
        Self {
            units,
            mass,
            gain: gain(overlap, mass, demands.pair) - demands.link_cost,
            bond: portion(mass as f64, demands.bond) + demands.link_bond,
            score: dice(overlap, mass),
            is_equal: false,
            lot,
        }
    }

    pub(super) fn equal(anchor: &Anchor, demands: &Demands) -> Self {
        let mass = 2 * anchor.weight;
        Self {
            units: anchor.units.clone(),
            mass,
            gain: gain(anchor.weight, mass, demands.pair).max(1),
            bond: 0,
            score: 1.0,
            is_equal: true,
            lot: lot(anchor.key, anchor.key),
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

    fn lot(&self) -> u32 {
        self.lot
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
struct Parts<'a> {
    range: Range<usize>,
    terms: Cow<'a, [Term]>,
    mass: u64,
    key: u64,
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

    /// The pair of two units, if they share anything.
    pub(super) fn candidate(&self, old: usize, new: usize) -> Option<Candidate> {
        let score = self.score(old, new, self.overlap(old, new));
        (score > 0.0).then(|| Candidate {
            units: Sides::new(old, new),
            score,
            lot: self.lot(old, new),
        })
    }

    /// The weight that two units share.
    pub(super) fn overlap(&self, old: usize, new: usize) -> u64 {
        let (old, new) = (&self.contents.old[old], &self.contents.new[new]);
        self.vocabulary.overlap(&old.terms, &new.terms)
    }

    /// The similarity of two units that share so much.
    pub(super) fn score(&self, old: usize, new: usize, overlap: u64) -> f64 {
        dice(overlap, self.mass(old, new))
    }

    /// Whether a side says nothing but a number, and the other says more than that: a mark of a note or of a page, and a
    /// line that has the same number somewhere.
    pub(super) fn rests_on_a_number(&self, bead: &Bead) -> bool {
        let is_number = |content: &Content| self.vocabulary.is_number(&content.terms);
        let Sides { old, new } = &bead.units;
        !bead.is_equal
            && bead.score < SURE
            && (self.contents.old[old.clone()].iter().all(is_number)
                || self.contents.new[new.clone()].iter().all(is_number))
    }

    /// What decides between pairs as similar.
    pub(super) fn lot(&self, old: usize, new: usize) -> u32 {
        lot(self.contents.old[old].key, self.contents.new[new].key)
    }

    fn mass(&self, old: usize, new: usize) -> u64 {
        self.contents.old[old].mass + self.contents.new[new].mass
    }

    /// The bead of a pair.
    pub(super) fn pair(&self, pair: &Candidate, demands: &Demands) -> Bead {
        let Sides { old, new } = pair.units;
        let mass = self.mass(old, new);
        let units = pair.units.map(|unit| unit..unit + 1);
        Bead::new(units, overlap(pair.score, mass), mass, pair.lot, demands)
    }

    /// Lists the pair of two units and all splits and merges that grow from it.
    pub(super) fn grow(
        &self,
        pair: &Candidate,
        partners: &Sides<Vec<SurePartner>>,
        demands: &Demands,
        beads: &mut Vec<Bead>,
    ) {
        let Sides { old, new } = pair.units;
        let first = beads.len();
        let swapped = demands.swap();
        let overlap = overlap(pair.score, self.mass(old, new));
        self.swap()
            .split(new, old, overlap, &partners.old, &swapped, beads);
        for bead in &mut beads[first..] {
            bead.units = bead.units.clone().swap();
        }
        beads.push(self.pair(pair, demands));
        self.split(old, new, overlap, &partners.new, demands, beads);
    }

    /// Lists what a pair grows to when neighbours join the new side, one at a time, best first.
    fn split(
        &self,
        old: usize,
        new: usize,
        overlap: u64,
        partners: &[SurePartner],
        demands: &Demands,
        beads: &mut Vec<Bead>,
    ) {
        let whole = &self.contents.old[old];
        let part = &self.contents.new[new];
        let mut parts = Parts {
            range: new..new + 1,
            terms: Cow::Borrowed(&part.terms),
            mass: part.mass,
            key: part.key,
            overlap,
        };
        while parts.range.len() < demands.max_parts {
            let Some(wider) = self.widen(old, &parts, partners, demands) else {
                return;
            };
            parts = wider;
            let mass = whole.mass + parts.mass;
            let units = Sides::new(old..old + 1, parts.range.clone());
            let lot = lot(whole.key, parts.key);
            beads.push(Bead::new(units, parts.overlap, mass, lot, demands));
        }
    }

    /// Adds the neighbour that explains more of the whole, if either explains enough.
    fn widen(
        &self,
        old: usize,
        parts: &Parts<'_>,
        partners: &[SurePartner],
        demands: &Demands,
    ) -> Option<Parts<'static>> {
        let Range { start, end } = parts.range;
        let left = start.checked_sub(1).map(|unit| (unit, unit..end));
        let right = (end < self.contents.new.len()).then(|| (end, start..end + 1));
        let mut best: Option<(usize, Range<usize>, u64)> = None;
        for (unit, range) in left.into_iter().chain(right) {
            if let Some(overlap) = self.explained(old, parts, unit, partners, demands)
                && best.as_ref().is_none_or(|(.., most)| overlap > *most)
            {
                best = Some((unit, range, overlap));
            }
        }
        let (unit, range, overlap) = best?;
        let part = &self.contents.new[unit];
        Some(Parts {
            range,
            terms: Cow::Owned(join(&parts.terms, &part.terms)),
            mass: parts.mass + part.mass,
            key: parts.key.wrapping_add(part.key),
            overlap,
        })
    }

    /// What parts and the neighbour that joins them explain of the whole together, if both earn their place.
    fn explained(
        &self,
        old: usize,
        parts: &Parts<'_>,
        unit: usize,
        partners: &[SurePartner],
        demands: &Demands,
    ) -> Option<u64> {
        let (whole, part) = (&self.contents.old[old], &self.contents.new[unit]);
        if self.settled.new[unit] {
            return None;
        }
        let rest = whole.mass - parts.overlap;
        let is_seed = parts.range.len() == 1;
        // Whether both can earn their place where the neighbour shares so much by itself: it adds at most that to what
        // the parts explain, and the unit from which the parts grow explains at most what it shares by itself, of what
        // the neighbour leaves unexplained.
        let may_belong = |alone: u64| {
            demands.part_belongs(alone, part.mass, rest)
                && (!is_seed || demands.part_belongs(parts.overlap, parts.mass, whole.mass - alone))
        };
        // It shares at most its own weight. Few pairs explain enough, so that nothing need be counted or joined for most.
        if !may_belong(part.mass.min(whole.mass)) {
            return None;
        }
        let alone = self.vocabulary.overlap(&whole.terms, &part.terms);
        if !may_belong(alone) {
            return None;
        }
        let overlap = self
            .vocabulary
            .overlap_with_both(&whole.terms, &parts.terms, &part.terms);
        let belongs = |unit: usize, added: u64, mass: u64, rest: u64| {
            demands.part_belongs(added, mass, rest)
                && dice(added, mass + rest) >= sure_elsewhere(partners[unit], &(old..old + 1))
        };
        // The unit from which the parts grow has to earn its place like those that join it.
        let seed_belongs = !is_seed
            || belongs(
                parts.range.start,
                overlap - alone,
                parts.mass,
                whole.mass - alone,
            );
        (seed_belongs && belongs(unit, overlap - parts.overlap, part.mass, rest)).then_some(overlap)
    }
}

fn dice(overlap: u64, mass: u64) -> f64 {
    if mass == 0 {
        0.0
    } else {
        2.0 * overlap as f64 / mass as f64
    }
}

/// The overlap that makes this similarity. Exact below 2^50: rounding in the division moves the product by less than one
/// half.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are far below 2^50 and not negative"
)]
fn overlap(score: f64, mass: u64) -> u64 {
    (score * mass as f64 / 2.0).round() as u64
}

#[expect(clippy::cast_possible_truncation, reason = "masses are far below 2^52")]
fn gain(overlap: u64, mass: u64, threshold: f64) -> i64 {
    (2.0 * overlap as f64 - threshold * mass as f64).round() as i64
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::super::super::content::{Wording, count};
    use super::super::super::options::AlignOptions;
    use super::*;
    use crate::read_str;

    /// Looks at the paragraphs of two texts as a field in which nothing is settled.
    pub(in crate::align) fn with_field<R>(texts: Sides<&str>, look: impl FnOnce(&Field) -> R) -> R {
        let documents = texts.map(|text| read_str("text", text));
        let mut vocabulary = Vocabulary::new(documents.as_ref());
        let words = documents.as_ref().map(|document| {
            let blocks: Vec<usize> = (0..document.blocks().len()).collect();
            let mut wording = vec![Wording::default(); blocks.len()];
            vocabulary.read(document, &blocks, &mut wording);
            let terms = wording.iter().map(|words| count(words));
            terms.collect::<Vec<_>>()
        });
        let all = words.old.iter().chain(&words.new);
        vocabulary.weigh(all.map(|terms| &**terms), &AlignOptions::default());
        let contents = words.map(|side| {
            let contents = side.into_iter().zip(0..);
            let contents = contents.map(|(terms, key)| vocabulary.content(terms, (key, 0), 1));
            contents.collect::<Vec<_>>()
        });
        let settled = contents.as_ref().map(|side| vec![false; side.len()]);
        look(&Field {
            contents: contents.as_ref().map(Vec::as_slice),
            settled: settled.as_ref().map(Vec::as_slice),
            vocabulary: &vocabulary,
        })
    }

    proptest! {
        #[test]
        fn a_similarity_tells_the_overlap(mass in 1_u64..1 << 48, share in 0.0..1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the mass")]
            let shared = (share * mass as f64 / 2.0) as u64;
            prop_assert_eq!(overlap(dice(shared, mass), mass), shared);
        }
    }
}
