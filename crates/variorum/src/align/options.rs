//! Every threshold of alignment, in one place.

/// How alignment decides.
///
/// Similarities are Dice coefficients over weighted content, from 0 (nothing in common) to 1.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlignOptions {
    /// Similarity below which two units in order are never linked. From 0 to 1; higher leaves more units without a
    /// counterpart.
    pub min_similarity: f64,
    /// Similarity above which the demand does not rise, however alike the texts are.
    pub max_similarity: f64,
    /// Share of the similarity of the best pairs of these two texts that a pair must reach.
    pub ratio: f64,
    /// Share of an additional unit that must be explained by what its link does not explain yet, for a split or merge.
    pub min_share: f64,
    /// Similarity below which two units are never linked across the order.
    pub min_moved: f64,
    /// By how much a pair across the order must be better than the next best pair of either unit.
    pub lead: f64,
    /// Weight of a function word, where a plain word has 1.
    pub function_weight: f64,
    /// Weight of names and numbers, where a plain word has 1.
    pub name_weight: f64,
    /// Weight of a run of characters, where a plain word has 1.
    pub gram_weight: f64,
    /// Length of the runs of characters.
    pub gram_len: usize,
    /// Added to the number of units before rarity is computed: how far rarity is flattened in short texts.
    pub smooth: f64,
    /// Units that a split or merge may have on its larger side.
    pub max_units: usize,
    /// Similarity of the best pairs that is expected before any is seen; it weighs as much as two pairs.
    pub prior: f64,
    /// Similarity of an additional unit to what its link does not explain yet, for a split or merge.
    pub min_rest: f64,
    /// Share of the similarity to also-rans that is added to the demand.
    pub noise: f64,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self {
            min_similarity: 0.15,
            max_similarity: 0.3,
            ratio: 0.4,
            min_share: 0.3,
            min_moved: 0.3,
            lead: 0.1,
            function_weight: 0.1,
            name_weight: 1.5,
            gram_weight: 0.3,
            gram_len: 4,
            smooth: 4.0,
            max_units: 5,
            prior: 0.5,
            min_rest: 0.2,
            noise: 0.0,
        }
    }
}
