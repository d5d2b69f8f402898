//! Every threshold of the word diff, in one place.

/// How words are compared.
///
/// Matched tokens earn points and every edit costs some, so that among all ways to match two sentences the one with
/// long runs of words that matter wins. Only the ratios of the points matter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DiffOptions {
    /// Points for a matched word or number. Default 12.
    pub word_weight: u32,
    /// Points for a matched word that carries grammar rather than matter. Default 4.
    pub function_word_weight: u32,
    /// Points for a matched punctuation mark. Default 2.
    pub punctuation_weight: u32,
    /// Points that each edit costs. Default 1: enough to prefer one edit to two that match the same.
    pub edit_cost: u32,
    /// An equal run between two edits is absorbed if its points fit this many times into those of the lighter edit.
    /// Default 8: `of` falls between two edits of three words each, and stays between two edits of two words. 1
    /// absorbs anything up to the size of its neighbours, a very large number nothing.
    pub absorption: u32,
    /// Largest number of token pairs of one stretch that are looked at exhaustively. Default 262,144, which is 512
    /// changed words on each side, 1 ms of work. Longer stretches are first cut at long equal runs.
    pub max_cells: usize,
}

impl Default for DiffOptions {
    fn default() -> Self {
        Self {
            word_weight: 12,
            function_word_weight: 4,
            punctuation_weight: 2,
            edit_cost: 1,
            absorption: 8,
            max_cells: 1 << 18,
        }
    }
}
