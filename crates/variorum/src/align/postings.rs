//! An inverted index: for each term, the units in which it occurs.

use std::cmp::Reverse;

use super::content::{Content, Vocabulary};
use super::grouped::Grouped;
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

/// Bits of the number of a term.
const TERM_BITS: u32 = 32;

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

    /// Returns up to `limit` units that share the most weight of rare terms with `content`, best first, and whether
    /// terms were left unread because they are too common.
    pub(super) fn sharing(&mut self, content: &Content, limit: usize) -> (Vec<usize>, bool) {
        let mut is_cut = false;
        self.terms.clear();
        for (term, _) in &content.terms {
            let count = self.units.of(*term as usize).len();
            // Most terms are either absent on the other side or too common to be read at all.
            if count > READS {
                is_cut = true;
            } else if count > 0 {
                self.terms
                    .push((count as u64) << TERM_BITS | u64::from(*term));
            }
        }
        self.terms.sort_unstable();
        let mut left = READS;
        for packed in &self.terms {
            let term = *packed & ((1 << TERM_BITS) - 1);
            let term = u32::try_from(term).expect("a term has so many bits");
            let entries = self.units.of(term as usize);
            if entries.len() > left {
                is_cut = true;
                break;
            }
            left -= entries.len();
            work::count(entries.len());
            let weight = self.vocabulary.weight(term).max(1);
            for unit in entries {
                let vote = &mut self.votes[*unit as usize];
                if *vote == 0 {
                    self.found.push(*unit);
                }
                *vote += weight;
            }
        }
        (self.highest(limit), is_cut)
    }

    /// Takes the votes and returns the units that have most, the earlier of those that have as many. Made for a small
    /// limit: most units are only compared with the last that is kept.
    fn highest(&mut self, limit: usize) -> Vec<usize> {
        let mut kept: Vec<(u64, Reverse<u32>)> = Vec::with_capacity(limit + 1);
        let mut least = 0;
        for unit in self.found.drain(..) {
            let vote = std::mem::take(&mut self.votes[unit as usize]);
            if vote < least {
                continue;
            }
            let item = (vote, Reverse(unit));
            kept.insert(kept.partition_point(|higher| *higher > item), item);
            kept.truncate(limit);
            if kept.len() == limit {
                least = kept[limit - 1].0;
            }
        }
        let units = kept.into_iter().map(|(_, Reverse(unit))| unit as usize);
        units.collect()
    }
}
