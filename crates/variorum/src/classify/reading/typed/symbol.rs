//! Symbols by which bodies number their documents: A/80/L.7, GC(69)/RES/7, GOV/2024/17.

use super::citation::{Citation, Standing, is_symbol};
use crate::classify::reading::reader::Reader;
use crate::classify::reading::words::{Word, WordClass};

/// Longest symbol, in words and signs.
const LONGEST: usize = 24;

/// Reads a symbol at `at`: capitals, slashes and numbers with no white space between them, and the revision behind them.
pub(super) fn read_symbol(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    let is_part = |word: &Word<'_>| {
        word.class == WordClass::Number || word.class == WordClass::Word && word.is_capitalised()
    };
    let first = reader.word(at)?;
    let goes_on = !first.spaced && at > 0 && reader.sign(at - 1, "/");
    if first.class != WordClass::Word || !is_symbol(first.text) || goes_on {
        return None;
    }
    let signs = ["/", "(", ")", ".", "-"];
    let joins = |word: &Word<'_>| signs.iter().any(|sign| word.is_sign(sign));
    let behind = reader.words[at + 1..].iter().take(LONGEST);
    let run = behind.take_while(|word| !word.spaced && (is_part(word) || joins(word)));
    let mut end = at + 1 + run.count();
    // A bracket or a point at the end belongs to the sentence.
    while !is_part(&reader.words[end - 1]) {
        end -= 1;
    }
    let words = &reader.words[at..end];
    let is_numbered = words.iter().any(|word| word.class == WordClass::Number);
    if !is_numbered || !words.iter().any(|word| word.is_sign("/")) {
        return None;
    }
    let number: String = words.iter().map(|word| word.text).collect();
    Some((
        end - at,
        Citation {
            instrument: "document".to_owned(),
            short: "document".to_owned(),
            number,
            standing: Standing::Free,
        },
    ))
}
