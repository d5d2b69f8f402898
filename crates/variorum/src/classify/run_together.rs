//! Words that lost the blank between them: "availablescientific".
//!
//! A word that the other version does not have is divided where both parts are words of the other version, or where one
//! of them is and the whole is no known word while both parts are. A capital inside marks the border of itself; else no
//! part may be one that makes other words of words: nothing is divided after a word of grammar ("in|valid"), and before
//! one only where a noun phrase follows it ("town|in the north", not "buy|out"). Only the comparison of words sees the
//! division; the missing blank stays an edit.

use std::cell::LazyCell;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::words::{Dictionary, Word, WordClass};
use crate::lexicon::{Group, Pack};
use crate::sides::Sides;

/// Least number of letters of a word that is divided.
const LEAST_LETTERS: usize = 5;
/// Least number of letters of a part: single letters divide anything.
const LEAST_PART: usize = 2;

/// Divides the words of each side by those of the other.
pub(super) fn divide<'d>(
    words: Sides<Vec<Word<'d>>>,
    dictionary: &mut Dictionary<'d>,
) -> Sides<Vec<Word<'d>>> {
    let known = words.as_ref().map(|words| {
        let mut known = FxHashSet::with_capacity_and_hasher(words.len(), FxBuildHasher);
        let whole = (0..words.len()).filter(|at| !is_hyphened(words, *at));
        known.extend(whole.map(|at| &*words[at].spelled));
        known
    });
    let borders = words
        .as_ref()
        .zip(known.swap())
        .map(|(words, other)| borders(words, &other, dictionary.pack));
    words
        .zip(borders)
        .map(|(words, borders)| divide_side(words, &borders, dictionary))
}

/// Whether a word is part of a compound with a hyphen: joined or hyphened, that is one word.
fn is_hyphened(words: &[Word<'_>], at: usize) -> bool {
    let hyphen = |place: Option<usize>| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| word.is_sign("-") && !word.spaced)
    };
    hyphen(at.checked_sub(1)) || hyphen(Some(at + 1))
}

/// The words that are to be divided, and where, in bytes.
fn borders(
    words: &[Word<'_>],
    other: &FxHashSet<&str>,
    pack: &'static Pack,
) -> Vec<(usize, usize)> {
    let places = words.iter().enumerate();
    let found = places.filter_map(|(at, word)| {
        let border = border(word, words.get(at + 1), other, pack)?;
        Some((at, border))
    });
    found.collect()
}

fn divide_side<'d>(
    words: Vec<Word<'d>>,
    borders: &[(usize, usize)],
    dictionary: &mut Dictionary<'d>,
) -> Vec<Word<'d>> {
    if borders.is_empty() {
        return words;
    }
    let mut divided = Vec::with_capacity(words.len() + borders.len());
    let mut borders = borders.iter().peekable();
    for (place, word) in words.into_iter().enumerate() {
        match borders.next_if(|(at, _)| *at == place) {
            Some((_, border)) => {
                divided.push(word.part(0..*border, dictionary));
                divided.push(word.part(*border..word.text.len(), dictionary));
            }
            None => divided.push(word),
        }
    }
    divided
}

/// Where a word is to be divided, in bytes.
fn border(
    word: &Word<'_>,
    next: Option<&Word<'_>>,
    other: &FxHashSet<&str>,
    pack: &'static Pack,
) -> Option<usize> {
    let text = &*word.spelled;
    if word.class != WordClass::Word
        || text.len() < LEAST_LETTERS
        || text.chars().count() < LEAST_LETTERS
        || text.len() != word.text.len()
        || other.contains(text)
        // Another word than what a blank would divide.
        || pack.morphology.distinct.contains(&word.stem)
    {
        return None;
    }
    let is_unknown = LazyCell::new(|| !pack.is_word(text));
    let is_grammar = |part: &str| pack.rows_of(part).any(|row| row.group == Group::Function);
    let opens_phrase = || {
        next.is_some_and(|next| {
            next.is_capitalised() || next.class == WordClass::Number || is_grammar(&next.spelled)
        })
    };
    let fits = |at: usize| {
        let (one, two) = text.split_at(at);
        let long_enough = |part: &str| part.chars().count() >= LEAST_PART;
        let known = || match (other.contains(one), other.contains(two)) {
            (true, true) => true,
            (true, false) => *is_unknown && pack.is_word(two),
            (false, true) => *is_unknown && pack.is_word(one),
            (false, false) => false,
        };
        let apart = || {
            word.text[at..].starts_with(char::is_uppercase)
                || !is_grammar(one) && (!is_grammar(two) || opens_phrase())
        };
        long_enough(one) && long_enough(two) && known() && apart()
    };
    text.char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at > 0 && word.text.is_char_boundary(*at))
        .find(|at| fits(*at))
}
