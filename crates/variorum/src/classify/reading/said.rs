//! What a word says by itself: most words say the same wherever they stand, and that is found once.

use super::atom::{Atom, Senses, Value, key_of};
use super::forms::Forms;
use super::typed::opens_value;
use super::words::WordClass;
use crate::lexicon::{Class, Match, Pack, alone};

/// What the tables say of a word that begins no phrase where it stands.
#[derive(Debug)]
pub(in crate::classify) struct Said {
    /// Its rows, each with the number of words that it covers: one.
    pub(in crate::classify) hits: Box<[(usize, Match<'static>)]>,
    /// Their groups, a bit each.
    pub(in crate::classify) groups: u32,
    /// The word as an atom, if it is one and the same wherever it stands.
    atom: Option<Atom<'static>>,
}

/// Signs that open a mark, or a number of whatever sort.
const OPENING: [&str; 4] = ["[", "+", "-", "\u{2212}"];

impl Said {
    /// What is said by a word of which the tables demand nothing around it.
    pub(in crate::classify) fn by(word: &Forms<'_>, pack: &'static Pack) -> Self {
        let hits = alone(pack, word.beginnings, word);
        let groups = groups_of(&hits);
        let may_open_value = match word.class {
            // A capital may begin a name.
            WordClass::Word => word.is_capitalised() || word.cardinal.is_some(),
            WordClass::Sign => OPENING.contains(&&*word.lower),
            WordClass::Number | WordClass::Label | WordClass::Address => true,
        };
        let depends = |(_, hit): &(usize, Match<'_>)| {
            hit.row.class == Some(Class::Correlative) || opens_value(hit.row)
        };
        let is_settled = !may_open_value && !hits.iter().any(depends);
        let atom = is_settled.then(|| {
            let senses = Senses::of_phrase(&hits, 1);
            let value = Value::of_phrase(word.class, &senses);
            let key = key_of(&senses, [&*word.stem]);
            Atom::new(0..1, value, senses, key)
        });
        Self { hits, groups, atom }
    }

    /// The word as the atom at a place, if it is one and the same wherever it stands.
    pub(in crate::classify) fn atom(&self, at: usize) -> Option<Atom<'static>> {
        let atom = self.atom.as_ref()?;
        Some(Atom {
            words: at..at + 1,
            ..atom.clone()
        })
    }
}

/// The groups of rows, a bit each.
pub(in crate::classify) fn groups_of(hits: &[(usize, Match<'_>)]) -> u32 {
    let groups = hits.iter().map(|(_, hit)| hit.row.group);
    groups.fold(0, |bits, group| bits | group.bit())
}
