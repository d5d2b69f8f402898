//! Words of how sure a statement is that say no such thing, since they stand as a noun or go with one.

use super::certainty::{EVIDENTIAL, EXPECTATION, LIKELIHOOD};
use crate::classify::pairing::agency::can_act;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::statement::{follows_being, previous_word};
use crate::lexicon::{Class, Group};

/// Whether a verb of the tables stands as a noun or with one: the signal, their forecast, harbour projects and roads, the
/// anticipated rise; or in a comparison: as expected, stronger than forecast.
pub(super) fn is_noun(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let is_verb = side.atoms[at]
        .of(Group::Certainty)
        .any(|sense| matches!(&*sense.row.family, EVIDENTIAL | EXPECTATION));
    let marks = |before: usize| {
        let atom = &side.atoms[before];
        let is_marker =
            atom.is_any_function(&[Class::Determiner, Class::Possessive, Class::Preposition]);
        is_marker && !atom.is_function(Class::Pronoun) && !atom.is_function(Class::Infinitive)
            || side.first(before).is_hyphen()
    };
    // A verb of expectation says what is expected; one word more may stand before its noun: further anticipated cuts.
    let is_expectation = side.atoms[at].row(Group::Certainty, EXPECTATION).is_some();
    let lacks_object = || {
        let next = side.atoms.get(at + 1);
        next.is_none_or(|next| {
            let is_governor = next.is_preposition();
            next.value == Value::Sign || next.is_function(Class::Coordinator) || is_governor
        })
    };
    let is_single = side.atoms[at].words.len() == 1;
    let word = side.first(at);
    let is_attribute =
        word.is_verbal() && at > 1 && marks(at - 2) && side.atoms[at - 1].is_content();
    let before = at > 0 && (marks(at - 1) || is_expectation && is_attribute);
    // The Board expects, they forecast: who does stands before.
    let has_subject = previous_word(side, at).is_some_and(|before| {
        let atom = &side.atoms[before];
        atom.has(Group::Issuer) || atom.is_function(Class::Pronoun)
    });
    let is_bare = !follows_being(side, at) && !has_subject && lacks_object();
    let is_noun = before || is_expectation && is_bare || lacks_subject(side, at);
    is_verb && is_single && is_noun || is_epithet(side, at)
}

/// Whether a base form before another word has nobody before it who could be its subject, and is a noun that goes with the
/// word: project leaders, an official project address. Whoever expects is a plural: keepers project a fall.
fn lacks_subject(side: &Side<'_, '_>, at: usize) -> bool {
    let goes_with = side.atoms.get(at + 1).is_some_and(Atom::is_content);
    let is_base = !side.first(at).inflected;
    let before = previous_word(side, at).filter(|_| !side.first(at).opens);
    let can_expect = |before: usize| {
        let atom = &side.atoms[before];
        let is_person = atom.has(Group::Issuer)
            || atom.value == Value::Name
            || matches!(atom.value, Value::Quantity(_))
            || can_act(side, before);
        !atom.is_content() || is_person || side.first(before).inflected
    };
    // To expect is never a noun.
    let is_noun = side.atoms[at].row(Group::Name, "outlook-noun").is_some();
    let is_alone = before.is_none_or(|before| !can_expect(before));
    goes_with && is_base && is_noun && is_alone
}

/// Whether a word of likelihood only tells of which kind a thing is, and not how likely a statement: a possible fire.
fn is_epithet(side: &Side<'_, '_>, at: usize) -> bool {
    let is_likelihood = side.atoms[at].row(Group::Certainty, LIKELIHOOD).is_some();
    let marks = |before: usize| {
        let atom = &side.atoms[before];
        let mut classes = [Class::Determiner, Class::Possessive, Class::Preposition].into_iter();
        classes.any(|class| atom.is_function(class)) && !atom.is_function(Class::Infinitive)
    };
    let has_noun = side.atoms.get(at + 1).is_some_and(Atom::is_content);
    is_likelihood && has_noun && at.checked_sub(1).is_some_and(marks)
}
