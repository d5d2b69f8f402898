//! Which pairs of units are worth a look.
//!
//! Small problems: all pairs. Large ones: where units stand in a common order, pairs inside the gaps between equal ones,
//! along the diagonal where a gap is wide, and, anywhere, the units that share the most weight of rare terms, by an
//! inverted index. Both kinds of work are counted and bounded per unit, so that the whole is linear in the number of
//! units.

use std::ops::Range;

use super::super::content::{Content, Vocabulary, lot};
use super::Order;
use super::beads::Field;
use super::chain::{Rising, heaviest_chain};
use super::grouped::Grouped;
use super::postings::Postings;
use super::shortlist::{KEPT, Shortlists};
use super::tally::Tally;
use crate::sides::Sides;
use crate::work;

/// Pairs up to which every pair of a problem is looked at: some 250 units on each side.
const ALL_PAIRS: usize = 1 << 16;

/// Half the width of the band along the diagonal of a gap too wide to be searched.
const BAND: usize = 16;

/// Similarity above which nothing better is looked for elsewhere.
pub(super) const SURE: f64 = 0.8;

/// A pair of units and its similarity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) units: Sides<usize>,
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
pub(in crate::align) struct Anchor {
    pub(super) units: Sides<Range<usize>>,
    pub(super) weight: u64,
    /// Hash of what they say.
    pub(super) key: u64,
}

impl Anchor {
    pub(in crate::align) fn new(old: usize, new: usize, weight: u64, key: u64) -> Self {
        Self {
            units: Sides::new(old..old + 1, new..new + 1),
            weight,
            key,
        }
    }

    /// Units that are equal, weighed like what they say.
    pub(in crate::align) fn of(old: usize, new: usize, content: &Content) -> Self {
        Self::new(old, new, content.mass.max(1), content.key)
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

/// Looks for candidates of a least similarity among the units that are not settled.
pub(super) fn candidates(
    field: &Field,
    anchors: &[Anchor],
    order: Order,
    least: f64,
) -> Candidates {
    let free = field.settled.map(|side| {
        (0..side.len())
            .filter(|unit| !side[*unit])
            .collect::<Vec<_>>()
    });
    let counts = free.as_ref().map(Vec::len);
    if counts.old.max(counts.new) <= KEPT {
        // So few are all kept.
        let pairs = free.old.iter().flat_map(|old| {
            let pair = |new: &usize| field.candidate(*old, *new);
            let pairs = free.new.iter().filter_map(pair);
            pairs.filter(|pair| pair.score >= least)
        });
        return Candidates {
            pairs: pairs.collect(),
            missed: Sides::default(),
        };
    }
    let mut shortlists = Shortlists::new(field);
    let is_small = counts.old * counts.new <= ALL_PAIRS;
    let gaps = if is_small {
        vec![counts.map(|count| 0..count)]
    } else if order == Order::Kept {
        let gaps = gaps(anchors, field.settled.map(<[bool]>::len));
        let gaps = gaps.iter().map(|gap| places(&free, gap));
        gaps.collect()
    } else {
        // Nothing is likelier nearby than elsewhere.
        Vec::new()
    };
    compare_in_gaps(field, &free, &gaps, &mut shortlists);
    let missed = if is_small {
        Sides::default()
    } else {
        look_everywhere(field, &free, &mut shortlists)
    };
    Candidates {
        pairs: shortlists.candidates(&free, least),
        missed,
    }
}

/// A stretch of either side, by places among the free units.
type Gap = Sides<Range<usize>>;

/// An old unit and the new ones that it is compared with, by their places among the free ones.
type Window = (usize, Range<usize>);

/// Compares the units in each gap: those of narrow ones pair by pair, and those of wide ones, where these have more pairs
/// than there are terms, by the terms that they share.
fn compare_in_gaps(
    field: &Field,
    free: &Sides<Vec<usize>>,
    gaps: &[Gap],
    shortlists: &mut Shortlists,
) {
    let is_wide = |gap: &&Gap| gap.old.len().max(gap.new.len()) > KEPT;
    let (wide, narrow): (Vec<&Gap>, Vec<&Gap>) = gaps.iter().partition(is_wide);
    let pairs = wide.iter().map(|gap| gap.old.len() * gap.new.len());
    let is_indexed = pairs.sum::<usize>() >= field.vocabulary.len();
    let (indexed, others) = if is_indexed {
        (wide, narrow)
    } else {
        (Vec::new(), gaps.iter().collect())
    };
    for (place, window) in others.into_iter().flat_map(windows) {
        let old = free.old[place];
        for new in &free.new[window] {
            shortlists.offer(old, *new, field.overlap(old, *new));
        }
    }
    if is_indexed {
        compare_by_terms(field, free, &indexed, shortlists);
    }
}

/// Compares each old unit with its window of new ones not pair by pair, by all the terms that each has, but by those that
/// it shares with any of them. Windows come in order, so that each term is followed through the new text once.
fn compare_by_terms(
    field: &Field,
    free: &Sides<Vec<usize>>,
    gaps: &[&Gap],
    shortlists: &mut Shortlists,
) {
    let (contents, vocabulary) = (field.contents, field.vocabulary);
    let occurrences = || {
        let places = gaps.iter().flat_map(|gap| gap.new.clone());
        places.flat_map(|place| {
            let number = u32::try_from(place).expect("fewer units than bytes of an input");
            let terms = contents.new[free.new[place]].terms.iter();
            terms.map(move |(term, times)| (*term as usize, (number, *times)))
        })
    };
    let index = Grouped::new(vocabulary.len(), occurrences);
    // Per term, how many of its occurrences lie before the window.
    let mut passed = vec![0; vocabulary.len()];
    let mut overlaps = Vec::new();
    for (place, window) in gaps.iter().flat_map(|gap| windows(gap)) {
        overlaps.clear();
        overlaps.resize(window.len(), 0);
        let old = free.old[place];
        for (term, times) in &contents.old[old].terms {
            let passed = &mut passed[*term as usize];
            let sharing = &index.of(*term as usize)[*passed..];
            let before = sharing
                .iter()
                .take_while(|(new, _)| (*new as usize) < window.start);
            let before = before.count();
            *passed += before;
            let weight = vocabulary.weight(*term);
            let mut shared = 0;
            for (new, other) in &sharing[before..] {
                let new = *new as usize;
                if new >= window.end {
                    break;
                }
                overlaps[new - window.start] += weight * u64::from(*times.min(other));
                shared += 1;
            }
            work::count(before + shared);
        }
        for (overlap, new) in overlaps.iter().zip(&free.new[window]) {
            if *overlap > 0 {
                shortlists.offer(old, *new, *overlap);
            }
        }
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

/// The places of the units of a gap among the free ones.
fn places(free: &Sides<Vec<usize>>, gap: &Sides<Range<usize>>) -> Gap {
    free.as_ref().zip(gap.as_ref()).map(|(free, range)| {
        let place = |end: usize| free.partition_point(|unit| *unit < end);
        place(range.start)..place(range.end)
    })
}

/// The windows of the old units of a gap: all new ones, or, in a wide gap, those along its diagonal.
fn windows(gap: &Gap) -> impl Iterator<Item = Window> + use<> {
    let Sides { old, new } = gap.clone();
    let (rows, columns) = (old.len(), new.len());
    let is_small = rows * columns <= ALL_PAIRS;
    old.enumerate().map(move |(row, place)| {
        let middle = row * columns / rows;
        let reach = if is_small {
            columns
        } else {
            BAND.max(columns / rows)
        };
        let start = new.start + middle.saturating_sub(reach);
        let end = new.start + (middle + reach + 1).min(columns);
        (place, start..end)
    })
}

/// Compares units whose surroundings hold no sure counterpart with those that share the most weight of rare terms with
/// them, wherever they stand, looked up from both sides. Returns the units for which nothing was found at all while terms
/// were left unread.
fn look_everywhere(
    field: &Field,
    free: &Sides<Vec<usize>>,
    shortlists: &mut Shortlists,
) -> Sides<Vec<usize>> {
    let unsure = |units: &[usize], best: &dyn Fn(usize) -> f64| {
        let unsure = units.iter().copied().filter(|unit| best(*unit) < SURE);
        unsure.collect::<Vec<_>>()
    };
    let old = unsure(&free.old, &|unit| shortlists.best_of_old(unit));
    let new = unsure(&free.new, &|unit| shortlists.best_of_new(unit));
    let Sides {
        old: of_old,
        new: of_new,
    } = field.contents;
    let mut missed = Sides::new(
        look_up(
            (of_old, &old),
            (of_new, &new),
            field.vocabulary,
            |old, new, overlap| {
                shortlists.look_at(old, new, overlap);
            },
        ),
        look_up(
            (of_new, &new),
            (of_old, &old),
            field.vocabulary,
            |new, old, overlap| {
                shortlists.look_at(old, new, overlap);
            },
        ),
    );
    missed
        .old
        .retain(|unit| shortlists.best_of_old(*unit) == 0.0);
    missed
        .new
        .retain(|unit| shortlists.best_of_new(*unit) == 0.0);
    missed
}

/// Compares each unit with those of the other side that share the most weight of rare terms. Returns the units of which
/// terms were left unread.
fn look_up(
    units: (&[Content], &[usize]),
    others: (&[Content], &[usize]),
    vocabulary: &Vocabulary,
    mut found: impl FnMut(usize, usize, &dyn Fn() -> u64),
) -> Vec<usize> {
    let mut index = Postings::new(others.0, others.1, vocabulary);
    let mut tally = Tally::new(vocabulary);
    let mut cut = Vec::new();
    for unit in units.1 {
        let content = &units.0[*unit];
        tally.turn_to(&content.terms);
        let is_cut = index.each_sharing(content, |other| {
            found(*unit, other, &|| tally.overlap(&others.0[other].terms));
        });
        if is_cut {
            cut.push(*unit);
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::super::beads::tests::with_field;
    use super::*;

    fn text(paragraphs: &[Vec<u8>]) -> String {
        let mut text = String::new();
        for words in paragraphs {
            for word in words {
                let _ = write!(text, "{}ord ", char::from(b'a' + word));
            }
            text.push_str("\n\n");
        }
        text
    }

    proptest! {
        #[test]
        fn units_are_compared_by_terms_as_pair_by_pair(
            old in prop::collection::vec(prop::collection::vec(0..9_u8, 1..6), 1..12),
            new in prop::collection::vec(prop::collection::vec(0..9_u8, 1..6), 1..12),
            cut in (0..12_usize, 0..12_usize),
        ) {
            let texts = Sides::new(text(&old), text(&new));
            let (by_terms, by_pairs) = with_field(texts.as_ref().map(String::as_str), |field| {
                let counts = field.contents.map(<[Content]>::len);
                let free = counts.map(|count| (0..count).collect::<Vec<_>>());
                let cut = Sides::new(cut.0.min(counts.old), cut.1.min(counts.new));
                let gaps = [cut.map(|cut| 0..cut), counts.zip(cut).map(|(count, cut)| cut..count)];
                let mut by_terms = Shortlists::new(field);
                compare_by_terms(field, &free, &gaps.iter().collect::<Vec<_>>(), &mut by_terms);
                let mut by_pairs = Shortlists::new(field);
                for (old, window) in gaps.iter().flat_map(windows) {
                    for new in window {
                        by_pairs.offer(old, new, field.overlap(old, new));
                    }
                }
                (by_terms.candidates(&free, 0.0), by_pairs.candidates(&free, 0.0))
            });
            prop_assert_eq!(by_terms, by_pairs);
        }
    }
}
