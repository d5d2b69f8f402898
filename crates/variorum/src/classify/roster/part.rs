//! The part of a name in a list: what those who are listed are told to be or to do.

use std::ops::Range;

use super::{LEAST_NAMES, is_joint};
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::{Class, Group};

/// Most atoms of what tells the part of those who are listed.
const LONGEST_PART: usize = 8;

/// What those are told to be or to do with whom a name is listed.
#[derive(Clone, Debug)]
pub(in crate::classify) struct Part {
    /// As written.
    pub(in crate::classify) text: String,
    /// The words of it that tell it.
    words: Vec<String>,
}

impl Part {
    /// The part of a name: what leads to its list, or what follows where the list opens its sentence.
    pub(in crate::classify) fn of(side: &Side<'_, '_>, name: usize) -> Self {
        let atoms = atoms(side, name);
        let telling = atoms.iter().filter(|at| tells(side, **at));
        let ends = atoms.first().zip(atoms.last());
        Self {
            words: telling.map(|at| side.first(*at).stem.to_string()).collect(),
            text: ends.map_or_else(String::new, |(first, last)| side.text(*first..last + 1)),
        }
    }

    /// Whether it is another than a part, and not the same in fewer words: each has a word that the other has not.
    pub(in crate::classify) fn differs_from(&self, other: &Self) -> bool {
        let lacks =
            |one: &Self, other: &Self| one.words.iter().any(|word| !other.words.contains(word));
        lacks(self, other) && lacks(other, self)
    }
}

/// Whether two mentions of a name stand in lists that announce two parts: "for: Malta, Fiji; against: Peru".
pub(in crate::classify) fn are_announced_otherwise(
    old: (&Side<'_, '_>, usize),
    new: (&Side<'_, '_>, usize),
) -> bool {
    let is_announced = |(side, at): (&Side<'_, '_>, usize)| {
        let start = run(side, at).start;
        side.atoms[at].value == Value::Name && start > 0 && side.first(start - 1).is_sign(":")
    };
    is_announced(old)
        && is_announced(new)
        && Part::of(old.0, old.1).differs_from(&Part::of(new.0, new.1))
}

/// Whether a name stands in a roster: two joined by a conjunction are a phrase.
pub(in crate::classify) fn stands_in_roster(side: &Side<'_, '_>, name: usize) -> bool {
    let names = run(side, name).filter(|at| side.atoms[*at].value == Value::Name);
    names.count() >= LEAST_NAMES
}

/// The names, offices and joints of a list around a name.
fn run(side: &Side<'_, '_>, name: usize) -> Range<usize> {
    let belongs = |place: usize| {
        let atom = &side.atoms[place];
        atom.value == Value::Name
            || atom.row(Group::Name, "title").is_some()
            || side.first(place).is_sign(".")
            || is_joint(side, place)
    };
    let mut start = name;
    while start > 0 && !side.first(start).opens && belongs(start - 1) {
        start -= 1;
    }
    let mut end = name + 1;
    while end < side.atoms.len() && !side.first(end).opens && belongs(end) {
        end += 1;
    }
    start..end
}

/// The atoms that tell the part of a name.
fn atoms(side: &Side<'_, '_>, name: usize) -> Vec<usize> {
    let run = run(side, name);
    let ends = |place: &usize| {
        let mut signs = [",", ";", ".", ":"].iter();
        side.atoms[*place].value == Value::Name
            || signs.any(|sign| side.first(*place).is_sign(sign))
    };
    let before = side.before(run.start);
    // What only opens the list tells no part: attended, including; voted for:
    let opens_list = |place: &usize| {
        let mut signs = [",", ":"].iter();
        signs.any(|sign| side.first(*place).is_sign(sign))
            || side.atoms[*place].row(Group::Name, "roster").is_some()
    };
    let mut before: Vec<usize> = before
        .skip_while(opens_list)
        .take_while(|place| !ends(place))
        .take(LONGEST_PART)
        .collect();
    before.reverse();
    if before.iter().any(|place| tells(side, *place)) {
        return before;
    }
    let behind = (run.end..side.atoms.len()).take_while(|place| !ends(place));
    behind.take(LONGEST_PART).collect()
}

/// Whether a word tells a part: matter, or a preposition.
fn tells(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.is_content() || atom.is_function(Class::Preposition)
}
