//! Every threshold of lineage, in one place.

use crate::compare::CompareOptions;
use crate::setters::setters;

/// How a lineage is made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LineageOptions {
    /// How neighbours are compared.
    pub compare: CompareOptions,
    /// How many threads compare neighbours, all in all: each comparison has its share of them. The result does not depend
    /// on it. Default 1.
    pub threads: usize,
    /// Least similarity, from 0 to 1, at which a passage that is not the same word for word counts as the return of
    /// one that was dropped earlier. Default 0.6: with less than that, most of the matter is new.
    pub min_return_similarity: f64,
    /// By how much the best candidate for a return must lead over the next, from 0 to 1. Default 0.1. Where two
    /// dropped passages fit equally well, neither is taken.
    pub min_return_lead: f64,
}

impl Default for LineageOptions {
    fn default() -> Self {
        Self {
            compare: CompareOptions::default(),
            threads: 1,
            min_return_similarity: 0.6,
            min_return_lead: 0.1,
        }
    }
}

setters!(LineageOptions {
    with_compare: compare: CompareOptions,
    with_min_return_similarity: min_return_similarity: f64,
    with_min_return_lead: min_return_lead: f64,
});

impl LineageOptions {
    /// Sets the number of threads; 0 counts as 1.
    #[must_use]
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }
}
