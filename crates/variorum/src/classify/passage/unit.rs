//! A finding about a whole passage, with what it holds.

use super::fulfilled::{Promise, Telling};
use crate::classify::record::finding::Finding;

/// A unit finding with those of the acts inside it.
#[derive(Debug)]
pub(in crate::classify) struct UnitFinding {
    /// The unit.
    pub(in crate::classify) parent: Finding,
    /// What came or went with it.
    pub(in crate::classify) children: Vec<Finding>,
    /// The keys of the words that carry matter, for a sentence that only one version has.
    pub(super) matter: Vec<u64>,
    /// The key of the word that such a sentence opens with and speaks of.
    pub(super) theme: Option<u64>,
    /// The first such sentence, as an index of sentences.
    pub(super) sentence: Option<usize>,
    /// What a sentence promises that left the text.
    pub(super) promises: Vec<Promise>,
    /// What a sentence tells that joined the text.
    pub(super) telling: Telling,
}

impl UnitFinding {
    /// A unit that holds nothing to be told.
    pub(super) fn of(parent: Finding) -> Self {
        Self::holding(parent, Vec::new())
    }

    /// A unit with what it holds.
    pub(in crate::classify) fn holding(parent: Finding, children: Vec<Finding>) -> Self {
        Self {
            parent,
            children,
            matter: Vec::new(),
            theme: None,
            sentence: None,
            promises: Vec::new(),
            telling: Telling::default(),
        }
    }
}
