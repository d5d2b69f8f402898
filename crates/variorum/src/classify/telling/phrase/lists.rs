//! Phrases in lists: names of a roster with their neighbours, and what joins a list with what it joins.

use std::ops::Range;

use super::{Chunks, REACH, is_link};
use crate::classify::roster::is_joint;
use crate::lexicon::Class;

impl Chunks<'_, '_, '_> {
    /// Whether there is nothing but names and what joins them.
    pub(super) fn is_roster(&self, range: &Range<usize>) -> bool {
        range
            .clone()
            .all(|at| self.pair.is_name(self.which, at) || is_joint(self.side, at))
    }

    /// The places where names of one roster stand: a kept name between two parts them. One place if there is anything
    /// but names.
    pub(super) fn places(&self, names: &[usize]) -> Vec<Vec<usize>> {
        let is_kept =
            |at: usize| self.pair.is_name(self.which, at) && self.side.partner[at].is_some();
        if !names.iter().all(|at| self.pair.is_name(self.which, *at)) {
            return vec![names.to_vec()];
        }
        let goes_on = |one: &usize, next: &usize| !(one + 1..*next).any(is_kept);
        names.chunk_by(goes_on).map(<[usize]>::to_vec).collect()
    }

    /// A name of a roster with the kept names before and after it.
    pub(super) fn roster(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let before = self.neighbour(&mut (0..name.start).rev());
        let after = self.neighbour(&mut (name.end..self.side.atoms.len()));
        (before.is_some() || after.is_some())
            .then(|| before.unwrap_or(name.start)..after.map_or(name.end, |after| after + 1))
    }

    /// The next kept name of a roster, or the last new one before something else.
    fn neighbour(&self, places: &mut dyn Iterator<Item = usize>) -> Option<usize> {
        let mut last = None;
        for at in places.take(REACH) {
            let is_name = self.pair.is_name(self.which, at);
            // An article that came or went is a change of its own.
            let article = self.side.atoms[at].is_function(Class::Determiner)
                && self.side.partner[at].is_none()
                && !is_name;
            if !(is_name || is_joint(self.side, at)) || self.is_apart(at) || article {
                break;
            }
            if is_name {
                last = Some(at);
                if self.side.partner[at].is_some() {
                    break;
                }
            }
        }
        last
    }

    /// A phrase that joins a kept one as an item of a list, with the items before it: what joins a list is told by what
    /// it joins.
    pub(super) fn coordinated(&self, phrase: Range<usize>) -> Range<usize> {
        if phrase.clone().any(|at| self.is_verb(at)) {
            return phrase;
        }
        let mut start = phrase.start;
        while let Some(item) = self.item_before(start) {
            if phrase.start - item > REACH {
                break;
            }
            start = item;
        }
        start..phrase.end
    }

    /// Where the kept item begins to which a coordinator or a comma joins what stands at a place.
    fn item_before(&self, start: usize) -> Option<usize> {
        let first = if self.side.joins_items(start) {
            start
        } else {
            start
                .checked_sub(1)
                .filter(|at| self.side.joins_items(*at))?
        };
        let last = (0..first).next_back().map(|at| {
            if self.side.joins_items(at) {
                at.checked_sub(1)
            } else {
                Some(at)
            }
        })??;
        let is_item = self.side.partner[last].is_some()
            && self.side.atoms[last].is_content()
            && !self.side.first(first).opens
            && !self.is_verb(last);
        if !is_item {
            return None;
        }
        let item = self.left(last);
        Some(if is_link(self.side, item) {
            self.head(item)
        } else {
            item
        })
    }
}
