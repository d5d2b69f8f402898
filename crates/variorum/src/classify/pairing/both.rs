//! Both of some, and the two.

use super::pair::{Pair, Sameness};
use super::side::{Side, Which};
use crate::classify::reading::words::Word;
use crate::lexicon::{Class, Group};

impl Pair<'_, '_> {
    /// Both of some, and the two: both pilots, the two pilots.
    pub(super) fn match_pairs(&mut self) {
        let of_two = |which: Which| -> Vec<(usize, bool, Vec<String>)> {
            let side = self.side(which);
            let open = side.open_atoms();
            let twos = open.filter_map(|at| {
                let (is_both, rest) = self.of_two(side, at)?;
                let rest = rest.iter().map(|word| word.stem.clone().into_owned());
                Some((at, is_both, rest.collect()))
            });
            twos.collect()
        };
        let (old, new) = (of_two(Which::Old), of_two(Which::New));
        for (at, is_both, rest) in &old {
            let slot = self.sides.old.slot[*at];
            let there = new.iter().find(|(there, is_other, others)| {
                is_both != is_other && rest == others && self.sides.new.slot[*there] == slot
            });
            if let Some((there, ..)) = there {
                self.join(*at, *there, Sameness::Synonym);
            }
        }
    }

    /// Whether an atom says "both", or "two", and the words of it behind that.
    fn of_two<'s, 'd>(&self, side: &'s Side<'d, '_>, at: usize) -> Option<(bool, &'s [Word<'d>])> {
        let words = &side.words[side.atoms[at].words.clone()];
        let is_article = |word: &Word<'_>| {
            let mut rows = word.rows(self.pack);
            rows.any(|row| row.class == Some(Class::Determiner) && row.concept != "both")
        };
        let is_two = |word: &Word<'_>| {
            word.cardinal
                .is_some_and(|number| (number - 2.0).abs() < f64::EPSILON)
        };
        let (first, rest) = words.split_first()?;
        let mut rows = first.rows(self.pack);
        if rows.any(|row| row.group == Group::Quantifier && row.concept == "both") {
            return Some((true, rest));
        }
        match (words, rest) {
            ([two, rest @ ..], _) if is_two(two) => Some((false, rest)),
            ([article, ..], [two, rest @ ..]) if is_article(article) && is_two(two) => {
                Some((false, rest))
            }
            _ => None,
        }
    }
}
