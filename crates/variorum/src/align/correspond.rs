//! The core of alignment, the same for blocks and for sentences: which units of two sequences correspond.

use std::ops::Range;

use super::beads::{Bead, Field};
use super::candidates::{Candidate, candidates};
use super::chain::heaviest_chain;
use super::content::{Content, Vocabulary};
use super::link::Pass;
use super::options::AlignOptions;
use crate::sides::Sides;

/// Units that belong together.
#[derive(Clone, Debug)]
pub(super) struct Correspondence {
    pub(super) units: Sides<Range<usize>>,
    pub(super) is_moved: bool,
    pub(super) pass: Pass,
    pub(super) score: f64,
    pub(super) runner_up: Option<f64>,
}

/// Two sequences of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequences<'a> {
    pub(super) contents: Sides<&'a [Content]>,
    /// Pairs of equal units, sorted; such units have no content and take no other partner.
    pub(super) equal: &'a [(usize, usize)],
    /// How much text each equal pair holds, in bytes.
    pub(super) lengths: &'a [u64],
    /// Weight of content per byte of text, so that equal units, which are not read, can be weighed.
    pub(super) density: u64,
    pub(super) vocabulary: &'a Vocabulary,
}

/// Returns what corresponds; units that occur in no result have no counterpart.
pub(super) fn correspond(sequences: &Sequences, options: &AlignOptions) -> Vec<Correspondence> {
    let sizes = sequences.contents.map(<[Content]>::len);
    let mut settled = sizes.map(|size| vec![false; size]);
    for (a, b) in sequences.equal {
        settled.old[*a] = true;
        settled.new[*b] = true;
    }
    let field = Field {
        contents: sequences.contents,
        settled: Sides::new(&settled.old, &settled.new),
        vocabulary: sequences.vocabulary,
    };
    let candidates = candidates(&field, sequences.equal, sequences.lengths);
    let threshold = threshold(&candidates, sizes, options);
    let mut beads: Vec<Bead> = sequences
        .equal
        .iter()
        .zip(sequences.lengths)
        .map(|((a, b), length)| Bead {
            units: Sides::new(*a..a + 1, *b..b + 1),
            gain: i64::try_from(length * sequences.density)
                .unwrap_or(i64::MAX / 4)
                .max(1),
            score: 1.0,
        })
        .collect();
    let background = background(&candidates, sizes);
    for candidate in &candidates {
        let noise =
            options.noise * (background.old[candidate.old] + background.new[candidate.new]) / 2.0;
        field.grow(
            candidate.old,
            candidate.new,
            threshold + noise,
            options,
            &mut beads,
        );
    }
    beads.sort_by_key(place);
    beads.dedup_by(|x, y| place(x) == place(y));
    let chain = heaviest_chain(&beads, sizes);
    let mut taken = sizes.map(|size| vec![false; size]);
    let mut found = Vec::new();
    for index in chain {
        take(&beads[index], &mut taken);
        found.push(correspondence(&beads[index], false, &field));
    }
    for (a, b) in sequences.equal {
        if !taken.old[*a] {
            let bead = Bead {
                units: Sides::new(*a..a + 1, *b..b + 1),
                gain: 0,
                score: 1.0,
            };
            take(&bead, &mut taken);
            found.push(correspondence(&bead, true, &field));
        }
    }
    let ranking = Ranking::new(&candidates, sizes);
    let mut movers: Vec<&Bead> = beads
        .iter()
        .filter(|bead| bead.score >= options.min_moved.max(threshold))
        .collect();
    movers.sort_by_key(|bead| std::cmp::Reverse(bead.gain));
    for bead in movers {
        if is_free(bead, &taken) && ranking.lead(bead) >= options.lead {
            take(bead, &mut taken);
            found.push(correspondence(bead, true, &field));
        }
    }
    for link in &mut found {
        link.runner_up = ranking.runner_up(&link.units);
    }
    found
}

/// What counts as similar between these two texts: a share of how similar the best pairs are.
fn threshold(candidates: &[Candidate], sizes: Sides<usize>, options: &AlignOptions) -> f64 {
    let mut best = Sides::new(vec![0.0f64; sizes.old], vec![0.0f64; sizes.new]);
    for candidate in candidates {
        best.old[candidate.old] = best.old[candidate.old].max(candidate.score);
        best.new[candidate.new] = best.new[candidate.new].max(candidate.score);
    }
    let (mut sum, mut count) = (options.prior * 2.0, 2.0);
    for candidate in candidates {
        if candidate.score >= best.old[candidate.old] && candidate.score >= best.new[candidate.new]
        {
            sum += candidate.score;
            count += 1.0;
        }
    }
    (options.ratio * sum / count).clamp(options.min_similarity, options.max_similarity)
}

fn background(candidates: &[Candidate], sizes: Sides<usize>) -> Sides<Vec<f64>> {
    let mut of = sizes.map(|size| vec![Vec::new(); size]);
    for candidate in candidates {
        of.old[candidate.old].push(candidate.score);
        of.new[candidate.new].push(candidate.score);
    }
    of.map(|side| {
        side.into_iter()
            .map(|mut scores: Vec<f64>| {
                scores.sort_by(|a, b| b.total_cmp(a));
                scores.iter().skip(2).take(4).sum::<f64>() / 4.0
            })
            .collect()
    })
}

fn place(bead: &Bead) -> (usize, usize, usize, usize) {
    let Sides { old, new } = &bead.units;
    (old.start, new.start, old.end, new.end)
}

fn take(bead: &Bead, taken: &mut Sides<Vec<bool>>) {
    taken.old[bead.units.old.clone()].fill(true);
    taken.new[bead.units.new.clone()].fill(true);
}

fn is_free(bead: &Bead, taken: &Sides<Vec<bool>>) -> bool {
    !taken.old[bead.units.old.clone()].contains(&true)
        && !taken.new[bead.units.new.clone()].contains(&true)
}

fn correspondence(bead: &Bead, is_moved: bool, field: &Field) -> Correspondence {
    let is_equal = field.settled.old[bead.units.old.start];
    Correspondence {
        units: bead.units.clone(),
        is_moved,
        pass: match (is_equal, is_moved) {
            (true, _) => Pass::Equal,
            (false, true) => Pass::Move,
            (false, false) => Pass::Chain,
        },
        score: bead.score,
        runner_up: None,
    }
}

/// The candidates of each unit, best first.
struct Ranking {
    of: Sides<Vec<Vec<(f64, usize)>>>,
}

impl Ranking {
    fn new(candidates: &[Candidate], sizes: Sides<usize>) -> Self {
        let mut of = sizes.map(|size| vec![Vec::new(); size]);
        for candidate in candidates {
            of.old[candidate.old].push((candidate.score, candidate.new));
            of.new[candidate.new].push((candidate.score, candidate.old));
        }
        Self { of }
    }

    fn runner_up(&self, units: &Sides<Range<usize>>) -> Option<f64> {
        let side = |of: &[Vec<(f64, usize)>], range: &Range<usize>, other: &Range<usize>| {
            of[range.clone()]
                .iter()
                .flatten()
                .filter(|(_, unit)| !other.contains(unit))
                .map(|(score, _)| *score)
                .max_by(f64::total_cmp)
        };
        let old = side(&self.of.old, &units.old, &units.new);
        let new = side(&self.of.new, &units.new, &units.old);
        match (old, new) {
            (Some(old), Some(new)) => Some(old.max(new)),
            (old, new) => old.or(new),
        }
    }

    fn lead(&self, bead: &Bead) -> f64 {
        bead.score - self.runner_up(&bead.units).unwrap_or(0.0)
    }
}
