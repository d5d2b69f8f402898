//! A list of names that share a noun, of which the other version has one with the noun: the Harbour Banks of Ostend and
//! Ghent, the Harbour Bank of Ghent.

use super::pair::{Pair, Sameness};
use super::side::Which;
use crate::classify::reading::words::Word;
use crate::classify::roster::list::enumerations;

impl Pair<'_, '_> {
    /// Joins the items of lists with what they are called where they stand alone.
    pub(super) fn match_items(&mut self) {
        for which in Which::BOTH {
            for (item, name) in self.items(which) {
                let atoms = which.sides(item, name);
                self.join(atoms.old, atoms.new, Sameness::Item);
            }
        }
    }

    /// The open items of lists of one side, each with the open name of the other.
    fn items(&self, which: Which) -> Vec<(usize, usize)> {
        let (side, other) = (self.side(which), self.side(which.other()));
        let names = other.open_atoms();
        let mut names: Vec<usize> = names
            .filter(|at| self.is_name(which.other(), *at) && other.atoms[*at].words.len() > 1)
            .collect();
        if names.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for list in enumerations(self, which) {
            let Some((first, rest)) = list.split_first() else {
                continue;
            };
            for item in rest.iter().filter(|item| side.is_open(**item)) {
                let name = names
                    .iter()
                    .position(|name| self.is_item(which, *first, *item, *name));
                found.extend(name.map(|name| (*item, names.swap_remove(name))));
            }
        }
        found
    }

    /// Whether a name of the other side is an item with the noun of its list.
    fn is_item(&self, which: Which, first: usize, item: usize, name: usize) -> bool {
        let (side, other) = (self.side(which), self.side(which.other()));
        let own = &side.words[side.atoms[item].words.clone()];
        let whole = &other.words[other.atoms[name].words.clone()];
        let noun = whole.len().saturating_sub(own.len());
        let (noun, rest) = whole.split_at(noun);
        let is_same = |(one, two): (&Word<'_>, &Word<'_>)| one.text == two.text;
        // Sudan is not one of several things called South.
        let governs = noun
            .last()
            .is_some_and(|last| last.begins_name(self.pack, "connector"));
        if !governs || !rest.iter().zip(own).all(is_same) {
            return false;
        }
        // It is part of the first name, or stands right before it.
        let first = &side.atoms[first].words;
        let words = &side.words[first.start.saturating_sub(noun.len())..first.end - 1];
        let mut runs = words.windows(noun.len());
        runs.any(|run| run.iter().zip(noun).all(|(one, two)| one.stem == two.stem))
    }
}
