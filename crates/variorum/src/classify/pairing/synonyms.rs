//! Words and phrases that the thesaurus joins, where one stands in the place of the other.
//!
//! Phrases are looked for only where the versions differ, so that a phrase that both have stays open to rules about its
//! parts. A phrase may reach one word into what both versions have on its left, and to its end on its right: "in order *to*
//! pay" and "*to* pay", "come *into force*" and "enter *into force*"; on the left the beginning of a compound as well:
//! "*long-*run" and "*long-*term".

use std::ops::Range;

use super::agency::is_actor;
use super::pair::{Pair, Sameness};
use super::side::Side;
use crate::classify::reading::atom::Atom;
use crate::lexicon::{Class, Form, Group, Pack, Relation, Thesaurus};
use crate::sides::Sides;

/// Most atoms of a phrase.
const LONGEST: usize = 7;

/// A run of atoms that stands in the thesaurus, or in the caller's rows.
#[derive(Debug)]
struct Phrase<'l> {
    atoms: Range<usize>,
    /// Whether its first atom is one that both versions have, and how many of its last are.
    reaches: (bool, usize),
    /// How many of its atoms are unexplained.
    open: usize,
    sets: &'static [u16],
    own: Vec<&'l str>,
}

impl Phrase<'_> {
    fn relation(&self, other: &Self, thesaurus: &Thesaurus) -> Option<Relation> {
        if self.own.iter().any(|concept| other.own.contains(concept)) {
            return Some(Relation::Synonym);
        }
        thesaurus
            .relation(self.sets, other.sets)
            .filter(|relation| *relation != Relation::Related)
    }
}

impl Pair<'_, '_> {
    /// Joins what stands in one place and says the same, the longest phrases first.
    pub(in crate::classify) fn match_synonyms(&mut self) {
        let mut slots: Vec<usize> = [&self.sides.old, &self.sides.new]
            .into_iter()
            .flat_map(|side| side.open_atoms().map(|atom| side.slot[atom]))
            .collect();
        slots.sort_unstable();
        slots.dedup();
        for slot in slots {
            while let Some((runs, why)) = self.exchanged(slot) {
                self.join_phrases(&runs, why);
            }
        }
    }

    /// The two phrases of a slot that say the same and explain most.
    fn exchanged(&self, slot: usize) -> Option<(Sides<Range<usize>>, Sameness)> {
        let old = phrases(&self.sides.old, slot, self.pack);
        if old.is_empty() {
            return None;
        }
        let new = phrases(&self.sides.new, slot, self.pack);
        let mut best: Option<(usize, &Phrase<'_>, &Phrase<'_>, Sameness)> = None;
        for one in &old {
            for other in &new {
                let open = one.open + other.open;
                let is_better = best.as_ref().is_none_or(|(most, ..)| open > *most);
                let are_terms = self.is_defined(&self.sides.old, one)
                    && self.is_defined(&self.sides.new, other);
                if open == 0 || !is_better || one.reaches != other.reaches || are_terms {
                    continue;
                }
                let why = match one.relation(other, &self.pack.thesaurus) {
                    Some(Relation::Synonym) => Sameness::Synonym,
                    Some(Relation::Derivation) if self.are_alike(one, other) => Sameness::Derived,
                    _ => continue,
                };
                best = Some((open, one, other, why));
            }
        }
        best.map(|(_, old, new, why)| (Sides::new(old.atoms.clone(), new.atoms.clone()), why))
    }

    /// Whether a phrase is a noun for somebody that is written as a name: it has the meaning that the text gives it, and another
    /// word is another term.
    fn is_defined(&self, side: &Side<'_, '_>, phrase: &Phrase<'_>) -> bool {
        let marks_names = !self.pack.morphology.capital_nouns;
        let word = side.first(phrase.atoms.start);
        let is_term = word.is_capitalised() && !word.opens && is_actor(side, phrase.atoms.start);
        marks_names && phrase.atoms.len() == 1 && is_term
    }

    /// Whether both phrases perform an act of speech, or neither: a noun performs none, whatever verb it derives from, nor does
    /// a gerund behind a preposition, which is one: help in assessing.
    fn are_alike(&self, old: &Phrase<'_>, new: &Phrase<'_>) -> bool {
        let acts = |side: &Side<'_, '_>, phrase: &Phrase<'_>| {
            phrase.atoms.clone().any(|at| {
                let form = side.atoms[at].form();
                form.is_some() && !(form == Some(Form::Gerund) && follows_preposition(side, at))
            })
        };
        acts(&self.sides.old, old) == acts(&self.sides.new, new)
    }

    /// Joins two runs: what is open in them is explained by the other run.
    fn join_phrases(&mut self, runs: &Sides<Range<usize>>, why: Sameness) {
        let open = |side: &Side<'_, '_>, run: &Range<usize>| -> Vec<usize> {
            run.clone().filter(|atom| side.is_open(*atom)).collect()
        };
        let old = open(&self.sides.old, &runs.old);
        let new = open(&self.sides.new, &runs.new);
        let anchor =
            |open: &[usize], run: &Range<usize>| open.first().copied().unwrap_or(run.start);
        let anchors = Sides::new(anchor(&old, &runs.old), anchor(&new, &runs.new));
        self.join_runs(Sides::new(old, new), anchors, why);
    }
}

fn follows_preposition(side: &Side<'_, '_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| side.atoms[before].is_function(Class::Preposition))
}

/// The phrases of a slot, with what both versions have of them at their ends.
fn phrases<'l>(side: &Side<'_, 'l>, slot: usize, pack: &Pack) -> Vec<Phrase<'l>> {
    let inside = side.in_slot(slot);
    let is_common =
        |atom: usize| matches!(side.partner.get(atom), Some(Some((_, Sameness::InPlace))));
    // The matched atom that ends a slot counts with it, the one that ended the slot before does not.
    let last = inside
        .end
        .checked_sub(1)
        .filter(|last| *last >= inside.start);
    let right = last.filter(|last| is_common(*last));
    let reach = right.map_or(inside.end, |right| {
        let behind = (right..side.atoms.len()).take_while(|at| is_common(*at));
        behind.last().unwrap_or(right) + 1
    });
    let is_right = |atom: usize| right.is_some_and(|right| (right..reach).contains(&atom));
    let left = inside
        .start
        .checked_sub(1)
        .filter(|before| is_common(*before));
    // The hyphen of a compound and what stands before it count as one word.
    let hyphened = left.filter(|at| *at > 0 && side.first(*at).is_hyphen() && is_common(at - 1));
    let left_from = hyphened.map(|at| at - 1).or(left);
    let is_left = |atom: usize| left == Some(atom) || left_from == Some(atom);
    let from = left_from.unwrap_or(inside.start);
    let mut found = Vec::new();
    let mut key = String::new();
    for start in from..inside.end {
        key.clear();
        let mut open = 0;
        for end in (start + 1..=reach).take(LONGEST) {
            let atom = end - 1;
            if !side.is_open(atom) && !is_left(atom) && !is_right(atom) {
                break;
            }
            open += usize::from(side.is_open(atom));
            for word in &side.words[side.atoms[atom].words.clone()] {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(&word.stem);
            }
            let sets = pack.thesaurus.sets(&key);
            let own = if end == start + 1 {
                concepts(&side.atoms[start])
            } else {
                Vec::new()
            };
            if !sets.is_empty() || !own.is_empty() {
                found.push(Phrase {
                    atoms: start..end,
                    reaches: (
                        is_left(start),
                        (start..end).filter(|at| is_right(*at)).count(),
                    ),
                    open,
                    sets,
                    own,
                });
            }
            if !pack.thesaurus.goes_on(&key) {
                break;
            }
        }
    }
    found
}

/// The caller's sets that hold an atom.
fn concepts<'l>(atom: &Atom<'l>) -> Vec<&'l str> {
    atom.of(Group::Synonym)
        .map(|sense| &*sense.row.concept)
        .collect()
}
