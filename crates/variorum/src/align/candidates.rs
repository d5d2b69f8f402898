//! Which pairs of units are worth a look.
//!
//! Small problems: all pairs. Large ones: pairs inside the gaps between equal units, along the gap's diagonal where the
//! gap is wide, and, anywhere, the units that share the most weight of rare terms, by an inverted index. Both kinds of
//! work are counted and bounded per unit, so that the whole is linear in the number of units.

use std::ops::Range;

use super::beads::Field;
use super::chain::{Rising, heaviest_chain};
use crate::sides::Sides;

/// Pairs up to which every pair of a problem or a gap is looked at.
const ALL_PAIRS: usize = 1 << 16;

/// Half the width of the band along the diagonal of a gap too wide to be searched.
const BAND: usize = 16;

/// Entries of the inverted index that are read for one unit, rarest terms first.
const POSTINGS: usize = 256;

/// Candidates that are kept for one unit, best first.
pub(super) const KEPT: usize = 8;

/// A pair of units and its similarity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) score: f64,
}

/// Returns the candidates, sorted by place.
pub(super) fn candidates(
    field: &Field,
    equal: &[(usize, usize)],
    lengths: &[u64],
) -> Vec<Candidate> {
    let free = field.settled.map(|side| {
        (0..side.len())
            .filter(|unit| !side[*unit])
            .collect::<Vec<_>>()
    });
    let mut pairs = Vec::new();
    if free.old.len() * free.new.len() <= ALL_PAIRS {
        pairs.extend(
            free.old
                .iter()
                .flat_map(|a| free.new.iter().map(|b| (*a, *b))),
        );
    } else {
        for gap in gaps(field, equal, lengths) {
            in_gap(&slices(&free, &gap), &mut pairs);
        }
        shared(field, &free, &mut pairs);
        pairs.sort_unstable();
        pairs.dedup();
    }
    let scored = pairs.into_iter().filter_map(|(old, new)| {
        let score = field.similarity(old, new);
        (score > 0.0).then_some(Candidate { old, new, score })
    });
    keep_best(scored.collect(), field.settled.map(<[bool]>::len))
}

struct Anchor {
    units: Sides<Range<usize>>,
    gain: i64,
}

impl Rising for Anchor {
    fn units(&self) -> &Sides<Range<usize>> {
        &self.units
    }

    fn gain(&self) -> i64 {
        self.gain
    }
}

/// The stretches between the equal units that keep their order.
fn gaps(field: &Field, equal: &[(usize, usize)], lengths: &[u64]) -> Vec<Sides<Range<usize>>> {
    let sizes = field.settled.map(<[bool]>::len);
    let anchors: Vec<Anchor> = equal
        .iter()
        .zip(lengths)
        .map(|((a, b), length)| Anchor {
            units: Sides::new(*a..a + 1, *b..b + 1),
            gain: i64::try_from(*length).unwrap_or(i64::MAX).max(1),
        })
        .collect();
    let mut gaps = Vec::new();
    let mut at = Sides::new(0, 0);
    for index in heaviest_chain(&anchors, sizes) {
        let (a, b) = equal[index];
        gaps.push(Sides::new(at.old..a, at.new..b));
        at = Sides::new(a + 1, b + 1);
    }
    gaps.push(Sides::new(at.old..sizes.old, at.new..sizes.new));
    gaps
}

fn slices<'a>(free: &'a Sides<Vec<usize>>, gap: &Sides<Range<usize>>) -> Sides<&'a [usize]> {
    let slice = |free: &'a [usize], range: &Range<usize>| {
        let start = free.partition_point(|unit| *unit < range.start);
        let end = free.partition_point(|unit| *unit < range.end);
        &free[start..end]
    };
    Sides::new(slice(&free.old, &gap.old), slice(&free.new, &gap.new))
}

fn in_gap(gap: &Sides<&[usize]>, pairs: &mut Vec<(usize, usize)>) {
    let (n, m) = (gap.old.len(), gap.new.len());
    if n == 0 || m == 0 {
        return;
    }
    let is_small = n * m <= ALL_PAIRS.min((n + m) * 2 * BAND);
    for (i, a) in gap.old.iter().enumerate() {
        let middle = i * m / n;
        let reach = if is_small { m } else { BAND + m / n };
        let near = middle.saturating_sub(reach)..(middle + reach + 1).min(m);
        pairs.extend(gap.new[near].iter().map(|b| (*a, *b)));
    }
}

/// The pairs that share the most weight of rare terms, looked up from both sides.
fn shared(field: &Field, free: &Sides<Vec<usize>>, pairs: &mut Vec<(usize, usize)>) {
    look_up(
        field,
        Sides::new(field.contents.old, field.contents.new),
        free.as_ref(),
        |a, b| pairs.push((a, b)),
    );
    look_up(
        field,
        Sides::new(field.contents.new, field.contents.old),
        free.as_ref().swap(),
        |b, a| {
            pairs.push((a, b));
        },
    );
}

fn look_up(
    field: &Field,
    contents: Sides<&[super::content::Content]>,
    free: Sides<&Vec<usize>>,
    mut found: impl FnMut(usize, usize),
) {
    let index = Postings::new(contents.new, free.new, field.vocabulary.len());
    let mut votes = vec![0u64; contents.new.len()];
    let mut touched = Vec::new();
    for &unit in free.old {
        let mut terms: Vec<u32> = contents.old[unit].terms.iter().map(|term| term.0).collect();
        terms.sort_unstable_by_key(|term| (index.of(*term).len(), *term));
        let mut budget = POSTINGS;
        for term in terms {
            let postings = index.of(term);
            if postings.len() > budget {
                break;
            }
            budget -= postings.len();
            for other in postings {
                let vote = &mut votes[*other as usize];
                if *vote == 0 {
                    touched.push(*other as usize);
                }
                *vote += field.vocabulary.weight(term).max(1);
            }
        }
        let far = |other: usize| other.abs_diff(unit);
        touched
            .sort_unstable_by_key(|other| (std::cmp::Reverse(votes[*other]), far(*other), *other));
        for other in touched.iter().take(KEPT) {
            found(unit, *other);
        }
        for other in touched.drain(..) {
            votes[other] = 0;
        }
    }
}

/// For each term, the units in which it occurs.
struct Postings {
    starts: Vec<u32>,
    units: Vec<u32>,
}

impl Postings {
    fn new(contents: &[super::content::Content], free: &[usize], terms: usize) -> Self {
        let mut starts = vec![0u32; terms + 1];
        let occurrences = || {
            free.iter().flat_map(|unit| {
                contents[*unit]
                    .terms
                    .iter()
                    .map(move |term| (term.0 as usize, *unit))
            })
        };
        for (term, _) in occurrences() {
            starts[term + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut units = vec![0u32; starts[terms] as usize];
        for (term, unit) in occurrences() {
            units[next[term] as usize] =
                u32::try_from(unit).expect("fewer units than bytes of an input");
            next[term] += 1;
        }
        Self { starts, units }
    }

    fn of(&self, term: u32) -> &[u32] {
        let term = term as usize;
        &self.units[self.starts[term] as usize..self.starts[term + 1] as usize]
    }
}

/// Keeps the candidates that are among the best of one of their units.
fn keep_best(all: Vec<Candidate>, sizes: Sides<usize>) -> Vec<Candidate> {
    let mut kept = vec![false; all.len()];
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|i, j| all[*j].score.total_cmp(&all[*i].score));
    let mut count = Sides::new(vec![0; sizes.old], vec![0; sizes.new]);
    for index in order {
        let candidate = all[index];
        let (old, new) = (&mut count.old[candidate.old], &mut count.new[candidate.new]);
        kept[index] = *old < KEPT || *new < KEPT;
        *old += 1;
        *new += 1;
    }
    let mut kept = kept.into_iter();
    all.into_iter()
        .filter(|_| kept.next().unwrap_or(false))
        .collect()
}
