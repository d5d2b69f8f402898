//! Two linked sentences side by side: which atoms say the same, which statements belong together, and what is left
//! open between them.
//!
//! In: words and atoms of both sides. Out: a [`pair::Pair`] and the [`scene::Scene`] that rules look at.

pub(super) mod agency;
pub(super) mod anchors;
pub(super) mod antecedent;
mod both;
pub(super) mod complement;
mod items;
pub(super) mod linked;
pub(super) mod matching;
pub(super) mod nearest;
pub(super) mod pair;
pub(super) mod paragraph;
pub(super) mod places;
pub(super) mod region;
pub(super) mod sameness;
pub(super) mod scene;
pub(super) mod side;
pub(super) mod slip;
pub(super) mod synonyms;
pub(super) mod years;
