//! Every threshold of the word diff, in one place.

use super::kernel::Class;
use crate::setters::setters;

/// How words are compared.
///
/// Matched tokens earn points and every edit costs some, so that among all ways to match two sentences the one with
/// long runs of words that matter wins. Only the ratios of the points matter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DiffOptions {
    /// Points for a matched word or number. Default 12.
    pub word_weight: u32,
    /// Points for a matched word that carries grammar rather than matter. Default 6: three of them together outweigh a
    /// word that matters.
    pub function_word_weight: u32,
    /// Points for a matched punctuation mark. Default 2.
    pub punctuation_weight: u32,
    /// Points that a match earns on top where all that is written together with it is equal as well: a word with the
    /// same comma behind it, or with none on both sides. Default 2.
    pub whole_word_bonus: u32,
    /// Points that each edit costs. Default 1: enough to prefer one edit to two that match the same.
    pub edit_cost: u32,
    /// An equal run between two edits is absorbed if what it says fits this many times into what the smaller edit
    /// says, a word that carries grammar counting a third of one that carries matter, and a mark a sixth. Default 9:
    /// `of` falls between two edits of three words each, and stays between two edits of two words. 1 absorbs anything
    /// up to the size of its neighbours, a very large number nothing.
    pub absorption: u32,
    /// Largest number of token pairs of one stretch that are looked at exhaustively. Default 262,144, which is 512
    /// changed words on each side, 1 ms of work. Longer stretches are first cut at long equal runs.
    pub max_cells: usize,
}

impl Default for DiffOptions {
    fn default() -> Self {
        Self {
            word_weight: 12,
            function_word_weight: 6,
            punctuation_weight: 2,
            whole_word_bonus: 2,
            edit_cost: 1,
            absorption: 9,
            max_cells: 1 << 18,
        }
    }
}

setters!(DiffOptions {
    with_word_weight: word_weight: u32,
    with_function_word_weight: function_word_weight: u32,
    with_punctuation_weight: punctuation_weight: u32,
    with_whole_word_bonus: whole_word_bonus: u32,
    with_edit_cost: edit_cost: u32,
    with_absorption: absorption: u32,
    with_max_cells: max_cells: usize,
});

impl DiffOptions {
    /// Points for a match of a symbol of a class.
    pub(super) fn weight_of(&self, class: Class) -> u32 {
        match class {
            Class::Matter => self.word_weight,
            Class::Function => self.function_word_weight,
            Class::Mark => self.punctuation_weight,
        }
    }
}
