//! The core of alignment, the same for blocks and for sentences: which units of two sequences correspond.
//!
//! Equal units, pairs, splits and merges compete for the heaviest chain that rises on both sides; what lies off that
//! chain has moved: equal units always, others only if they lead clearly over every alternative.

mod beads;
mod candidates;
mod chain;
mod equal;
mod frame;
mod grouped;
mod movers;
mod moves;
mod postings;
mod ranking;
mod retold;
mod rivals;
mod shortlist;
mod tally;

pub(super) use candidates::Anchor;
pub(super) use equal::equal_pairs;
pub(super) use movers::take_back;

use std::ops::Range;

use super::content::{Content, Vocabulary};
use super::link::{Link, Pass};
use super::options::{AlignOptions, portion};
use crate::sides::Sides;
use beads::{Bead, Field};
use candidates::candidates;
use chain::heaviest_chain;
use frame::Frame;
use moves::Moves;
use ranking::{Ranking, likeness};
use retold::are_retold;
use rivals::Rivals;

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
    /// Two units that belong together by their place, whatever they say.
    pub(super) fn in_place(old: usize, new: usize) -> Self {
        Self {
            units: Sides::new(old..old + 1, new..new + 1),
            is_moved: false,
            pass: Pass::Chain,
            score: 0.0,
            runner_up: None,
        }
    }

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

/// The links of the units of two lists: those of correspondences as `finished`, and of all others with nothing.
pub(super) fn links(
    lists: Sides<&[usize]>,
    found: &[Correspondence],
    finished: impl Fn(Link) -> Link,
) -> Vec<Link> {
    let linked = linked(found, lists.map(<[_]>::len));
    let left = lists.zip(linked).map(|(list, linked)| {
        let left = list.iter().zip(linked).filter(|(_, linked)| !linked);
        left.map(|(unit, _)| *unit).collect::<Vec<_>>()
    });
    let found = found.iter().map(|found| finished(found.link(lists)));
    found.chain(Link::apart(left)).collect()
}

/// Which units of two lists of such lengths have a counterpart.
pub(super) fn linked(found: &[Correspondence], sizes: Sides<usize>) -> Sides<Vec<bool>> {
    let mut linked = sizes.map(|size| vec![false; size]);
    for correspondence in found {
        linked.old[correspondence.units.old.clone()].fill(true);
        linked.new[correspondence.units.new.clone()].fill(true);
    }
    linked
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
    pub(super) missed: Sides<Vec<usize>>,
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
pub(super) enum Order {
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
    // Across the order a link has to reach a demand and to lead over its rivals: what comes nowhere near is neither. That
    // the likeness of the two sides is measured without it matters only where it raises that demand, above four fifths.
    let least = match order {
        Order::Kept => 0.0,
        Order::Lost => options.min_moved - options.lead,
    };
    let candidates = candidates(&field, sequences.anchors, order, least);
    let ranking = Ranking::new(&candidates.pairs, sizes);
    let best = ranking.best(&candidates.pairs);
    let likeness = likeness(&best);
    let mut demands = options.demands(likeness, mean_masses(&field));
    let equal = sequences.anchors.len();
    if order == Order::Kept && are_retold(&best, equal, sizes, likeness) {
        demands = demands.of_retold();
    }
    let rivals = Rivals::new(&candidates.pairs, &ranking, sizes, &demands);
    let anchored = sequences
        .anchors
        .iter()
        .map(|anchor| Bead::equal(anchor, &demands));
    let mut beads: Vec<Bead> = anchored.collect();
    let frame = (order == Order::Kept).then(|| {
        let sure = candidates.pairs.iter();
        let sure = sure.filter(|pair| rivals.is_sure(&pair.units.map(|unit| unit..unit + 1)));
        let sure = sure.map(|pair| field.pair(pair, &demands));
        let mut firm: Vec<Bead> = beads.iter().cloned().chain(sure).collect();
        firm.sort_by_key(place);
        Frame::new(&firm, sizes)
    });
    // Whether a bead may be linked: across the order if it is similar enough, in order if it gains anything together with
    // its neighbours. Most are not, and need not be remembered.
    let may_link = |bead: &Bead| {
        (bead.score >= demands.moved || frame.is_some() && bead.gain + 2 * bead.bond >= 0)
            && !field.rests_on_a_number(bead)
    };
    let mut grown = Vec::new();
    for candidate in &candidates.pairs {
        field.grow(candidate, &rivals.of, &demands, &mut grown);
        for mut bead in grown.drain(..).filter(may_link) {
            rivals.handicap(&mut bead, &demands);
            if let Some(frame) = &frame {
                let distance = frame.distance(&bead.units);
                bead.gain -= portion(bead.mass as f64, demands.distance_cost * distance.ln_1p());
            }
            if may_link(&bead) {
                beads.push(bead);
            }
        }
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
    let mut moves = Moves {
        contents: sequences.contents,
        ranking: &ranking,
        demands: &demands,
        taken: &mut taken,
        found: &mut found,
    };
    moves.link(&beads, order);
    if order == Order::Kept {
        movers::settle(&mut found, sequences.contents);
    }
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

/// What an average unit of each side weighs, of those that are compared; at least 1.
fn mean_masses(field: &Field) -> Sides<f64> {
    field.contents.map(|side| {
        let masses = side
            .iter()
            .map(|content| content.mass)
            .filter(|mass| *mass > 0);
        let (sum, count) = masses.fold((0, 0), |(sum, count), mass| (sum + mass, count + 1));
        (sum as f64 / f64::from(count.max(1))).max(1.0)
    })
}

fn place(bead: &Bead) -> (usize, usize, usize, usize) {
    let Sides { old, new } = &bead.units;
    (old.start, new.start, old.end, new.end)
}

fn mark(units: &Sides<Range<usize>>, marks: &mut Sides<Vec<bool>>) {
    marks.old[units.old.clone()].fill(true);
    marks.new[units.new.clone()].fill(true);
}

/// Adds a bead to what was found.
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
