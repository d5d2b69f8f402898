//! Phrases that restrict or widen a set: "only", "around the world", "as well as".

use super::scope::{STEPS, open, row};
use super::steps::{Step, tie};
use crate::classify::pairing::region::stems;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{is_modal, previous_word};
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

const WIDENING: &str = "widening";
const ATTRIBUTIVE: &str = "attributive";
/// The ladder of how much something is needed, which measures nothing.
const NECESSITY: &str = "necessity";

/// Whether what an additive phrase joins is an act and no thing: "as well as to publish", "as well as publishing".
fn adds_an_act(side: &Side<'_, '_>, at: usize) -> bool {
    let is_additive = side.atoms[at].is_function(Class::Coordinator);
    is_additive
        && side.atoms.get(at + 1).is_some_and(|next| {
            next.is_function(Class::Infinitive)
                || next.form().is_some()
                || side.first(at + 1).is_gerund
        })
}

/// Whether the other version only joins its items otherwise where this one has an additive phrase: by a comma, a colon,
/// "and".
fn is_a_joint_there(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    /// Most atoms of what joins items.
    const SHORT: usize = 2;
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let is_joint = |place: usize| {
        let is_sign = [",", ":", "("]
            .iter()
            .any(|sign| other.first(place).is_sign(sign));
        is_sign || other.atoms[place].is_function(Class::Coordinator)
    };
    let is_additive = side.atoms[at].is_function(Class::Coordinator) || {
        let row = side.atoms[at].row(Group::Quantifier, WIDENING);
        row.is_some_and(|row| row.concept == "additive")
    };
    let there = other.in_slot(side.slot[at]);
    let mut there: Vec<usize> = there.filter(|place| other.is_open(*place)).collect();
    let is_short = there.len() <= SHORT || side.atoms[at].is_function(Class::Coordinator);
    there.retain(|place| is_joint(*place));
    is_additive && is_short && !there.is_empty()
}

/// Whether an additive phrase came or went without what it joins, which both versions have.
fn joins_nothing(side: &Side<'_, '_>, at: usize, phrase: &[usize]) -> bool {
    let joined = |place: &usize| *place != at && side.atoms[*place].is_content();
    side.atoms[at].is_function(Class::Coordinator) && !phrase.iter().any(joined)
}

/// Whether a phrase stands where the other version says something else, and no set that it could widen or restrict.
fn is_rewritten(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    phrase: &[usize],
    instead: &[usize],
) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let own: Vec<&str> = phrase.iter().flat_map(|at| stems(side, *at)).collect();
    let says = |place: &&usize| {
        let atom = &other.atoms[**place];
        let names = atom.value == Value::Name || atom.has(Group::Place);
        let is_other = !stems(other, **place).any(|stem| own.contains(&stem));
        atom.is_content() && !names && !atom.has(Group::Quantifier) && is_other
    };
    let said = instead.iter().filter(says).count();
    said > 1 || said == 1 && phrase.len() > 1
}

/// Whether a restricting word stands before a degree, which it belittles: only gradually, only a small leak.
fn measures(side: &Side<'_, '_>, at: usize) -> bool {
    let is_only = side.atoms[at].row(Group::Quantifier, "narrowing").is_some();
    let next =
        (at + 1..side.atoms.len()).find(|next| !side.atoms[*next].is_function(Class::Determiner));
    let is_degree = |next: usize| {
        let mut senses = side.atoms[next].of(Group::Degree);
        senses.any(|sense| sense.row.family != NECESSITY)
    };
    is_only && next.is_some_and(is_degree)
}

/// A phrase that widens and an adjective that says the same of the same noun: tolls around the world, global tolls.
pub(super) fn attributes(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for which in Which::BOTH {
        let phrases = open(scene, which, WIDENING);
        let mut adjectives = open(scene, which.other(), ATTRIBUTIVE);
        for phrase in phrases {
            let same = adjectives
                .iter()
                .position(|adjective| qualify_alike(scene, which, phrase, *adjective));
            if let Some(adjective) = same.map(|same| adjectives.remove(same)) {
                let Sides { old, new } = which.sides(phrase, adjective);
                drafts.push(tie(old, new));
            }
        }
    }
    drafts
}

/// Whether a phrase behind a noun, or before all else, says what an adjective of the other version says before it: prices
/// around the world, "Globally, prices", global prices.
fn qualify_alike(scene: &Scene<'_, '_, '_>, which: Which, phrase: usize, adjective: usize) -> bool {
    let concept = |which: Which, at: usize, family: &str| {
        row(scene, which, at, family).map(|row| row.concept.as_str())
    };
    let other = scene.side(which.other());
    let noun = previous_word(scene.side(which), phrase);
    let there = noun.and_then(|noun| scene.pair.partner(which, noun));
    let is_behind = there.is_some_and(|there| {
        adjective < there && (adjective + 1..there).all(|at| other.atoms[at].is_content())
    });
    let is_in_front = scene.side(which).slot[phrase] == other.slot[adjective];
    concept(which, phrase, WIDENING) == concept(which.other(), adjective, ATTRIBUTIVE)
        && (is_behind || is_in_front)
}

/// Whether a restricting word closes a phrase that came or went behind a kept word: software for sale only.
fn closes_phrase(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let run = scene.run_around(which, at);
    let first = run
        .first()
        .filter(|first| side.atoms[**first].is_function(Class::Preposition));
    side.atoms[at].row(Group::Quantifier, "narrowing").is_some()
        && run.last() == Some(&at)
        && first.is_some_and(|first| *first > 0)
}

/// The concept of what says that a list is all there is.
const LISTING: &str = "namely";

/// Phrases that restrict or widen: "only", "and its branches across the globe".
pub(super) fn phrases(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for which in Which::BOTH {
        let side = scene.side(which);
        for at in side.open_atoms().collect::<Vec<_>>() {
            let taken = drafts.iter().any(|draft| draft.side(which).contains(&at));
            let atom = &side.atoms[at];
            let (wider, row) = match (
                atom.row(Group::Quantifier, WIDENING),
                atom.row(Group::Quantifier, "narrowing"),
            ) {
                (Some(row), _) => (true, row),
                (_, Some(row)) => (false, row),
                _ => continue,
            };
            if taken
                || scene.is_new_clause(which, at)
                || !scene.adjoins_kept(which, at) && !closes_phrase(scene, which, at)
                || adds_an_act(side, at)
                || is_a_joint_there(scene, which, at)
                || measures(side, at)
            {
                continue;
            }
            let mut phrase = scene.run_around(which, at);
            let is_clause =
                |at: &usize| is_modal(side, *at) || side.atoms[*at].is_function(Class::Auxiliary);
            if wider && phrase.iter().any(is_clause) {
                continue;
            }
            let place = scene.pair.side(which.other());
            // A place name that gave way to the widening phrase goes with it; other matter was told in other words.
            let other: Vec<usize> = place
                .open_atoms()
                .filter(|o| place.slot[*o] == side.slot[at])
                .collect();
            // What is listed was listed before: six fronts (trade, fares), six fronts, namely trade and fares.
            let lists = |place: &usize| *place != at && side.atoms[*place].is_content();
            let lists_anew = row.concept != LISTING || phrase.iter().any(lists);
            if !lists_anew
                || joins_nothing(side, at, &phrase)
                || is_rewritten(scene, which, &phrase, &other)
            {
                continue;
            }
            phrase.sort_unstable();
            let kind = STEPS.named(if wider {
                Step::with(which)
            } else {
                Step::without(which)
            });
            let mut draft = Draft::on(which, kind, RuleId::ScopePhrase, phrase.clone())
                .with("phrase", side.text(hull(&phrase)))
                .citing([row])
                .confidence(Confidence::Medium);
            *which.other().of(draft.atoms.as_mut()) = other;
            drafts.push(draft);
        }
    }
    drafts
}
