//! Which slips of the pen are told as such: those in a word that is otherwise known, and in names.

use crate::classify::reading::forms::Forms;
use crate::classify::reading::words::Word;
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
    old.stem != new.stem && is_slip_of(old, new, pack, LEAST_FOR_ONE_LETTER)
}

fn is_slip_of(old: &Forms<'_>, new: &Forms<'_>, pack: &Pack, least_for_one: usize) -> bool {
    let least = least(&old.lower, &new.lower);
    if !is_begun_alike(&old.lower, &new.lower) || least < LEAST_LETTERS {
        return false;
    }
    let Some(slip) = slip(&old.lower, &new.lower) else {
        return false;
    };
    match (pack.is_word(&old.spelled), pack.is_word(&new.spelled)) {
        (true, true) => false,
        (true, false) | (false, true) => slip == Slip::Swap || least >= least_for_one,
        (false, false) => slip != Slip::Letter && old.stem != new.stem,
    }
}

/// Whether two names of bodies or offices are the same but for a slip in one of their words: the Human Rights Council. Of two
/// that nothing but such a letter sets apart, persons and firms are as often two. Of names of which the tables know one,
/// `vouched` for, the word itself may be any.
pub(in crate::classify) fn is_misspelt(
    old: &[Word<'_>],
    new: &[Word<'_>],
    vouched: bool,
    pack: &'static Pack,
) -> bool {
    let are_written_so = old.iter().chain(new).any(Word::is_capitalised);
    if old.len() != new.len() || !are_written_so {
        return false;
    }
    let is_body = |word: &Word<'_>| {
        ["body", "title"]
            .iter()
            .any(|family| word.begins_name(pack, family))
    };
    let mut words = old
        .iter()
        .zip(new)
        .filter(|(one, other)| one.lower != other.lower);
    let Some((one, other)) = words.next().filter(|_| words.clone().next().is_none()) else {
        return false;
    };
    let is_slip_in_body = is_body(one) || is_body(other);
    let least = if is_slip_in_body {
        LEAST_FOR_NAMES
    } else {
        LEAST_FOR_ONE_LETTER
    };
    let is_of_body = is_slip_in_body || old.iter().any(is_body);
    let is_slip = || {
        is_of_body && is_slip_of(one, other, pack, least)
            || vouched && is_respelt(&one.lower, &other.lower)
    };
    one.is_capitalised() && other.is_capitalised() && is_slip()
}

/// Whether one word is the other with its last letter doubled, which no ending of the language does: a council, a councill.
pub(in crate::classify) fn is_doubled(one: &str, other: &str) -> bool {
    let doubles = |short: &str, long: &str| {
        let added = long.strip_prefix(short).unwrap_or_default();
        !added.is_empty() && added.chars().eq(short.chars().rev().take(1))
    };
    doubles(one, other) || doubles(other, one)
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
