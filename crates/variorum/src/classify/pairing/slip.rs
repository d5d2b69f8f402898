//! Which slips of the pen are told as such: those in a word that is otherwise known, and in names.

use crate::classify::reading::forms::Forms;
use crate::lexicon::Pack;
use crate::spelling::{Slip, slip};

/// Least number of letters of a word in which a slip is looked for: short words have too many neighbours.
const LEAST_LETTERS: usize = 5;
/// The same for a letter that is missing, added or wrong, or doubled where one of the words is known.
const LEAST_FOR_ONE_LETTER: usize = 7;
/// The same for names, whose neighbours are few.
const LEAST_FOR_NAMES: usize = 6;

/// Whether one word is a slip for the other: a single mistake or doubled letters apart, and exactly one of them a known
/// word. Where neither is known, only the mistakes that make no other word count: a swap of neighbours, doubled letters.
/// Letters are those that were written, whatever spelling system a word is of.
pub(in crate::classify) fn is_slip(old: &Forms<'_>, new: &Forms<'_>, pack: &Pack) -> bool {
    let least = least(&old.lower, &new.lower);
    if !is_begun_alike(&old.lower, &new.lower) || least < LEAST_LETTERS || old.stem == new.stem {
        return false;
    }
    let Some(slip) = slip(&old.lower, &new.lower) else {
        return false;
    };
    match (pack.is_word(&old.spelled), pack.is_word(&new.spelled)) {
        (true, true) => false,
        (true, false) | (false, true) => slip == Slip::Swap || least >= LEAST_FOR_ONE_LETTER,
        (false, false) => slip != Slip::Letter,
    }
}

/// Whether two names are a single mistake apart: more often one name, spelt in two ways, than two names.
pub(in crate::classify) fn is_respelt(old: &str, new: &str) -> bool {
    is_begun_alike(old, new) && least(old, new) >= LEAST_FOR_NAMES && slip(old, new).is_some()
}

/// Most words differ in their first letter already, and few slips are made there.
fn is_begun_alike(old: &str, new: &str) -> bool {
    old.chars().next() == new.chars().next()
}

/// The number of letters of the shorter word.
fn least(old: &str, new: &str) -> usize {
    old.chars().count().min(new.chars().count())
}
