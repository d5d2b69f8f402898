//! Language packs: the rule data that come with the library, compiled to static tables by the build script.

#![allow(
    clippy::unreadable_literal,
    reason = "the build script writes plain numbers"
)]

use super::keyed::Keyed;
use super::merged::PhraseWord;
use super::morphology::{Conjugation, Morphology};
use super::row::{Class, Form, Group, Row, Setting, Surface};
use super::slots;
use super::table_text::TableText;
use super::thesaurus::Thesaurus;
use super::word_list::WordList;

include!(concat!(env!("OUT_DIR"), "/rule_packs.rs"));

/// What classification knows of one language.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639 code.
    pub language: &'static str,
    /// How words inflect and are spelled.
    pub morphology: Morphology,
    /// What words say the same.
    pub thesaurus: Thesaurus,
    /// Stems of common words: what is certainly no slip of the pen.
    pub vocabulary: WordList,
    /// What phrases can mean.
    pub rows: &'static [Row],
    /// The phrases, sorted by key.
    pub surfaces: &'static [Surface],
    /// Where the phrases that begin with a word start and end, and the hash table of these words: see [`slots::runs`].
    pub(super) runs: &'static [u32],
    pub(super) heads: &'static [u32],
    /// For each run the bits of the second words of its phrases.
    pub(super) seconds: &'static [u64],
}

/// Length of a word, in bytes, beyond which nobody looks for the parts that it may be made of: each costs a look at the rest.
const LONGEST_WORD: usize = 64;

/// The surfaces of a pack that begin with a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beginnings {
    /// Those compared by words.
    pub(crate) words: Beginning<'static>,
    /// Those compared by stems.
    pub(crate) stems: Beginning<'static>,
}

impl Beginnings {
    /// Whether no phrase begins with the word or its stem.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.stems.is_empty()
    }

    /// Whether all phrases that are nothing but the word stand for their rows wherever it stands.
    pub(crate) fn need_nothing_around(&self) -> bool {
        let mut alone = self.words.alone.iter().chain(self.stems.alone);
        alone.all(|surface| {
            matches!(surface.setting, Setting::Free | Setting::Loose)
                && surface.not_before.is_empty()
                && surface.not_after.is_empty()
        })
    }
}

/// Surfaces that begin with one word, in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beginning<'s> {
    /// Those that are nothing but the word.
    pub(crate) alone: &'s [Surface],
    /// Those that go on with another.
    pub(crate) going_on: &'s [Surface],
    /// The [`slots::bit`]s of the words with which they go on.
    seconds: u64,
}

impl<'s> Beginning<'s> {
    /// Divides surfaces in order that begin with a word, or with its stem, and whose second words have these bits.
    pub(super) fn of(surfaces: &'s [Surface], seconds: u64, word: &str, stemmed: bool) -> Self {
        let head = word.len() + usize::from(stemmed);
        let is_alone = |surface: &Surface| surface.key.as_bytes().len() == head;
        let (alone, going_on) = surfaces.split_at(surfaces.partition_point(is_alone));
        Self {
            alone,
            going_on,
            seconds,
        }
    }

    /// Whether one may go on with a word, which is skipped if it is one of degree; where one may, it has to be looked up.
    pub(super) fn may_go_on_with(self, second: &impl PhraseWord, stemmed: bool) -> bool {
        !self.going_on.is_empty() && (second.is_degree() || self.seconds & second.bit(stemmed) != 0)
    }

    /// Whether there are none.
    fn is_empty(self) -> bool {
        self.alone.is_empty() && self.going_on.is_empty()
    }

    /// All of them.
    pub(crate) fn all(self) -> impl Iterator<Item = &'s Surface> {
        self.alone.iter().chain(self.going_on)
    }
}

impl Pack {
    /// The surfaces that begin with a word and with its stem.
    pub(crate) fn beginnings(&self, word: &str, stem: &str) -> Beginnings {
        Beginnings {
            words: self.beginning(word, false),
            stems: self.beginning(stem, true),
        }
    }

    fn beginning(&self, word: &str, stemmed: bool) -> Beginning<'static> {
        let run = self.find_run(word, stemmed);
        let seconds = run.map_or(0, |run| self.seconds[run]);
        Beginning::of(self.surfaces_of(run), seconds, word, stemmed)
    }

    /// The surfaces whose first word, or its stem, is the given one. O(1).
    fn run(&self, word: &str, stemmed: bool) -> &'static [Surface] {
        self.surfaces_of(self.find_run(word, stemmed))
    }

    fn find_run(&self, word: &str, stemmed: bool) -> Option<usize> {
        let begins =
            |run: usize| slots::begins(&self.surfaces[self.runs[run] as usize], word, stemmed);
        slots::find(self.heads, slots::hash_of_head((stemmed, word)), begins)
    }

    fn surfaces_of(&self, run: Option<usize>) -> &'static [Surface] {
        run.map_or(&[], |run| {
            &self.surfaces[self.runs[run] as usize..self.runs[run + 1] as usize]
        })
    }

    /// The knowledge of no language: what remains are numbers in digits, and what was added, removed, moved, reworded.
    pub const NONE: Self = Self {
        language: "und",
        morphology: Morphology::NONE,
        thesaurus: Thesaurus::NONE,
        vocabulary: WordList::EMPTY,
        rows: &[],
        surfaces: &[],
        runs: &[],
        heads: &[],
        seconds: &[],
    };

    /// Returns the pack of an ISO 639 code, or the one that knows nothing.
    pub fn of(language: &str) -> &'static Self {
        RULE_PACKS
            .iter()
            .find(|pack| pack.language == language)
            .unwrap_or(&Self::NONE)
    }

    /// Returns the pack that knows most of the first words of a text, or [`Pack::NONE`] if none knows enough of them.
    /// For texts of a few words, which show too few function words to tell a language by.
    pub fn guess(text: &str) -> &'static Self {
        /// How many words are looked at.
        const WORDS: usize = 200;
        /// Least share of known words.
        const SHARE: f64 = 0.15;
        let lower: String = text.to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(WORDS)
            .collect();
        let known = |pack: &Self| {
            let words = words.iter();
            let known = words.filter(|word| pack.knows(word, &pack.morphology.stem(word)));
            known.count()
        };
        RULE_PACKS
            .iter()
            .map(|pack| (known(pack), pack))
            .filter(|(known, _)| *known > 0 && *known as f64 >= SHARE * words.len() as f64)
            .max_by_key(|(known, pack)| (*known, std::cmp::Reverse(pack.language)))
            .map_or(&Self::NONE, |(_, pack)| pack)
    }

    /// The rows that list a single word.
    pub(crate) fn rows_of(&self, word: &str) -> impl Iterator<Item = &'static Row> {
        let alone = self.run(word, false).iter();
        let alone = alone.take_while(move |surface| surface.key == word);
        alone.map(|surface| self.row(surface))
    }

    /// Whether a word, in lower case and one spelling, ends as adverbs do.
    pub(crate) fn ends_as_adverb(&self, word: &str) -> bool {
        let is_ending = |ending: &str| {
            let mut rows = self.rows_of(ending);
            rows.any(|row| row.class == Some(Class::AdverbEnding))
        };
        let starts = word.char_indices().map(|(start, _)| start);
        let mut starts = starts.filter(|start| *start > 0);
        word.len() <= LONGEST_WORD && starts.any(|start| is_ending(&word[start..]))
    }

    /// The row of a surface.
    pub(crate) fn row(&self, surface: &Surface) -> &'static Row {
        &self.rows[surface.row as usize]
    }

    /// Whether a word, in lower case and one spelling, is a common one or stands in a table.
    pub fn is_word(&self, word: &str) -> bool {
        let stem = self.morphology.stem(word);
        self.vocabulary.contains(&stem) || self.knows(word, &stem)
    }

    /// Whether a word, in lower case and one spelling, is a common one, whatever else the tables know.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.vocabulary.contains(&self.morphology.stem(word))
    }

    /// Whether a word is another with a prefix that always denies: "unclear". A prefix that has other senses ("in")
    /// denies in a word that stands in a pair of opposites.
    pub(crate) fn denies(&self, word: &str) -> bool {
        self.denied(word).is_some()
    }

    /// What a word in lower case denies within itself: "sold" of "unsold".
    pub(crate) fn denied<'w>(&self, word: &'w str) -> Option<&'w str> {
        /// Shortest word, in bytes, that is taken for the rest of another: an iron is not "on".
        const LEAST_REST: usize = 4;
        if word.len() > LONGEST_WORD {
            return None;
        }
        let mut splits = word.char_indices().map(|(at, _)| word.split_at(at));
        let denying = splits.by_ref().skip(2).find(|(prefix, base)| {
            let is = |class: Class| self.rows_of(prefix).any(|row| row.class == Some(class));
            let is_opposite = || self.rows_of(word).any(|row| row.group == Group::Antonym);
            let is_rest = base.len() >= LEAST_REST || is_opposite();
            let is_prefix = is(Class::DenyingPrefix) || is(Class::NegativePrefix) && is_opposite();
            is_prefix && is_rest && self.is_word(base)
        });
        denying.map(|(_, base)| base)
    }

    /// The sets of the thesaurus that hold a word in lower case, in whatever form it stands.
    pub(crate) fn sets(&self, word: &str) -> &'static [u16] {
        if self.thesaurus.is_empty() {
            return &[];
        }
        let spelled = self.morphology.respell(word);
        self.thesaurus.sets(&self.morphology.stem(&spelled))
    }

    /// The one set that stands for a word in lower case where it can count for one thing only.
    pub(crate) fn class(&self, word: &str) -> Option<u16> {
        self.thesaurus.class(self.sets(word))
    }

    /// Whether a phrase begins with a word in this form or by its stem. What a hyphen sets off from a verb is no word.
    fn knows(&self, word: &str, stem: &str) -> bool {
        if self.morphology.detached.contains(&word) {
            return false;
        }
        !self.run(word, false).is_empty()
            || !self.run(stem, true).is_empty()
            || self.thesaurus.knows(stem)
    }

    /// The languages that have a pack.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        RULE_PACKS.iter().map(|pack| pack.language)
    }
}

#[cfg(test)]
mod tests {
    use super::super::compile::STEM_MARK;
    use super::*;

    #[test]
    fn beginnings_know_all_words_with_which_their_phrases_go_on() {
        for pack in RULE_PACKS {
            for surface in pack.surfaces {
                let (stemmed, first) = slots::head(surface);
                let key = surface.key.trim_start_matches(STEM_MARK);
                let beginning = pack.beginning(first, stemmed);
                assert!(beginning.all().any(|other| other == surface), "{key}");
                if let Some(second) = key.split(' ').nth(1) {
                    assert!(beginning.seconds & slots::bit(second) != 0, "{key}");
                }
            }
        }
        let english = Pack::of("en");
        let harbour = english.beginning("harbour", false);
        assert_eq!(harbour.seconds & slots::bit("of"), 0);
    }
}
