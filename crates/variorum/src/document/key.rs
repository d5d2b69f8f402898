//! Comparison keys: what counts as the same text (design decision: keys beside the text, never copies of it).
//!
//! Folded are the shapes of quotation marks, apostrophes, dashes, hyphens and the ellipsis, soft hyphens, and
//! canonically equivalent sequences (NFC). Nothing else: no case, no compatibility forms, no look-alike letters.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Characters that break or join words and that nobody sees: they come with text copied from a page.
pub(crate) const NO_WIDTH: [char; 5] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// Returns the comparison form of `text`; borrowed when nothing needs folding.
pub fn normalize(text: &str) -> Cow<'_, str> {
    if is_western(text) {
        return Cow::Borrowed(text);
    }
    if !is_stable_text(text) {
        if !text.chars().any(is_folded) && is_nfc(text) {
            return Cow::Borrowed(text);
        }
        let mut folded = String::with_capacity(text.len());
        text.nfc().for_each(|c| fold(c, &mut folded));
        return Cow::Owned(folded);
    }
    fold_stable(text)
}

/// The comparison form of a text whose characters are stable.
fn fold_stable(text: &str) -> Cow<'_, str> {
    let mut folded = String::new();
    let mut done = 0;
    // In UTF-8 all characters that are folded begin with one of these bytes.
    for at in memchr::memchr2_iter(0xc2, 0xe2, text.as_bytes()) {
        let Some(c) = text[at..].chars().next().filter(|c| is_folded(*c)) else {
            continue;
        };
        if folded.is_empty() {
            folded.reserve(text.len());
        }
        folded.push_str(&text[done..at]);
        fold(c, &mut folded);
        done = at + c.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    folded.push_str(&text[done..]);
    Cow::Owned(folded)
}

/// Whether a text is made of ASCII and of U+00C0 to U+00FF, which are stable and never folded: most words are. In UTF-8
/// these are the only characters that begin with the byte C3.
fn is_western(text: &str) -> bool {
    let mut chunks = text.as_bytes().chunks(8);
    chunks.all(|chunk| foreign_leads(load(chunk)) == 0)
}

/// Marks the bytes of a chunk that begin characters of several bytes, save those of [`is_western`] texts.
#[inline]
fn foreign_leads(chunk: u64) -> u64 {
    let leads = chunk & (chunk << 1) & HIGH_BITS;
    let other = chunk ^ WESTERN_LEADS;
    // No carry crosses a byte: seven bits are added to seven.
    let differs = ((other & !HIGH_BITS) + !HIGH_BITS) | other;
    leads & differs
}

/// Appends the comparison form of one character.
fn fold(c: char, folded: &mut String) {
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

fn is_folded(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}' | '\u{ab}' | '\u{bb}'
        | '\u{2010}'..='\u{2015}' | '\u{2026}')
}

/// Whether the character stands for itself in NFC whatever follows that is stable too: below the combining marks,
/// and common punctuation.
fn is_stable(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2039}' | '\u{203a}')
}

/// Whether all characters of a text are stable.
fn is_stable_text(text: &str) -> bool {
    // Those below U+0300 begin with a lower byte.
    let others = text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xcc);
    let mut characters = others.map(|(at, _)| text[at..].chars().next());
    characters.all(|c| c.is_some_and(is_stable))
}

/// Whether two texts have the same comparison form.
pub fn same_text(a: &str, b: &str) -> bool {
    a == b || normalize(a) == normalize(b)
}

/// The words between white space.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let text = rest.trim_start();
        let (word, after) = text.split_at(word_end(text, 0, text.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// Returns where the next white space stands at or after `at`, but before `limit`; else `limit`.
#[inline]
pub(super) fn word_end(text: &str, at: usize, limit: usize) -> usize {
    let bytes = &text.as_bytes()[..limit];
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        if byte.is_ascii() {
            if is_blank(*byte) {
                break;
            }
            end += 1;
        } else {
            let c = text[end..].chars().next().expect("inside the text");
            if c.is_whitespace() {
                break;
            }
            end += c.len_utf8();
        }
    }
    end
}

/// Whether an ASCII character is white space: U+000B and U+000C are, as in `char::is_whitespace`.
#[inline]
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Returns the key of one token.
#[inline]
pub(super) fn token_key(text: &str) -> u64 {
    let mut hasher = TextHasher::default();
    let bytes = text.as_bytes();
    // Most words are short and stand for themselves.
    if bytes.len() < 8 && foreign_leads(load(bytes)) == 0 {
        hasher.rest(bytes);
    } else {
        hasher.bytes(normalize(text).as_bytes());
    }
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
const BLANKS: u64 = 0x2020_2020_2020_2020;
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
            return text.len() - text[at..].trim_start().len();
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
        self.rest(chunks.remainder());
    }

    /// Adds up to seven bytes.
    #[inline]
    fn rest(&mut self, bytes: &[u8]) {
        let count = bytes.len() as u64;
        let chunk = load(bytes);
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
fn load(bytes: &[u8]) -> u64 {
    let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
    // Parts that overlap agree where they do.
    match bytes.len() {
        0 => 0,
        length @ 1..=3 => byte(0) | byte(length / 2) | byte(length - 1),
        length @ 4..=7 => half(bytes, 0) | half(bytes, length - 4) << (8 * (length - 4)),
        _ => half(bytes, 0) | half(bytes, 4) << 32,
    }
}

#[inline]
fn half(bytes: &[u8], at: usize) -> u64 {
    let half = bytes[at..at + 4].try_into().expect("four bytes");
    u64::from(u32::from_le_bytes(half))
}

/// Returns the eight bytes at `at` if they can be taken as they are: ASCII without control characters and western
/// letters, no two blanks together, no blank that might belong to a longer run, no character cut, and after them a byte
/// that cannot combine with the last.
#[inline]
fn plain_chunk(bytes: &[u8], at: usize, may_be_blank: bool) -> Option<u64> {
    let window: &[u8; 9] = bytes[at..].first_chunk()?;
    let [first, .., last, next] = *window;
    let chunk = load(window);
    // For ASCII bytes each of these is exact, and no borrow crosses a byte; the others are masked.
    let ascii = !chunk & HIGH_BITS;
    let below_blank = !((chunk | HIGH_BITS).wrapping_sub(BLANKS)) & ascii;
    let blanks = !((chunk ^ BLANKS) | HIGH_BITS).wrapping_sub(LOW_BITS) & ascii;
    let irregular = foreign_leads(chunk) | below_blank | (blanks & (blanks >> 8));
    let starts_well = may_be_blank || first != b' ';
    let ends_well = next == 0xc3 || next.is_ascii() && (last != b' ' || next.is_ascii_graphic());
    (irregular == 0 && starts_well && ends_well).then_some(chunk)
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
        }
    }

    #[test]
    fn western_texts_are_those_of_ascii_and_the_second_half_of_latin_1() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let is_one = c.is_ascii() || ('\u{c0}'..='\u{ff}').contains(&c);
            for text in [c.to_string(), format!("Häfen{c}"), format!("{c} und Kais")] {
                assert_eq!(is_western(&text), is_one, "{text}");
            }
        }
    }

    proptest! {
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
