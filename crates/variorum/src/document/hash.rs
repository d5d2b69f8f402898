//! Hashes of text: keys of tokens and blocks, found eight bytes at a time.

use std::ops::Range;

use super::key::{normalize, trim_start, word_end};

/// Returns the key of the token that stands in a range of a text.
#[inline]
pub(super) fn token_key(text: &str, range: Range<usize>) -> u64 {
    let mut hasher = TextHasher::default();
    let bytes = text.as_bytes();
    let mut foreign = 0;
    let mut at = range.start;
    while at + 8 <= range.end {
        let chunk = load(&bytes[at..at + 8]);
        foreign |= foreign_leads(chunk);
        hasher.chunk(chunk);
        at += 8;
    }
    let rest = load_within(bytes, at..range.end);
    // Most words stand for themselves.
    if foreign | foreign_leads(rest) == 0 {
        hasher.rest(rest, range.end - at);
        return hasher.finish();
    }
    let mut hasher = TextHasher::default();
    hasher.bytes(normalize(&text[range]).as_bytes());
    hasher.finish()
}

/// Returns the key of a block from its pieces: white space squeezed, each word in comparison form.
pub fn block_key<'a>(pieces: impl Iterator<Item = &'a str>) -> u64 {
    let mut hasher = TextHasher::default();
    for piece in pieces {
        hasher.separate();
        hasher.text(piece);
    }
    hasher.finish()
}

/// A hash of a stream of characters, whichever way the stream is cut: runs of white space count as one blank, the
/// other characters in their comparison form. White space at either end does not count.
///
/// Eight bytes at a time; each step multiplies to 128 bits and folds the halves, as in wyhash. Keys are found quickly
/// and can be forged, so whoever draws a conclusion from equal keys compares the texts.
#[derive(Clone, Debug)]
pub(super) struct TextHasher {
    state: u64,
    pending: u64,
    filled: u64,
    length: u64,
    gap: bool,
}

/// Odd constants with as many ones as zeros, from the fraction of the golden ratio and of the square root of two.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0x6a09_e667_f3bc_c909;

const LOW_BITS: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
const HIGH_BIT_OF_FIRST: u64 = 0x80;
const HIGH_BIT_OF_LAST: u64 = 0x80 << 56;
const BLANKS: u64 = 0x2020_2020_2020_2020;
const LINE_ENDS: u64 = 0x0a0a_0a0a_0a0a_0a0a;
const WESTERN_LEADS: u64 = 0xc3c3_c3c3_c3c3_c3c3;

impl Default for TextHasher {
    fn default() -> Self {
        Self {
            state: SEED,
            pending: 0,
            filled: 0,
            length: 0,
            gap: false,
        }
    }
}

impl TextHasher {
    /// Says that what follows is apart from what came before, as if by white space.
    pub(super) fn separate(&mut self) {
        self.gap = self.length > 0;
    }

    /// Adds running text.
    pub(super) fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let may_be_blank = self.length > 0 && !self.gap;
            if let Some(chunk) = plain_chunk(bytes, at, may_be_blank) {
                self.fill_gap();
                self.chunk(chunk);
                at = self.plainly(bytes, at + 8);
            } else {
                at = self.slowly(text, at);
            }
        }
    }

    /// Adds the chunks that can be taken as they are, inside a word or after one, and returns where they end.
    fn plainly(&mut self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(chunk) = plain_chunk(bytes, at, true) {
            self.chunk(chunk);
            at += 8;
        }
        at
    }

    /// Adds one run of white space, or the rest of one word, and returns where it ends.
    fn slowly(&mut self, text: &str, at: usize) -> usize {
        let end = word_end(text, at, text.len());
        if end == at {
            self.separate();
            return text.len() - trim_start(&text[at..]).len();
        }
        let folded = normalize(&text[at..end]);
        if !folded.is_empty() {
            self.fill_gap();
            self.bytes(folded.as_bytes());
        }
        end
    }

    fn fill_gap(&mut self) {
        if std::mem::take(&mut self.gap) {
            self.bytes(b" ");
        }
    }

    /// Adds bytes as they are.
    fn bytes(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.chunk(load(chunk));
        }
        let rest = chunks.remainder();
        self.rest(load(rest), rest.len());
    }

    /// Adds up to seven bytes, as they are loaded.
    #[inline]
    fn rest(&mut self, chunk: u64, count: usize) {
        let count = count as u64;
        self.length += count;
        let pending = self.pending | chunk << (8 * self.filled);
        let filled = self.filled + count;
        if filled < 8 {
            (self.pending, self.filled) = (pending, filled);
        } else {
            self.mix(pending);
            self.pending = if filled == 8 {
                0
            } else {
                chunk >> (64 - 8 * self.filled)
            };
            self.filled = filled - 8;
        }
    }

    #[inline]
    fn chunk(&mut self, chunk: u64) {
        self.length += 8;
        if self.filled == 0 {
            self.mix(chunk);
        } else {
            self.mix(self.pending | chunk << (8 * self.filled));
            self.pending = chunk >> (64 - 8 * self.filled);
        }
    }

    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the halves of the product are meant"
    )]
    fn mix(&mut self, chunk: u64) {
        let product = u128::from(self.state ^ chunk) * u128::from(FACTOR);
        let (low, high) = (product as u64, (product >> 64) as u64);
        self.state = (low ^ high).wrapping_add(SEED);
    }

    pub(super) fn finish(mut self) -> u64 {
        self.mix(self.pending);
        self.mix(self.length);
        self.state
    }
}

/// Up to eight bytes as a number, the first lowest.
#[inline]
pub(super) fn load(bytes: &[u8]) -> u64 {
    let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
    // Parts that overlap agree where they do.
    match bytes.len() {
        0 => 0,
        length @ 1..=3 => byte(0) | byte(length / 2) | byte(length - 1),
        length @ 4..=7 => half(bytes, 0) | half(bytes, length - 4) << (8 * (length - 4)),
        _ => half(bytes, 0) | half(bytes, 4) << 32,
    }
}

/// As [`load`], up to seven bytes of a range: taken at once where the text goes on behind them.
#[inline]
fn load_within(bytes: &[u8], range: Range<usize>) -> u64 {
    match bytes[range.start..].first_chunk() {
        Some(window) => u64::from_le_bytes(*window) & !(u64::MAX << (8 * range.len())),
        None => load(&bytes[range]),
    }
}

#[inline]
fn half(bytes: &[u8], at: usize) -> u64 {
    let half = bytes[at..at + 4].try_into().expect("four bytes");
    u64::from(u32::from_le_bytes(half))
}

/// Marks the bytes of a chunk that begin characters of several bytes, save those of western texts: of ASCII and of
/// U+00C0 to U+00FF.
#[inline]
pub(super) fn foreign_leads(chunk: u64) -> u64 {
    let leads = chunk & (chunk << 1) & HIGH_BITS;
    let other = chunk ^ WESTERN_LEADS;
    // No carry crosses a byte: seven bits are added to seven.
    let differs = ((other & !HIGH_BITS) + !HIGH_BITS) | other;
    leads & differs
}

/// Returns the eight bytes at `at` if they can be taken as they are, with a blank for the end of a line: ASCII without
/// other control characters and western letters, no two blanks together, no blank that might belong to a longer run, no
/// character cut, and after them a byte that cannot combine with the last.
#[inline]
fn plain_chunk(bytes: &[u8], at: usize, may_be_blank: bool) -> Option<u64> {
    let window: &[u8; 9] = bytes[at..].first_chunk()?;
    let next = window[8];
    let mut chunk = load(window);
    let ascii = !chunk & HIGH_BITS;
    let below_blank = !((chunk | HIGH_BITS).wrapping_sub(BLANKS)) & ascii;
    if below_blank != 0 {
        let line_ends = equal_bytes(chunk, LINE_ENDS) & ascii;
        if line_ends != below_blank {
            return None;
        }
        chunk ^= (line_ends >> 7) * u64::from(b'\n' ^ b' ');
    }
    let blanks = equal_bytes(chunk, BLANKS) & ascii;
    let irregular = foreign_leads(chunk) | (blanks & (blanks >> 8));
    let starts_well = may_be_blank || blanks & HIGH_BIT_OF_FIRST == 0;
    let ends_in_blank = blanks & HIGH_BIT_OF_LAST != 0;
    let ends_well = next == 0xc3 || next.is_ascii() && (!ends_in_blank || next.is_ascii_graphic());
    (irregular == 0 && starts_well && ends_well).then_some(chunk)
}

/// The high bits of the ASCII bytes of a chunk that are those of another. For ASCII this is exact, and no borrow crosses a
/// byte; what it says of other bytes has to be masked.
#[inline]
fn equal_bytes(chunk: u64, other: u64) -> u64 {
    !((chunk ^ other) | HIGH_BITS).wrapping_sub(LOW_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fewer_than_eight_bytes_are_loaded_in_order() {
        let bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        for length in 0..=8 {
            let mut padded = [0; 8];
            padded[..length].copy_from_slice(&bytes[..length]);
            assert_eq!(load(&bytes[..length]), u64::from_le_bytes(padded));
            if length < 8 {
                assert_eq!(load_within(&bytes, 0..length), load(&bytes[..length]));
                assert_eq!(
                    load_within(&bytes[1..], 0..length),
                    load(&bytes[1..=length])
                );
            }
        }
    }

    proptest! {
        #[test]
        fn the_key_of_a_token_is_that_of_its_comparison_form(
            before in "[a ]{0,2}", word in "([a-zä]{1,20}|[a-zÄé\u{301}\u{ad}“”–]{1,5}){1,3}", after in "[a é]{0,9}"
        ) {
            let mut hasher = TextHasher::default();
            hasher.bytes(normalize(&word).as_bytes());
            let range = before.len()..before.len() + word.len();
            prop_assert_eq!(token_key(&format!("{before}{word}{after}"), range), hasher.finish());
        }

        #[test]
        fn keys_are_those_of_the_words_one_by_one(
            text in "([a-cäß]{1,9}|[a-cÄé\u{301}\u{ad}“”–]{1,3}|[ \u{a0}\n\t\u{1}]){0,12}"
        ) {
            let mut hasher = TextHasher::default();
            for word in text.split_whitespace().map(normalize).filter(|word| !word.is_empty()) {
                if hasher.length > 0 {
                    hasher.bytes(b" ");
                }
                hasher.bytes(word.as_bytes());
            }
            prop_assert_eq!(block_key(std::iter::once(text.as_str())), hasher.finish());
        }
    }
}
