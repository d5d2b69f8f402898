//! Open atoms that say the same without being written alike: moved, joined, slips; synonyms have a file of their own.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::pair::{Pair, Sameness};
use super::side::{Side, Which};
use super::slip;
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::statement::is_modal;
use crate::lexicon::{Class, Group, Pack};
use crate::sides::Sides;

/// Most atoms of a run that is joined or hyphenated otherwise.
const LONGEST: usize = 5;

/// A letter without its accents.
pub(in crate::classify) fn plain(letter: char) -> char {
    letter.nfd().next().unwrap_or(letter)
}

impl Side<'_, '_> {
    /// The letters and digits of a run of atoms; those of names without their accents, where capitals mark names, and of words
    /// that are none without them: a café.
    fn letters(&self, run: Range<usize>, pack: &'static Pack) -> impl Iterator<Item = char> + '_ {
        let words = self.words[self.words_of(run)].iter();
        let marks_names = !pack.morphology.capital_nouns;
        let letters = words.flat_map(move |word| {
            let is_borrowed = || {
                let bare: String = word.lower.chars().map(plain).collect();
                !word.lower.is_ascii()
                    && pack.language != Pack::NONE.language
                    && !pack.is_word(&bare)
            };
            let is_plain = marks_names && (word.is_capitalised() || is_borrowed());
            word.lower
                .chars()
                .map(move |c| if is_plain { plain(c) } else { c })
        });
        letters.filter(|c| c.is_alphanumeric())
    }
}

impl Side<'_, '_> {
    /// Whether a word stands right before one that it may modify. Adverbs have no place of their own.
    fn is_attribute(&self, at: usize) -> bool {
        let groups = [
            Group::Degree,
            Group::Hedge,
            Group::Continuity,
            Group::Certainty,
        ];
        let is_adverb = self.atoms[at].has_any(&groups);
        let next = self.atoms.get(at + 1);
        self.is_plain_word(at) && !is_adverb && next.is_some_and(|next| next.value == Value::Plain)
    }

    /// Keys of the words of matter right behind a word.
    fn attributed(&self, at: usize) -> Vec<u64> {
        let behind = self.atoms[at + 1..].iter();
        behind
            .take_while(|atom| atom.is_content())
            .map(|atom| atom.key)
            .collect()
    }
}

impl Pair<'_, '_> {
    /// Joins what the matching in order left open.
    pub(in crate::classify) fn match_the_rest(&mut self) {
        self.match_items();
        self.match_moved();
        self.match_years();
        self.match_genitives();
        self.match_ones();
        self.match_pairs();
        self.match_joined();
        self.match_synonyms();
        self.match_slips();
    }

    /// Content that stands elsewhere in the other version.
    fn match_moved(&mut self) {
        for old in 0..self.sides.old.atoms.len() {
            let atom = &self.sides.old.atoms[old];
            if !self.sides.old.is_open(old) || !atom.is_content() {
                continue;
            }
            let key = atom.key;
            let found = self
                .sides
                .new
                .open_atoms()
                .filter(|new| self.sides.new.atoms[*new].key == key)
                .find(|new| {
                    self.moves(old, *new)
                        && self.modifies_the_same(old, *new)
                        && !self.parts_ways(old, *new)
                });
            if let Some(new) = found {
                self.join(old, new, Sameness::Moved);
            }
        }
    }

    /// One of a unit of time, in whatever words: a month, one month.
    fn match_ones(&mut self) {
        for which in Which::BOTH {
            let amounts: Vec<usize> = self.side(which).open_atoms().collect();
            for amount in amounts {
                let Some(there) = self.one_elsewhere(which, amount) else {
                    continue;
                };
                let Sides { old, new } = which.sides(amount, there);
                self.join(old, new, Sameness::Synonym);
            }
        }
    }

    /// Where the other side has, in the place of an open amount that is one, its unit with an article.
    fn one_elsewhere(&self, which: Which, amount: usize) -> Option<usize> {
        let (side, other) = (self.side(which), self.side(which.other()));
        let Value::Quantity(quantity) = &side.atoms[amount].value else {
            return None;
        };
        let is_one = quantity.period.is_empty()
            && quantity.from.is_none()
            && (quantity.value - 1.0).abs() < f64::EPSILON;
        let is_article = |word: &str| {
            let mut rows = self.pack.rows_of(word);
            rows.any(|row| row.group == Group::Time && row.family == "count")
        };
        // With its article a unit may be per what a rate is: twice a month.
        let counts_unit = |at: &usize| {
            let period = other.atoms[*at].row(Group::Number, "period");
            let is_unit = period.is_some_and(|period| *period.concept == *quantity.unit);
            is_unit && is_article(&other.first(*at).spelled)
        };
        // Behind an amount it is that, and so it is where a preposition gave way: 10 crowns a day, for one day.
        let is_rate = |at: usize| {
            other
                .before(at)
                .any(|place| matches!(other.atoms[place].value, Value::Quantity(_)))
        };
        let is_led = amount.checked_sub(1).is_some_and(|before| {
            side.is_open(before) && side.atoms[before].is_function(Class::Preposition)
        });
        let mut places = other.in_slot(side.slot[amount]);
        places
            .find(|at| is_one && !is_led && other.is_open(*at) && counts_unit(at) && !is_rate(*at))
    }

    /// A word that says by its ending whose something is, and the same behind a preposition: "the court's ruling", "the
    /// ruling of the court". Where the tables know the second with its article, the two have other keys.
    fn match_genitives(&mut self) {
        for which in Which::BOTH {
            for owner in 0..self.side(which).atoms.len() {
                match (which, self.owner_elsewhere(which, owner)) {
                    (Which::Old, Some(same)) => self.join(owner, same, Sameness::Moved),
                    (Which::New, Some(same)) => self.join(same, owner, Sameness::Moved),
                    (_, None) => {}
                }
            }
        }
    }

    /// The open atom of the other side that names with a preposition whom an open one of a side names by its ending.
    fn owner_elsewhere(&self, which: Which, owner: usize) -> Option<usize> {
        let (side, other) = (self.side(which), self.side(which.other()));
        if !side.is_open(owner) || !side.is_genitive(owner) {
            return None;
        }
        let is_article = |stem: &str| {
            let mut rows = self.pack.rows_of(stem);
            rows.any(|row| row.group == Group::Quantifier && row.family == "article")
        };
        let name = |side: &Side<'_, '_>, at: usize| -> Vec<String> {
            let words = side.words[side.atoms[at].words.clone()].iter();
            let stems = words.map(|word| &*word.stem);
            stems
                .filter(|stem| !is_article(stem))
                .map(str::to_owned)
                .collect()
        };
        let wanted = name(side, owner);
        let is_behind_preposition = |at: usize| {
            let qualifies = |place: &usize| {
                let atom = &other.atoms[*place];
                atom.is_function(Class::Determiner)
                    || other.is_plain_word(*place) && atom.is_content()
            };
            let before = (0..at).rev().find(|place| !qualifies(place));
            before.is_some_and(|before| other.atoms[before].is_function(Class::Preposition))
        };
        let mut others = other.open_atoms().filter(|at| is_behind_preposition(*at));
        others.find(|at| name(other, *at) == wanted)
    }

    /// Whether a word that stands elsewhere is the same one: a quantifier, a word that denies or one that says how sure
    /// something is only is with the word that it goes with, and an amount is no other's of the same value.
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
            || atom.has(Group::Negator)
            || is_modal(&sides.old, old)
            || atom.has(Group::Certainty)
            || self.denies(Which::Old, old);
        (!has_scope || noun(&sides.old, old) == noun(&sides.new, new))
            && !self.parts_amounts(old, new)
    }

    /// Whether a word that stands right before others in both versions stands before the same: "inflation and domestic
    /// growth" is not "domestic inflation and growth".
    fn modifies_the_same(&self, old: usize, new: usize) -> bool {
        let (before, after) = (&self.sides.old, &self.sides.new);
        if !before.is_attribute(old) || !after.is_attribute(new) {
            return true;
        }
        let there = after.attributed(new);
        before.attributed(old).iter().any(|key| there.contains(key))
    }

    /// Runs of the same letters, joined or hyphenated otherwise.
    fn match_joined(&mut self) {
        let mut old = 0;
        let mut text = String::new();
        while old < self.sides.old.atoms.len() {
            let mut advance = 1;
            for more in 1..=LONGEST {
                let run = old..old + more;
                if run.end > self.sides.old.atoms.len() || !self.sides.old.is_open(run.end - 1) {
                    break;
                }
                text.clear();
                text.extend(self.sides.old.letters(run.clone(), self.pack));
                if text.is_empty() {
                    continue;
                }
                let found = self.same_letters(&text, self.sides.old.slot[old]);
                // Signs are no letters: another currency or the other side of zero is another amount.
                let found = found.filter(|other| {
                    !self.count_otherwise(run.clone(), other.clone())
                        && !run
                            .clone()
                            .any(|a| other.clone().any(|b| self.parts_ways(a, b)))
                });
                if let Some(other) = found {
                    // The first of each run stands for all of it.
                    let anchors = Sides::new(run.start, other.start);
                    self.join_runs(Sides::new(run, other), anchors, Sameness::Joined);
                    advance = more;
                    break;
                }
            }
            old += advance;
        }
    }

    /// Whether two runs count in different units, on different sides of zero or other things, as far as they count.
    fn count_otherwise(&self, old: Range<usize>, new: Range<usize>) -> bool {
        let amount = |side: &Side<'_, '_>, run: Range<usize>| {
            let mut amounts = side.atoms[run].iter().filter_map(|atom| match &atom.value {
                Value::Quantity(amount) => Some((amount.unit.clone(), amount.value < 0.0)),
                _ => None,
            });
            amounts.next()
        };
        let (a, b) = (old.start, new.start);
        let amounts = (amount(&self.sides.old, old), amount(&self.sides.new, new));
        self.parts_amounts(a, b)
            || matches!(amounts, (Some((unit, below)), Some((other_unit, other_below)))
                if below != other_below || unit != other_unit && !unit.is_empty() && !other_unit.is_empty())
    }

    /// The first open run of a slot of the new side that has these letters and no others.
    fn same_letters(&self, text: &str, slot: usize) -> Option<Range<usize>> {
        let side = &self.sides.new;
        for start in side.in_slot(slot).filter(|start| side.is_open(*start)) {
            let mut rest = text;
            let mut end = start;
            while end < (start + LONGEST).min(side.atoms.len()) && side.is_open(end) {
                // Most runs begin with other letters.
                let Some(after) = side
                    .letters(end..end + 1, self.pack)
                    .try_fold(rest, |rest, letter| rest.strip_prefix(letter))
                else {
                    break;
                };
                rest = after;
                end += 1;
                let stem = || self.pack.morphology.stem(text);
                if rest.is_empty() && !self.pack.morphology.distinct.contains(&stem()) {
                    return Some(start..end);
                }
            }
        }
        None
    }

    /// Single words of one slot, or names, of which one is a slip for the other.
    fn match_slips(&mut self) {
        let words = |side: &Side<'_, '_>, at: usize| side.atoms[at].words.clone();
        // A name that the tables have as a whole.
        let is_known = |atom: &Atom<'_>| atom.has(Group::Alias) || atom.has(Group::Name);
        for old in 0..self.sides.old.atoms.len() {
            if !self.sides.old.is_open(old) || !self.sides.old.atoms[old].is_content() {
                continue;
            }
            let slot = self.sides.old.slot[old];
            let word = self.sides.old.first(old);
            let is_plain = self.sides.old.is_plain_word(old);
            let found = self.sides.new.in_slot(slot).find(|new| {
                let side = &self.sides.new;
                let is_same = || {
                    if is_plain && side.is_plain_word(*new) {
                        return slip::is_slip(word, side.first(*new), self.pack);
                    }
                    let known = [&self.sides.old.atoms[old], &side.atoms[*new]].map(is_known);
                    let one = &self.sides.old.words[words(&self.sides.old, old)];
                    let other = &side.words[words(side, *new)];
                    let vouched = one.len() > 1 && known[0] != known[1];
                    slip::is_misspelt(one, other, vouched, self.pack)
                };
                side.is_open(*new) && side.atoms[*new].is_content() && is_same()
            });
            if let Some(new) = found {
                self.join(old, new, Sameness::Slip);
            }
        }
    }
}
