//! Word boundaries of UAX #29 inside stretches without white space, with a fast path.
//!
//! The fast path knows the classes of ASCII, of Latin letters up to U+024F and of common punctuation, and the rules
//! `WB5` to `WB13b` for them. A stretch with any other character goes to the `unicode-segmentation` crate. On top of the
//! standard come two joints that prose wants: the point after an abbreviation of single letters (`U.S.`), and runs of
//! points (`...`); and one cut, at the point between two sentences that lost their blank (`end.Then`).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::key::{is_blank, word_end};

/// Word-break classes of UAX #29, as far as the fast path knows them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Underscore,
    /// Joins letters: colon.
    MidLetter,
    /// Joins digits: comma, semicolon.
    MidNumber,
    /// Joins either: point, apostrophe.
    MidBoth,
    Other,
}

/// Calls `emit` for each word of the stretch without white space that begins at `start` and ends before `limit`, in
/// order; returns where the stretch ends.
#[inline]
pub(super) fn each_word(
    text: &str,
    start: usize,
    limit: usize,
    mut emit: impl FnMut(Range<usize>),
) -> usize {
    let bytes = &text.as_bytes()[..limit];
    let is_end = |at: usize| bytes.get(at).is_none_or(|byte| is_blank(*byte));
    let plain = start + plain_word(&bytes[start..]);
    if plain > start {
        // Most stretches are one word of letters or digits, perhaps with a mark behind it that joins it to nothing.
        if is_end(plain) {
            emit(start..plain);
            return plain;
        }
        if matches!(bytes[plain], b',' | b'.' | b';' | b':' | b')') && is_end(plain + 1) {
            emit(start..plain);
            emit(plain..plain + 1);
            return plain + 1;
        }
    }
    let end = word_end(text, plain, limit);
    each_joined_word(text, start..end, emit);
    end
}

/// Bytes of the letters or else the digits that a text begins with.
#[inline]
fn plain_word(bytes: &[u8]) -> usize {
    match western_letters(bytes) {
        0 => bytes
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count(),
        letters => letters,
    }
}

/// Bytes of the letters that a text begins with, as far as these are ASCII or among U+00C0 to U+00FF.
#[inline]
fn western_letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        if let Some(chunk) = bytes[at..].first_chunk() {
            let letters = ascii_letters(u64::from_le_bytes(*chunk));
            at += letters;
            if letters == chunk.len() {
                continue;
            }
        }
        match bytes[at..] {
            [byte, ..] if byte.is_ascii_alphabetic() => at += 1,
            // The signs of multiplication and division are none.
            [0xc3, second, ..] if !matches!(second, 0x97 | 0xb7) => at += 2,
            _ => return at,
        }
    }
}

/// How many of eight bytes, the first lowest, are ASCII letters, up to the first that is none.
#[inline]
fn ascii_letters(chunk: u64) -> usize {
    const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
    let small = (chunk | 0x2020_2020_2020_2020) & !HIGH_BITS;
    // A sum sets the high bit of its byte from a letter on; no carry crosses a byte.
    let from_a = small + 0x0101_0101_0101_0101 * u64::from(0x80 - b'a');
    let beyond_z = small + 0x0101_0101_0101_0101 * u64::from(0x7f - b'z');
    let others = (!from_a | beyond_z | chunk) & HIGH_BITS;
    others.trailing_zeros() as usize / 8
}

/// As [`each_word`], whatever the stretch holds.
fn each_joined_word(text: &str, range: Range<usize>, mut emit: impl FnMut(Range<usize>)) {
    let mut joiner = Joiner { text, held: None };
    let mut emit = |word: Range<usize>| match lost_blank(&text[word.clone()]) {
        Some(point) => {
            let point = word.start + point;
            emit(word.start..point);
            emit(point..point + 1);
            emit(point + 1..word.end);
        }
        None => emit(word),
    };
    if !fast(text, range.clone(), |word| joiner.push(word, &mut emit)) {
        joiner.held = None;
        let start = range.start;
        for (at, word) in text[range].split_word_bound_indices() {
            joiner.push(start + at..start + at + word.len(), &mut emit);
        }
    }
    joiner.flush(&mut emit);
}

/// The only point inside a word, if it parts two sentences. Names of hosts and files have several, or no capital.
fn lost_blank(word: &str) -> Option<usize> {
    let point = word.find('.')?;
    let (before, after) = (&word[..point], &word[point + 1..]);
    (!after.contains('.') && parts_sentences(before, after)).then_some(point)
}

/// Whether a sentence ends with the one word and another begins with the other, by their letters: "end", "Then".
pub(super) fn parts_sentences(before: &str, after: &str) -> bool {
    let mut last = before.chars().rev();
    let mut first = after.chars();
    let is_lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    is_lower(last.next())
        && is_lower(last.next())
        && first.next().is_some_and(char::is_uppercase)
        && is_lower(first.next())
}

/// Holds one word back until it is clear whether the next belongs to it.
struct Joiner<'a> {
    text: &'a str,
    held: Option<Range<usize>>,
}

impl Joiner<'_> {
    #[inline]
    fn push(&mut self, word: Range<usize>, emit: &mut impl FnMut(Range<usize>)) {
        if let Some(held) = &mut self.held {
            if self.text.as_bytes()[word.start] == b'.'
                && word.len() == 1
                && takes_point(&self.text[held.clone()])
            {
                held.end = word.end;
                return;
            }
            emit(held.clone());
        }
        self.held = Some(word);
    }

    fn flush(&mut self, emit: &mut impl FnMut(Range<usize>)) {
        if let Some(held) = self.held.take() {
            emit(held);
        }
    }
}

/// Whether a point directly after the word belongs to it: single letters with points between (`U.S`), or points.
fn takes_point(word: &str) -> bool {
    let mut letters = 0;
    if word.bytes().all(|byte| byte == b'.') {
        return true;
    }
    word.len() > 2
        && word.split('.').all(|part| {
            letters += 1;
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
        && letters > 1
}

/// Emits the words if every character is known to the fast path; otherwise returns false, and what was emitted must
/// be forgotten.
fn fast(text: &str, range: Range<usize>, mut emit: impl FnMut(Range<usize>)) -> bool {
    if !text[range.clone()].is_ascii() && !text[range.clone()].chars().all(|c| class(c).is_some()) {
        return false;
    }
    let mut at = range.start;
    while at < range.end {
        let end = next_border(text, at, range.end);
        emit(at..end);
        at = end;
    }
    true
}

/// Returns where the word that begins at `start` ends. All characters have a class.
#[inline]
fn next_border(text: &str, start: usize, limit: usize) -> usize {
    let (mut last, mut at) = next(text, start);
    if last == Class::Other
        || last == Class::MidLetter
        || last == Class::MidNumber
        || last == Class::MidBoth
    {
        return at;
    }
    while at < limit {
        let (class, after) = next(text, at);
        match class {
            Class::Letter | Class::Digit | Class::Underscore => {
                last = class;
                at = after;
            }
            Class::Other => return at,
            middle => {
                if after >= limit {
                    return at;
                }
                let (following, end) = next(text, after);
                let joins = match middle {
                    Class::MidLetter => (Class::Letter, Class::Letter) == (last, following),
                    Class::MidNumber => (Class::Digit, Class::Digit) == (last, following),
                    _ => last == following && matches!(last, Class::Letter | Class::Digit),
                };
                if !joins {
                    return at;
                }
                last = following;
                at = end;
            }
        }
    }
    at
}

/// Class of the character at a byte offset, and where the next begins.
#[inline]
fn next(text: &str, at: usize) -> (Class, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return (ascii_class(byte), at + 1);
    }
    let c = text[at..].chars().next().expect("inside the text");
    (class(c).unwrap_or(Class::Other), at + c.len_utf8())
}

#[inline]
fn ascii_class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        b'_' => Class::Underscore,
        b':' => Class::MidLetter,
        b',' | b';' => Class::MidNumber,
        b'.' | b'\'' => Class::MidBoth,
        _ => Class::Other,
    }
}

fn class(c: char) -> Option<Class> {
    Some(match c {
        '\0'..='\u{7f}' => ascii_class(u8::try_from(c).ok()?),
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' => Class::Letter,
        '\u{2018}' | '\u{2019}' => Class::MidBoth,
        '\u{a3}'
        | '\u{a7}'
        | '\u{ab}'
        | '\u{b0}'
        | '\u{bb}'
        | '\u{2013}'
        | '\u{2014}'
        | '\u{201c}'..='\u{201e}'
        | '\u{2022}'
        | '\u{2026}'
        | '\u{20ac}' => Class::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        for chunk in text.split_whitespace() {
            each_word(chunk, 0, chunk.len(), |word| words.push(&chunk[word]));
        }
        words
    }

    #[test]
    fn prose_is_cut_as_readers_expect() {
        assert_eq!(
            words("The U.S. spent 1,234.5 (2%), e.g. in-person... Iraq’s 'own'."),
            [
                "The", "U.S.", "spent", "1,234.5", "(", "2", "%", ")", ",", "e.g.", "in", "-",
                "person", "...", "Iraq’s", "'", "own", "'", "."
            ]
        );
        assert_eq!(
            words("Maßnahmen gemäß § 3: z.B. §5a"),
            ["Maßnahmen", "gemäß", "§", "3", ":", "z.B.", "§", "5a"]
        );
        assert_eq!(
            words("tide.Boats end.then Ph.D. www.Tide.org Tide.ORG"),
            [
                "tide",
                ".",
                "Boats",
                "end.then",
                "Ph.D",
                ".",
                "www.Tide.org",
                "Tide.ORG"
            ]
        );
        assert_eq!(words("人民银行"), ["人", "民", "银", "行"]);
    }

    #[test]
    fn ascii_letters_are_told_in_any_place() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut bytes = *b"azAZmMqQ";
                bytes[at] = byte;
                let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic());
                let found = ascii_letters(u64::from_le_bytes(bytes));
                assert_eq!(found, letters.count(), "{byte} at {at}");
            }
        }
    }

    proptest! {
        #[test]
        fn plain_words_are_cut_like_all_others(text in "([a-cA-CÀéÿ×÷]{0,3}|[0-9]{1,3}|[a-zé]{6,18})[a-c0-9,.;:)'_ß-]{0,3}") {
            let mut found = Vec::new();
            each_joined_word(&text, 0..text.len(), |word| found.push(&text[word]));
            prop_assert_eq!(words(&text), found);
        }

        #[test]
        fn the_fast_path_equals_the_standard(text in "[a-cA-C0-2_:;,.'\"!%()#+ \\-ÄéßÿĀɏ§€°«»“”„’‘–—…•]{0,24}") {
            for chunk in text.split_whitespace() {
                let mut found = Vec::new();
                prop_assert!(fast(chunk, 0..chunk.len(), |word| found.push(&chunk[word])));
                prop_assert_eq!(found, chunk.split_word_bounds().collect::<Vec<_>>());
            }
        }

        #[test]
        fn every_ascii_character_is_known(text in "[ -~]{0,16}") {
            for chunk in text.split_whitespace() {
                let mut found = Vec::new();
                prop_assert!(fast(chunk, 0..chunk.len(), |word| found.push(&chunk[word])));
                prop_assert_eq!(found, chunk.split_word_bounds().collect::<Vec<_>>());
            }
        }
    }
}
