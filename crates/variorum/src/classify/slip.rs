//! Slips of the pen: one letter missing, wrong or swapped, or letters doubled, in a word that is otherwise known.

use super::words::Forms;
use crate::lexicon::Pack;

/// Least number of letters of a word in which a slip is looked for: short words have too many neighbours.
const LEAST_LETTERS: usize = 5;
/// The same for a letter that is missing, added or wrong, or doubled where one of the words is known.
const LEAST_FOR_ONE_LETTER: usize = 7;
/// The same for names, whose neighbours are few.
const LEAST_FOR_NAMES: usize = 6;

/// Whether one word is a slip for the other: a single mistake or doubled letters apart, and exactly one of them a known
/// word. Where neither is known, only the mistakes that make no other word count: a swap of neighbours, doubled letters.
/// Letters are those that were written, whatever spelling system a word is of.
pub(super) fn is_slip(old: &Forms<'_>, new: &Forms<'_>, pack: &Pack) -> bool {
    // Most words differ in their first letter already.
    if old.lower.chars().next() != new.lower.chars().next() {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (old.lower.chars().collect(), new.lower.chars().collect());
    let least = a.len().min(b.len());
    let is_swap = is_swap(&a, &b);
    let is_doubling = is_doubling(&a, &b);
    if least < LEAST_LETTERS
        || !(is_swap || is_doubling || is_one_mistake(&a, &b))
        || old.stem == new.stem
    {
        return false;
    }
    match (pack.is_word(&old.spelled), pack.is_word(&new.spelled)) {
        (true, true) => false,
        (true, false) | (false, true) => is_swap || least >= LEAST_FOR_ONE_LETTER,
        (false, false) => is_swap || is_doubling,
    }
}

/// Whether two names are a single mistake apart: more often one name, spelt in two ways, than two names.
pub(super) fn is_respelt(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    a.first() == b.first()
        && a.len().min(b.len()) >= LEAST_FOR_NAMES
        && (is_swap(&a, &b) || is_one_mistake(&a, &b))
}

/// Where two words begin to differ.
fn fork(a: &[char], b: &[char]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

fn is_swap(a: &[char], b: &[char]) -> bool {
    let at = fork(a, b);
    a.len() == b.len()
        && at + 1 < a.len()
        && a[at] == b[at + 1]
        && a[at + 1] == b[at]
        && a[at + 2..] == b[at + 2..]
}

/// Whether a letter is missing, added or wrong.
fn is_one_mistake(a: &[char], b: &[char]) -> bool {
    let at = fork(a, b);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    match long.len() - short.len() {
        0 => at < a.len() && a[at + 1..] == b[at + 1..],
        1 => short[at..] == long[at + 1..],
        _ => false,
    }
}

/// Whether two words are the same once a letter that is doubled counts as one.
fn is_doubling(a: &[char], b: &[char]) -> bool {
    let single = |word: &[char]| {
        let mut word = word.to_vec();
        word.dedup();
        word
    };
    a != b && single(a) == single(b)
}
