//! Lists of rows that are looked up by a word.
//!
//! This file is compiled twice: into the library, and into the build script that makes the tables.

use super::slots;

/// A row that is found by a word.
pub trait Row {
    /// The word.
    fn key(&self) -> &'static str;
}

impl Row for &'static str {
    fn key(&self) -> &'static str {
        self
    }
}

impl Row for (&'static str, &'static str) {
    fn key(&self) -> &'static str {
        self.0
    }
}

impl Row for (&'static str, u8) {
    fn key(&self) -> &'static str {
        self.0
    }
}

impl Row for (&'static str, usize, &'static str, &'static str) {
    fn key(&self) -> &'static str {
        self.0
    }
}

/// Rows with a hash table made by the build script.
#[derive(Clone, Copy, Debug)]
pub struct Keyed<T: 'static> {
    /// No two have the same key.
    pub(crate) rows: &'static [T],
    pub(crate) slots: &'static [u32],
}

impl<T: Row> Keyed<T> {
    /// No rows.
    pub const EMPTY: Self = Self {
        rows: &[],
        slots: &[],
    };

    /// The row of a word. O(1).
    pub fn find(&self, word: &str) -> Option<&'static T> {
        self.find_hashed(word, slots::hash(word))
    }

    /// The row of a word whose [`slots::hash`] is known.
    pub(super) fn find_hashed(&self, word: &str, hash: u32) -> Option<&'static T> {
        slots::find(self.slots, hash, |at| self.rows[at].key() == word).map(|at| &self.rows[at])
    }

    /// Whether a word has a row.
    pub fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }
}
