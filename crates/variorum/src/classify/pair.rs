//! Two linked sentences side by side: their atoms, which of them are the same, and what is still unexplained.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::annotate::{annotate, capitalised_inside};
use super::antecedent;
use super::atom::{Atom, Value};
use super::complement::Complements;
use super::matching;
use super::run_together;
use super::statement::{Statement, statements};
use super::typed::Citation;
use super::words::{Dictionary, Word, WordClass, words_of, words_of_link};
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
    /// Whether a pronoun that opens the side stands for the issuers.
    pub(super) follows_issuer: bool,
    /// The clauses that perform acts, read when first asked for.
    statements: OnceCell<Vec<Statement<'l>>>,
}

/// Two linked sentences, or runs of sentences.
#[derive(Debug)]
pub(super) struct Pair<'d, 'l> {
    /// The sentence link.
    pub(super) link: usize,
    /// Both sides.
    pub(super) sides: Sides<Side<'d, 'l>>,
    pub(super) comparison: &'d Comparison,
    pub(super) lexicon: &'l Lexicon,
    pub(super) pack: &'static Pack,
    /// What stands before on each side, read when first asked for.
    before: Sides<OnceCell<Vec<Cow<'d, str>>>>,
    /// What the paragraphs of each side cite, read when first asked for.
    pub(super) around: Sides<OnceCell<Vec<(usize, Citation)>>>,
    /// What the amounts are of, read when first asked for.
    pub(super) complements: OnceCell<Complements>,
}

/// Sentences before a pair in which a pronoun of the pair may find what it stands for.
const SENTENCES_BEFORE: usize = 2;

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

    /// What two sides have on this one.
    pub(super) fn of<T>(self, sides: Sides<T>) -> T {
        match self {
            Self::Old => sides.old,
            Self::New => sides.new,
        }
    }

    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

impl<'d, 'l> Side<'d, 'l> {
    pub(super) fn new(words: Vec<Word<'d>>, atoms: Vec<Atom<'l>>) -> Self {
        let count = atoms.len();
        Self {
            words,
            atoms,
            partner: vec![None; count],
            open: vec![true; count],
            slot: vec![0; count],
            follows_issuer: false,
            statements: OnceCell::new(),
        }
    }

    /// The clauses that perform acts, in order.
    pub(super) fn statements(&self) -> &[Statement<'l>] {
        self.statements.get_or_init(|| statements(self))
    }

    /// The text between the first and the last of some atoms, white space squeezed.
    pub(super) fn text(&self, atoms: Range<usize>) -> String {
        let words = &self.words[self.words_of(atoms)];
        let length = words.iter().map(|word| word.text.len() + 1).sum();
        let mut text = String::with_capacity(length);
        for word in words {
            if word.spaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word.text);
        }
        text
    }

    /// Whether the text of some atoms is that of atoms of another side.
    pub(super) fn reads_as(&self, atoms: Range<usize>, other: &Self, others: Range<usize>) -> bool {
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
    pub(super) fn count(&self, atoms: &[usize]) -> usize {
        let mut before = None;
        let goes_on = |at: &&usize| {
            let last = before.replace(**at);
            last.is_some_and(|last| last + 2 == **at && self.first(last + 1).is_hyphen())
        };
        atoms.len() - atoms.iter().filter(goes_on).count()
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
    pub(super) fn is_plain_word(&self, atom: usize) -> bool {
        self.atoms[atom].words.len() == 1
            && self.first(atom).class == WordClass::Word
            && !self.first(atom).is_capitalised()
    }

    /// Whether an atom has no counterpart and no explanation.
    pub(super) fn is_open(&self, atom: usize) -> bool {
        self.open[atom]
    }

    /// Whether an atom without a counterpart has been explained.
    pub(super) fn is_told(&self, atom: usize) -> bool {
        !self.open[atom] && self.partner[atom].is_none()
    }

    /// Whether what stands right before or after some atoms has been explained, so that they go along with it.
    pub(super) fn adjoins_told(&self, atoms: &[usize]) -> bool {
        let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else {
            return true;
        };
        let before = first.checked_sub(1);
        let after = Some(last + 1).filter(|after| *after < self.atoms.len());
        [before, after]
            .into_iter()
            .flatten()
            .any(|beside| self.is_told(beside))
    }

    /// The atoms of a slot, with the matched one that ends it.
    pub(super) fn in_slot(&self, slot: usize) -> Range<usize> {
        self.slot.partition_point(|own| *own < slot)..self.slot.partition_point(|own| *own <= slot)
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
        // What stands alone has nothing to be matched with.
        let is_single = words.old.is_empty() || words.new.is_empty();
        let words = if is_single {
            words
        } else {
            run_together::divide(words, dictionary)
        };
        let mut seen = FxHashSet::default();
        capitalised_inside(&words.old, &mut seen);
        capitalised_inside(&words.new, &mut seen);
        let atoms = words
            .as_ref()
            .map(|words| annotate(words, lexicon, pack, &seen));
        let sides = words
            .zip(atoms)
            .map(|(words, atoms)| Side::new(words, atoms));
        let mut pair = Self {
            link,
            sides,
            comparison,
            lexicon,
            pack,
            before: Sides::default(),
            around: Sides::default(),
            complements: OnceCell::new(),
        };
        if !is_single {
            pair.match_in_place();
            pair.match_the_rest(pack);
        }
        antecedent::mark(&mut pair, dictionary);
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

    /// Whether nothing is left that no rule has explained.
    pub(super) fn is_explained(&self) -> bool {
        let mut sides = [&self.sides.old, &self.sides.new].into_iter();
        sides.all(|side| !side.open.contains(&true))
    }

    /// Joins two atoms as saying the same.
    pub(super) fn join(&mut self, old: usize, new: usize, why: Sameness) {
        self.sides.old.partner[old] = Some((new, why));
        self.sides.new.partner[new] = Some((old, why));
        self.sides.old.open[old] = false;
        self.sides.new.open[new] = false;
    }

    fn match_in_place(&mut self) {
        let mut pairs = matching::common(&self.sides.old.atoms, &self.sides.new.atoms);
        pairs.retain(|(old, new)| !self.parts_amounts(*old, *new));
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

    /// The stems of the words in the sentences right before the pair on a side.
    pub(super) fn before(&self, which: Which) -> &[Cow<'d, str>] {
        let alignment = self.comparison.alignment();
        let units = &alignment.sentence_links[self.link].units;
        let documents = self.comparison.documents();
        let (cell, document, sentences, units) = match which {
            Which::Old => (
                &self.before.old,
                documents.old,
                &alignment.sentences.old,
                &units.old,
            ),
            Which::New => (
                &self.before.new,
                documents.new,
                &alignment.sentences.new,
                &units.new,
            ),
        };
        cell.get_or_init(|| {
            let first = units.first().copied().unwrap_or(0);
            let earlier: Vec<usize> = (first.saturating_sub(SENTENCES_BEFORE)..first).collect();
            words_of(
                document,
                sentences,
                &earlier,
                &mut Dictionary::new(self.pack),
            )
            .into_iter()
            .filter(|word| word.class != WordClass::Sign)
            .map(|word| word.stem.clone())
            .collect()
        })
    }

    /// Whether one of the texts is titled so, in lower case, perhaps with an article: what only has a name in its title is
    /// another text, as a report on an agreement is.
    pub(super) fn is_titled(&self, name: &str) -> bool {
        let documents = self.comparison.documents();
        [documents.old, documents.new].iter().any(|document| {
            let mut titles = document
                .metadata()
                .iter()
                .filter(|entry| entry.key == "title");
            titles.any(|title| {
                let title = document[title.value].to_lowercase();
                let before = title.trim().strip_suffix(name);
                before.is_some_and(|before| !before.trim_end().contains(' '))
            })
        })
    }

    /// Whether an atom is a name that stands for itself in both versions.
    pub(super) fn is_name(&self, which: Which, atom: usize) -> bool {
        self.side(which).atoms[atom].value == Value::Name
    }

    /// Whether an atom denies within itself: "unknown", "rarely". A full negator is not meant; it has rules of its own.
    pub(super) fn denies(&self, which: Which, atom: usize) -> bool {
        let side = self.side(which);
        let is_weak = side.atoms[atom]
            .of(Group::Negator)
            .any(|sense| sense.row.concept == "weak");
        is_weak || side.is_plain_word(atom) && self.pack.denies(&side.first(atom).spelled)
    }

    /// Whether an atom denies what it stands with; "no-fee" is a word of its own.
    pub(super) fn negates(&self, which: Which, atom: usize) -> bool {
        let side = self.side(which);
        let is_joined = || side.atoms.get(atom + 1).is_some() && side.first(atom + 1).is_sign("-");
        let mut senses = side.atoms[atom].of(Group::Negator);
        senses.any(|sense| sense.row.concept == "negator") && !is_joined()
    }

    /// The atom of the other side that an atom is matched with.
    pub(super) fn partner(&self, which: Which, atom: usize) -> Option<usize> {
        self.side(which).partner[atom].map(|(other, _)| other)
    }
}
