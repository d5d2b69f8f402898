//! Comparison keys: what counts as the same text (design decision: keys beside the text, never copies of it).
//!
//! Folded are the shapes of quotation marks, apostrophes, dashes, hyphens and the ellipsis, soft hyphens, and
//! canonically equivalent sequences (NFC). Nothing else: no case, no compatibility forms, no look-alike letters.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::hash::{foreign_leads, load};

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

/// Returns a word in comparison form and lower case; borrowed where it is already.
pub(crate) fn lower_form(word: &str) -> Cow<'_, str> {
    let is_lower = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(is_lower) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(normalize(word).to_lowercase())
    }
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

/// The words between white space, in comparison form.
pub(super) fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_western = is_western(text);
    let mut rest = text;
    std::iter::from_fn(move || {
        let text = trim_start(rest);
        let (word, after) = text.split_at(word_end(text, 0, text.len()));
        rest = after;
        let form = |word| {
            if is_western {
                Cow::Borrowed(word)
            } else {
                normalize(word)
            }
        };
        (!word.is_empty()).then(|| form(word))
    })
}

/// A text without the white space at its beginning, most of which is ASCII.
pub(super) fn trim_start(text: &str) -> &str {
    let blanks = text.bytes().take_while(|byte| is_blank(*byte)).count();
    let text = &text[blanks..];
    match text.as_bytes().first() {
        Some(first) if !first.is_ascii() => text.trim_start(),
        _ => text,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn western_texts_are_those_of_ascii_and_the_second_half_of_latin_1() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let is_one = c.is_ascii() || ('\u{c0}'..='\u{ff}').contains(&c);
            for text in [c.to_string(), format!("Häfen{c}"), format!("{c} und Kais")] {
                assert_eq!(is_western(&text), is_one, "{text}");
            }
        }
    }
}
