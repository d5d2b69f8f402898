//! One side of a pair: its words and atoms, and what is known of each.

use std::cell::OnceCell;
use std::ops::Range;

use super::pair::Sameness;
use super::places::Places;
use crate::classify::reading::atom::Atom;
use crate::classify::reading::words::{Word, WordClass, written};
use crate::classify::statement::{Statement, statements};
use crate::lexicon::Class;
pub(in crate::classify) use crate::sides::Which;
use crate::span::Span;

/// One side of a pair.
#[derive(Debug)]
pub(in crate::classify) struct Side<'d, 'l> {
    /// The words.
    pub(in crate::classify) words: Vec<Word<'d>>,
    /// The atoms, which tile the words.
    pub(in crate::classify) atoms: Vec<Atom<'l>>,
    /// For each atom its counterpart and why it is one.
    pub(in crate::classify) partner: Vec<Option<(usize, Sameness)>>,
    /// The atoms of which nothing explains the difference yet.
    open: Places,
    /// For each atom the number of matches in order before it: unmatched atoms with equal numbers share a slot.
    pub(in crate::classify) slot: Vec<usize>,
    /// Whether a pronoun that opens the side stands for the issuers.
    pub(in crate::classify) follows_issuer: bool,
    /// The clauses that perform acts, read when first asked for.
    statements: OnceCell<Vec<Statement<'l>>>,
}

impl<'d, 'l> Side<'d, 'l> {
    pub(in crate::classify) fn new(words: Vec<Word<'d>>, atoms: Vec<Atom<'l>>) -> Self {
        let count = atoms.len();
        Self {
            words,
            atoms,
            partner: vec![None; count],
            open: Places::all(count),
            slot: vec![0; count],
            follows_issuer: false,
            statements: OnceCell::new(),
        }
    }

    /// Explains an atom by one of the other side.
    pub(in crate::classify) fn settle(&mut self, atom: usize, partner: usize, why: Sameness) {
        self.partner[atom] = Some((partner, why));
        self.open.remove(atom);
    }

    /// Says that something explains an atom.
    pub(in crate::classify) fn close(&mut self, atom: usize) {
        self.open.remove(atom);
    }

    /// Whether all of it is explained.
    pub(in crate::classify) fn is_explained(&self) -> bool {
        self.open.is_empty()
    }

    /// The clauses that perform acts, in order.
    pub(in crate::classify) fn statements(&self) -> &[Statement<'l>] {
        self.statements.get_or_init(|| statements(self))
    }

    /// The innermost clause that has an atom.
    pub(in crate::classify) fn statement_at(&self, atom: usize) -> Option<&Statement<'l>> {
        let mut statements = self.statements().iter().rev();
        statements.find(|statement| statement.clause.contains(&atom))
    }

    /// The text of one atom, white space squeezed.
    pub(in crate::classify) fn text_of(&self, atom: usize) -> String {
        self.text(atom..atom + 1)
    }

    /// The text between the first and the last of some atoms, white space squeezed.
    pub(in crate::classify) fn text(&self, atoms: Range<usize>) -> String {
        written(&self.words[self.words_of(atoms)])
    }

    /// Whether the text of some atoms is that of atoms of another side.
    pub(in crate::classify) fn reads_as(
        &self,
        atoms: Range<usize>,
        other: &Self,
        others: Range<usize>,
    ) -> bool {
        // Most atoms are single words.
        if atoms.len() == 1 && others.len() == 1 {
            let (one, two) = (self.words_of(atoms.clone()), other.words_of(others.clone()));
            if one.len() == 1 && two.len() == 1 {
                return self.words[one.start].text == other.words[two.start].text;
            }
        }
        let bytes = self.pieces(atoms).flat_map(str::bytes);
        bytes.eq(other.pieces(others).flat_map(str::bytes))
    }

    /// What the text of some atoms is made of: words, and a blank where white space stands between two.
    fn pieces(&self, atoms: Range<usize>) -> impl Iterator<Item = &'d str> + '_ {
        let words = self.words[self.words_of(atoms)].iter().enumerate();
        words.flat_map(|(at, word)| {
            let blank = (word.spaced && at > 0).then_some(" ");
            blank.into_iter().chain([word.text])
        })
    }

    /// How many words some atoms are, in order: a compound with a hyphen is one.
    pub(in crate::classify) fn count(&self, atoms: &[usize]) -> usize {
        let mut before = None;
        let goes_on = |at: &&usize| {
            let last = before.replace(**at);
            last.is_some_and(|last| last + 2 == **at && self.first(last + 1).is_hyphen())
        };
        atoms.len() - atoms.iter().filter(goes_on).count()
    }

    /// The words of a run of atoms.
    pub(in crate::classify) fn words_of(&self, atoms: Range<usize>) -> Range<usize> {
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
    pub(in crate::classify) fn first(&self, atom: usize) -> &Word<'d> {
        &self.words[self.atoms[atom].words.start]
    }

    /// The sentence in which an atom stands, as atoms.
    pub(in crate::classify) fn sentence(&self, atom: usize) -> Range<usize> {
        let opens = |at: &usize| self.first(*at).opens;
        let start = (0..=atom).rev().find(opens).unwrap_or(0);
        let end = (atom + 1..self.atoms.len()).find(opens);
        start..end.unwrap_or(self.atoms.len())
    }

    /// The atoms before one in its sentence, the nearest first.
    pub(in crate::classify) fn before(&self, atom: usize) -> impl Iterator<Item = usize> + '_ {
        let before = (0..atom).rev();
        before.take_while(|at| !self.first(at + 1).opens)
    }

    /// The atoms behind one in its sentence.
    pub(in crate::classify) fn after(&self, atom: usize) -> impl Iterator<Item = usize> + '_ {
        let after = atom + 1..self.atoms.len();
        after.take_while(|at| !self.first(*at).opens)
    }

    /// Whether an atom ends as what says whose something is.
    pub(in crate::classify) fn is_genitive(&self, atom: usize) -> bool {
        self.words[self.atoms[atom].words.end - 1].is_genitive
    }

    /// Whether a comma or "and" stands there, which joins the items of a list.
    pub(in crate::classify) fn joins_items(&self, atom: usize) -> bool {
        self.first(atom).is_sign(",") || self.atoms[atom].is_function(Class::Coordinator)
    }

    /// The span of a run of atoms, empty for none.
    pub(in crate::classify) fn span(&self, atoms: Range<usize>) -> Option<Span> {
        let words = &self.words[self.words_of(atoms)];
        Some(words.first()?.span.hull(words.last()?.span))
    }

    /// Whether an atom is a single word in lower case.
    pub(in crate::classify) fn is_plain_word(&self, atom: usize) -> bool {
        self.atoms[atom].words.len() == 1
            && self.first(atom).class == WordClass::Word
            && !self.first(atom).is_capitalised()
    }

    /// Whether an atom has no counterpart and no explanation.
    pub(in crate::classify) fn is_open(&self, atom: usize) -> bool {
        self.open.contains(atom)
    }

    /// Whether an atom without a counterpart has been explained.
    pub(in crate::classify) fn is_told(&self, atom: usize) -> bool {
        !self.is_open(atom) && self.partner[atom].is_none()
    }

    /// Whether what stands right before or after some atoms has been explained, so that they go along with it; where they lie
    /// apart, beside each of them: are *required* to.
    pub(in crate::classify) fn adjoins_told(&self, atoms: &[usize]) -> bool {
        let is_told_beside = |first: usize, last: usize| {
            let after = Some(last + 1).filter(|after| *after < self.atoms.len());
            let mut beside = [first.checked_sub(1), after].into_iter().flatten();
            beside.any(|beside| self.is_told(beside))
        };
        let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else {
            return true;
        };
        let mut runs = atoms.chunk_by(|one, next| one + 1 == *next);
        is_told_beside(*first, *last) || runs.all(|run| is_told_beside(run[0], run[run.len() - 1]))
    }

    /// The atoms of a slot, with the matched one that ends it.
    pub(in crate::classify) fn in_slot(&self, slot: usize) -> Range<usize> {
        self.slot.partition_point(|own| *own < slot)..self.slot.partition_point(|own| *own <= slot)
    }

    /// The open atoms in order.
    pub(in crate::classify) fn open_atoms(&self) -> impl Iterator<Item = usize> + '_ {
        self.open.iter()
    }
}
