//! Rosters over many versions: which names a passage lists, and who joined, left and returned.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::Lineage;
use super::chain::{Chain, ChainId};
use super::text::Grain;
use crate::classify::{Listed, listed};

/// What happened to a member of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Membership {
    /// Named for the first time.
    Joined,
    /// No longer named.
    Left,
    /// Named again after having left.
    Returned,
}

/// The names that a passage lists in one version, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Roll {
    /// The first witness that has them so.
    pub witness: usize,
    /// The names as written there.
    pub names: Vec<String>,
}

/// What happened to a name in a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The first witness that shows it.
    pub witness: usize,
    /// The name as written there or, of one that left, as written last.
    pub name: String,
    /// What happened.
    pub event: Membership,
}

/// A passage that lists names, of which some came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Roster {
    /// The passage, as a chain of blocks.
    pub passage: ChainId,
    /// The names of each version in which they are others than before, oldest first; at least two.
    pub rolls: Vec<Roll>,
    /// Who came or went, oldest first.
    pub events: Vec<Event>,
}

/// Least share of the shorter of two lists, from 0 to 1, that the other has as well: with less, the passage lists
/// something else now, and nobody has left.
const MIN_COMMON: f64 = 0.5;

impl Lineage {
    /// The passages that list names of which some came or went, in the order of passages.
    pub fn rosters(&self) -> Vec<Roster> {
        let chains = self.chains(Grain::Block).iter().enumerate();
        chains
            .filter(|(_, chain)| chain.wordings().nth(1).is_some())
            .flat_map(|(passage, chain)| self.rosters_of(passage, chain))
            .collect()
    }

    fn rosters_of(&self, passage: ChainId, chain: &Chain) -> Vec<Roster> {
        let mut rosters = Vec::new();
        let mut register = Register::default();
        for state in chain.wordings() {
            let names = listed(self.witnesses[state.witness].document(), state.unit);
            if names.is_empty() {
                continue;
            }
            if !register.is_continued_by(&names) {
                rosters.extend(std::mem::take(&mut register).close(passage));
            }
            register.call(state.witness, names);
        }
        rosters.extend(register.close(passage));
        rosters
    }
}

/// A list of names as it grows and shrinks.
#[derive(Default)]
struct Register {
    rolls: Vec<Roll>,
    events: Vec<Event>,
    /// Everybody who was ever named, as first written.
    known: FxHashMap<u64, String>,
    /// Who is named now, in the order of the text.
    present: Vec<u64>,
}

impl Register {
    fn is_continued_by(&self, names: &[Listed]) -> bool {
        let common = names
            .iter()
            .filter(|listed| self.present.contains(&listed.key))
            .count();
        let shorter = names.len().min(self.present.len());
        self.present.is_empty() || common as f64 >= MIN_COMMON * shorter as f64
    }

    /// Writes down who is named in a version, and who came and went.
    fn call(&mut self, witness: usize, names: Vec<Listed>) {
        let keys: Vec<u64> = names.iter().map(|listed| listed.key).collect();
        let is_first = self.rolls.is_empty();
        let left = self.present.iter().filter(|key| !keys.contains(key));
        let left = left.map(|key| (self.known[key].clone(), Membership::Left));
        let came = names
            .iter()
            .filter(|listed| !is_first && !self.present.contains(&listed.key))
            .map(|listed| {
                let membership = if self.known.contains_key(&listed.key) {
                    Membership::Returned
                } else {
                    Membership::Joined
                };
                (listed.name.clone(), membership)
            });
        let events = left.chain(came).map(|(name, event)| Event {
            witness,
            name,
            event,
        });
        let events: Vec<Event> = events.collect();
        if is_first || !events.is_empty() {
            self.events.extend(events);
            self.rolls.push(Roll {
                witness,
                names: names.iter().map(|listed| listed.name.clone()).collect(),
            });
        }
        for Listed { key, name } in names {
            self.known.entry(key).or_insert(name);
        }
        self.present = keys;
    }

    /// The roster, if anybody came or went.
    fn close(self, passage: ChainId) -> Option<Roster> {
        (!self.events.is_empty()).then_some(Roster {
            passage,
            rolls: self.rolls,
            events: self.events,
        })
    }
}
