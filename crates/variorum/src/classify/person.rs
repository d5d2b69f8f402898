//! Names of people, whose parts may change places and whose middle names may be initials.

use super::words::{Word, WordClass};

/// A name of several parts.
#[derive(Debug)]
pub(super) struct Person<'w> {
    /// The parts that are spelled out, sorted: "Mori Aiko" and "Aiko Mori" are one name.
    full: Vec<&'w str>,
    /// The parts of a single letter.
    initials: Vec<&'w str>,
}

/// Least number of parts that are spelled out: one name alone may be anybody's.
const LEAST_PARTS: usize = 2;

impl<'w> Person<'w> {
    /// Reads the words of a name; `None` if it has too few parts, or is no name of a person since small words join it.
    pub(super) fn of(words: &'w [Word<'_>]) -> Option<Self> {
        let lettered = words.iter().filter(|word| word.class != WordClass::Sign);
        let (mut full, mut initials) = (Vec::new(), Vec::new());
        for word in lettered {
            if !word.is_capitalised() {
                return None;
            }
            let part = &*word.lower;
            if part.chars().nth(1).is_some() {
                full.push(part);
            } else {
                initials.push(part);
            }
        }
        full.sort_unstable();
        (full.len() >= LEAST_PARTS).then_some(Self { full, initials })
    }

    /// Whether both names are spelled out by the same parts, and the initials of one are among those of the other: where
    /// both have some, they tell two people apart.
    pub(super) fn is(&self, other: &Self) -> bool {
        let within = |few: &[&str], many: &[&str]| few.iter().all(|letter| many.contains(letter));
        self.full == other.full
            && (within(&self.initials, &other.initials) || within(&other.initials, &self.initials))
    }

    /// The parts that are spelled out, in the order in which names of one person agree.
    pub(super) fn parts(&self) -> &[&'w str] {
        &self.full
    }
}
