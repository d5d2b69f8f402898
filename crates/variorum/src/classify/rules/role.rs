//! Whether two names have one part in what the text says, so that one took the other's place.
//!
//! What stands before a name or behind it tells its part: a kept word on either side, or the opening of the sentence.
//! Where a passage was written anew and neither is kept, names of one class behind the same preposition, or behind verbs
//! that took each other's place, still have one.

use super::entity::{is_office, is_power};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::pairing::slip::is_respelt;
use crate::classify::reading::atom::Value;
use crate::classify::reading::words::{Word, WordClass};
use crate::lexicon::{Class, Group};

/// What a name is the name of, as far as tables know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A state or a place.
    Place,
    /// A party to a conflict or an organisation.
    Body,
    Person,
    Document,
}

/// What stands beside a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// The sentence begins there.
    Opening,
    /// A word.
    Word(usize),
    /// A sign, which tells nothing.
    Nothing,
}

/// Whether a new name has the part of an old one.
pub(super) fn is_one_part(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let kept = |old: Beside, new: Beside| match (old, new) {
        (Beside::Opening, Beside::Opening) => true,
        (Beside::Word(old), Beside::Word(new)) => scene.pair.partner(Which::Old, old) == Some(new),
        _ => false,
    };
    let before = (
        before(scene, Which::Old, old),
        before(scene, Which::New, new),
    );
    let behind = (
        behind(scene, Which::Old, old),
        behind(scene, Which::New, new),
    );
    if kept(before.0, before.1) || kept(behind.0, behind.1) {
        return true;
    }
    let (Beside::Word(one), Beside::Word(two)) = before else {
        return false;
    };
    let (one, two) = (
        &scene.pair.sides.old.atoms[one],
        &scene.pair.sides.new.atoms[two],
    );
    let governs_alike = one.key == two.key && one.is_function(Class::Preposition)
        || one.form().is_some() && two.form().is_some();
    let sorts = (
        sort_of(scene, Which::Old, old),
        sort_of(scene, Which::New, new),
    );
    governs_alike && sorts.0.is_some() && sorts.0 == sorts.1
}

/// Whether one name is a fuller or another form of the other: they are a letter apart, or share a word that is no title
/// and no common noun, and are not known to name different sorts of things. Behind a small word stands what a name belongs
/// to, as in "the Mayor of Ghent".
pub(super) fn is_other_form(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let words = |which: Which, at: usize| -> Vec<&str> {
        let side = scene.side(which);
        let words = side.words[side.atoms[at].words.clone()].iter();
        let is_common = |word: &Word<'_>| {
            let mut rows = word.rows_begun(scene.pack);
            rows.any(|row| row.group == Group::Name && matches!(&*row.family, "title" | "common"))
        };
        let own = words.take_while(|word| word.is_capitalised() || word.class == WordClass::Sign);
        let own = own.filter(|word| word.class == WordClass::Word && !is_common(word));
        own.map(|word| &*word.stem).collect()
    };
    let others = words(Which::New, new);
    let text = |which: Which, at: usize| scene.side(which).text_of(at);
    let sorts = (
        sort_of(scene, Which::Old, old),
        sort_of(scene, Which::New, new),
    );
    let is_other = sorts.0.is_some() && sorts.1.is_some() && sorts.0 != sorts.1;
    let shares = || {
        words(Which::Old, old)
            .iter()
            .any(|word| others.contains(word))
    };
    !is_other && (is_respelt(&text(Which::Old, old), &text(Which::New, new)) || shares())
}

/// What governs a name: the word before it, past articles, titles and the names that it is listed with.
fn before(scene: &Scene<'_, '_, '_>, which: Which, name: usize) -> Beside {
    let side = scene.side(which);
    let mut at = name;
    loop {
        if side.first(at).opens || at == 0 {
            return Beside::Opening;
        }
        at -= 1;
        let atom = &side.atoms[at];
        let is_joint = side.joins_items(at);
        let is_passed = atom.is_function(Class::Determiner)
            || atom.row(Group::Name, "title").is_some()
            || atom.value == Value::Name
            || is_joint && at > 0 && scene.pair.is_name(which, at - 1);
        if !is_passed {
            // What a bracket explains stands before it.
            let tells = atom.value != Value::Sign || side.first(at).is_sign("(");
            return if tells {
                Beside::Word(at)
            } else {
                Beside::Nothing
            };
        }
    }
}

/// The word behind a name. A phrase that a preposition opens may belong to anything before it.
fn behind(scene: &Scene<'_, '_, '_>, which: Which, name: usize) -> Beside {
    let side = scene.side(which);
    let next = name + 1;
    let tells = next < side.atoms.len()
        && !side.first(next).opens
        && side.atoms[next].value != Value::Sign
        && !side.atoms[next].is_function(Class::Coordinator)
        && !side.atoms[next].is_function(Class::Preposition);
    if tells {
        Beside::Word(next)
    } else {
        Beside::Nothing
    }
}

/// What a name is the name of: by the whole of it, or by its last word.
fn sort_of(scene: &Scene<'_, '_, '_>, which: Which, name: usize) -> Option<Sort> {
    let side = scene.side(which);
    let atom = &side.atoms[name];
    if is_office(scene, which, name) {
        return Some(Sort::Person);
    }
    if atom.row(Group::Name, "state").is_some() {
        return Some(Sort::Place);
    }
    if is_power(scene, which, name) || atom.row(Group::Name, "organisation").is_some() {
        return Some(Sort::Body);
    }
    let last = &side.words[atom.words.end - 1];
    let rows = last
        .beginnings
        .words
        .alone
        .iter()
        .chain(last.beginnings.stems.alone);
    let mut rows = rows.map(|surface| scene.pack.row(surface));
    rows.find_map(|row| match (row.group, &*row.family) {
        (Group::Place, "noun") | (Group::Name, "state") => Some(Sort::Place),
        (Group::Name, "organisation" | "party") => Some(Sort::Body),
        (Group::Reference, "head") => Some(Sort::Document),
        _ => None,
    })
}
