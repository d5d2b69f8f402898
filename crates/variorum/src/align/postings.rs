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
}

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
        }
    }

    /// Returns up to `limit` units that share the most weight of rare terms with `content`, best first, and whether
    /// terms were left unread because they are too common.
    pub(super) fn sharing(&mut self, content: &Content, limit: usize) -> (Vec<usize>, bool) {
        let mut is_cut = false;
        let mut terms: Vec<(usize, u32)> = Vec::with_capacity(content.terms.len());
        for (term, _) in &content.terms {
            let count = self.units.of(*term as usize).len();
            // Most terms are either absent on the other side or too common to be read at all.
            if count > READS {
                is_cut = true;
            } else if count > 0 {
                terms.push((count, *term));
            }
        }
        terms.sort_unstable();
        let mut left = READS;
        let mut found = Vec::with_capacity(READS);
        for (_, term) in terms {
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
                    found.push(*unit as usize);
                }
                *vote += weight;
            }
        }
        let votes = found
            .into_iter()
            .map(|unit| (std::mem::take(&mut self.votes[unit]), Reverse(unit)));
        let best = highest(votes, limit);
        let best = best.into_iter().map(|(_, Reverse(unit))| unit);
        (best.collect(), is_cut)
    }
}

/// The highest items, highest first. Made for a small limit: most items are only compared with the last that is kept.
fn highest<T: Ord + Copy>(items: impl Iterator<Item = T>, limit: usize) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(limit + 1);
    for item in items {
        if kept.len() == limit && kept.last().is_none_or(|lowest| item <= *lowest) {
            continue;
        }
        kept.insert(kept.partition_point(|higher| *higher > item), item);
        kept.truncate(limit);
    }
    kept
}
