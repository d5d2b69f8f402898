//! Open atoms that say the same without being written alike: moved, joined, slips; synonyms have a file of their own.

use std::ops::Range;

use super::pair::{Pair, Sameness, Side, Which};
use super::slip;
use crate::lexicon::{Group, Pack};

impl Pair<'_, '_> {
    /// Joins what the matching in order left open.
    pub(super) fn match_the_rest(&mut self, pack: &Pack) {
        self.match_moved();
        self.match_joined(pack);
        self.match_synonyms(pack);
        self.match_slips(pack);
    }

    /// Content that stands elsewhere in the other version.
    fn match_moved(&mut self) {
        for old in 0..self.sides.old.atoms.len() {
            let atom = &self.sides.old.atoms[old];
            if !self.sides.old.open[old] || !atom.is_content() {
                continue;
            }
            let key = atom.key;
            let found = self
                .sides
                .new
                .open_atoms()
                .find(|new| self.sides.new.atoms[*new].key == key && self.moves(old, *new));
            if let Some(new) = found {
                self.join(old, new, Sameness::Moved);
            }
        }
    }

    /// Whether a word that stands elsewhere is the same one: a quantifier or a word that denies is only with the word that
    /// it goes with.
    fn moves(&self, old: usize, new: usize) -> bool {
        let sides = &self.sides;
        let noun = |side: &Side<'_, '_>, at: usize| {
            side.atoms[at + 1..]
                .iter()
                .find(|atom| atom.is_content())
                .map(|atom| atom.key)
        };
        let atom = &sides.old.atoms[old];
        let has_scope = atom.row(Group::Quantifier, "extent").is_some()
            || atom.of(Group::Negator).next().is_some()
            || self.denies(Which::Old, old);
        !has_scope || noun(&sides.old, old) == noun(&sides.new, new)
    }

    /// Runs of the same letters, joined or hyphenated otherwise.
    fn match_joined(&mut self, pack: &Pack) {
        const LONGEST: usize = 5;
        let letters = |side: &Side<'_, '_>, run: Range<usize>| -> String {
            side.words[side.words_of(run)]
                .iter()
                .flat_map(|word| word.lower.chars())
                .filter(|c| c.is_alphanumeric())
                .collect()
        };
        let mut old = 0;
        while old < self.sides.old.atoms.len() {
            let mut advance = 1;
            'search: for more in 1..=LONGEST {
                let run = old..old + more;
                if run.end > self.sides.old.atoms.len() || !self.sides.old.open[run.end - 1] {
                    break;
                }
                let text = letters(&self.sides.old, run.clone());
                if text.is_empty() {
                    continue;
                }
                let slot = self.sides.old.slot[old];
                let starts: Vec<usize> = self
                    .sides
                    .new
                    .open_atoms()
                    .filter(|new| self.sides.new.slot[*new] == slot)
                    .collect();
                for start in starts {
                    for length in 1..=LONGEST {
                        let other = start..start + length;
                        if other.end > self.sides.new.atoms.len()
                            || !self.sides.new.open[other.end - 1]
                        {
                            break;
                        }
                        if letters(&self.sides.new, other.clone()) == text
                            && !pack
                                .morphology
                                .distinct
                                .contains(&pack.morphology.stem(&text))
                        {
                            self.join_runs(run.clone(), other);
                            advance = more;
                            break 'search;
                        }
                    }
                }
            }
            old += advance;
        }
    }

    /// Joins runs of different length: first with first, and the rest explained by it.
    fn join_runs(&mut self, old: Range<usize>, new: Range<usize>) {
        for atom in old.clone() {
            self.sides.old.open[atom] = false;
            self.sides.old.partner[atom] = Some((new.start, Sameness::Joined));
        }
        for atom in new.clone() {
            self.sides.new.open[atom] = false;
            self.sides.new.partner[atom] = Some((old.start, Sameness::Joined));
        }
    }

    /// Single words of one slot of which one is a slip for the other.
    fn match_slips(&mut self, pack: &Pack) {
        for old in 0..self.sides.old.atoms.len() {
            if !self.sides.old.open[old] || !self.sides.old.is_plain_word(old) {
                continue;
            }
            let slot = self.sides.old.slot[old];
            let word = &self.sides.old.first(old).spelled;
            let found = self.sides.new.open_atoms().find(|new| {
                let fits = self.sides.new.slot[*new] == slot && self.sides.new.is_plain_word(*new);
                fits && slip::is_slip(word, &self.sides.new.first(*new).spelled, pack)
            });
            if let Some(new) = found {
                self.join(old, new, Sameness::Slip);
            }
        }
    }
}
