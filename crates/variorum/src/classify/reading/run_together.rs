//! Words that lost the blank between them: "availablescientific".
//!
//! A word that the other version does not have is divided where both parts are words of the other version, or where one
//! of them is and the whole is no known word while both parts are. Where a change begins or ends, both versions may have
//! lost the blank ("hiscourage", "hisnerve"): there the words share one part, and the others are words. A capital inside
//! marks the border of itself; else no part may be one that makes other words of words: nothing is divided after such a
//! word of grammar ("in|valid"), and before one only where a noun phrase follows it ("town|in the north", not "buy|out").
//! Only the comparison of words sees the division; the missing blank stays an edit.

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::dictionary::Dictionary;
use super::words::{Word, WordClass};
use crate::lexicon::{Class, Group, Pack};
use crate::sides::Sides;

/// Least and greatest number of letters of a word that is divided.
const LEAST_LETTERS: usize = 5;
const MOST_LETTERS: usize = 40;
/// Least number of letters of a part: single letters divide anything.
const LEAST_PART: usize = 2;

/// The same for a word of grammar that other words may begin with.
const LEAST_ALONE: usize = 3;
/// The same for a part that both versions share and that is no known word, such as a name.
const LEAST_SHARED: usize = 4;

/// Classes of words of grammar of which no other words are made.
const ALONE: [Class; 4] = [
    Class::Coordinator,
    Class::Possessive,
    Class::Being,
    Class::Relative,
];

/// The words of a version, as those of the other are divided by them.
#[derive(Debug)]
struct Words<'w> {
    whole: FxHashSet<&'w str>,
    /// Those that are parts of a compound: no word is divided by them, nor are they where the other version has them.
    hyphened: FxHashSet<&'w str>,
    /// Those that the other version does not have and that may be two.
    new: Vec<New>,
    /// Those that are no known words and that the other version does not have, in order and by their ends.
    unknown: Vec<&'w str>,
    by_end: Vec<&'w str>,
}

/// A word that the other version does not have.
#[derive(Clone, Copy, Debug)]
struct New {
    at: usize,
    /// Whether it is no known word.
    is_unknown: bool,
}

impl<'w> Words<'w> {
    fn new(words: &'w [Word<'_>]) -> Self {
        let mut whole = FxHashSet::with_capacity_and_hasher(words.len(), FxBuildHasher);
        let single = (0..words.len()).filter(|at| !is_hyphened(words, *at));
        let hyphened = (0..words.len()).filter(|at| is_hyphened(words, *at));
        whole.extend(single.map(|at| &*words[at].spelled));
        Self {
            hyphened: hyphened.map(|at| &*words[at].spelled).collect(),
            whole,
            new: Vec::new(),
            unknown: Vec::new(),
            by_end: Vec::new(),
        }
    }

    /// Finds the words that the other version does not have, and those of them that are no known words.
    fn find_new(&mut self, words: &'w [Word<'_>], other: &Self, pack: &Pack) {
        let new = (0..words.len()).filter(|at| is_new(&words[*at], other, pack));
        let new = new.map(|at| New {
            at,
            is_unknown: !pack.is_word(&words[at].spelled),
        });
        self.new = new.collect();
        let unknown = self.new.iter().filter(|new| new.is_unknown);
        self.unknown = unknown.map(|new| &*words[new.at].spelled).collect();
        self.by_end.clone_from(&self.unknown);
        self.unknown.sort_unstable();
        self.by_end
            .sort_unstable_by(|a, b| a.bytes().rev().cmp(b.bytes().rev()));
    }

    /// Whether an unknown word begins with a part, and the rest of it is a word.
    fn begins_with(&self, part: &str, pack: &Pack) -> bool {
        let first = self.unknown.partition_point(|word| *word < part);
        let rests = self.unknown[first..].iter();
        let mut rests = rests.map_while(|word| word.strip_prefix(part));
        rests.any(|rest| letters(rest) >= LEAST_PART && is_run(rest, pack))
    }

    /// Whether an unknown word ends with a part, and the rest of it is a word.
    fn ends_with(&self, part: &str, pack: &Pack) -> bool {
        let is_before = |word: &&str| word.bytes().rev().lt(part.bytes().rev());
        let first = self.by_end.partition_point(is_before);
        let rests = self.by_end[first..].iter();
        let mut rests = rests.map_while(|word| word.strip_suffix(part));
        rests.any(|rest| letters(rest) >= LEAST_PART && is_run(rest, pack))
    }
}

/// Divides the words of each side by those of the other, and what they were divided into once more.
pub(in crate::classify) fn divide<'d>(
    mut words: Sides<Vec<Word<'d>>>,
    dictionary: &mut Dictionary<'d, '_>,
) -> Sides<Vec<Word<'d>>> {
    const TIMES: usize = 3;
    for _ in 0..TIMES {
        let before = words.as_ref().map(Vec::len);
        words = divide_once(words, dictionary);
        if words.as_ref().map(Vec::len) == before {
            break;
        }
    }
    words
}

fn divide_once<'d>(
    words: Sides<Vec<Word<'d>>>,
    dictionary: &mut Dictionary<'d, '_>,
) -> Sides<Vec<Word<'d>>> {
    let pack = dictionary.pack;
    let mut known = words.as_ref().map(|words| Words::new(words));
    known.old.find_new(&words.old, &known.new, pack);
    known.new.find_new(&words.new, &known.old, pack);
    let known = known.as_ref();
    let borders = words
        .as_ref()
        .zip(known.zip(known.swap()))
        .map(|(words, (own, other))| borders(words, &own.new, other, pack));
    words
        .zip(borders)
        .map(|(words, borders)| divide_side(words, &borders, dictionary))
}

/// Whether a word may be two of which the other version does not have the whole.
fn is_new(word: &Word<'_>, other: &Words<'_>, pack: &Pack) -> bool {
    let text = &*word.spelled;
    word.class == WordClass::Word
        && text.len() >= LEAST_LETTERS
        && !other.whole.contains(text)
        && (LEAST_LETTERS..=MOST_LETTERS).contains(&letters(text))
        && text.len() == word.text.len()
        && !other.hyphened.contains(text)
        // Another word than what a blank would divide.
        && !pack.morphology.distinct.contains(&word.stem)
}

/// The ways to divide a word in two.
fn divisions(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let count = (letters(text) + 1).saturating_sub(2 * LEAST_PART);
    let borders = text.char_indices().skip(LEAST_PART).take(count);
    borders.map(|(at, _)| text.split_at(at))
}

/// Whether a text is a word, or two of more letters than make words with others.
fn is_run(text: &str, pack: &Pack) -> bool {
    let mut divisions = divisions(text);
    pack.is_word(text)
        || divisions.any(|(one, two)| {
            letters(one).min(letters(two)) >= LEAST_ALONE && pack.is_word(one) && pack.is_word(two)
        })
}

fn letters(text: &str) -> usize {
    text.chars().count()
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

/// Which of the words that may be two are to be divided, and where, in bytes.
fn borders(
    words: &[Word<'_>],
    new: &[New],
    other: &Words<'_>,
    pack: &'static Pack,
) -> Vec<(usize, usize)> {
    let found = new.iter().filter_map(|New { at, is_unknown }| {
        let border = border(&words[*at], words.get(at + 1), *is_unknown, other, pack)?;
        Some((*at, border))
    });
    found.collect()
}

fn divide_side<'d>(
    words: Vec<Word<'d>>,
    borders: &[(usize, usize)],
    dictionary: &mut Dictionary<'d, '_>,
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
    is_unknown: bool,
    other: &Words<'_>,
    pack: &'static Pack,
) -> Option<usize> {
    let text = &*word.spelled;
    let is_of_other = |part: &str| other.whole.contains(part);
    let may_be_shared = |part: &str| letters(part) >= LEAST_SHARED || pack.is_word(part);
    let is_grammar = |part: &str| pack.rows_of(part).any(|row| row.group == Group::Function);
    let makes_words = |part: &str| {
        let alone = || {
            let mut rows = pack.rows_of(part);
            rows.any(|row| row.class.is_some_and(|class| ALONE.contains(&class)))
        };
        is_grammar(part) && !(letters(part) >= LEAST_ALONE && alone())
    };
    let opens_phrase = || {
        next.is_some_and(|next| {
            next.is_capitalised() || next.class == WordClass::Number || is_grammar(&next.spelled)
        })
    };
    let fits = |(one, two): &(&str, &str)| {
        let known = || match (is_of_other(one), is_unknown) {
            // A known word is divided into words of the other version alone.
            (is_first, false) => is_first && is_of_other(two),
            (true, true) => is_of_other(two) || is_run(two, pack),
            (false, true) if is_of_other(two) => is_run(one, pack),
            (false, true) => {
                may_be_shared(one) && other.begins_with(one, pack) && is_run(two, pack)
                    || may_be_shared(two) && other.ends_with(two, pack) && is_run(one, pack)
            }
        };
        let apart = || {
            word.text[one.len()..].starts_with(char::is_uppercase)
                || !makes_words(one) && (!makes_words(two) || opens_phrase())
        };
        word.text.is_char_boundary(one.len()) && known() && apart()
    };
    let found = divisions(text).find(fits);
    found.map(|(one, _)| one.len())
}
