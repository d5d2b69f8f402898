//! What a passage is in a version, in one word.

use crate::lineage::{ChainId, Grain, Lineage, Status};

/// One field of passages by versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Cell {
    Absent,
    New,
    Same,
    Edited,
    /// Edited more than in any other version.
    Widest,
    Moved,
    MovedEdited,
    Split,
    /// Became a part of another passage in this version.
    Merged,
    Returned,
}

impl Cell {
    /// Every sort that has something to see.
    #[cfg(feature = "terminal")]
    pub(in crate::render) const ALL: &'static [Self] = &[
        Self::New,
        Self::Same,
        Self::Edited,
        Self::Widest,
        Self::Moved,
        Self::MovedEdited,
        Self::Split,
        Self::Merged,
        Self::Returned,
    ];

    pub(in crate::render) const fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::New => "new",
            Self::Same => "same",
            Self::Edited => "edited",
            Self::Widest => "most edited",
            Self::Moved => "moved",
            Self::MovedEdited => "moved and edited",
            Self::Split => "split off",
            Self::Merged => "merged into another",
            Self::Returned => "returned",
        }
    }
}

/// What a chain of blocks is in a witness. `widest` is the witness with its widest change.
pub(in crate::render) fn cell(
    lineage: &Lineage,
    chain: ChainId,
    witness: usize,
    widest: Option<usize>,
) -> Cell {
    let chain = &lineage.chains(Grain::Block)[chain];
    let Some(state) = chain.state(witness) else {
        let mut merges = chain.merges().iter();
        return if merges.any(|merge| merge.witness == witness) {
            Cell::Merged
        } else {
            Cell::Absent
        };
    };
    match state.status {
        Status::New => Cell::New,
        Status::Same if state.moved => Cell::Moved,
        Status::Same => Cell::Same,
        Status::Edited if state.moved => Cell::MovedEdited,
        Status::Edited if widest == Some(witness) => Cell::Widest,
        Status::Edited => Cell::Edited,
        Status::Split => Cell::Split,
        Status::Returned => Cell::Returned,
    }
}

/// The witness in which most words of a chain of blocks changed, if it was edited more than once.
pub(in crate::render) fn widest_change(lineage: &Lineage, chain: ChainId) -> Option<usize> {
    let states = lineage.chains(Grain::Block)[chain].states().iter();
    let edited: Vec<usize> = states
        .filter(|state| state.status == Status::Edited)
        .map(|state| state.witness)
        .collect();
    if edited.len() < 2 {
        return None;
    }
    let change = |witness: &usize| lineage.change(Grain::Block, chain, *witness).unwrap_or(0.0);
    edited
        .into_iter()
        .rev()
        .max_by(|a, b| change(a).total_cmp(&change(b)))
}
