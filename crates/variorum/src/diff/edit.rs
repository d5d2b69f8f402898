//! Edits: differences of word ranges, without a meaning.

use serde::{Deserialize, Serialize};

use crate::sides::Sides;
use crate::span::Span;

/// What an edit does to its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// Kept.
    Equal,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
    /// Other words in the same place.
    Replace,
}

/// What sort of characters an edit touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditClass {
    /// Words, numbers, punctuation of the text.
    Text,
    /// List markers and paragraph numbers.
    Label,
    /// The same comparison key in other characters (quotes, dashes, markup, spacing).
    Typography,
}

/// A run of tokens and what became of it.
///
/// Invariants: spans begin and end at token borders (a `Typography` edit of spacing may be white space), lie inside
/// one piece of one block, and are empty, at the place between tokens, on the side that has nothing. Equal edits have
/// the same tokens on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What happens.
    pub op: Op,
    /// To what sort of characters.
    pub class: EditClass,
    /// Where, on each side.
    pub spans: Sides<Span>,
}
