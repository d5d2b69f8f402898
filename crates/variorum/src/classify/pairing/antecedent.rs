//! Whom a pronoun at the head of a sentence stands for: the issuers, where the sentence before speaks of what they do.
//!
//! In: a pair. Out: for each side whether its opening pronoun stands for the issuers. A sentence that opens with a
//! pronoun too hands on what stands before it, within the block. Costs nothing for sides without such a pronoun.

use rustc_hash::FxHashSet;

use super::pair::Pair;
use super::side::{Side, Which};
use crate::classify::reading::annotate::annotate;
use crate::classify::reading::atom::Atom;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::words::{Word, words_of};
use crate::classify::statement::next_word;
use crate::lexicon::{Class, Group};

/// Whom a sentence speaks of, by its first words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// Of the issuers, who say "we".
    Speakers,
    /// Of the issuers by a name for them.
    Body,
    Pronoun,
    Other,
}

impl Opening {
    /// Whether a pronoun behind such a sentence stands for the issuers; `None` if it stands for what a pronoun here stands
    /// for. Those who say "we" are no "it".
    fn stands(self, pronoun: &Atom<'_>) -> Option<bool> {
        match self {
            Self::Speakers => Some(!pronoun.is_function(BODY)),
            Self::Body => Some(true),
            Self::Pronoun => None,
            Self::Other => Some(false),
        }
    }
}

/// The class of pronouns that stand for one body.
const BODY: Class = Class::BodyAnaphor;

/// Sees what stands before each side that opens with a pronoun.
pub(in crate::classify) fn mark<'d>(pair: &mut Pair<'d, '_>, dictionary: &mut Dictionary<'d, '_>) {
    for which in Which::BOTH {
        let side = pair.side(which);
        if opening(&side.words, &side.atoms, 0) == Opening::Pronoun {
            pair.side_mut(which).follows_issuer = follows_issuer(pair, which, dictionary);
        }
    }
}

fn follows_issuer<'d>(
    pair: &Pair<'d, '_>,
    which: Which,
    dictionary: &mut Dictionary<'d, '_>,
) -> bool {
    let (document, sentences, units) = pair.source(which);
    let side = pair.side(which);
    let Some(first) = units.first() else {
        return false;
    };
    let block = sentences[*first].block;
    for unit in (0..*first).rev() {
        if sentences[unit].block != block {
            break;
        }
        let words = words_of(document, sentences, &[unit], dictionary);
        let atoms = annotate(&words, dictionary, &FxHashSet::default());
        let pronoun = subject(&side.words, &side.atoms, 0);
        let stands = pronoun.and_then(|pronoun| opening(&words, &atoms, 0).stands(pronoun));
        if let Some(stands) = stands {
            return stands;
        }
    }
    false
}

/// Whom the sentence that an atom opens speaks of.
fn opening(words: &[Word<'_>], atoms: &[Atom<'_>], start: usize) -> Opening {
    let Some(subject) = subject(words, atoms, start) else {
        return Opening::Other;
    };
    match subject.issuer() {
        Some(issuer) if issuer.concept == "first" => Opening::Speakers,
        Some(_) => Opening::Body,
        None if is_anaphor(subject) => Opening::Pronoun,
        None => Opening::Other,
    }
}

/// What stands first in the sentence that an atom opens, and is more than grammar.
fn subject<'a, 'l>(
    words: &[Word<'_>],
    atoms: &'a [Atom<'l>],
    start: usize,
) -> Option<&'a Atom<'l>> {
    let sentence = atoms[start..]
        .iter()
        .enumerate()
        .take_while(|(at, atom)| *at == 0 || !words[atom.words.start].opens)
        .map(|(_, atom)| atom);
    let mut subject = sentence.filter(|atom| {
        let grammar = [Class::Connective, Class::Conjunction];
        !atom.is_any_function(&grammar) && (atom.is_content() || atom.is_function(Class::Pronoun))
    });
    subject.next()
}

fn is_anaphor(atom: &Atom<'_>) -> bool {
    atom.is_function(Class::Anaphor) || atom.is_function(BODY)
}

impl Side<'_, '_> {
    /// Whether an atom is a pronoun that opens its sentence, perhaps behind what joins it to the one before, and stands for the
    /// issuers. That it will be hard says nothing of
    /// anybody.
    pub(in crate::classify) fn stands_for_issuer(&self, at: usize) -> bool {
        let modal = self
            .atoms
            .get(at + 1)
            .filter(|next| next.is_function(Class::Modal));
        let verb = modal.and_then(|_| next_word(self, at + 2));
        let acts = verb.map(|verb| &self.atoms[verb]).is_some_and(|verb| {
            verb.is_content()
                && !verb.is_function(Class::Being)
                && verb.row(Group::Name, "impersonal").is_none()
        });
        let is_body = self.atoms[at].is_function(BODY) && acts;
        // To this end, it will.
        let is_idle = |before: usize| {
            self.first(before).is_sign(",") || self.atoms[before].is_function(Class::Connective)
        };
        let sentence = self.sentence(at).start;
        let opens = (sentence..at).all(is_idle);
        if !(self.atoms[at].is_function(Class::Anaphor) || is_body) || !opens {
            return false;
        }
        for start in (0..sentence).rev().filter(|at| self.first(*at).opens) {
            let opening = opening(&self.words, &self.atoms, start);
            if let Some(stands) = opening.stands(&self.atoms[at]) {
                return stands;
            }
        }
        self.follows_issuer
    }
}
