//! A finding about a whole passage, with what it holds.

use super::fulfilled::Telling;
use super::promise::Promise;
use crate::classify::record::finding::{Finding, Passage};

/// A unit finding with those of the acts inside it.
#[derive(Debug)]
pub(in crate::classify) struct UnitFinding {
    /// The unit.
    pub(in crate::classify) parent: Finding,
    /// What came or went with it.
    pub(in crate::classify) children: Vec<Finding>,
}

/// A unit as long as units are held against each other.
#[derive(Debug)]
pub(in crate::classify) struct Unit {
    pub(super) finding: UnitFinding,
    pub(super) said: Said,
}

/// What a sentence says that only one version has: by this others are found that stand for it or answer it. Nothing for
/// other units.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The keys of the words that carry matter.
    pub(super) matter: Vec<u64>,
    /// The long names in it.
    pub(super) names: Vec<Mention>,
    /// The key of the word that it opens with and speaks of.
    pub(super) theme: Option<u64>,
    /// Which it is, as an index of sentences.
    pub(super) sentence: Option<usize>,
    /// What it promises.
    pub(super) promises: Vec<Promise>,
    /// What it tells, if it joined the text.
    pub(super) telling: Telling,
}

/// Where a name stands.
#[derive(Debug)]
pub(super) struct Mention {
    /// The key of the name.
    pub(super) name: u64,
    /// The words around it, from sign to sign.
    pub(super) place: Passage,
}

impl UnitFinding {
    /// A unit that holds nothing to be told.
    pub(super) fn of(parent: Finding) -> Self {
        Self {
            parent,
            children: Vec::new(),
        }
    }
}

/// A unit of both versions.
impl From<UnitFinding> for Unit {
    fn from(finding: UnitFinding) -> Self {
        Self {
            finding,
            said: Said::default(),
        }
    }
}
