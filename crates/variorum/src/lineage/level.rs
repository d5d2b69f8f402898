//! All chains of one level, and where a dropped one can be found again.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::chain::{Chain, ChainId, Locus, Merge, State, Status};
use super::step::{Joint, Step};
use super::text::{Grain, Text};
use crate::sides::Sides;

/// Least share of the shorter unit's words that a part of a split or merge has in common with the whole. Below it
/// the two only touch.
const MIN_PART: f64 = 0.25;

/// How many chains with the same wording are looked through for one that was dropped: a bound of work, reached only
/// by formulas that a text repeats hundreds of times.
const MAX_HOMONYMS: usize = 256;

/// Chains with more entries than this under one word are not fetched by it: the word does not tell them apart.
const MAX_POSTINGS: usize = 200;

/// How many dropped chains are compared word by word with a new unit: a bound of work. The right one shares most words,
/// or it would not be similar enough.
const MAX_CANDIDATES: usize = 16;

/// Blocks or sentences.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) grain: Grain,
    pub(super) chains: Vec<Chain>,
    /// For each witness and unit, its chain.
    pub(super) of: Vec<Vec<ChainId>>,
    /// For each wording of a chain, where it stood last.
    wordings: FxHashMap<(u64, ChainId), Locus>,
    /// For each wording, the chains that had it.
    by_wording: FxHashMap<u64, Vec<ChainId>>,
    /// For each word, the chains that were dropped with it, up to one more than [`MAX_POSTINGS`].
    postings: FxHashMap<u64, Vec<ChainId>>,
    /// The chains that the newest witness has so far.
    taken: BTreeSet<ChainId>,
}

/// What is decided about a unit of the newest witness.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Placement {
    pub(super) chain: Option<ChainId>,
    pub(super) returned: bool,
    pub(super) from: Option<ChainId>,
    pub(super) moved: bool,
}

/// Where a chain had a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) chain: ChainId,
    pub(super) witness: usize,
    pub(super) unit: usize,
}

impl Level {
    pub(super) fn new(grain: Grain) -> Self {
        Self {
            grain,
            chains: Vec::new(),
            of: Vec::new(),
            wordings: FxHashMap::default(),
            by_wording: FxHashMap::default(),
            postings: FxHashMap::default(),
            taken: BTreeSet::new(),
        }
    }

    /// Continues chains along the links of a witness with its predecessor.
    pub(super) fn follow(
        &mut self,
        witness: usize,
        texts: Sides<&Text>,
        step: &Step,
    ) -> Vec<Placement> {
        let mut placements = vec![Placement::default(); texts.new.count(self.grain)];
        let before = witness - 1;
        for joint in step.joints(self.grain) {
            if joint.is_match() {
                let chain = self.of[before][joint.units.old[0]];
                self.take(&mut placements[joint.units.new[0]], chain, joint.moved);
                continue;
            }
            let mut parts: Vec<((usize, usize), Share)> =
                shared(self.grain, texts, joint, &step.from_old)
                    .into_iter()
                    .filter(|(_, share)| share.is_part())
                    .collect();
            // The heir of a unit is the part with most of its words; the first among equals.
            parts.sort_by(|(a, x), (b, y)| y.words.cmp(&x.words).then(a.cmp(b)));
            let mut heirs = BTreeMap::new();
            for ((old, new), _) in &parts {
                if placements[*new].chain.is_none() && !heirs.contains_key(old) {
                    let chain = self.of[before][*old];
                    self.take(&mut placements[*new], chain, joint.moved);
                    heirs.insert(*old, *new);
                }
            }
            for ((old, new), _) in &parts {
                let chain = self.of[before][*old];
                if placements[*new].chain.is_none() {
                    placements[*new].from.get_or_insert(chain);
                } else if !heirs.contains_key(old) {
                    heirs.insert(*old, *new);
                    if let Some(into) = placements[*new].chain {
                        self.chains[chain].merges.push(Merge { witness, into });
                    }
                }
            }
        }
        placements
    }

    /// Gives a unit a chain, unless another unit of the witness has it.
    fn take(&mut self, placement: &mut Placement, chain: ChainId, moved: bool) {
        if placement.chain.is_none() && self.taken.insert(chain) {
            placement.chain = Some(chain);
            placement.moved = moved;
        }
    }

    /// Gives a unit a dropped chain instead of the one it may have.
    pub(super) fn bring_back(&mut self, placement: &mut Placement, chain: ChainId, witness: usize) {
        if !self.is_dropped(chain, witness) {
            return;
        }
        if let Some(given) = placement.chain {
            self.taken.remove(&given);
        }
        self.taken.insert(chain);
        *placement = Placement {
            chain: Some(chain),
            returned: true,
            from: placement.from,
            moved: false,
        };
    }

    /// Whether a chain was dropped before the predecessor of `witness` and has not come back.
    fn is_dropped(&self, chain: ChainId, witness: usize) -> bool {
        self.chains[chain].last() + 1 < witness && !self.taken.contains(&chain)
    }

    /// Where a chain last had a wording.
    pub(super) fn wording_of(&self, wording: u64, chain: ChainId) -> Option<Wording> {
        let Locus { witness, unit } = *self.wordings.get(&(wording, chain))?;
        Some(Wording {
            chain,
            witness,
            unit,
        })
    }

    /// The dropped chain that had a wording; of several the one that was dropped last, then the first.
    pub(super) fn dropped_with(&self, wording: u64, witness: usize) -> Option<Wording> {
        let chains = self.by_wording.get(&wording)?.iter().rev();
        let chain = chains
            .take(MAX_HOMONYMS)
            .copied()
            .filter(|chain| self.is_dropped(*chain, witness))
            .max_by_key(|chain| (self.chains[*chain].last(), usize::MAX - chain))?;
        self.wording_of(wording, chain)
    }

    /// The dropped chains whose last wording shares most words with `keys`, in order of their numbers.
    pub(super) fn dropped_like(
        &self,
        keys: impl Iterator<Item = u64>,
        witness: usize,
    ) -> Vec<ChainId> {
        let mut shared: BTreeMap<ChainId, usize> = BTreeMap::new();
        let telling = keys.filter_map(|key| self.postings.get(&key));
        for chain in telling
            .filter(|chains| chains.len() <= MAX_POSTINGS)
            .flatten()
        {
            if self.is_dropped(*chain, witness) {
                *shared.entry(*chain).or_default() += 1;
            }
        }
        let mut chains: Vec<(ChainId, usize)> = shared.into_iter().collect();
        chains.sort_by_key(|(chain, words)| (Reverse(*words), *chain));
        chains.truncate(MAX_CANDIDATES);
        let mut chains: Vec<ChainId> = chains.into_iter().map(|(chain, _)| chain).collect();
        chains.sort_unstable();
        chains
    }

    /// Writes down the units of a witness. Returns those whose wording their chain never had before.
    pub(super) fn settle(
        &mut self,
        witness: usize,
        placements: &[Placement],
        text: &Text,
    ) -> Vec<usize> {
        let mut fresh = Vec::new();
        let mut of = Vec::with_capacity(placements.len());
        for (unit, placement) in placements.iter().enumerate() {
            let wording = text.wording(self.grain, unit);
            let chain = placement.chain.unwrap_or_else(|| {
                self.chains.push(Chain::default());
                self.chains.len() - 1
            });
            let before = self.chains[chain].states.last();
            let status = match before {
                _ if placement.from.is_some() => Status::Split,
                _ if placement.returned => Status::Returned,
                None => Status::New,
                Some(before) if before.wording == wording => Status::Same,
                Some(_) => Status::Edited,
            };
            let before_same = self
                .wordings
                .insert((wording, chain), Locus { witness, unit });
            if before_same.is_none() {
                self.by_wording.entry(wording).or_default().push(chain);
                fresh.push(unit);
            }
            self.chains[chain].states.push(State {
                witness,
                unit,
                status,
                moved: placement.moved,
                same_as: before_same.map(|before| before.witness),
                from: placement.from,
                wording,
            });
            of.push(chain);
        }
        self.of.push(of);
        self.taken.clear();
        fresh
    }

    /// The units of the predecessor of `witness` whose chains `witness` lacks.
    pub(super) fn dropped_in(&self, witness: usize) -> Vec<usize> {
        let before = witness - 1;
        (0..self.of[before].len())
            .filter(|unit| self.chains[self.of[before][*unit]].last() == before)
            .collect()
    }

    /// Makes a dropped chain findable by the words of its last wording.
    pub(super) fn bury(&mut self, chain: ChainId, keys: impl Iterator<Item = u64>) {
        for key in keys {
            let chains = self.postings.entry(key).or_default();
            // One entry too many marks a word that does not tell.
            if chains.len() <= MAX_POSTINGS && !chains.contains(&chain) {
                chains.push(chain);
            }
        }
    }
}

/// What an old and a new unit have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    /// Words that the new unit has from the old.
    pub(super) words: usize,
    /// Words of the shorter of the two.
    pub(super) shorter: usize,
}

impl Share {
    fn is_part(self) -> bool {
        self.words > 0 && self.words as f64 >= MIN_PART * self.shorter as f64
    }
}

/// What the units of a link have in common, by old and new unit.
fn shared(
    grain: Grain,
    texts: Sides<&Text>,
    joint: &Joint,
    from_old: &[Option<usize>],
) -> BTreeMap<(usize, usize), Share> {
    let words = |text: &Text, unit: usize| text.words(grain, unit);
    let mut shares: BTreeMap<(usize, usize), Share> = BTreeMap::new();
    for new in &joint.units.new {
        let tokens = texts.new.unit(grain, *new);
        for (number, token) in texts.new.range(grain, *new).zip(tokens) {
            if let Some(from) = from_old[number].filter(|_| token.is_word()) {
                let old = texts.old.unit_at(grain, from);
                let share = shares.entry((old, *new)).or_insert_with(|| Share {
                    words: 0,
                    shorter: words(texts.old, old).min(words(texts.new, *new)),
                });
                share.words += 1;
            }
        }
    }
    shares.retain(|(old, _), _| joint.units.old.contains(old));
    shares
}
