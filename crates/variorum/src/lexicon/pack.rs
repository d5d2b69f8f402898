//! Language packs: the rule data that come with the library, compiled to static tables by the build script.

#![allow(
    clippy::unreadable_literal,
    reason = "the build script writes plain numbers"
)]

use super::morphology::{Conjugation, Morphology};
use super::row::{Form, Group, Row, Setting, Surface};
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
    /// Where the phrases that begin with a word lie: see [`slots::heads`].
    pub(super) heads: &'static [u32],
}

impl Pack {
    /// The surfaces whose first word, or its stem, is the given one.
    pub(crate) fn beginning(&self, word: &str, stemmed: bool) -> &'static [Surface] {
        let wanted = (stemmed, word);
        let is_wanted = |at: usize| slots::head(&self.surfaces[at]) == wanted;
        let start = slots::find(self.heads, slots::hash_of_head(wanted), is_wanted);
        let run = start.map_or(&[][..], |start| &self.surfaces[start..]);
        let length = run
            .iter()
            .take_while(|surface| slots::head(surface) == wanted);
        &run[..length.count()]
    }

    /// The knowledge of no language: what remains are numbers in digits, and what was added, removed, moved, reworded.
    pub const NONE: Self = Self {
        language: "und",
        morphology: Morphology::NONE,
        thesaurus: Thesaurus::NONE,
        vocabulary: WordList::EMPTY,
        rows: &[],
        surfaces: &[],
        heads: &[],
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
        RULE_PACKS
            .iter()
            .map(|pack| (words.iter().filter(|word| pack.knows(word)).count(), pack))
            .filter(|(known, _)| *known > 0 && *known as f64 >= SHARE * words.len() as f64)
            .max_by_key(|(known, pack)| (*known, std::cmp::Reverse(pack.language)))
            .map_or(&Self::NONE, |(_, pack)| pack)
    }

    /// Whether a single word has a row of some sort.
    pub(crate) fn find(&self, word: &str, wanted: impl Fn(&Row) -> bool) -> bool {
        self.beginning(word, false)
            .iter()
            .take_while(|surface| surface.key == word)
            .any(|surface| wanted(&self.rows[surface.row as usize]))
    }

    /// Whether a word, in lower case and one spelling, is a common one or stands in a table.
    pub fn is_word(&self, word: &str) -> bool {
        let stem = self.morphology.stem(word);
        self.vocabulary.contains(&stem) || self.knows(word)
    }

    /// The sets of the thesaurus that hold a word in lower case, in whatever form it stands.
    pub(crate) fn sets(&self, word: &str) -> &'static [u16] {
        if self.thesaurus.is_empty() {
            return &[];
        }
        let stem = self.morphology.stem(&self.morphology.respell(word));
        self.thesaurus.sets(&stem)
    }

    /// The one set that stands for a word in lower case where it can count for one thing only.
    pub(crate) fn class(&self, word: &str) -> Option<u16> {
        self.thesaurus.class(self.sets(word))
    }

    /// Whether a phrase begins with a word in this form or by this stem.
    fn knows(&self, word: &str) -> bool {
        let begins = |key: &str| {
            let at = self.surfaces.partition_point(|surface| *surface.key < *key);
            self.surfaces.get(at).is_some_and(|surface| {
                surface
                    .key
                    .strip_prefix(key)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        let stem = self.morphology.stem(word);
        begins(word) || begins(&format!(" {stem}")) || self.thesaurus.knows(&stem)
    }

    /// The languages that have a pack.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        RULE_PACKS.iter().map(|pack| pack.language)
    }
}
