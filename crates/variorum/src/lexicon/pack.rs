//! Language packs: the rule data that come with the library, compiled to static tables by the build script.

use std::borrow::Cow;

use super::morphology::{Conjugation, Morphology};
use super::row::{Form, Group, Row, Setting, Surface};

include!(concat!(env!("OUT_DIR"), "/rule_packs.rs"));

/// What classification knows of one language.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639 code.
    pub language: &'static str,
    /// How words inflect and are spelled.
    pub morphology: Morphology,
    /// Stems of common words, sorted: what is certainly no slip of the pen.
    pub vocabulary: &'static [&'static str],
    /// What phrases can mean.
    pub rows: &'static [Row],
    /// The phrases, sorted by key.
    pub surfaces: &'static [Surface],
}

impl Pack {
    /// The knowledge of no language: what remains are numbers in digits, and what was added, removed, moved, reworded.
    pub const NONE: Self = Self {
        language: "und",
        morphology: Morphology::NONE,
        vocabulary: &[],
        rows: &[],
        surfaces: &[],
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
        let start = self
            .surfaces
            .partition_point(|surface| *surface.key < *word);
        self.surfaces[start..]
            .iter()
            .take_while(|surface| surface.key == word)
            .any(|surface| wanted(&self.rows[surface.row as usize]))
    }

    /// Whether a word, in lower case and one spelling, is a common one or stands in a table.
    pub fn is_word(&self, word: &str) -> bool {
        let stem = self.morphology.stem(word);
        self.vocabulary.binary_search(&stem.as_str()).is_ok() || self.knows(word)
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
        begins(word) || begins(&format!(" {}", self.morphology.stem(word)))
    }

    /// The languages that have a pack.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        RULE_PACKS.iter().map(|pack| pack.language)
    }
}
