//! Languages at the level of text: abbreviations, function words.

#![allow(
    clippy::unreadable_literal,
    reason = "the build script writes plain numbers"
)]

use std::borrow::Cow;

use super::keyed::Keyed;
use super::slots;
use super::word_list::WordList;

include!(concat!(env!("OUT_DIR"), "/text_packs.rs"));

/// What segmentation, alignment and word diff know of one language. Word lists are sorted.
#[derive(Debug)]
pub struct TextPack {
    /// ISO 639 code.
    pub language: &'static str,
    /// Words that end in a point without ending a sentence, as written.
    pub abbreviations: &'static [&'static str],
    /// Names of months, in full and short, as written, with the number of the month from 1.
    pub months: Keyed<(&'static str, u8)>,
    /// Other words before which a number with a point is an ordinal, as in German.
    pub ordinal_nouns: &'static [&'static str],
    /// Words that carry grammar rather than matter, in lower case.
    pub function_words: WordList,
}

/// How many words of a text are looked at to tell its language: shares among so many are off by some 2 %.
const DETECTION_WORDS: usize = 500;

/// Least share of function words at which a text is taken to be in a language. Running prose of the three languages
/// has 35 to 50 %, foreign prose below 10 %.
const DETECTION_SHARE: f64 = 0.15;

impl TextPack {
    /// The knowledge of no language, for texts in a language that no pack covers.
    pub const NONE: Self = Self {
        language: "und",
        abbreviations: &[],
        months: Keyed::EMPTY,
        ordinal_nouns: &[],
        function_words: WordList::EMPTY,
    };

    /// Returns the pack of an ISO 639 code.
    pub fn of(language: &str) -> Option<&'static Self> {
        TEXT_PACKS.iter().find(|pack| pack.language == language)
    }

    /// Returns the pack whose function words are commonest in the text, or [`TextPack::NONE`] if none are common.
    pub fn detect(text: &str) -> &'static Self {
        let mut known = [0_usize; TEXT_PACKS.len()];
        let mut count = 0_usize;
        let mut rest = text;
        let words = std::iter::from_fn(|| next_word(&mut rest));
        for word in words.take(DETECTION_WORDS) {
            count += 1;
            let lower = lower_case(word);
            let hash = slots::hash(&lower);
            for (known, pack) in known.iter_mut().zip(TEXT_PACKS) {
                *known += usize::from(pack.function_words.contains_hashed(&lower, hash));
            }
        }
        known
            .into_iter()
            .zip(TEXT_PACKS)
            .map(|(known, pack)| (known as f64 / count.max(1) as f64, pack))
            .filter(|(share, _)| *share >= DETECTION_SHARE)
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .map_or(&Self::NONE, |(_, pack)| pack)
    }

    /// Whether a word, given in lower case, carries grammar rather than matter.
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(word)
    }

    /// Whether a word, given as written but without its point, is an abbreviation when a point follows. A capital at
    /// the start makes no difference.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        let Some((first, rest)) = word.as_bytes().split_first() else {
            return false;
        };
        let is_known = |first: u8| {
            let order = |known: &&str| {
                let (start, end) = known.as_bytes().split_at(known.len().min(word.len()));
                let order = start[0].cmp(&first).then_with(|| start[1..].cmp(rest));
                order.then_with(|| end.cmp(b"."))
            };
            self.abbreviations.binary_search_by(order).is_ok()
        };
        is_known(*first) || (first.is_ascii_uppercase() && is_known(first.to_ascii_lowercase()))
    }

    /// Whether a word, given as written, is the name of a month; a point after a short name is allowed.
    pub fn is_month(&self, word: &str) -> bool {
        self.month(word).is_some()
    }

    /// The number from 1 of the month that a word, given as written, names; a point after a short name is allowed.
    pub fn month(&self, word: &str) -> Option<u8> {
        let found = self.months.find(word.trim_end_matches('.'));
        found.map(|(_, month)| *month)
    }

    /// Whether a number with a point before this word is an ordinal.
    pub fn is_ordinal_noun(&self, word: &str) -> bool {
        self.is_month(word) || self.ordinal_nouns.binary_search(&word).is_ok()
    }
}

/// Cuts the first run of letters off a text.
fn next_word<'t>(text: &mut &'t str) -> Option<&'t str> {
    let start = text.find(char::is_alphabetic)?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_alphabetic());
    let (word, rest) = rest.split_at(end.unwrap_or(rest.len()));
    *text = rest;
    Some(word)
}

/// A word in lower case, borrowed where it is already: most words are.
fn lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_known_by_their_letters_but_for_a_capital_at_the_start() {
        for pack in TEXT_PACKS {
            for known in pack.abbreviations {
                let word = &known[..known.len() - 1];
                assert!(pack.is_abbreviation(word), "{word}");
                assert!(!pack.is_abbreviation(&format!("{word}q")), "{word}q");
            }
        }
        let english = TextPack::of("en").expect("a pack");
        assert!(english.is_abbreviation("Approx"));
        assert!(!english.is_abbreviation("APPROX"));
        assert!(!english.is_abbreviation(""));
    }

    #[test]
    fn detects_languages_of_running_prose_and_admits_ignorance() {
        let detect = |text| TextPack::detect(text).language;
        assert_eq!(
            detect("The members of the forum agreed that the harbours are to be kept open."),
            "en"
        );
        assert_eq!(
            detect("Die Mitglieder sind sich einig, dass der Hafen auch im Winter offen ist."),
            "de"
        );
        assert_eq!(
            detect("Les membres du forum ont convenu que le port est ouvert pour les navires."),
            "fr"
        );
        assert_eq!(detect("人民银行货币政策委员会召开例会"), "und");
    }
}
