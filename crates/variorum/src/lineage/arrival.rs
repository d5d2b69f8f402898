//! The newest witness while it is decided what its parts are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::ChainId;
use super::level::Placement;
use super::lives::LifeId;
use super::text::{Grain, Text};

/// What is decided so far about the parts of a witness.
#[derive(Debug)]
pub(super) struct Arrival {
    pub(super) witness: usize,
    pub(super) blocks: Vec<Placement>,
    pub(super) sentences: Vec<Placement>,
    /// For each token its life, if it had one before.
    pub(super) lives: Vec<Option<LifeId>>,
    /// For each token that came back, the chain of the block that it last stood in.
    pub(super) sources: BTreeMap<usize, ChainId>,
}

impl Arrival {
    /// A witness in which everything is new.
    pub(super) fn new(witness: usize, text: &Text) -> Self {
        Self {
            witness,
            blocks: vec![Placement::default(); text.count(Grain::Block)],
            sentences: vec![Placement::default(); text.count(Grain::Sentence)],
            lives: vec![None; text.token_count()],
            sources: BTreeMap::new(),
        }
    }

    /// The runs of tokens in a range that have no life yet.
    pub(super) fn open_runs(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for token in range.clone().filter(|token| self.lives[*token].is_none()) {
            match runs.last_mut() {
                Some(run) if run.end == token => run.end += 1,
                _ => runs.push(token..token + 1),
            }
        }
        runs
    }
}
