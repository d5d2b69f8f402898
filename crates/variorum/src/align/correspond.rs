//! The core of alignment, the same for blocks and for sentences: which units of two sequences correspond.
//!
//! Equal units, pairs, splits and merges compete for the heaviest chain that rises on both sides; what lies off that
//! chain has moved: equal units always, others only if they lead clearly over every alternative.

use std::cmp::Reverse;
use std::ops::Range;

use super::beads::{Bead, Field};
use super::candidates::{Anchor, SURE, candidates};
use super::chain::heaviest_chain;
use super::content::{Content, Vocabulary};
use super::link::{Link, Pass};
use super::options::{AlignOptions, Demands};
use super::ranking::Ranking;
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

impl Correspondence {
    /// The link of the units that stand at these places of two lists. A move has no number yet.
    pub(super) fn link(&self, lists: Sides<&[usize]>) -> Link {
        let units = lists
            .zip(self.units.clone())
            .map(|(list, range)| list[range].to_vec());
        let mut link = Link::new(units, self.pass, self.score);
        link.runner_up = self.runner_up;
        link.moved = self.is_moved.then_some(0);
        link
    }
}

/// Two sequences of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequences<'a> {
    pub(super) contents: Sides<&'a [Content]>,
    /// Equal units, sorted, weighed like content. They take no other partner.
    pub(super) anchors: &'a [Anchor],
    pub(super) vocabulary: &'a Vocabulary,
}

/// What corresponds, and how thorough the search was.
#[derive(Debug)]
pub(super) struct Correspondences {
    /// Units that occur in none have no counterpart.
    pub(super) found: Vec<Correspondence>,
    /// Units whose counterpart, if any, was looked for only nearby because of a work limit.
    pub(super) missed: usize,
}

/// Finds what corresponds in order and across it.
pub(super) fn correspond(sequences: &Sequences, options: &AlignOptions) -> Correspondences {
    search(sequences, options, Order::Kept)
}

/// Finds what corresponds between units that stand in no common order.
pub(super) fn correspond_across(sequences: &Sequences, options: &AlignOptions) -> Correspondences {
    search(sequences, options, Order::Lost)
}

/// Whether the order of units is evidence.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Kept,
    Lost,
}

fn search(sequences: &Sequences, options: &AlignOptions, order: Order) -> Correspondences {
    let sizes = sequences.contents.map(<[Content]>::len);
    let mut settled = sizes.map(|size| vec![false; size]);
    for anchor in sequences.anchors {
        mark(&anchor.units, &mut settled);
    }
    let field = Field {
        contents: sequences.contents,
        settled: Sides::new(&settled.old, &settled.new),
        vocabulary: sequences.vocabulary,
    };
    let candidates = candidates(&field, sequences.anchors);
    let ranking = Ranking::new(&candidates.pairs, sizes);
    let demands = options.demands(ranking.likeness(&candidates.pairs));
    let anchored = sequences
        .anchors
        .iter()
        .map(|anchor| Bead::equal(anchor, &demands));
    let mut beads: Vec<Bead> = anchored.collect();
    for candidate in &candidates.pairs {
        field.grow(candidate, &demands, &mut beads);
    }
    beads.sort_by_key(place);
    beads.dedup_by_key(|bead| place(bead));
    let mut taken = sizes.map(|size| vec![false; size]);
    let mut found = Vec::new();
    if order == Order::Kept {
        for index in heaviest_chain(&beads, sizes) {
            take(&beads[index], Pass::Chain, &mut taken, &mut found);
        }
    }
    across(&beads, &ranking, &demands, &mut taken, &mut found);
    for link in &mut found {
        if !field.settled.old[link.units.old.start] {
            link.runner_up = ranking.runner_up(&link.units);
        }
    }
    Correspondences {
        found,
        missed: candidates.missed,
    }
}

/// Links across the order, heaviest first: what is equal, then what leads clearly.
fn across(
    beads: &[Bead],
    ranking: &Ranking,
    demands: &Demands,
    taken: &mut Sides<Vec<bool>>,
    found: &mut Vec<Correspondence>,
) {
    let leads = |bead: &Bead| {
        // A near copy that has its own partner is no rival of a sure pair.
        let runner_up = if bead.score >= SURE {
            ranking.free_runner_up(&bead.units, taken)
        } else {
            ranking.runner_up(&bead.units)
        };
        let runner_up = runner_up.unwrap_or(0.0);
        bead.score >= demands.moved && bead.score - runner_up >= demands.lead
    };
    let mut movers: Vec<&Bead> = beads
        .iter()
        .filter(|bead| is_free(bead, taken) && (bead.is_equal || leads(bead)))
        .collect();
    movers.sort_by_key(|bead| (!bead.is_equal, Reverse(bead.gain)));
    for bead in movers {
        if is_free(bead, taken) {
            take(bead, Pass::Move, taken, found);
        }
    }
}

fn place(bead: &Bead) -> (usize, usize, usize, usize) {
    let Sides { old, new } = &bead.units;
    (old.start, new.start, old.end, new.end)
}

fn mark(units: &Sides<Range<usize>>, marks: &mut Sides<Vec<bool>>) {
    marks.old[units.old.clone()].fill(true);
    marks.new[units.new.clone()].fill(true);
}

fn is_free(bead: &Bead, taken: &Sides<Vec<bool>>) -> bool {
    !taken.old[bead.units.old.clone()].contains(&true)
        && !taken.new[bead.units.new.clone()].contains(&true)
}

fn take(bead: &Bead, pass: Pass, taken: &mut Sides<Vec<bool>>, found: &mut Vec<Correspondence>) {
    mark(&bead.units, taken);
    found.push(Correspondence {
        units: bead.units.clone(),
        is_moved: pass == Pass::Move,
        pass: if bead.is_equal { Pass::Equal } else { pass },
        score: bead.score,
        runner_up: None,
    });
}
