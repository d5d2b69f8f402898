//! Addresses: where a link leads. What they spell is not said.

use crate::classify::reading::reader::Reader;
use crate::classify::reading::words::WordClass;

/// What parts the scheme of an address from the rest.
const AFTER_SCHEME: [&str; 3] = [BEHIND_SCHEME, "/", "/"];

/// What stands right behind it.
pub(in crate::classify) const BEHIND_SCHEME: &str = ":";

/// Fewest groups of digits of a telephone number, and fewest digits.
const LEAST_GROUPS: usize = 3;
const LEAST_DIGITS: usize = 7;
/// Digits of the groups into which blanks part a large amount.
const THOUSAND: usize = 3;

/// Reads the target of a link, or an address that is written out: a scheme and all that stands behind it without a blank,
/// but for the signs that end it; or a telephone number.
pub(in crate::classify) fn read_address(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let word = reader.word(at)?;
    if word.class == WordClass::Address {
        return Some(1);
    }
    if let Some(length) = telephone(reader, at) {
        return Some(length);
    }
    let is_tight = |at: usize| reader.word(at).is_some_and(|word| !word.spaced);
    let has_scheme = word.class == WordClass::Word
        && (at + 1..)
            .zip(AFTER_SCHEME)
            .all(|(at, sign)| is_tight(at) && reader.sign(at, sign));
    if !has_scheme {
        return None;
    }
    let start = at + 1 + AFTER_SCHEME.len();
    let closes = |at: usize| {
        [")", "]", ">", "\""]
            .iter()
            .any(|sign| reader.sign(at, sign))
    };
    let mut end = start;
    while is_tight(end) && !closes(end) {
        end += 1;
    }
    let is_word = |at: &usize| {
        reader
            .word(*at)
            .is_some_and(|word| word.class != WordClass::Sign || word.is_sign("/"))
    };
    let last = (start..end).rev().find(is_word)?;
    Some(last + 1 - at)
}

/// A telephone number with the code of its country: +41 44 631 31 11.
fn telephone(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let is_digits = |at: &usize| {
        let word = reader.word(*at);
        word.is_some_and(|word| word.lower.chars().all(|c| c.is_ascii_digit()))
    };
    let is_tied = reader.word(at + 1).is_some_and(|word| !word.spaced);
    if !reader.sign(at, "+") || !is_tied {
        return None;
    }
    let rest = at + 1..reader.words.len();
    let groups: Vec<usize> = rest
        .take_while(is_digits)
        .map(|at| reader.words[at].lower.len())
        .collect();
    let is_long = groups.len() >= LEAST_GROUPS && groups.iter().sum::<usize>() >= LEAST_DIGITS;
    let next = reader.word(at + 1 + groups.len());
    // What is counted stands behind: +1 250 000 crowns.
    let is_amount = groups.iter().skip(1).all(|digits| *digits == THOUSAND)
        && next.is_some_and(|word| word.class == WordClass::Word);
    (is_long && !is_amount).then_some(1 + groups.len())
}
