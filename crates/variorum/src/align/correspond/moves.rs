//! Links across the order of the text.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::content::Content;
use super::super::link::Pass;
use super::super::options::Demands;
use super::beads::Bead;
use super::candidates::SURE;
use super::ranking::Ranking;
use super::{Correspondence, Order, take};
use crate::sides::Sides;

/// What the pass needs, and what it adds to.
#[derive(Debug)]
pub(super) struct Moves<'a> {
    pub(super) contents: Sides<&'a [Content]>,
    pub(super) ranking: &'a Ranking,
    pub(super) demands: &'a Demands,
    pub(super) taken: &'a mut Sides<Vec<bool>>,
    pub(super) found: &'a mut Vec<Correspondence>,
}

impl Moves<'_> {
    /// Links what lies off the chain, heaviest first: what is equal, then what leads clearly and says enough to be
    /// recognised anywhere; last, what leads clearly and continues such a move.
    pub(super) fn link(&mut self, beads: &[Bead], order: Order) {
        let mut movers: Vec<&Bead> = beads
            .iter()
            .filter(|bead| self.is_free(bead) && (bead.is_equal || self.leads(bead)))
            .collect();
        movers.sort_by_key(|bead| (!bead.is_equal, Reverse((bead.gain, bead.lot))));
        for bead in &movers {
            let is_sure = bead.is_equal || self.demands.moves_alone(bead.score, bead.mass);
            if is_sure && self.is_free(bead) {
                take(bead, Pass::Move, self.taken, self.found);
            }
        }
        if order == Order::Kept {
            self.link_neighbours(&movers);
        }
    }

    /// Links what touches a move on both sides, and what touches that. Each bead is looked at once from either end.
    fn link_neighbours(&mut self, movers: &[&Bead]) {
        let mut starting: FxHashMap<_, Vec<&Bead>> = FxHashMap::default();
        let mut ending: FxHashMap<_, Vec<&Bead>> = FxHashMap::default();
        for bead in movers {
            let Sides { old, new } = &bead.units;
            starting
                .entry((old.start, new.start))
                .or_default()
                .push(bead);
            ending.entry((old.end, new.end)).or_default().push(bead);
        }
        let mut at = self
            .found
            .iter()
            .position(|link| link.is_moved)
            .unwrap_or(self.found.len());
        while let Some(link) = self.found.get(at) {
            let Sides { old, new } = &link.units;
            let after = starting.remove(&(old.end, new.end));
            let before = ending.remove(&(old.start, new.start));
            for bead in after.into_iter().chain(before).flatten() {
                if self.is_free(bead) {
                    take(bead, Pass::Move, self.taken, self.found);
                }
            }
            at += 1;
        }
    }

    fn leads(&self, bead: &Bead) -> bool {
        if bead.score < self.demands.moved {
            return false;
        }
        // A near copy that has its own partner is no rival of a sure pair, nor is one that will have: what stands twice in
        // both versions is paired copy by copy.
        let runner_up = if bead.score >= SURE {
            self.ranking.best_rival(&bead.units, |old, new| {
                self.is_free_pair(old, new) && !self.is_of_copies(&bead.units, old, new)
            })
        } else {
            self.ranking.runner_up(&bead.units)
        };
        self.demands.leads(bead.score, runner_up)
    }

    fn is_free_pair(&self, old: usize, new: usize) -> bool {
        !self.taken.old[old] && !self.taken.new[new]
    }

    /// Whether a rival of two units that are the same copy of their texts has another copy of one of them.
    fn is_of_copies(&self, units: &Sides<Range<usize>>, old: usize, new: usize) -> bool {
        let Sides {
            old: old_contents,
            new: new_contents,
        } = self.contents;
        let (own_old, own_new) = (
            &old_contents[units.old.start],
            &new_contents[units.new.start],
        );
        units.old.len() == 1
            && units.new.len() == 1
            && own_old.copy == own_new.copy
            && own_old.is_twin(&old_contents[old])
            && own_new.is_twin(&new_contents[new])
    }

    fn is_free(&self, bead: &Bead) -> bool {
        !self.taken.old[bead.units.old.clone()].contains(&true)
            && !self.taken.new[bead.units.new.clone()].contains(&true)
    }
}
