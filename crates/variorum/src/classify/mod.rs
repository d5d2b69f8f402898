//! What changes mean.
//!
//! In: an aligned and diffed [`Comparison`](crate::Comparison). Out: [`Finding`]s. Decides nothing about which words
//! differ.

mod finding;
mod kind;
mod pattern;

pub use finding::{Confidence, Direction, Finding, FindingId, Level, Passage, ScorePart};
pub use kind::{Kind, Layer};
pub use pattern::KindPattern;

use crate::compare::Comparison;

/// How changes are classified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClassifyOptions {}

/// Classifies every difference of a comparison.
pub(crate) fn classify(_comparison: &Comparison, _options: &ClassifyOptions) -> Vec<Finding> {
    Vec::new()
}
