//! Chains: one and the same block, or sentence, through the versions.

use serde::Serialize;

/// Number of a chain at its level, in order of first appearance.
pub type ChainId = usize;

/// How a unit of one witness came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Seen for the first time.
    New,
    /// As in the version before, but for numbering and typography.
    Same,
    /// Stood in the version before in other words.
    Edited,
    /// Was a part of another unit in the version before.
    Split,
    /// Absent in the version before, present in an earlier one.
    Returned,
}

/// A chain in one witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The witness.
    pub witness: usize,
    /// The block of that witness, or the number of the sentence in it.
    pub unit: usize,
    /// How it came to be.
    pub status: Status,
    /// Whether it crossed the order of the text on its way from the version before.
    pub moved: bool,
    /// The latest earlier witness that has the chain in the same words. For an edited unit this is a reversion.
    pub same_as: Option<usize>,
    /// The chain that a split unit was a part of.
    pub from: Option<ChainId>,
    /// Hash of the wording.
    pub(super) wording: u64,
}

/// A unit of a witness: a block in a chain of blocks, a sentence in one of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locus {
    /// The witness.
    pub witness: usize,
    /// The number of the block, or of the sentence among all of the witness.
    pub unit: usize,
}

impl State {
    /// Where the unit stands.
    pub fn locus(&self) -> Locus {
        Locus {
            witness: self.witness,
            unit: self.unit,
        }
    }

    /// Whether the words changed back to what they were before the last version.
    pub fn is_reversion(&self) -> bool {
        self.status == Status::Edited && self.same_as.is_some()
    }
}

/// A chain that became a part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Merge {
    /// The first witness in which it is a part.
    pub witness: usize,
    /// The chain it is a part of.
    pub into: ChainId,
}

/// A unit through the versions. A passage that is dropped and comes back is the same chain, with a gap.
///
/// Invariants: at least one state; at most one per witness, in the order of witnesses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    pub(super) states: Vec<State>,
    pub(super) merges: Vec<Merge>,
}

impl Chain {
    /// The states, in the order of witnesses.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// The state in one witness.
    pub fn state(&self, witness: usize) -> Option<&State> {
        self.states
            .binary_search_by_key(&witness, |state| state.witness)
            .ok()
            .map(|at| &self.states[at])
    }

    /// The state in the last witness before `witness` that has the chain.
    pub fn state_before(&self, witness: usize) -> Option<&State> {
        let end = self.states.partition_point(|state| state.witness < witness);
        self.states[..end].last()
    }

    /// The witness that introduced the chain.
    pub fn introduced(&self) -> usize {
        self.states.first().map_or(0, |state| state.witness)
    }

    /// The last witness that has the chain.
    pub fn last(&self) -> usize {
        self.states.last().map_or(0, |state| state.witness)
    }

    /// When the chain became a part of another.
    pub fn merges(&self) -> &[Merge] {
        &self.merges
    }

    /// The first state of each run of equal wording, oldest first: what there is to read.
    pub fn wordings(&self) -> impl DoubleEndedIterator<Item = &State> {
        self.states.iter().enumerate().filter_map(|(at, state)| {
            let before = at.checked_sub(1).map(|before| self.states[before].wording);
            (before != Some(state.wording)).then_some(state)
        })
    }
}
