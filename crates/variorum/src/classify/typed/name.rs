//! Proper names: runs of capitalised words, where a capital says something.

use crate::classify::reader::Reader;
use crate::classify::words::WordClass;

/// Longest run of words that is taken for one name.
const LONGEST_NAME: usize = 8;

/// Reads a name at `at`.
pub(in crate::classify) fn read_name(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let word = reader.word(at)?;
    if word.class != WordClass::Word || !word.is_capitalised() || reader.is_title_case {
        return None;
    }
    let end = reader.capitalised_run(at, LONGEST_NAME, &["small"]);
    let alone = end == at + 1;
    if alone && (reader.is_grammar(at) || reader.is_common(at)) {
        return None;
    }
    if word.opens {
        // At the opening of a sentence every word has a capital: the rest of the run must speak for it.
        let known = reader.is_seen_capitalised(&word.lower);
        if !known && (alone || reader.is_grammar(at)) {
            return None;
        }
    }
    Some(end - at)
}
