//! The life of each token: one and the same word through the versions.

use std::collections::BTreeMap;
use std::ops::Range;

/// Number of a life, in order of first appearance.
pub(super) type LifeId = u32;

/// When each token was introduced, dropped and brought back.
///
/// Invariants: a life stands at most once in a witness; its gaps are ordered, disjoint and lie between its first and
/// its last witness.
#[derive(Clone, Debug, Default)]
pub(super) struct Lives {
    introduced: Vec<u32>,
    last: Vec<u32>,
    gaps: BTreeMap<LifeId, Vec<Range<usize>>>,
}

impl Lives {
    pub(super) fn begin(&mut self, witness: usize) -> LifeId {
        let life = narrow(self.introduced.len());
        self.introduced.push(narrow(witness));
        self.last.push(narrow(witness));
        life
    }

    /// Says that a life stands in a witness, its latest so far.
    pub(super) fn carry(&mut self, life: LifeId, witness: usize) {
        let absent = self.last(life) + 1..witness;
        if !absent.is_empty() {
            self.gaps.entry(life).or_default().push(absent);
        }
        self.last[life as usize] = narrow(witness);
    }

    /// Whether a life was dropped before the predecessor of `witness`, so that `witness` may bring it back.
    pub(super) fn is_dropped(&self, life: LifeId, witness: usize) -> bool {
        self.last(life) + 1 < witness
    }

    /// The witness in which the token first appears.
    pub(super) fn introduced(&self, life: LifeId) -> usize {
        self.introduced[life as usize] as usize
    }

    /// The last witness that has the token.
    pub(super) fn last(&self, life: LifeId) -> usize {
        self.last[life as usize] as usize
    }

    /// The witnesses between the first and the last that lack the token.
    pub(super) fn gaps(&self, life: LifeId) -> &[Range<usize>] {
        self.gaps.get(&life).map_or(&[], Vec::as_slice)
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("spans are 32 bits wide, and so are numbers of tokens")
}
