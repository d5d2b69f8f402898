//! Names that a passage lists: the members of a roster.
//!
//! In: a block of one text. Out: the names that stand in enumerations, each once, in the order of the text. Two names are
//! the same if tables know them as one, whatever they are called.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::LEAST_NAMES;
use super::person::Person;
use crate::align::Sentence;
use crate::classify::reading::annotate::{annotate, capitalised_inside};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::words::{Word, words_of, written};
use crate::document::Document;
use crate::lexicon::{Class, Group, Lexicon, Pack};
use crate::span::Span;

/// A name in an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Equal for names of the same thing.
    pub(crate) key: u64,
    /// As written, white space squeezed.
    pub(crate) name: String,
}

/// A name of an enumeration: its atoms, and what stands before it.
#[derive(Clone, Debug)]
struct Item {
    atoms: Range<usize>,
    after: Separator,
}

/// What parts listed names, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Separator {
    /// Nothing, or the point of an abbreviation.
    None,
    /// A comma.
    Weak,
    /// A conjunction: whatever the others are parted by, it stands before the last name.
    Conjunction,
    /// A semicolon: beside it, commas part a name from its office.
    Strong,
}

/// Returns the names that a block lists.
pub(crate) fn listed(document: &Document, block: usize) -> Vec<Listed> {
    let pack = Pack::of(document.pack().language);
    let sentences: Vec<Sentence> = document
        .sentences(block)
        .iter()
        .map(|tokens| Sentence {
            block,
            tokens: tokens.clone(),
            span: Span::default(),
        })
        .collect();
    let lexicon = Lexicon::default();
    let mut dictionary = Dictionary::new(pack, &lexicon);
    let sentences: Vec<Vec<Word<'_>>> = (0..sentences.len())
        .map(|sentence| words_of(document, &sentences, &[sentence], &mut dictionary))
        .collect();
    let mut seen = FxHashSet::default();
    for words in &sentences {
        capitalised_inside(words, &mut seen);
    }
    let mut names = Vec::new();
    let mut known = FxHashMap::default();
    for words in &sentences {
        let atoms = annotate(words, &dictionary, &seen);
        for item in enumerations(words, &atoms).into_iter().flatten() {
            let atoms = &atoms[item.atoms];
            let key = key(words, atoms);
            let number = names.len();
            if *known.entry(key).or_insert(number) == number {
                let end = atoms.last().map_or(0, |last| last.words.end);
                let name = written(&words[atoms[0].words.start..end]);
                names.push(Listed { key, name });
            }
        }
    }
    names
}

/// The runs of names with nothing but separators between them.
fn enumerations(words: &[Word<'_>], atoms: &[Atom<'_>]) -> Vec<Vec<Item>> {
    let mut runs: Vec<Vec<Item>> = Vec::new();
    let mut is_open = false;
    let mut after = Separator::None;
    for (at, atom) in atoms.iter().enumerate() {
        if atom.value == Value::Name {
            let item = Item {
                atoms: at..at + 1,
                after,
            };
            match runs.last_mut().filter(|_| is_open) {
                // Only a point between: one name with an abbreviation.
                Some(run) if after == Separator::None => {
                    run.last_mut().expect("a run has a name").atoms.end = at + 1;
                }
                Some(run) => run.push(item),
                None => runs.push(vec![item]),
            }
            (is_open, after) = (true, Separator::None);
        } else if let Some(separator) = separator(words, atom) {
            after = after.max(separator);
        } else if !atom.is_function(Class::Determiner) {
            (is_open, after) = (false, Separator::None);
        }
    }
    for run in &mut runs {
        if run[1..].iter().any(|item| item.after == Separator::Strong) {
            let first = run[0].atoms.start;
            run.retain(|item| item.after > Separator::Weak || item.atoms.start == first);
        }
    }
    runs.retain(|run| run.len() >= LEAST_NAMES);
    runs
}

fn separator(words: &[Word<'_>], atom: &Atom<'_>) -> Option<Separator> {
    let first = &words[atom.words.start];
    [
        (first.is_sign(";"), Separator::Strong),
        (atom.is_function(Class::Coordinator), Separator::Conjunction),
        (first.is_sign(","), Separator::Weak),
        (first.is_sign("."), Separator::None),
    ]
    .into_iter()
    .find_map(|(is, separator)| is.then_some(separator))
}

/// The key of a name: what the tables know it by, else its parts that are spelled out, in whatever order; else that of its
/// atom, or one of all its atoms.
fn key(words: &[Word<'_>], atoms: &[Atom<'_>]) -> u64 {
    let is_known = |atom: &Atom<'_>| atom.has(Group::Name);
    let end = atoms.last().map_or(0, |last| last.words.end);
    if !atoms.iter().any(is_known)
        && let Some(person) = Person::of(&words[atoms[0].words.start..end])
    {
        let mut hasher = FxHasher::default();
        for part in person.parts() {
            hasher.write(part.as_bytes());
            hasher.write_u8(0);
        }
        return hasher.finish();
    }
    if let [atom] = atoms {
        return atom.key;
    }
    let mut hasher = FxHasher::default();
    for atom in atoms {
        hasher.write_u64(atom.key);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_str;

    fn names(text: &str) -> Vec<String> {
        let listed = listed(&read_str("a", text), 0);
        listed.into_iter().map(|listed| listed.name).collect()
    }

    #[test]
    fn names_in_a_row_are_a_roster() {
        assert_eq!(
            names(
                "We met in Rome with the members: Italy, the Republic of Korea, Japan and the United Kingdom."
            ),
            ["Italy", "Republic of Korea", "Japan", "United Kingdom"]
        );
    }

    #[test]
    fn offices_and_abbreviated_names_are_no_members_of_their_own() {
        assert_eq!(
            names(
                "Those who voted in favour were Ada Barr, Chairman; Bo C. Dunn, Jr.; Eve Fox, Vice Chairman, and Gil Hay."
            ),
            ["Ada Barr", "Bo C. Dunn, Jr", "Eve Fox", "Gil Hay"]
        );
        assert_eq!(
            names("It was asked for by the banks of Boston, St. Louis and Dallas."),
            ["Boston", "St. Louis", "Dallas"]
        );
    }

    #[test]
    fn a_name_is_the_same_with_its_parts_in_another_order() {
        let keys = |text: &str| -> Vec<u64> {
            let listed = listed(&read_str("a", text), 0);
            listed.into_iter().map(|listed| listed.key).collect()
        };
        assert_eq!(
            keys("We thank the envoys Aiko Mori, Bo C. Dunn and Eve Fox."),
            keys("We thank the envoys Mori Aiko, Bo Dunn and Eve Fox.")
        );
        assert_ne!(
            keys("We thank the envoys Aiko Mori, Bo Dunn and Eve Fox."),
            keys("We thank the envoys Aiko Morita, Bo Dunn and Eve Fox.")
        );
    }

    #[test]
    fn names_in_a_sentence_are_not() {
        assert!(names("We met in Rome at the invitation of Italy and thank the envoy of Japan for his report.").is_empty());
    }
}
