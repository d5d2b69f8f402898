//! The result of alignment: links between units of two versions.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::document::Notice;
use crate::sides::Sides;
use crate::span::Span;

/// How many units a link joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// One to one.
    Match,
    /// One old unit became several.
    Split,
    /// Several old units became one.
    Merge,
    /// Several to several.
    Mixed,
    /// An old unit without a counterpart.
    Deletion,
    /// A new unit without a counterpart.
    Insertion,
}

/// The pass of the aligner that made a link, for those who ask why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Pass {
    /// Equal by key.
    Equal,
    /// Paired by similarity, in order.
    Chain,
    /// Paired by similarity, across the order.
    Move,
    /// Left without a counterpart.
    Rest,
}

/// A correspondence between units (blocks, or sentences) of the two sides.
///
/// Invariants: the index lists are sorted; their lengths agree with `kind`; `moved` only where both sides have units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// How many units on each side.
    pub kind: LinkKind,
    /// Indices of the units on each side, sorted.
    pub units: Sides<Vec<usize>>,
    /// Number of the move, from 1 in order of the new text, when the link crosses the order of the text. Block and
    /// sentence links share one numbering.
    pub moved: Option<usize>,
    /// Whether both sides have the same label and the same tokens, byte for byte: then there is nothing below.
    pub identical: bool,
    /// The pass that made the link.
    pub pass: Pass,
    /// Similarity from 0 to 1; 0 for deletions and insertions.
    pub score: f64,
    /// Score of the best other candidate, if there was one.
    pub runner_up: Option<f64>,
}

impl Link {
    /// Makes a link; its kind follows from the numbers of units.
    pub(crate) fn new(units: Sides<Vec<usize>>, pass: Pass, score: f64) -> Self {
        let kind = match (units.old.len(), units.new.len()) {
            (_, 0) => LinkKind::Deletion,
            (0, _) => LinkKind::Insertion,
            (1, 1) => LinkKind::Match,
            (1, _) => LinkKind::Split,
            (_, 1) => LinkKind::Merge,
            _ => LinkKind::Mixed,
        };
        Self {
            kind,
            units,
            moved: None,
            identical: false,
            pass,
            score,
            runner_up: None,
        }
    }

    /// Whether both versions have something of it.
    pub(crate) fn is_pair(&self) -> bool {
        !matches!(self.kind, LinkKind::Deletion | LinkKind::Insertion)
    }

    /// Links an old unit to nothing.
    pub(super) fn deletion(old: usize) -> Self {
        Self::new(Sides::new(vec![old], Vec::new()), Pass::Rest, 0.0)
    }

    /// Links a new unit to nothing.
    pub(super) fn insertion(new: usize) -> Self {
        Self::new(Sides::new(Vec::new(), vec![new]), Pass::Rest, 0.0)
    }

    /// Links each of some units to nothing.
    pub(super) fn apart(units: Sides<Vec<usize>>) -> impl Iterator<Item = Self> {
        let old = units.old.into_iter().map(Self::deletion);
        old.chain(units.new.into_iter().map(Self::insertion))
    }
}

/// A sentence of a block that needed a closer look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// The block it stands in.
    pub block: usize,
    /// Its tokens, as indices into the block's tokens.
    pub tokens: Range<usize>,
    /// From its first to its last token. Where a page break cuts the sentence, furniture lies inside.
    pub span: Span,
}

/// Links at block and at sentence level.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// Block links, ordered by first new block; deletions stand where the old order puts them.
    pub blocks: Vec<Link>,
    /// The sentences of all blocks that are not identical to their partner, in source order.
    pub sentences: Sides<Vec<Sentence>>,
    /// Sentence links, in the order of the block links they belong to.
    pub sentence_links: Vec<Link>,
    /// Where a work limit made the result coarser than it could be.
    pub notices: Vec<Notice>,
}

impl Alignment {
    /// Length of the sentences of a sentence link, in bytes of both texts: what there is to work on.
    pub(crate) fn length(&self, sentence_link: &Link) -> usize {
        let units = sentence_link.units.as_ref().zip(self.sentences.as_ref());
        let lengths = units.map(|(units, sentences)| {
            let lengths = units.iter().map(|unit| sentences[*unit].span.len());
            lengths.sum::<usize>()
        });
        lengths.old + lengths.new
    }
}
