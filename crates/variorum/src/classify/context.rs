//! What all differences of a comparison are judged by.

use crate::classify::pairing::side::Which;
use crate::classify::pairing::years::Years;
use crate::classify::record::profile::Profile;
use crate::compare::Comparison;
use crate::document::Document;
use crate::lexicon::{Lexicon, Pack};

/// A comparison, and what is known of its language and of what weighs how much.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'d, 'l> {
    pub(super) comparison: &'d Comparison,
    /// Rows of the user, and those that the texts give themselves.
    pub(super) lexicon: &'l Lexicon,
    /// What is known of the language.
    pub(super) pack: &'static Pack,
    /// The years of the texts.
    pub(super) years: Years,
    /// The starting scores.
    pub(super) profile: &'l Profile,
}

impl<'d> Context<'d, '_> {
    /// One of the two documents.
    pub(super) fn document(&self, which: Which) -> &'d Document {
        which.of(self.comparison.documents())
    }
}
