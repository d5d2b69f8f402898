//! Sentences that another took in, though something stood between them.
//!
//! In: links of sentences. Out: the same, with pairs that grew to merges or splits. A merge has neighbours for its parts:
//! where a sentence between them was dropped, the farther one is left without a counterpart although its words stand in
//! the other version. If they stand in what its fellow leaves unexplained of its partner, the link takes it in, with all
//! that was dropped between. Looks at a few sentences beside each pair.

use std::ops::Range;

use super::super::content::{Term, count};
use super::super::link::{Link, LinkKind};
use super::super::options::AlignOptions;
use super::Sentences;
use crate::sides::Sides;

/// Share of its weight that a sentence must find again.
const FOUND_AGAIN: f64 = 0.7;

/// Distinct terms below which a sentence is found again by chance.
const LEAST_TERMS: usize = 4;

/// Lets pairs take in what belongs to them, on either side.
pub(super) fn take_in(sentences: &Sentences, links: &mut Vec<Link>, options: &AlignOptions) {
    let sides = [LinkKind::Deletion, LinkKind::Insertion].map(|loose| Side { sentences, loose });
    // What one side takes in has to be known before the other side's links change.
    let grown = sides.map(|side| side.grown(links, options));
    let mut is_taken = vec![false; links.len()];
    for (side, grown) in sides.into_iter().zip(grown) {
        for Grown { pair, units, taken } in grown {
            for number in taken {
                is_taken[number] = true;
            }
            let link = &links[pair];
            let units = side.with(&link.units, units.collect());
            links[pair] = Link {
                moved: link.moved,
                runner_up: link.runner_up,
                ..Link::new(units, link.pass, link.score)
            };
        }
    }
    let mut is_taken = is_taken.into_iter();
    links.retain(|_| is_taken.next() != Some(true));
}

/// What a side of a pair grows to.
struct Grown {
    /// The link of the pair.
    pair: usize,
    units: Range<usize>,
    /// The links of what it takes in.
    taken: Vec<usize>,
}

/// The side on which sentences are without a counterpart.
#[derive(Clone, Copy)]
struct Side<'s, 'd> {
    sentences: &'s Sentences<'d>,
    loose: LinkKind,
}

impl Side<'_, '_> {
    /// The pairs that take in sentences of this side.
    fn grown(&self, links: &[Link], options: &AlignOptions) -> Vec<Grown> {
        let mut grown = Vec::new();
        if !links.iter().any(|link| link.kind == self.loose) {
            return grown;
        }
        let mut links_of = vec![None; self.count()];
        for (number, link) in links.iter().enumerate() {
            for unit in self.own(&link.units) {
                links_of[*unit] = Some(number);
            }
        }
        let mut is_taken = vec![false; links.len()];
        let most = options.max_parts.saturating_sub(1);
        for (pair, link) in links.iter().enumerate() {
            if link.kind != LinkKind::Match || link.identical {
                continue;
            }
            let unit = self.own(&link.units)[0];
            let is_free = |near: &usize| {
                let number = links_of.get(*near).copied().flatten();
                number.is_some_and(|number: usize| {
                    links[number].kind == self.loose && !is_taken[number]
                }) && self.block(*near) == self.block(unit)
            };
            let mut near = [unit.checked_sub(1), Some(unit + 1)].into_iter().flatten();
            if !near.any(|near| is_free(&near)) {
                continue;
            }
            let rest = self.unexplained(link);
            let is_found = |near: &usize| self.is_found_again(*near, &rest);
            let before = (0..unit).rev().take(most).take_while(is_free);
            let first = before.filter(is_found).last().unwrap_or(unit);
            let behind = (unit + 1..self.count()).take(most).take_while(is_free);
            let last = behind.filter(is_found).last().unwrap_or(unit);
            if first == last {
                continue;
            }
            let others = (first..=last).filter(|near| *near != unit);
            let taken: Vec<usize> = others.filter_map(|near| links_of[near]).collect();
            for number in &taken {
                is_taken[*number] = true;
            }
            grown.push(Grown {
                pair,
                units: first..last + 1,
                taken,
            });
        }
        grown
    }

    fn own<'u>(&self, units: &'u Sides<Vec<usize>>) -> &'u [usize] {
        if self.loose == LinkKind::Deletion {
            &units.old
        } else {
            &units.new
        }
    }

    fn with(&self, units: &Sides<Vec<usize>>, own: Vec<usize>) -> Sides<Vec<usize>> {
        if self.loose == LinkKind::Deletion {
            Sides::new(own, units.new.clone())
        } else {
            Sides::new(units.old.clone(), own)
        }
    }

    fn count(&self) -> usize {
        let all = self.sentences.all.as_ref().map(Vec::len);
        if self.loose == LinkKind::Deletion {
            all.old
        } else {
            all.new
        }
    }

    fn block(&self, unit: usize) -> usize {
        if self.loose == LinkKind::Deletion {
            self.sentences.all.old[unit].block
        } else {
            self.sentences.all.new[unit].block
        }
    }

    /// What the other side of a pair says beyond its own.
    fn unexplained(&self, link: &Link) -> Vec<Term> {
        let courses = self
            .sentences
            .course(link.units.as_ref().map(Vec::as_slice));
        let Sides { old, new } = courses.map(|words| count(&words));
        let (own, other) = if self.loose == LinkKind::Deletion {
            (old, new)
        } else {
            (new, old)
        };
        let times = |term: u32| {
            let place = own.binary_search_by_key(&term, |(term, _)| *term);
            place.map_or(0, |place| own[place].1)
        };
        let rest = other.iter().filter_map(|(term, all)| {
            let left = all.saturating_sub(times(*term));
            (left > 0).then_some((*term, left))
        });
        rest.collect()
    }

    /// Whether a sentence says nearly nothing but what is left to explain.
    fn is_found_again(&self, unit: usize, rest: &[Term]) -> bool {
        let empty = Sides::new(Vec::new(), Vec::new());
        let units = self.with(&empty, vec![unit]);
        let courses = self.sentences.course(units.as_ref().map(Vec::as_slice));
        let words = if self.loose == LinkKind::Deletion {
            courses.old
        } else {
            courses.new
        };
        let vocabulary = self.sentences.vocabulary();
        let terms = count(&words);
        terms.len() >= LEAST_TERMS
            && vocabulary.overlap(&terms, rest) as f64
                >= FOUND_AGAIN * vocabulary.mass(&words) as f64
    }
}
