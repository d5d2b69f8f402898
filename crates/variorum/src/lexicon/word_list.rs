//! Lists of words that are looked up.

use super::slots;

/// A set of words, one a line of one static text, with a hash table made by the build script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordList {
    lines: &'static str,
    slots: &'static [u32],
}

impl WordList {
    /// No words.
    pub const EMPTY: Self = Self::new("", &[]);

    /// The lines of a text, and the slots that [`slots::lines`] made for it.
    pub(super) const fn new(lines: &'static str, slots: &'static [u32]) -> Self {
        Self { lines, slots }
    }

    /// Whether the list has a word. O(1).
    pub fn contains(&self, word: &str) -> bool {
        self.contains_hashed(word, slots::hash(word))
    }

    /// Whether the list has a word whose [`slots::hash`] is known.
    pub(super) fn contains_hashed(&self, word: &str, hash: u32) -> bool {
        let lines = self.lines.as_bytes();
        let is_line = |start: usize| {
            lines[start..].starts_with(word.as_bytes())
                && lines.get(start + word.len()) == Some(&b'\n')
                && !word.contains('\n')
        };
        slots::find(self.slots, hash, is_line).is_some()
    }

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.lines.lines()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_the_last_and_no_other_word() {
        let lines = "an\nharbour\npier\nquay\n";
        let list = WordList::new(lines, slots::lines(lines).leak());
        assert!(list.iter().all(|word| list.contains(word)));
        assert_eq!(list.iter().count(), 4);
        for absent in [
            "",
            "a",
            "and",
            "harbours",
            "pie",
            "quays",
            "zone",
            "pier\nquay",
        ] {
            assert!(!list.contains(absent), "{absent}");
        }
        assert!(!WordList::EMPTY.contains("an"));
    }
}
