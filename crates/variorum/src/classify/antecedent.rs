//! Whom a pronoun at the head of a sentence stands for: the issuers, where the sentence before speaks of what they do.
//!
//! In: a pair. Out: for each side whether its opening pronoun stands for the issuers. A sentence that opens with a
//! pronoun too hands on what stands before it, within the block. Costs nothing for sides without such a pronoun.

use rustc_hash::FxHashSet;

use super::annotate::annotate;
use super::atom::Atom;
use super::pair::Pair;
use super::side::{Side, Which};
use super::words::{Dictionary, Word, words_of};
use crate::lexicon::Group;

/// Whom a sentence speaks of, by its first words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Issuer,
    Pronoun,
    Other,
}

/// Sees what stands before each side that opens with a pronoun.
pub(super) fn mark<'d>(pair: &mut Pair<'d, '_>, dictionary: &mut Dictionary<'d>) {
    for which in Which::BOTH {
        let side = pair.side(which);
        if opening(&side.words, &side.atoms, 0) == Opening::Pronoun {
            pair.side_mut(which).follows_issuer = follows_issuer(pair, which, dictionary);
        }
    }
}

fn follows_issuer<'d>(pair: &Pair<'d, '_>, which: Which, dictionary: &mut Dictionary<'d>) -> bool {
    let alignment = pair.comparison.alignment();
    let documents = pair.comparison.documents();
    let units = &alignment.sentence_links[pair.link].units;
    let (document, sentences, units) = match which {
        Which::Old => (documents.old, &alignment.sentences.old, &units.old),
        Which::New => (documents.new, &alignment.sentences.new, &units.new),
    };
    let Some(first) = units.first() else {
        return false;
    };
    let block = sentences[*first].block;
    for unit in (0..*first).rev() {
        if sentences[unit].block != block {
            break;
        }
        let words = words_of(document, sentences, &[unit], dictionary);
        let atoms = annotate(&words, pair.lexicon, dictionary.pack, &FxHashSet::default());
        match opening(&words, &atoms, 0) {
            Opening::Issuer => return true,
            Opening::Pronoun => {}
            Opening::Other => return false,
        }
    }
    false
}

/// Whom the sentence that an atom opens speaks of: what stands first in it and is more than grammar.
fn opening(words: &[Word<'_>], atoms: &[Atom<'_>], start: usize) -> Opening {
    let sentence = atoms[start..]
        .iter()
        .enumerate()
        .take_while(|(at, atom)| *at == 0 || !words[atom.words.start].opens)
        .map(|(_, atom)| atom);
    let mut subject = sentence.filter(|atom| {
        let grammar = ["connective", "conjunction"];
        !grammar.iter().any(|class| atom.is_function(class))
            && (atom.is_content() || atom.is_function("pronoun"))
    });
    match subject.next() {
        Some(atom) if is_issuer(atom) => Opening::Issuer,
        Some(atom) if atom.is_function("anaphor") => Opening::Pronoun,
        _ => Opening::Other,
    }
}

fn is_issuer(atom: &Atom<'_>) -> bool {
    atom.of(Group::Issuer)
        .any(|sense| sense.row.family == "nominative")
}

impl Side<'_, '_> {
    /// Whether an atom is a pronoun that opens its sentence and stands for the issuers.
    pub(super) fn stands_for_issuer(&self, at: usize) -> bool {
        if !self.atoms[at].is_function("anaphor") || !self.first(at).opens {
            return false;
        }
        for start in (0..at).rev().filter(|at| self.first(*at).opens) {
            match opening(&self.words, &self.atoms, start) {
                Opening::Issuer => return true,
                Opening::Pronoun => {}
                Opening::Other => return false,
            }
        }
        self.follows_issuer
    }
}
