//! Slips of the pen: one letter missing, doubled, wrong or swapped, in a word that is otherwise known.

use crate::lexicon::Pack;

/// Least number of letters of a word in which a slip is looked for: short words have too many neighbours.
const LEAST_LETTERS: usize = 5;
/// The same for a letter that is missing, added or wrong.
const LEAST_FOR_ONE_LETTER: usize = 7;
/// The same for names, whose neighbours are few.
const LEAST_FOR_NAMES: usize = 6;

/// Whether one word is a slip for the other: a single mistake apart, and exactly one of them a known word. Where neither
/// is known, only the mistakes that make no other word count: a swap of neighbours, a doubled letter.
pub(super) fn is_slip(old: &str, new: &str, pack: &Pack) -> bool {
    // Most words differ in their first letter already.
    if old.chars().next() != new.chars().next() {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    if a.len().min(b.len()) < LEAST_LETTERS
        || !(is_swap(&a, &b) || is_one_letter(&a, &b) || is_doubling(&a, &b))
        || pack.morphology.stem(old) == pack.morphology.stem(new)
    {
        return false;
    }
    match (pack.is_word(old), pack.is_word(new)) {
        (true, true) => false,
        (true, false) | (false, true) => is_swap(&a, &b) || is_one_letter(&a, &b),
        (false, false) => is_swap(&a, &b) || is_doubling(&a, &b),
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

fn is_one_letter(a: &[char], b: &[char]) -> bool {
    a.len().min(b.len()) >= LEAST_FOR_ONE_LETTER && is_one_mistake(a, b)
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

fn is_doubling(a: &[char], b: &[char]) -> bool {
    let at = fork(a, b);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.len() == short.len() + 1
        && at > 0
        && long[at] == long[at - 1]
        && short[at..] == long[at + 1..]
}
