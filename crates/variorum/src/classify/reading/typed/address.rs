//! Addresses: where a link leads. What they spell is not said.

use crate::classify::reading::reader::Reader;
use crate::classify::reading::words::WordClass;

/// What parts the scheme of an address from the rest.
const AFTER_SCHEME: [&str; 3] = [BEHIND_SCHEME, "/", "/"];

/// What stands right behind it.
pub(in crate::classify) const BEHIND_SCHEME: &str = ":";

/// Reads the target of a link, or an address that is written out: a scheme and all that stands behind it without a blank,
/// but for the signs that end it.
pub(in crate::classify) fn read_address(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let word = reader.word(at)?;
    if word.class == WordClass::Address {
        return Some(1);
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
