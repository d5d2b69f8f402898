//! Which pairs of units are worth a look.
//!
//! Small problems: all pairs. Large ones: pairs inside the gaps between equal units, along the diagonal where a gap is
//! wide, and, anywhere, the units that share the most weight of rare terms, by an inverted index. Both kinds of work are
//! counted and bounded per unit, so that the whole is linear in the number of units.

use std::ops::Range;

use super::beads::Field;
use super::chain::{Rising, heaviest_chain};
use super::content::lot;
use super::grouped::Grouped;
use super::postings::Postings;
use super::tally::Tally;
use crate::sides::Sides;
use crate::work;

/// Pairs up to which every pair of a problem is looked at: some 250 units on each side.
const ALL_PAIRS: usize = 1 << 16;

/// Half the width of the band along the diagonal of a gap too wide to be searched.
const BAND: usize = 16;

/// Candidates that are kept for one unit, best first.
const KEPT: usize = 6;

/// Similarity above which nothing better is looked for elsewhere.
pub(super) const SURE: f64 = 0.8;

/// A pair of units and its similarity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) units: Sides<usize>,
    /// The weight that both share.
    pub(super) overlap: u64,
    pub(super) score: f64,
    /// Decides between candidates as similar.
    pub(super) lot: u32,
}

/// The pairs worth a look, and how thorough the search was.
#[derive(Debug)]
pub(super) struct Candidates {
    /// Sorted by place.
    pub(super) pairs: Vec<Candidate>,
    /// Units for which only their surroundings were searched, and in vain.
    pub(super) missed: Sides<Vec<usize>>,
}

/// Two equal units and how much text they hold.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) units: Sides<Range<usize>>,
    pub(super) weight: u64,
    /// Hash of what they say.
    pub(super) key: u64,
}

impl Anchor {
    pub(super) fn new(old: usize, new: usize, weight: u64, key: u64) -> Self {
        Self {
            units: Sides::new(old..old + 1, new..new + 1),
            weight,
            key,
        }
    }
}

impl Rising for Anchor {
    fn units(&self) -> &Sides<Range<usize>> {
        &self.units
    }

    fn gain(&self) -> i64 {
        i64::try_from(self.weight).unwrap_or(i64::MAX).max(1)
    }

    fn lot(&self) -> u32 {
        lot(self.key, self.key)
    }
}

/// Looks for candidates among the units that are not settled.
pub(super) fn candidates(field: &Field, anchors: &[Anchor]) -> Candidates {
    let sizes = field.settled.map(<[bool]>::len);
    let free = field.settled.map(|side| {
        (0..side.len())
            .filter(|unit| !side[*unit])
            .collect::<Vec<_>>()
    });
    let mut scored = Vec::new();
    let mut missed = Sides::default();
    let pairs = free.old.len() * free.new.len();
    if pairs <= ALL_PAIRS && pairs >= field.vocabulary.len() {
        all_pairs(field, &free, &mut scored);
    } else if pairs <= ALL_PAIRS {
        in_gap(Sides::new(&free.old, &free.new), |old, new| {
            scored.extend(field.candidate(old, new));
        });
    } else {
        let mut row = Row::new(field);
        for gap in gaps(anchors, sizes) {
            in_gap(slices(&free, &gap), |old, new| {
                scored.extend(row.candidate(old, new));
            });
        }
        let mut pairs;
        (pairs, missed) = sharing(field, free, &scored);
        pairs.sort_unstable();
        pairs.dedup();
        scored.extend(
            pairs
                .into_iter()
                .filter_map(|(old, new)| row.candidate(old, new)),
        );
        // Two sorted runs, so that this only merges them.
        scored.sort_by_key(|pair| (pair.units.old, pair.units.new));
        scored.dedup_by_key(|pair| pair.units);
    }
    Candidates {
        pairs: keep_best(scored, sizes),
        missed,
    }
}

/// Scores pairs that come by their old units: each of these is tallied once for all its pairs.
struct Row<'a> {
    field: &'a Field<'a>,
    tally: Tally<'a>,
    old: Option<usize>,
}

impl<'a> Row<'a> {
    fn new(field: &'a Field<'a>) -> Self {
        Self {
            field,
            tally: Tally::new(field.vocabulary),
            old: None,
        }
    }

    /// As [`Field::candidate`].
    fn candidate(&mut self, old: usize, new: usize) -> Option<Candidate> {
        let contents = self.field.contents;
        if self.old != Some(old) {
            self.tally.turn_to(&contents.old[old].terms);
            self.old = Some(old);
        }
        let overlap = self.tally.overlap(&contents.new[new].terms);
        self.field.pair(old, new, overlap)
    }
}

/// Scores all pairs by the terms that they share, and not, as one pair after the other would, by all that each has. Pays
/// where there are more pairs than terms.
fn all_pairs(field: &Field, free: &Sides<Vec<usize>>, scored: &mut Vec<Candidate>) {
    let vocabulary = field.vocabulary;
    let occurrences = || {
        free.new.iter().enumerate().flat_map(|(column, unit)| {
            let terms = field.contents.new[*unit].terms.iter();
            terms.map(move |(term, times)| (*term as usize, (column, *times)))
        })
    };
    let index = Grouped::new(vocabulary.len(), occurrences);
    let mut overlaps = vec![0; free.new.len()];
    for old in &free.old {
        overlaps.fill(0);
        for (term, times) in &field.contents.old[*old].terms {
            let weight = vocabulary.weight(*term);
            let sharing = index.of(*term as usize);
            work::count(sharing.len());
            for (column, other) in sharing {
                overlaps[*column] += weight * u64::from(*times.min(other));
            }
        }
        let row = overlaps.iter().zip(&free.new);
        scored.extend(row.filter_map(|(overlap, new)| field.pair(*old, *new, *overlap)));
    }
}

/// The stretches between the equal units that keep their order.
fn gaps(anchors: &[Anchor], sizes: Sides<usize>) -> Vec<Sides<Range<usize>>> {
    let mut gaps = Vec::new();
    let mut at = Sides::new(0, 0);
    for index in heaviest_chain(anchors, sizes) {
        let Sides { old, new } = &anchors[index].units;
        gaps.push(Sides::new(at.old..old.start, at.new..new.start));
        at = Sides::new(old.end, new.end);
    }
    gaps.push(Sides::new(at.old..sizes.old, at.new..sizes.new));
    gaps
}

/// The free units inside a gap.
fn slices<'a>(free: &'a Sides<Vec<usize>>, gap: &Sides<Range<usize>>) -> Sides<&'a [usize]> {
    free.as_ref().zip(gap.as_ref()).map(|(free, range)| {
        let start = free.partition_point(|unit| *unit < range.start);
        let end = free.partition_point(|unit| *unit < range.end);
        &free[start..end]
    })
}

/// All pairs of a gap, or, in a wide one, those along its diagonal.
fn in_gap(gap: Sides<&[usize]>, mut look: impl FnMut(usize, usize)) {
    let (rows, columns) = (gap.old.len(), gap.new.len());
    let is_small = rows * columns <= ALL_PAIRS;
    for (row, old) in gap.old.iter().enumerate() {
        let middle = row * columns / rows;
        let reach = if is_small {
            columns
        } else {
            BAND.max(columns / rows)
        };
        let near = middle.saturating_sub(reach)..(middle + reach + 1).min(columns);
        for new in &gap.new[near] {
            look(*old, *new);
        }
    }
}

/// Lists the pairs that share the most weight of rare terms, looked up from both sides, for units whose surroundings hold
/// no sure counterpart. Also returns for how many old units neither search found anything while terms were left unread.
fn sharing(
    field: &Field,
    mut free: Sides<Vec<usize>>,
    scored: &[Candidate],
) -> (Vec<(usize, usize)>, Sides<Vec<usize>>) {
    let mut best = field.settled.map(|side| vec![0.0f64; side.len()]);
    for Candidate { units, score, .. } in scored {
        best.old[units.old] = best.old[units.old].max(*score);
        best.new[units.new] = best.new[units.new].max(*score);
    }
    free.old.retain(|old| best.old[*old] < SURE);
    free.new.retain(|new| best.new[*new] < SURE);
    let mut pairs = Vec::new();
    let mut missed = Sides::new(Vec::new(), Vec::new());
    let mut index = Postings::new(field.contents.new, &free.new, field.vocabulary);
    for old in &free.old {
        let (found, is_cut) = index.sharing(&field.contents.old[*old], KEPT);
        if is_cut && found.is_empty() && best.old[*old] == 0.0 {
            missed.old.push(*old);
        }
        pairs.extend(found.into_iter().map(|new| (*old, new)));
    }
    let mut index = Postings::new(field.contents.old, &free.old, field.vocabulary);
    for new in &free.new {
        let (found, is_cut) = index.sharing(&field.contents.new[*new], KEPT);
        if is_cut && found.is_empty() && best.new[*new] == 0.0 {
            missed.new.push(*new);
        }
        pairs.extend(found.into_iter().map(|old| (old, *new)));
    }
    (pairs, missed)
}

/// Keeps the candidates that are among the best of one of their units. O(candidates): each unit keeps a short list.
fn keep_best(mut all: Vec<Candidate>, sizes: Sides<usize>) -> Vec<Candidate> {
    let mut best = sizes.map(|size| vec![Best::default(); size]);
    for (index, pair) in all.iter().enumerate() {
        let rank = rank(pair, index);
        best.old[pair.units.old].offer(rank);
        best.new[pair.units.new].offer(rank);
    }
    let mut index = 0;
    all.retain(|pair| {
        let rank = rank(pair, index);
        index += 1;
        best.old[pair.units.old].holds(rank) || best.new[pair.units.new].holds(rank)
    });
    all
}

/// Orders candidates: by score, then by lot, then the earlier before the later. No two rank alike.
fn rank(pair: &Candidate, index: usize) -> u128 {
    /// Bits below a lot, which has sixteen.
    const PLACE_BITS: u32 = 48;
    let place = (1 << PLACE_BITS) - 1 - index as u64;
    // Scores are not negative, so that their bits order as they do.
    u128::from(pair.score.to_bits()) << 64 | u128::from(u64::from(pair.lot) << PLACE_BITS | place)
}

/// The ranks of the best candidates of one unit, highest first; 0 where there are no more.
#[derive(Clone, Default)]
struct Best([u128; KEPT]);

impl Best {
    fn offer(&mut self, mut rank: u128) {
        if !self.holds(rank) {
            return;
        }
        for kept in &mut self.0 {
            // What is pushed out of a place takes the next.
            if rank > *kept {
                std::mem::swap(&mut rank, kept);
            }
        }
    }

    fn holds(&self, rank: u128) -> bool {
        rank >= self.0[KEPT - 1]
    }
}
