//! Units: the words and punctuation marks that are matched, made of one or more tokens.

use std::ops::Range;

use super::stream::{Entry, is_label, is_markup};
use crate::document::{Document, Token};

/// A word, or a punctuation mark. What is joined by hyphens, slashes or signs is one word: `co-operation`, `5%`.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) entries: Range<usize>,
    /// Equal units have equal keys.
    pub(super) key: u64,
    /// Units of equal written words have equal keys. A written word is what stands between white space: a word with the
    /// marks attached to it.
    pub(super) written: u64,
    /// Whether the unit holds a word or a number.
    pub(super) is_word: bool,
}

/// Cuts the text among the entries into units, in place of those that the list holds.
pub(super) fn cut_units(document: &Document, entries: &[Entry], units: &mut Vec<Unit>) {
    units.clear();
    for (index, entry) in entries.iter().enumerate() {
        let token = entry.token;
        if is_label(token) || is_markup(token) {
            continue;
        }
        let bracketed = bracketed(document, &entries[index..]);
        match units.last_mut() {
            _ if bracketed => units.push(Unit {
                entries: index..index + 3,
                key: entries[index..index + 3]
                    .iter()
                    .fold(0, |key, entry| mix(key, entry.token.key)),
                written: 0,
                is_word: true,
            }),
            Some(last) if index < last.entries.end => {}
            Some(last)
                if last.entries.end == index
                    && !token.spaced
                    && !entry.is_border
                    && joins(
                        document,
                        &entries[last.entries.clone()],
                        token,
                        entries.get(index + 1),
                    ) =>
            {
                last.entries.end = index + 1;
                last.key = mix(last.key, token.key);
                last.is_word |= token.is_word();
            }
            _ => units.push(Unit {
                entries: index..index + 1,
                key: token.key,
                written: 0,
                is_word: token.is_word(),
            }),
        }
    }
    key_written_words(entries, units);
}

/// Gives all units of a written word the key of the whole.
fn key_written_words(entries: &[Entry], units: &mut [Unit]) {
    let stands_apart = |unit: &Unit| {
        let first = &entries[unit.entries.start];
        first.token.spaced || first.is_border
    };
    for word in units.chunk_by_mut(|_, next| !stands_apart(next)) {
        let written = word.iter().fold(0, |key, unit| mix(key, unit.key));
        for unit in word {
            unit.written = written;
        }
    }
}

/// Whether the entries begin with a single word in square brackets, a placeholder or a reference: `[12]`.
fn bracketed(document: &Document, entries: &[Entry]) -> bool {
    let [open, word, close, ..] = entries else {
        return false;
    };
    let is_tight = |entry: &Entry| !entry.token.spaced && !entry.is_border;
    !open.token.is_word()
        && word.token.is_word()
        && is_tight(word)
        && is_tight(close)
        && &document[open.token.span] == "["
        && &document[close.token.span] == "]"
}

/// Whether a token that follows a unit without white space belongs to the same word.
fn joins(document: &Document, unit: &[Entry], token: &Token, next: Option<&Entry>) -> bool {
    let last = unit[unit.len() - 1].token;
    let is_joiner = |token: &Token| !token.is_word() && is_one_of(&document[token.span], is_joiner);
    let is_sign = |token: &Token| !token.is_word() && is_one_of(&document[token.span], is_sign);
    let goes_on =
        || next.is_some_and(|next| next.token.is_word() && !next.token.spaced && !next.is_border);
    if token.is_word() {
        is_sign(last) || (is_joiner(last) && unit.len() > 1)
    } else if last.is_word() {
        is_sign(token) || (is_joiner(token) && goes_on())
    } else {
        false
    }
}

fn is_one_of(text: &str, accepts: fn(char) -> bool) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(accepts) && chars.next().is_none()
}

/// Marks that join two words to one.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}' | '\u{2011}' | '/' | '\'' | '\u{2019}' | '&' | '+' | '@'
    )
}

/// Marks that belong to the number or word beside them.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '\u{20ac}' | '\u{a3}' | '\u{a5}' | '%' | '\u{2030}' | '\u{b0}' | '\u{a7}' | '#'
    )
}

/// Combines the keys of the tokens of one unit, in order (the multiplier is 2^64 divided by the golden ratio).
fn mix(key: u64, next: u64) -> u64 {
    key.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ next
}
