//! How many columns of a terminal words take.

use textwrap::core::display_width;

/// The columns of a word whose characters each take one and are shown as they are: ASCII, Latin letters and the common
/// marks of prose, which most words are made of.
pub(super) fn narrow_width(word: &str) -> Option<usize> {
    if word.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(word.len());
    }
    let is_narrow = |c: char| {
        c.is_ascii_graphic()
            || matches!(c, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2026}')
    };
    word.chars()
        .try_fold(0, |width, c| is_narrow(c).then_some(width + 1))
}

/// With what the characters from U+00C0 to U+00FF begin, which have two bytes.
const WESTERN_LEAD: u8 = 0xc3;

/// Whether a byte begins a character of ASCII that is seen, or of U+00C0 to U+00FF: each takes one column.
pub(super) fn is_western(byte: u8) -> bool {
    byte.is_ascii_graphic() || byte == WESTERN_LEAD
}

/// Bytes and columns of the western characters with which a text begins.
pub(super) fn western_word(bytes: &[u8]) -> (usize, usize) {
    let (mut length, mut columns) = (0, 0);
    loop {
        let ascii = bytes[length..].iter();
        let ascii = ascii.take_while(|byte| byte.is_ascii_graphic()).count();
        length += ascii;
        columns += ascii;
        if bytes.get(length) != Some(&WESTERN_LEAD) {
            return (length, columns);
        }
        length += 2;
        columns += 1;
    }
}

pub(super) fn is_wide(c: char) -> bool {
    display_width(c.encode_utf8(&mut [0; 4])) == 2
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::render::escape::visible;

    #[test]
    fn narrow_words_are_measured_as_all_others() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let word = format!("a{c}");
            if let Some(width) = narrow_width(&word) {
                assert_eq!(width, display_width(&word), "{c:?}");
                assert!(matches!(visible(&word), Cow::Borrowed(_)), "{c:?}");
                assert!(!is_wide(c), "{c:?}");
            }
        }
    }

    #[test]
    fn western_characters_take_one_column_and_are_shown_as_they_are() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let word = c.to_string();
            if is_western(word.as_bytes()[0]) {
                assert_eq!(western_word(word.as_bytes()), (word.len(), 1), "{c:?}");
                assert_eq!(narrow_width(&word), Some(1), "{c:?}");
            }
        }
    }
}
