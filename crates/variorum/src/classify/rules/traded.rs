//! Two that trade places around the same words: who acted is acted upon.

use std::ops::Range;

use super::super::atom::Value;
use super::super::draft::Draft;
use super::super::kind::Kind;
use super::super::pair::Sameness;
use super::super::scene::Scene;
use super::super::side::{Side, Which};
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Longest stretch of words between the two, in atoms.
const BETWEEN: usize = 12;

/// Names and nouns of which each stands where the other stood, with the same words between: "Malta supports Chad" and
/// "Chad supports Malta". Both versions have all the words, so that no other rule sees a difference. What is joined, or
/// only said to be, has no order: "Malta and Chad", "the guest is the host".
pub(in crate::classify) fn exchanged(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let old = &scene.pair.sides.old;
    let is_moved = |at: usize| matches!(old.partner[at], Some((_, Sameness::Moved)));
    let mut drafts: Vec<Draft> = Vec::new();
    let mut free = 0;
    for first in 0..old.atoms.len() {
        let reach = first + 2..old.atoms.len().min(first + 2 + BETWEEN);
        if first < free || !is_someone(scene, Which::Old, first) {
            continue;
        }
        let found = reach
            .filter(|last| is_moved(first) || is_moved(*last))
            .find_map(|last| Some((last, trade(scene, first, last)?)));
        if let Some((last, there)) = found {
            free = last + 1;
            drafts.push(told(scene, first..last + 1, there));
        }
    }
    drafts
}

/// Where the other version has what stands between two atoms of the old one, with the two at each other's place.
fn trade(scene: &Scene<'_, '_, '_>, first: usize, last: usize) -> Option<Range<usize>> {
    let Sides { old, new } = &scene.pair.sides;
    let (end, start) = (old.partner[first]?.0, old.partner[last]?.0);
    let fits = start < end
        && end - start == last - first
        && is_someone(scene, Which::Old, last)
        && old.atoms[first].key != old.atoms[last].key;
    let is_same = |offset: usize| old.atoms[first + offset].key == new.atoms[start + offset].key;
    let between = first + 1..last;
    (fits && (1..last - first).all(is_same) && has_order(old, between)).then_some(start..end + 1)
}

/// Whether words between two put them into different roles.
fn has_order(side: &Side<'_, '_>, mut between: Range<usize>) -> bool {
    let joins = |at: usize| {
        side.atoms[at].is_function(Class::Coordinator) || side.atoms[at].value == Value::Sign
    };
    let says = |at: usize| {
        let atom = &side.atoms[at];
        let equates = atom.is_function(Class::Being) || atom.is_function(Class::Copula);
        !equates && !is_article(side, at)
    };
    !between.clone().any(joins) && between.any(says)
}

fn is_article(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.is_function(Class::Determiner) || atom.is_function(Class::Possessive)
}

/// Whether an atom names somebody or something: a name, an issuer, a noun with its article.
fn is_someone(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let atom = &side.atoms[at];
    let has_article = at > 0 && is_article(side, at - 1);
    let is_noun = atom.value == Value::Plain && has_article && side.is_plain_word(at);
    scene.pair.is_name(which, at)
        || atom.is_content() && atom.of(Group::Issuer).next().is_some()
        || is_noun
}

fn told(scene: &Scene<'_, '_, '_>, old: Range<usize>, new: Range<usize>) -> Draft {
    let side = &scene.pair.sides.old;
    let (first, last) = (old.start, old.end - 1);
    // Who acts has the verb right behind: a modal, an auxiliary, a word of matter.
    let next = &side.atoms[first + 1];
    let acts =
        next.is_content() || next.is_function(Class::Modal) || next.is_function(Class::Auxiliary);
    let are_names = [first, last].iter().all(|at| !side.is_plain_word(*at));
    let kind = match (acts, are_names) {
        (true, _) => Kind::ActorChanged,
        (false, true) => Kind::EntityReplaced,
        (false, false) => Kind::WordingChanged,
    };
    let text = |at: usize| side.text(at..at + 1);
    Draft::new(
        kind,
        "order.roles",
        old.collect::<Vec<_>>(),
        new.collect::<Vec<_>>(),
    )
    .with("first", text(first))
    .with("second", text(last))
}
