//! Every threshold of alignment, in one place.

/// How alignment decides.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlignOptions {
    /// Least similarity, from 0 to 1, at which two blocks in order are linked. Default 0.4.
    pub min_similarity: f64,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self {
            min_similarity: 0.4,
        }
    }
}
