//! Hash tables that the build script makes: nothing is built or allocated when a program starts.
//!
//! This file is compiled twice: into the library, and into the build script. Open addressing with linear probing, at
//! least half of the slots free, so that most lookups end at the first slot.

use super::compile::STEM_MARK;
use super::row::Surface;

/// Marks a slot without an entry.
const FREE: u32 = u32::MAX;

/// The bits of a slot that hold its value. Those above repeat the hash: most entries that are not wanted are told by
/// them, and what they stand for is not looked at.
const VALUE: u32 = 0x00ff_ffff;

/// Slots per entry, at least.
const ROOM: usize = 2;

/// Returns the slots for entries given as their hash and value.
pub fn slots(entries: &[(u32, usize)]) -> Vec<u32> {
    let mut slots = vec![FREE; (entries.len() * ROOM).next_power_of_two()];
    let mask = slots.len() - 1;
    for (hash, value) in entries {
        let mut at = *hash as usize & mask;
        while slots[at] != FREE {
            at = (at + 1) & mask;
        }
        let value = u32::try_from(*value).ok().filter(|value| *value < VALUE);
        slots[at] = hash & !VALUE | value.expect("tables of rule data are small");
    }
    slots
}

/// Returns the value of the entry with this hash that `is_wanted` accepts.
pub fn find(slots: &[u32], hash: u32, is_wanted: impl Fn(usize) -> bool) -> Option<usize> {
    let mask = slots.len().checked_sub(1)?;
    let mut at = hash as usize & mask;
    while slots[at] != FREE {
        let value = (slots[at] & VALUE) as usize;
        if (slots[at] ^ hash) & !VALUE == 0 && is_wanted(value) {
            return Some(value);
        }
        at = (at + 1) & mask;
    }
    None
}

/// FNV-1a (Fowler, Noll and Vo 1991): the same in the build script as in the library, on any machine.
pub fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ hash >> 15
}

/// Whether a phrase is compared by stems, and its first word.
pub fn head(surface: &Surface) -> (bool, &str) {
    let (stemmed, key) = match surface.key.strip_prefix(STEM_MARK) {
        Some(key) => (true, key),
        None => (false, &*surface.key),
    };
    (stemmed, key.split(' ').next().unwrap_or_default())
}

/// Whether a word, or a stem, is the first of a phrase: cheaper than to cut the first off.
pub fn begins(surface: &Surface, word: &str, stemmed: bool) -> bool {
    let key = surface.key.as_bytes();
    let key = match key.split_first() {
        Some((&mark, key)) if char::from(mark) == STEM_MARK => stemmed.then_some(key),
        _ => (!stemmed).then_some(key),
    };
    key.and_then(|key| key.strip_prefix(word.as_bytes()))
        .is_some_and(|rest| rest.first().is_none_or(|next| *next == b' '))
}

/// The hash of a beginning.
pub fn hash_of_head((stemmed, word): (bool, &str)) -> u32 {
    hash(word) ^ u32::from(stemmed)
}

/// A bit for a word, as a member of a small set: most words that are none of its members have another.
pub fn bit(word: &str) -> u64 {
    1 << (hash(word) % u64::BITS)
}

/// Sorted phrases, by what they begin with.
#[derive(Debug)]
pub struct Runs {
    /// Where the phrases with one beginning start, with the end of the last.
    pub starts: Vec<usize>,
    /// The slots for the beginnings; the values are numbers of runs.
    pub heads: Vec<u32>,
    /// For each run the [`bit`]s of the words with which its phrases go on.
    pub seconds: Vec<u64>,
}

/// Returns the runs of sorted phrases.
pub fn runs(surfaces: &[Surface]) -> Runs {
    let starts_run = |at: &usize| *at == 0 || head(&surfaces[*at - 1]) != head(&surfaces[*at]);
    let mut starts: Vec<usize> = (0..surfaces.len()).filter(starts_run).collect();
    let heads = starts.iter().map(|at| hash_of_head(head(&surfaces[*at])));
    let heads = slots(&heads.zip(0..).collect::<Vec<_>>());
    starts.push(surfaces.len());
    let second = |surface: &Surface| {
        let key = surface.key.strip_prefix(STEM_MARK).unwrap_or(&surface.key);
        key.split(' ').nth(1).map_or(0, bit)
    };
    let bits = |run: &[usize]| {
        let surfaces = surfaces[run[0]..run[1]].iter();
        surfaces.fold(0, |bits, surface| bits | second(surface))
    };
    let seconds = starts.windows(2).map(bits).collect();
    Runs {
        starts,
        heads,
        seconds,
    }
}

/// Returns the slots for words on lines of their own; the values are the offsets of the lines.
pub fn lines(text: &str) -> Vec<u32> {
    let mut start = 0;
    let mut entries = Vec::new();
    for line in text.split_terminator('\n') {
        entries.push((hash(line), start));
        start += line.len() + 1;
    }
    slots(&entries)
}
