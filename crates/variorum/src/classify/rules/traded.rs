//! Two that trade places around the same words: who acted is acted upon, what was said of one is said of the other.

use std::ops::Range;

use super::negation::REVERSAL;
use super::opposites::{Sense, opposed};
use crate::classify::pairing::agency::is_actor;
use crate::classify::pairing::pair::Sameness;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Longest stretch of words between the two, in atoms.
const BETWEEN: usize = 12;

/// Words of which each stands where the other stood, with the same words between: "Malta supports Chad" and "Chad supports
/// Malta", "prices rose and wages fell" and "prices fell and wages rose". Both versions have all the words, so that no other
/// rule sees a difference. What is joined, or only said to be, has no order: "Malta and Chad", "the guest is the host".
pub(in crate::classify) fn exchanged(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let old = &scene.pair.sides.old;
    let is_moved = |at: usize| matches!(old.partner[at], Some((_, Sameness::Moved)));
    let mut drafts: Vec<Draft> = Vec::new();
    let mut free = 0;
    for first in 0..old.atoms.len() {
        let reach = first + 2..old.atoms.len().min(first + 2 + BETWEEN);
        if first < free || !is_word(scene, first) {
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
        && is_word(scene, last)
        && old.atoms[first].key != old.atoms[last].key;
    let is_same = |offset: usize| old.atoms[first + offset].key == new.atoms[start + offset].key;
    let are_someone = || [first, last].iter().all(|at| is_someone(scene, *at));
    let has_order = || are_someone() && has_order(old, first + 1..last);
    (fits && (1..last - first).all(is_same) && (has_order() || belong_apart(old, first, last)))
        .then_some(start..end + 1)
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

/// Whether two words stand in clauses or phrases of their own that something joins, so that to trade them says of each what
/// was said of the other. The items of one list belong to the same.
fn belong_apart(side: &Side<'_, '_>, first: usize, last: usize) -> bool {
    let joins = |at: usize| {
        let signs = [",", ";"];
        side.atoms[at].is_function(Class::Coordinator)
            || side.atoms[at].is_function(Class::Conjunction)
                && !side.atoms[at].is_function(Class::Preposition)
            || signs.iter().any(|sign| side.first(at).is_sign(sign))
    };
    let ends = |at: usize| joins(at) || side.first(at).is_sign(".");
    let said_with = |at: usize| -> Vec<u64> {
        let before = side.before(at).take_while(|place| !ends(*place));
        let after = side.after(at).take_while(|place| !ends(*place));
        let matter = before
            .chain(after)
            .filter(|place| side.atoms[*place].is_content());
        let mut keys: Vec<u64> = matter.map(|place| side.atoms[place].key).collect();
        keys.sort_unstable();
        keys
    };
    let is_joined = (first + 1..last).any(joins);
    let mut before = (first + 1..last)
        .rev()
        .filter(|at| joins(*at) || side.atoms[*at].is_content());
    let are_items = joins(first + 1) && before.next().is_some_and(joins);
    is_joined && !are_items && said_with(first) != said_with(last)
}

/// Whether an atom is a name, an issuer or a word of matter. Times and figures trade places by rules of their own.
fn is_word(scene: &Scene<'_, '_, '_>, at: usize) -> bool {
    let side = &scene.pair.sides.old;
    is_someone(scene, at) || side.atoms[at].is_content() && side.is_plain_word(at)
}

fn is_article(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.is_function(Class::Determiner) || atom.is_function(Class::Possessive)
}

/// Whether an atom names somebody or something: a name, an issuer, a noun with its article.
fn is_someone(scene: &Scene<'_, '_, '_>, at: usize) -> bool {
    let side = &scene.pair.sides.old;
    let atom = &side.atoms[at];
    let has_article = at > 0 && is_article(side, at - 1);
    let is_noun = atom.value == Value::Plain && has_article && side.is_plain_word(at);
    scene.pair.is_name(Which::Old, at) || atom.is_content() && atom.has(Group::Issuer) || is_noun
}

fn told(scene: &Scene<'_, '_, '_>, old: Range<usize>, new: Range<usize>) -> Draft {
    let side = &scene.pair.sides.old;
    let (first, last) = (old.start, old.end - 1);
    // Who acts has the verb right behind: a modal, an auxiliary, a word of matter.
    let next = &side.atoms[first + 1];
    let has_verb =
        next.is_content() || next.is_function(Class::Modal) || next.is_function(Class::Auxiliary);
    let acts = has_verb && (is_someone(scene, first) || is_actor(side, first));
    let are_parties = [first, last].iter().all(|at| is_actor(side, *at));
    let are_names = [first, last].iter().all(|at| !side.is_plain_word(*at));
    let opposites = opposed(&side.atoms[first], &side.atoms[last]);
    let sense = opposites.first().map(|row| Sense::of(row));
    let kind = match sense {
        _ if acts || are_parties => Kind::ActorChanged,
        _ if are_names => Kind::EntityReplaced,
        Some(Sense::Opposite | Sense::Reversal) => Kind::NegationFlipped,
        Some(Sense::Judgement) => Kind::StanceReversed,
        _ => Kind::WordingChanged,
    };
    let text = |at: usize| side.text_of(at);
    let draft = Draft::new(
        kind,
        RuleId::OrderRoles,
        old.collect::<Vec<_>>(),
        new.collect::<Vec<_>>(),
    )
    .with("first", text(first))
    .with("second", text(last))
    .citing(opposites);
    if kind == Kind::NegationFlipped && sense == Some(Sense::Reversal) {
        draft.base(REVERSAL.1)
    } else {
        draft
    }
}
