//! What the tables know of the words of one side, place by place.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::dictionary::Dictionary;
use super::said::{Said, groups_of};
use super::words::{Word, WordClass};
use crate::lexicon::{Class, Group, Match, Pack, Phrase, Row, begins_phrase};

/// The words of a side with everything that the tables know of the phrases that begin at each.
pub(in crate::classify) struct Reader<'w, 'l> {
    pub(in crate::classify) words: &'w [Word<'w>],
    /// The hits of the words of which the forms do not tell them.
    hits: Vec<(usize, Match<'l>)>,
    found: Vec<Found>,
    seen: &'w FxHashSet<&'w str>,
    pub(super) pack: &'static Pack,
    /// Whether capitals say nothing: the sentence is set like a title, or the language writes every noun so.
    pub(in crate::classify) is_title_case: bool,
    /// The words of the heading that is run in before a colon: they are written like names and name nobody.
    pub(super) heading: Range<usize>,
}

/// Where the hits of a word are.
enum Found {
    /// Among those of its forms: it begins no phrase of several words here.
    Alone,
    /// Among those of the reader, with their groups, a bit each.
    Here(Range<usize>, u32),
}

/// Longest run of words that is taken for one name.
pub(in crate::classify) const LONGEST_NAME: usize = 8;

/// Adverbs that may stand between a form of being and what it is joined with.
const ADVERBS: usize = 2;

/// Share of capitalised words from which on a sentence is set like a title.
const TITLE_SHARE: f64 = 0.7;
/// Least number of words of which that can be said.
const TITLE_WORDS: usize = 3;

/// Most words and signs of a heading that a text goes on behind.
const LONGEST_HEADING: usize = 12;

impl<'w, 'l> Reader<'w, 'l> {
    pub(in crate::classify) fn new(
        words: &'w [Word<'w>],
        dictionary: &Dictionary<'_, 'l>,
        seen: &'w FxHashSet<&'w str>,
    ) -> Self {
        Self::reading(words, dictionary, seen, |word| word.said.is_some())
    }

    /// As [`Self::new`], but looks up every word where it stands.
    #[cfg(test)]
    pub(in crate::classify) fn looking_up(
        words: &'w [Word<'w>],
        dictionary: &Dictionary<'_, 'l>,
        seen: &'w FxHashSet<&'w str>,
    ) -> Self {
        Self::reading(words, dictionary, seen, |_| false)
    }

    fn reading(
        words: &'w [Word<'w>],
        dictionary: &Dictionary<'_, 'l>,
        seen: &'w FxHashSet<&'w str>,
        is_said: impl Fn(&Word<'_>) -> bool,
    ) -> Self {
        let pack = dictionary.pack;
        let mut hits: Vec<(usize, Match<'l>)> = Vec::new();
        let mut found = Vec::with_capacity(words.len());
        // How many adverbs stand since the last form of being, if nothing else does.
        let mut adverbs = None;
        for (at, word) in words.iter().enumerate() {
            let phrase = Phrase {
                ahead: &words[at..],
                after_being: adverbs.is_some_and(|count| count <= ADVERBS),
                before: at
                    .checked_sub(1)
                    .map_or("", |before| &words[before].spelled),
            };
            if is_said(word) && !begins_phrase(word.beginnings, &phrase) {
                found.push(Found::Alone);
            } else {
                let first = hits.len();
                let lexicon = dictionary.lexicon;
                lexicon.find(pack, word.beginnings, &phrase, &mut hits);
                found.push(Found::Here(first..hits.len(), groups_of(&hits[first..])));
            }
            adverbs = match adverbs {
                _ if word.is_copular => Some(0),
                Some(count) if word.is_adverb => Some(count + 1),
                _ => None,
            };
        }
        let lettered = words.iter().filter(|word| word.class == WordClass::Word);
        let (all, capitals) = lettered.fold((0, 0), |(all, capitals), word| {
            (all + 1, capitals + usize::from(word.is_capitalised()))
        });
        let has_stop = words
            .last()
            .is_some_and(|word| word.class == WordClass::Sign);
        let is_title_case = pack.morphology.capital_nouns
            || all >= TITLE_WORDS && !has_stop && capitals as f64 >= TITLE_SHARE * all as f64;
        let mut reader = Self {
            words,
            hits,
            found,
            seen,
            pack,
            is_title_case,
            heading: 0..0,
        };
        reader.heading = reader.run_in_heading().unwrap_or_default();
        reader
    }

    /// The words before a colon at the start of an item, if all of them are common ones: "- Digital Trade: the parties ...".
    fn run_in_heading(&self) -> Option<Range<usize>> {
        let is_label = |word: &Word<'_>| word.class == WordClass::Label;
        let start = self.words.iter().position(|word| !is_label(word));
        let start = start.filter(|start| *start > 0)?;
        let mut reach = start..self.words.len().min(start + LONGEST_HEADING);
        let end = reach.find(|at| self.sign(*at, ":"))?;
        let is_plain = |at: usize| match self.words[at].class {
            WordClass::Word => {
                let is_common = self.pack.is_common(&self.words[at].spelled);
                is_common || self.is_grammar(at) || self.family(at, Group::Name, "remit").is_some()
            }
            WordClass::Sign => self.words[at].is_hyphen() || self.sign(at, ","),
            _ => false,
        };
        (start..end).all(is_plain).then_some(start..end)
    }

    pub(in crate::classify) fn word(&self, at: usize) -> Option<&'w Word<'w>> {
        self.words.get(at)
    }

    pub(in crate::classify) fn sign(&self, at: usize, sign: &str) -> bool {
        self.word(at).is_some_and(|word| word.is_sign(sign))
    }

    pub(in crate::classify) fn rows(&self, at: usize) -> &[(usize, Match<'l>)] {
        match self.found.get(at) {
            None => &[],
            Some(Found::Alone) => self.words[at].said.as_ref().map_or(&[], |said| &said.hits),
            Some(Found::Here(range, _)) => &self.hits[range.clone()],
        }
    }

    /// What the word at a place says, if it begins no phrase there and says that wherever it stands.
    pub(in crate::classify) fn said(&self, at: usize) -> Option<&'w Said> {
        match self.found.get(at)? {
            Found::Alone => self.words[at].said.as_ref(),
            Found::Here(..) => None,
        }
    }

    /// Whether a phrase of a group begins at a place.
    pub(in crate::classify) fn has(&self, at: usize, group: Group) -> bool {
        let groups = match self.found.get(at) {
            None => 0,
            Some(Found::Alone) => self.words[at].said.as_ref().map_or(0, |said| said.groups),
            Some(Found::Here(_, groups)) => *groups,
        };
        groups & group.bit() != 0
    }

    /// The longest phrase of a family at a place: its number of words and its concept.
    #[inline]
    pub(in crate::classify) fn family(
        &self,
        at: usize,
        group: Group,
        family: &str,
    ) -> Option<(usize, &'l str)> {
        self.has(at, group)
            .then(|| self.longest(at, group, family))
            .flatten()
    }

    fn longest(&self, at: usize, group: Group, family: &str) -> Option<(usize, &'l str)> {
        self.rows(at)
            .iter()
            .filter(|(_, hit)| hit.row.group == group && hit.row.family == family)
            .max_by_key(|(length, _)| *length)
            .map(|(length, hit)| (*length, hit.row.concept.as_str()))
    }

    /// By how much a suffix of digits multiplies them.
    pub(in crate::classify) fn multiplier(&self, suffix: &str) -> Option<f64> {
        let mut rows = self.pack.rows_of(suffix);
        rows.find_map(|row| number(row, "multiplier"))
    }

    /// Whether a concept exists in a family.
    pub(in crate::classify) fn is_concept(
        &self,
        group: Group,
        family: &str,
        concept: &str,
    ) -> bool {
        self.pack
            .rows
            .iter()
            .any(|row| row.group == group && row.family == family && row.concept == concept)
    }

    /// Whether a modal or a word that denies is stressed by capitals, as standards write them (RFC 2119): no name.
    pub(in crate::classify) fn is_stressed(&self, at: usize) -> bool {
        let is_force = |group| matches!(group, Group::Modal | Group::Negator);
        let word = &self.words[at];
        word.text.chars().all(char::is_uppercase)
            && self.rows(at).iter().any(|(_, hit)| is_force(hit.row.group))
    }

    /// Whether a word that makes a time a limit ends before a place.
    pub(in crate::classify) fn is_limited(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        self.family(before, Group::Time, "trigger")
            .is_some_and(|(length, _)| length == 1)
    }

    /// Whether the word at a place is grammar.
    pub(in crate::classify) fn is_grammar(&self, at: usize) -> bool {
        let is_function =
            |(length, hit): &(usize, Match<'_>)| *length == 1 && hit.row.group == Group::Function;
        self.has(at, Group::Function) && self.rows(at).iter().any(is_function)
    }

    /// Whether the word is a common noun that this genre writes with a capital.
    pub(in crate::classify) fn is_common(&self, at: usize) -> bool {
        self.family(at, Group::Name, "common").is_some()
    }

    pub(in crate::classify) fn is_seen_capitalised(&self, lower: &str) -> bool {
        self.seen.contains(lower)
    }

    /// Whether the word at a place looks like a noun that a number before it would count.
    pub(in crate::classify) fn counts_something(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.class == WordClass::Word
                && !word.is_capitalised()
                && !self.is_grammar(at)
                && word.inflected
        })
    }

    /// Whether a word of a class of function words begins at a place.
    pub(in crate::classify) fn is_class(&self, at: usize, class: Class) -> bool {
        let is_of = |(_, hit): &(usize, Match<'_>)| hit.row.class == Some(class);
        self.has(at, Group::Function) && self.rows(at).iter().any(is_of)
    }

    /// Whether a preposition stands before a place.
    pub(in crate::classify) fn follows_preposition(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is_class(before, Class::Preposition))
    }
}

/// The value of a row of numbers.
pub(in crate::classify) fn number(row: &Row, family: &str) -> Option<f64> {
    let is_wanted = row.group == Group::Number && row.family == family;
    is_wanted.then(|| row.concept.parse().ok()).flatten()
}
