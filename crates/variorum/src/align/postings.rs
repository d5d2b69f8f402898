//! An inverted index: for each term, the units in which it occurs.

use std::cmp::Reverse;

use super::content::{Content, Vocabulary};
use crate::work;

/// Entries of the index that are read for one unit, rarest terms first.
const READS: usize = 256;

/// The units of one side by term.
#[derive(Debug)]
pub(super) struct Postings<'a> {
    vocabulary: &'a Vocabulary,
    /// Per term, where its units start; one more at the end.
    starts: Vec<u32>,
    units: Vec<u32>,
    /// Weight of shared terms by unit, all zero between look-ups.
    votes: Vec<u64>,
}

impl<'a> Postings<'a> {
    /// Indexes the given units. O(terms).
    pub(super) fn new(contents: &[Content], units: &[usize], vocabulary: &'a Vocabulary) -> Self {
        let occurrences = || {
            units.iter().flat_map(|unit| {
                let terms = contents[*unit].terms.iter();
                terms.map(|(term, _)| (*term as usize, *unit))
            })
        };
        let mut starts = vec![0u32; vocabulary.len() + 1];
        for (term, _) in occurrences() {
            starts[term + 1] += 1;
        }
        for term in 1..starts.len() {
            starts[term] += starts[term - 1];
        }
        let mut next = starts.clone();
        let mut listed = vec![0u32; *starts.last().expect("one more than terms") as usize];
        for (term, unit) in occurrences() {
            listed[next[term] as usize] =
                u32::try_from(unit).expect("fewer units than bytes of an input");
            next[term] += 1;
        }
        Self {
            vocabulary,
            starts,
            units: listed,
            votes: vec![0; contents.len()],
        }
    }

    /// Returns up to `limit` units that share the most weight of rare terms with `content`, best first, and whether
    /// terms were left unread because they are too common.
    pub(super) fn sharing(&mut self, content: &Content, limit: usize) -> (Vec<usize>, bool) {
        let mut is_cut = false;
        let mut terms: Vec<(u32, u32)> = Vec::with_capacity(content.terms.len());
        for (term, _) in &content.terms {
            let count = self.starts[*term as usize + 1] - self.starts[*term as usize];
            // Most terms are either absent on the other side or too common to be read at all.
            if count as usize > READS {
                is_cut = true;
            } else if count > 0 {
                terms.push((count, *term));
            }
        }
        terms.sort_unstable();
        let mut left = READS;
        let mut found = Vec::new();
        for (_, term) in terms {
            let entries =
                self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize;
            if entries.len() > left {
                is_cut = true;
                break;
            }
            left -= entries.len();
            work::count(entries.len());
            for unit in &self.units[entries] {
                let vote = &mut self.votes[*unit as usize];
                if *vote == 0 {
                    found.push(*unit as usize);
                }
                *vote += self.vocabulary.weight(term).max(1);
            }
        }
        let rank = |unit: &usize| (Reverse(self.votes[*unit]), *unit);
        let best = limit.min(found.len());
        if best < found.len() {
            found.select_nth_unstable_by_key(best, rank);
        }
        found[..best].sort_unstable_by_key(rank);
        for unit in &found {
            self.votes[*unit] = 0;
        }
        found.truncate(best);
        (found, is_cut)
    }
}
