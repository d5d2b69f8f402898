//! Which words and phrases say the same, derive from one another, or speak of the same matter.
//!
//! The table is one text of all keys in order, with numbers beside it: nothing is built or even touched until a word is
//! looked up.

use super::slots;

/// How two words of one set belong together, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They can be exchanged without changing what is said.
    Synonym,
    /// They are of one family, and another part of speech: decide and decision.
    Derivation,
    /// They speak of the same matter, which helps to find counterparts and proves nothing.
    Related,
}

/// The sets of one language. Keys are stems, joined by single blanks in phrases.
#[derive(Debug)]
pub struct Thesaurus {
    /// All keys, without anything between them.
    pub(super) keys: &'static str,
    /// Where each key ends.
    pub(super) ends: &'static [u32],
    /// The hash table of the keys, made by [`slots::slots`].
    pub(super) slots: &'static [u32],
    /// The same of the words and phrases that others begin with; the values are keys that do.
    pub(super) openings: &'static [u32],
    /// Where the sets of each key end.
    pub(super) lists: &'static [u32],
    /// The sets of all keys, in the order of the keys, each list ascending.
    pub(super) sets: &'static [u16],
    /// The first set that joins derivations; those before it are synonyms.
    pub(super) derivations: u16,
    /// The first set that joins related words.
    pub(super) related: u16,
}

impl Thesaurus {
    /// No sets.
    pub const NONE: Self = Self {
        keys: "",
        ends: &[],
        slots: &[],
        openings: &[],
        lists: &[],
        sets: &[],
        derivations: 0,
        related: 0,
    };

    /// Whether there are no sets.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The sets that hold a word or phrase, given as its stems, ascending. O(1).
    pub fn sets(&self, key: &str) -> &'static [u16] {
        let is_key = |at: usize| self.key(at) == key.as_bytes();
        slots::find(self.slots, slots::hash(key), is_key).map_or(&[], |at| {
            let start = at.checked_sub(1).map_or(0, |before| self.lists[before]);
            &self.sets[start as usize..self.lists[at] as usize]
        })
    }

    /// Whether a word stands in a set or begins a phrase of one. O(1).
    pub(super) fn knows(&self, word: &str) -> bool {
        !self.sets(word).is_empty() || self.goes_on(word)
    }

    /// Whether a longer phrase begins with a word or phrase, given as its stems. O(1).
    pub(crate) fn goes_on(&self, key: &str) -> bool {
        let begins = |at: usize| {
            let rest = self.key(at).strip_prefix(key.as_bytes());
            rest.is_some_and(|rest| rest.first() == Some(&b' '))
        };
        slots::find(self.openings, slots::hash(key), begins).is_some()
    }

    /// How two lists of sets belong together: by the closest set that both have.
    pub fn relation(&self, a: &[u16], b: &[u16]) -> Option<Relation> {
        let shared = a.iter().find(|set| b.contains(set))?;
        Some(if *shared < self.derivations {
            Relation::Synonym
        } else if *shared < self.related {
            Relation::Derivation
        } else {
            Relation::Related
        })
    }

    /// The set of related words in a list, which stands for a word where a word can count for one thing only.
    pub(super) fn class(&self, sets: &[u16]) -> Option<u16> {
        sets.iter().find(|set| **set >= self.related).copied()
    }

    fn key(&self, at: usize) -> &'static [u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.keys.as_bytes()[start as usize..self.ends[at] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::morphology::Morphology;
    use super::super::sets::Sets;
    use super::*;

    fn thesaurus(files: &[&str]) -> Thesaurus {
        let mut sets = Sets::default();
        for file in files {
            let file = toml::from_str(file).expect("the example is TOML");
            sets.add(&file, &Morphology::NONE).expect("a good file");
        }
        let columns = sets.columns().expect("few sets");
        Thesaurus {
            keys: columns.keys.leak(),
            ends: columns.ends.leak(),
            slots: columns.slots.leak(),
            openings: columns.openings.leak(),
            lists: columns.lists.leak(),
            sets: columns.sets.leak(),
            derivations: columns.derivations,
            related: columns.related,
        }
    }

    #[test]
    fn finds_words_phrases_and_how_they_belong_together() {
        let thesaurus = thesaurus(&[
            "source = ['own']\nrelation = 'related'\nsets = 'icy, polar'",
            "source = ['own']\nrelation = 'synonym'\nsets = '''\nicy, ice cold\nicy, frigid'''",
        ]);
        let relation = |a, b| thesaurus.relation(thesaurus.sets(a), thesaurus.sets(b));
        assert_eq!(relation("frigid", "icy"), Some(Relation::Synonym));
        assert_eq!(relation("ice cold", "icy"), Some(Relation::Synonym));
        assert_eq!(relation("polar", "icy"), Some(Relation::Related));
        assert_eq!(relation("frigid", "ice cold"), None);
        assert_eq!(relation("ice", "icy"), None);
        assert!(thesaurus.knows("ice") && thesaurus.knows("polar"));
        assert!(!thesaurus.knows("ic") && !thesaurus.knows("zinc"));
        assert!(
            thesaurus.goes_on("ice") && !thesaurus.goes_on("ice cold") && !thesaurus.goes_on("icy")
        );
    }
}
