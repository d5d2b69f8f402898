//! Names of people, whose parts may change places and whose middle names may be initials.

use crate::classify::reading::words::{Word, WordClass};

/// A name of several parts.
#[derive(Debug)]
pub(in crate::classify) struct Person<'w> {
    /// The parts that are spelled out, sorted up to a small word: "Mori Aiko of Japan" and "Aiko Mori of Japan" are one
    /// name, the War of the Roses and the Roses of the War are two.
    full: Vec<&'w str>,
    /// The parts of a single letter.
    initials: Vec<&'w str>,
}

/// Least number of parts that are spelled out: one name alone may be anybody's.
const LEAST_PARTS: usize = 2;

impl<'w> Person<'w> {
    /// Reads the words of a name; `None` if it has too few parts.
    pub(in crate::classify) fn of(words: &'w [Word<'_>]) -> Option<Self> {
        let lettered = words.iter().filter(|word| word.class != WordClass::Sign);
        let (mut full, mut initials) = (Vec::new(), Vec::new());
        let (mut start, mut capitals) = (0, 0);
        for word in lettered {
            let part = &*word.lower;
            if !word.is_capitalised() {
                full[start..].sort_unstable();
                full.push(part);
                start = full.len();
            } else if part.chars().nth(1).is_some() {
                full.push(part);
                capitals += 1;
            } else {
                initials.push(part);
            }
        }
        full[start..].sort_unstable();
        (capitals >= LEAST_PARTS).then_some(Self { full, initials })
    }

    /// Whether both names are spelled out by the same parts, and the initials of one are among those of the other: where
    /// both have some, they tell two people apart.
    pub(in crate::classify) fn is(&self, other: &Self) -> bool {
        let within = |few: &[&str], many: &[&str]| few.iter().all(|letter| many.contains(letter));
        self.full == other.full
            && (within(&self.initials, &other.initials) || within(&other.initials, &self.initials))
    }

    /// The parts that are spelled out, in the order in which names of one person agree.
    pub(in crate::classify) fn parts(&self) -> &[&'w str] {
        &self.full
    }
}
