//! Comparison keys: what counts as the same text (design decision: keys beside the text, never copies of it).
//!
//! Folded are the shapes of quotation marks, apostrophes, dashes, hyphens and the ellipsis, soft hyphens, and
//! canonically equivalent sequences (NFC). Nothing else: no case, no compatibility forms, no look-alike letters.

use std::borrow::Cow;
use std::hash::Hasher;

use rustc_hash::FxHasher;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Returns the comparison form of `text`; borrowed when nothing needs folding.
pub fn normalize(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || (!text.chars().any(is_folded) && is_nfc(text)) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\u{ad}' => {}
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2039}' | '\u{203a}' => {
                folded.push('\'');
            }
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' => {
                folded.push('"');
            }
            // The minus sign U+2212 is not among them: a sign is not typography.
            '\u{2010}'..='\u{2015}' => folded.push('-'),
            '\u{2026}' => folded.push_str("..."),
            other => folded.push(other),
        }
    }
    Cow::Owned(folded)
}

fn is_folded(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}' | '\u{ab}' | '\u{bb}'
        | '\u{2010}'..='\u{2015}' | '\u{2026}')
}

/// Whether two texts have the same comparison form.
pub fn same_text(a: &str, b: &str) -> bool {
    a == b || normalize(a) == normalize(b)
}

/// Returns the key of one token.
pub(super) fn token_key(text: &str) -> u64 {
    hash(normalize(text).as_bytes())
}

/// Returns the key of a block from its pieces: white space squeezed, each word in comparison form.
pub fn block_key<'a>(pieces: impl Iterator<Item = &'a str>) -> u64 {
    let mut hasher = FxHasher::default();
    for word in pieces.flat_map(str::split_whitespace) {
        hasher.write(normalize(word).as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}
