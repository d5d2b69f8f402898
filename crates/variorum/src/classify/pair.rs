//! Two linked sentences side by side: their atoms, which of them are the same, and what is still unexplained.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::annotate::{annotate, capitalised_inside};
use super::atom::{Atom, Value};
use super::matching;
use super::slip;
use super::words::{Dictionary, Word, WordClass, words_of_link};
use crate::compare::Comparison;
use crate::lexicon::{Group, Lexicon, Pack};
use crate::sides::Sides;
use crate::span::Span;

/// Why two atoms that are not written alike count as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sameness {
    /// Equal keys, in the order of the text.
    InPlace,
    /// Equal keys, in another place of the sentence.
    Moved,
    /// The same letters, joined or divided otherwise.
    Joined,
    /// One closed set of synonyms.
    Synonym,
    /// Another part of speech of one family of words.
    Derived,
    /// One is a slip of the pen for the other.
    Slip,
    /// A document-wide renaming.
    Renamed,
}

/// One side of a pair.
#[derive(Debug)]
pub(super) struct Side<'d, 'l> {
    /// The words.
    pub(super) words: Vec<Word<'d>>,
    /// The atoms, which tile the words.
    pub(super) atoms: Vec<Atom<'l>>,
    /// For each atom its counterpart and why it is one.
    pub(super) partner: Vec<Option<(usize, Sameness)>>,
    /// For each atom whether nothing explains its difference yet.
    pub(super) open: Vec<bool>,
    /// For each atom the number of matches in order before it: unmatched atoms with equal numbers share a slot.
    pub(super) slot: Vec<usize>,
}

/// Two linked sentences, or runs of sentences.
#[derive(Debug)]
pub(super) struct Pair<'d, 'l> {
    /// The sentence link.
    pub(super) link: usize,
    /// Both sides.
    pub(super) sides: Sides<Side<'d, 'l>>,
}

/// A side of a pair by name, for rules that look both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Which {
    /// The earlier version.
    Old,
    /// The later version.
    New,
}

impl Which {
    /// Both, old first.
    pub(super) const BOTH: [Self; 2] = [Self::Old, Self::New];

    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

impl<'d, 'l> Side<'d, 'l> {
    fn new(
        words: Vec<Word<'d>>,
        lexicon: &'l Lexicon,
        pack: &'static Pack,
        seen: &FxHashSet<String>,
    ) -> Self {
        let atoms = annotate(&words, lexicon, pack, seen);
        let count = atoms.len();
        Self {
            words,
            atoms,
            partner: vec![None; count],
            open: vec![true; count],
            slot: vec![0; count],
        }
    }

    /// The text between the first and the last of some atoms, white space squeezed.
    pub(super) fn text(&self, atoms: Range<usize>) -> String {
        let mut text = String::new();
        for word in &self.words[self.words_of(atoms)] {
            if word.spaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word.text);
        }
        text
    }

    /// The words of a run of atoms.
    pub(super) fn words_of(&self, atoms: Range<usize>) -> Range<usize> {
        if atoms.is_empty() {
            let at = self
                .atoms
                .get(atoms.start)
                .map_or(self.words.len(), |atom| atom.words.start);
            return at..at;
        }
        self.atoms[atoms.start].words.start..self.atoms[atoms.end - 1].words.end
    }

    /// The first word of an atom.
    pub(super) fn first(&self, atom: usize) -> &Word<'d> {
        &self.words[self.atoms[atom].words.start]
    }

    /// The span of a run of atoms, empty for none.
    pub(super) fn span(&self, atoms: Range<usize>) -> Option<Span> {
        let words = &self.words[self.words_of(atoms)];
        Some(words.first()?.span.hull(words.last()?.span))
    }

    /// Whether an atom is a single word in lower case.
    fn is_plain_word(&self, atom: usize) -> bool {
        self.atoms[atom].words.len() == 1
            && self.first(atom).class == WordClass::Word
            && !self.first(atom).is_capitalised()
    }

    /// Whether an atom has no counterpart and no explanation.
    pub(super) fn is_open(&self, atom: usize) -> bool {
        self.open[atom]
    }

    /// The open atoms in order.
    pub(super) fn open_atoms(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.atoms.len()).filter(|atom| self.open[*atom])
    }
}

impl<'d, 'l> Pair<'d, 'l> {
    /// Reads and matches both sides of a sentence link.
    pub(super) fn new(
        comparison: &'d Comparison,
        link: usize,
        lexicon: &'l Lexicon,
        dictionary: &mut Dictionary<'d>,
    ) -> Self {
        let alignment = comparison.alignment();
        let words = words_of_link(
            comparison.documents(),
            alignment,
            &alignment.sentence_links[link],
            dictionary,
        );
        let pack = dictionary.pack;
        let mut seen = FxHashSet::default();
        capitalised_inside(&words.old, &mut seen);
        capitalised_inside(&words.new, &mut seen);
        let sides = words.map(|words| Side::new(words, lexicon, pack, &seen));
        let mut pair = Self { link, sides };
        pair.match_in_place();
        pair.match_moved();
        pair.match_joined(pack);
        pair.match_synonyms(pack);
        pair.match_slips(pack);
        pair
    }

    pub(super) fn side(&self, which: Which) -> &Side<'d, 'l> {
        match which {
            Which::Old => &self.sides.old,
            Which::New => &self.sides.new,
        }
    }

    pub(super) fn side_mut(&mut self, which: Which) -> &mut Side<'d, 'l> {
        match which {
            Which::Old => &mut self.sides.old,
            Which::New => &mut self.sides.new,
        }
    }

    /// Whether one side is empty.
    pub(super) fn is_single(&self) -> bool {
        self.sides.old.words.is_empty() || self.sides.new.words.is_empty()
    }

    /// Joins two atoms as saying the same.
    pub(super) fn join(&mut self, old: usize, new: usize, why: Sameness) {
        self.sides.old.partner[old] = Some((new, why));
        self.sides.new.partner[new] = Some((old, why));
        self.sides.old.open[old] = false;
        self.sides.new.open[new] = false;
    }

    fn match_in_place(&mut self) {
        let pairs = matching::common(&self.sides.old.atoms, &self.sides.new.atoms);
        for (old, new) in pairs {
            self.join(old, new, Sameness::InPlace);
        }
        for which in Which::BOTH {
            let side = self.side_mut(which);
            let mut before = 0;
            for atom in 0..side.atoms.len() {
                side.slot[atom] = before;
                before += usize::from(side.partner[atom].is_some());
            }
        }
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

    /// Whether a word that stands elsewhere is the same one: a quantifier is only with the noun that it quantifies.
    fn moves(&self, old: usize, new: usize) -> bool {
        let sides = &self.sides;
        let noun = |side: &Side<'_, '_>, at: usize| {
            side.atoms[at + 1..]
                .iter()
                .find(|atom| atom.is_content())
                .map(|atom| atom.key)
        };
        let quantifies = sides.old.atoms[old]
            .row(Group::Quantifier, "extent")
            .is_some();
        !quantifies || noun(&sides.old, old) == noun(&sides.new, new)
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
                            && pack
                                .morphology
                                .distinct
                                .binary_search(&pack.morphology.stem(&text).as_str())
                                .is_err()
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

    /// Whether an atom is a name that stands for itself in both versions.
    pub(super) fn is_name(&self, which: Which, atom: usize) -> bool {
        self.side(which).atoms[atom].value == Value::Name
    }

    /// The atom of the other side that an atom is matched with.
    pub(super) fn partner(&self, which: Which, atom: usize) -> Option<usize> {
        self.side(which).partner[atom].map(|(other, _)| other)
    }
}
