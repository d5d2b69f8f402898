//! Every threshold of the word diff, in one place.

/// How words are compared.
///
/// Matched tokens earn points and every edit costs some, so that a run of equal tokens between two edits is kept only
/// if it is worth more than the edit that it would save. Only the ratios of the numbers matter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DiffOptions {
    /// Points for a matched word or number. Default 12.
    pub word_weight: u32,
    /// Points for a matched word that carries grammar rather than matter. Default 4: one alone
    /// never stands between two edits.
    pub function_word_weight: u32,
    /// Points for a matched punctuation mark. Default 1.
    pub punctuation_weight: u32,
    /// Points that each edit costs. Default 5. Higher absorbs longer equal runs into their neighbours.
    pub edit_cost: u32,
    /// Largest number of token pairs of one stretch that are looked at exhaustively. Default 262,144, which is 512
    /// changed words on each side, 1 ms of work. Longer stretches are first cut at long equal runs.
    pub max_cells: usize,
}

impl Default for DiffOptions {
    fn default() -> Self {
        Self {
            word_weight: 12,
            function_word_weight: 4,
            punctuation_weight: 1,
            edit_cost: 5,
            max_cells: 1 << 18,
        }
    }
}
