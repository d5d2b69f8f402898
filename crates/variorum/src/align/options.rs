//! Every threshold of alignment, in one place.

/// How alignment decides.
///
/// Similarities are Dice coefficients over weighted content, from 0 (nothing in common) to 1. Several demands are
/// shares of the *likeness* of the two texts: how similar the best pairs of units that are not equal are. A revision
/// keeps most words of what it keeps, so that a faint resemblance means nothing there; a re-told text keeps few, and the
/// same resemblance is a find.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlignOptions {
    /// Share of the likeness that a pair must reach. From 0 to 1, default 0.45; higher leaves more units without a
    /// counterpart.
    pub pair_share: f64,
    /// Similarity below which nothing is linked, however little alike the texts are. From 0 to 1, default 0.15; higher
    /// drops paraphrases.
    pub min_similarity: f64,
    /// Similarity that always suffices in order, however much alike the texts are. From `min_similarity` to 1, default
    /// 0.3; higher drops rewritten units of texts that are otherwise close.
    pub max_similarity: f64,
    /// Share, times the likeness, of an additional unit that its link must explain beyond what it explains already, for
    /// a split or merge. From 0 to 1, default 0.75; higher finds fewer splits.
    pub part_share: f64,
    /// Similarity, times the likeness, of an additional unit to the rest that its link leaves unexplained. From 0 to 1,
    /// default 0.2; higher finds fewer splits.
    pub part_similarity: f64,
    /// Units that a split or merge may have on its larger side. At least 1, default 5; 1 finds no splits.
    pub max_parts: usize,
    /// Share of its weight that a link gains where it continues its predecessor on both sides. From 0 to 1, default
    /// 0.03; higher prefers unbroken runs to scattered resemblances.
    pub bond: f64,
    /// Similarity below which two blocks are never linked across the order. From 0 to 1, default 0.3; higher finds
    /// fewer moves.
    pub min_moved: f64,
    /// The same for a sentence that moves to another paragraph. Default 0.4: a sentence says less than a block.
    pub min_migrated: f64,
    /// By how much a link across the order must be better than the next best of its units. From 0 to 1, default 0.1;
    /// higher finds fewer moves.
    pub lead: f64,
    /// Weight of a function word, where a plain word has 1. Default 0.1.
    pub function_weight: f64,
    /// Weight of names and numbers, where a plain word has 1. Default 1.25.
    pub name_weight: f64,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self {
            pair_share: 0.45,
            min_similarity: 0.15,
            max_similarity: 0.3,
            part_share: 0.75,
            part_similarity: 0.2,
            max_parts: 5,
            bond: 0.03,
            min_moved: 0.3,
            min_migrated: 0.4,
            lead: 0.1,
            function_weight: 0.1,
            name_weight: 1.25,
        }
    }
}

/// What links between two given texts must reach.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demands {
    /// Least similarity in order.
    pub(super) pair: f64,
    /// Least share of an additional unit that must be explained.
    pub(super) part_share: f64,
    /// Least similarity of an additional unit to the unexplained rest.
    pub(super) part_similarity: f64,
    /// Most units on the larger side.
    pub(super) max_parts: usize,
    /// Share of its weight that a link gains by continuing another.
    pub(super) bond: f64,
    /// Least similarity across the order.
    pub(super) moved: f64,
    /// Least lead across the order.
    pub(super) lead: f64,
}

impl AlignOptions {
    /// The demands on texts of a given likeness.
    pub(super) fn demands(&self, likeness: f64) -> Demands {
        let highest = self.max_similarity.max(self.min_similarity);
        let pair = (self.pair_share * likeness).clamp(self.min_similarity, highest);
        Demands {
            pair,
            part_share: self.part_share * likeness,
            part_similarity: self.part_similarity * likeness,
            max_parts: self.max_parts.max(1),
            bond: self.bond,
            moved: self.min_moved.max(pair),
            lead: self.lead,
        }
    }
}

impl Demands {
    /// Whether a unit of weight `mass` belongs to a split or merge when it explains `added` of what its fellows leave
    /// unexplained, `rest`.
    pub(super) fn part_belongs(&self, added: u64, mass: u64, rest: u64) -> bool {
        let added = added as f64;
        added > 0.0
            && added >= self.part_share * mass as f64
            && 2.0 * added >= self.part_similarity * (mass + rest) as f64
    }
}
