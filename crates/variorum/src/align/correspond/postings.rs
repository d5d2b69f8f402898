//! An inverted index: for each term, the units in which it occurs.

use super::super::content::{Content, Vocabulary};
use super::grouped::Grouped;
use super::shortlist::{Highest, KEPT, offer};
use crate::work;

/// Entries of the index that are read for one unit, rarest terms first.
const READS: usize = 256;

/// The units of one side by term.
#[derive(Debug)]
pub(super) struct Postings<'a> {
    vocabulary: &'a Vocabulary,
    /// Per term.
    units: Grouped<u32>,
    /// Weight of shared terms by unit, all zero between look-ups.
    votes: Vec<u64>,
    /// Units that have votes, none between look-ups.
    found: Vec<u32>,
    /// Terms to be read, each below the number of its entries: rarest first when sorted.
    terms: Vec<u64>,
}

/// Bits of the number of a term or a unit. The votes of a unit have as many: they are few and small.
const NUMBER_BITS: u32 = 32;

impl<'a> Postings<'a> {
    /// Indexes the given units. O(terms).
    pub(super) fn new(contents: &[Content], units: &[usize], vocabulary: &'a Vocabulary) -> Self {
        let occurrences = || {
            units.iter().flat_map(|unit| {
                let number = u32::try_from(*unit).expect("fewer units than bytes of an input");
                let terms = contents[*unit].terms.iter();
                terms.map(move |(term, _)| (*term as usize, number))
            })
        };
        Self {
            vocabulary,
            units: Grouped::new(vocabulary.len(), occurrences),
            votes: vec![0; contents.len()],
            found: Vec::with_capacity(READS),
            terms: Vec::new(),
        }
    }

    /// Calls `found` for the units that share the most weight of rare terms with `content`, [`KEPT`] of them at most, best
    /// first. Returns whether terms were left unread because they are too common.
    pub(super) fn each_sharing(&mut self, content: &Content, mut found: impl FnMut(usize)) -> bool {
        self.terms.clear();
        for (term, _) in &content.terms {
            let count = self.units.of(*term as usize).len();
            if count > 0 {
                let packed = (count as u64) << NUMBER_BITS | u64::from(*term);
                self.terms.push(packed);
            }
        }
        self.terms.sort_unstable();
        let mut reads = 0;
        let is_read = |packed: &&u64| {
            reads += usize::try_from(**packed >> NUMBER_BITS).unwrap_or(usize::MAX);
            reads <= READS
        };
        let read = self.terms.iter().take_while(is_read).count();
        self.vote(read);
        for item in self.most_votes().into_iter().take_while(|item| *item > 0) {
            found((u32::MAX - low(item)) as usize);
        }
        read < self.terms.len()
    }

    /// Lets so many terms vote for the units in which they occur. Once there are enough units with more votes than all the
    /// terms that are left could give, others need not be noted: they are not among the best (the idea of `MaxScore`,
    /// Turtle and Flood 1995).
    fn vote(&mut self, read: usize) {
        let weight = |packed: u64| self.vocabulary.weight(low(packed)).max(1);
        let terms = &self.terms[..read];
        let mut left: u64 = terms.iter().map(|packed| weight(*packed)).sum();
        // The least weight of a term so far, and the votes that enough units have at least.
        let (mut least, mut floor) = (u64::MAX, 0);
        for packed in terms {
            let weight = weight(*packed);
            let entries = self.units.of(low(*packed) as usize);
            work::count(entries.len());
            if floor > left {
                for unit in entries {
                    let vote = &mut self.votes[*unit as usize];
                    *vote += if *vote > 0 { weight } else { 0 };
                }
            } else {
                for unit in entries {
                    let vote = &mut self.votes[*unit as usize];
                    if *vote == 0 {
                        self.found.push(*unit);
                    }
                    *vote += weight;
                }
                least = least.min(weight);
                if entries.len() >= KEPT {
                    floor = floor.max(weight);
                } else if self.found.len() >= KEPT {
                    floor = floor.max(least);
                }
            }
            left -= weight;
        }
    }

    /// Takes the votes and returns the units that have most, the earlier of those that have as many: votes above, place
    /// below.
    fn most_votes(&mut self) -> Highest<u64> {
        let mut most = [0; KEPT];
        for unit in self.found.drain(..) {
            let vote = std::mem::take(&mut self.votes[unit as usize]);
            offer(&mut most, vote << NUMBER_BITS | u64::from(u32::MAX - unit));
        }
        most
    }
}

/// The number of a term or unit below a count or votes.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
fn low(packed: u64) -> u32 {
    packed as u32
}

#[cfg(test)]
mod tests {
    use super::super::beads::tests::with_field;
    use super::*;
    use crate::sides::Sides;

    #[test]
    fn the_units_with_most_votes_are_found_whatever_need_not_be_noted() {
        // Words that stand in 5, 10, 15, ... of the paragraphs, one of each.
        let paragraphs = |count: usize, shift: usize| {
            let words = |at: usize| {
                let words = (1..14).filter(|rarity| (at * 31 + shift * rarity) % 211 < 5 * rarity);
                let words =
                    words.map(|rarity| format!("{}ord", char::from(b"abcdefghijklmn"[rarity])));
                words.collect::<Vec<_>>().join(" ")
            };
            let paragraphs = (0..count).map(|at| format!("no{at} {}", words(at)));
            paragraphs.collect::<Vec<_>>().join("\n\n")
        };
        let texts = Sides::new(paragraphs(60, 3), paragraphs(211, 1));
        with_field(texts.as_ref().map(String::as_str), |field| {
            let Sides { old, new } = field.contents;
            let all: Vec<usize> = (0..new.len()).collect();
            let mut postings = Postings::new(new, &all, field.vocabulary);
            for content in old {
                let mut found = Vec::new();
                let is_cut = postings.each_sharing(content, |unit| found.push(unit));
                let mut terms: Vec<(usize, u32)> = content
                    .terms
                    .iter()
                    .map(|(term, _)| (postings.units.of(*term as usize).len(), *term))
                    .filter(|(count, _)| *count > 0)
                    .collect();
                terms.sort_unstable();
                let mut votes = vec![0; new.len()];
                let mut reads = 0;
                for (count, term) in &terms {
                    reads += count;
                    if reads > READS {
                        break;
                    }
                    for unit in postings.units.of(*term as usize) {
                        votes[*unit as usize] += field.vocabulary.weight(*term).max(1);
                    }
                }
                let mut best: Vec<usize> =
                    all.iter().copied().filter(|at| votes[*at] > 0).collect();
                best.sort_by_key(|at| (std::cmp::Reverse(votes[*at]), *at));
                best.truncate(KEPT);
                assert_eq!(found, best);
                assert_eq!(is_cut, reads > READS);
            }
        });
    }
}
