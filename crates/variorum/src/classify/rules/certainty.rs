//! How sure a statement is: likelihood, evidence, probability, expectation.

use super::super::atom::{Atom, Value};
use super::super::draft::Draft;
use super::super::finding::{Confidence, Direction};
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::statement::{ends_clause, is_modal};
use super::steps::{Steps, unpaired};
use crate::lexicon::Group;
use crate::sides::Sides;

/// The rule about terms of certainty that stand on one side only.
pub(in crate::classify) const QUALIFIER: &str = "certainty.qualifier";

/// The scale of how likely something is, and the rank of what is only possible: may, might, could.
const LIKELIHOOD: &str = "likelihood";
const POSSIBLE: i16 = 40;

/// The scale of what evidence does: shows, indicates, suggests, appears.
const EVIDENTIAL: &str = "evidential";

const STEPS: Steps = Steps {
    up: (Kind::CertaintyRaised, Direction::Firmer),
    down: (Kind::CertaintyLowered, Direction::Softer),
    rule: "certainty.rank",
};

/// Epistemic terms on another rung, and those that came or went over a kept statement.
pub(super) fn certainty(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let terms = |which: Which| -> Vec<usize> {
        let terms = scene.open_of(which, Group::Certainty).into_iter();
        terms
            .filter(|at| !acts_somewhere(scene, which, *at))
            .collect()
    };
    let (old, new) = (terms(Which::Old), terms(Which::New));
    let pairs = scene.pair_up(&old, &new, |a, b| {
        !scene.shared(Group::Certainty, a, b).is_empty() && !speak_of_others(scene, a, b)
    });
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .filter_map(|(a, b)| {
            let (x, y) = scene.shared(Group::Certainty, *a, *b).into_iter().next()?;
            Some(STEPS.compare(scene, (*a, *b), (x.row, y.row)))
        })
        .collect();
    let singles = unpaired(&old, &new, &pairs);
    let possible = scene.pair_up(
        &free(&singles, Which::Old),
        &modals(scene, Which::New),
        |a, b| is_likely(scene, Which::Old, a) && is_in_place(scene, a, b),
    );
    drafts.extend(
        possible
            .iter()
            .map(|(a, b)| against_modal(scene, Which::Old, *a, *b)),
    );
    let likely = scene.pair_up(
        &modals(scene, Which::Old),
        &free(&singles, Which::New),
        |a, b| is_likely(scene, Which::New, b) && is_in_place(scene, a, b),
    );
    drafts.extend(
        likely
            .iter()
            .map(|(a, b)| against_modal(scene, Which::New, *b, *a)),
    );
    let is_told = |which: Which, at: usize| match which {
        Which::Old => possible.iter().any(|(a, _)| *a == at),
        Which::New => likely.iter().any(|(_, b)| *b == at),
    };
    let singles = singles
        .into_iter()
        .filter(|(which, at)| !is_told(*which, *at));
    let singles: Vec<(Which, usize)> = singles.collect();
    drafts.extend(
        singles
            .iter()
            .filter_map(|(which, at)| qualified(scene, *which, *at)),
    );
    drafts
}

/// Whether two terms stand before words that both versions have, and each in another clause than the word of the other:
/// that trade is likely to fall is not how likely wages are to rise.
fn speak_of_others(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let said = |which: Which, at: usize| {
        let side = scene.side(which);
        let word = (at + 1..side.atoms.len()).find(|next| side.atoms[*next].is_content())?;
        scene.pair.partner(which, word)
    };
    let is_parted = |which: Which, one: usize, other: usize| {
        let side = scene.side(which);
        (one.min(other) + 1..=one.max(other)).any(|at| ends_clause(side, at))
    };
    let there = said(Which::New, new).zip(said(Which::Old, old));
    there.is_some_and(|(in_old, in_new)| {
        is_parted(Which::Old, old, in_old) && is_parted(Which::New, new, in_new)
    })
}

/// Whether a verb that can weigh evidence tells of an act, since it leads to a place: to appear before a judge.
fn acts_somewhere(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let weighs = side.atoms[at].row(Group::Certainty, EVIDENTIAL).is_some();
    let leads =
        |next: &Atom<'_>| next.is_function("preposition") && !next.is_function("infinitive");
    weighs && side.atoms.get(at + 1).is_some_and(leads)
}

/// The atoms of one side.
fn free(singles: &[(Which, usize)], which: Which) -> Vec<usize> {
    let own = singles.iter().filter(|(side, _)| *side == which);
    own.map(|(_, at)| *at).collect()
}

/// Open modals that say only that something is possible.
fn modals(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<usize> {
    let side = scene.side(which);
    let modals = scene.open_of(which, Group::Modal).into_iter();
    modals
        .filter(|at| is_modal(side, *at))
        .filter(|at| {
            let mut ranks = side.atoms[*at].of(Group::Modal).map(|sense| sense.row.rank);
            ranks.any(|rank| rank <= POSSIBLE)
        })
        .collect()
}

/// Whether a word stands where the other did, give or take one that both versions have.
fn is_in_place(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let sides = &scene.pair.sides;
    sides.old.slot[old].abs_diff(sides.new.slot[new]) <= 1
}

/// Whether a term says how likely something is.
fn is_likely(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    scene.side(which).atoms[at]
        .row(Group::Certainty, LIKELIHOOD)
        .is_some()
}

/// A term of likelihood and a modal that took its place, or the reverse: what is likely to fall may fall.
fn against_modal(scene: &Scene<'_, '_, '_>, which: Which, term: usize, modal: usize) -> Draft {
    let side = scene.side(which);
    let row = side.atoms[term].row(Group::Certainty, LIKELIHOOD);
    let rank = row.map_or(POSSIBLE, |row| row.rank);
    let raised = (rank > POSSIBLE) == (which == Which::New);
    let mut draft = STEPS
        .on(which, "certainty.modal", raised, term)
        .with("term", side.text(term..term + 1))
        .with("modal", scene.side(which.other()).text(modal..modal + 1))
        .with("rank", rank)
        .citing(row);
    match which {
        Which::Old => draft.atoms.new.push(modal),
        Which::New => draft.atoms.old.push(modal),
    }
    draft.confidence(Confidence::Medium)
}

/// A statement that is qualified on one side only: without a qualifier it is made flatly.
fn qualified(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    /// Rank from which on a term asserts as much as no term.
    const FLAT: i16 = 85;
    let side = scene.side(which);
    let row = side.atoms[at].of(Group::Certainty).next()?.row;
    let other_predicate = predicate_instead(scene, which, at);
    let is_kept = scene.modifies_kept(which, at) || other_predicate.is_some();
    if row.rank >= FLAT || !is_kept || is_noun(scene, which, at) {
        return None;
    }
    let mut draft = STEPS.on(which, QUALIFIER, which == Which::Old, at);
    let mut confidence = Confidence::Medium;
    if let Some(other) = other_predicate {
        // What is told flatly in other words is told with the words that it took the place of.
        let own = scene.run_around(which, at);
        draft.atoms = match which {
            Which::Old => Sides::new(own, other),
            Which::New => Sides::new(other, own),
        };
    } else if let Some(other) = word_instead(scene, which, at) {
        // How sure the other word is, no table says.
        confidence = Confidence::Low;
        match which {
            Which::Old => draft.atoms.new.push(other),
            Which::New => draft.atoms.old.push(other),
        }
    }
    Some(
        draft
            .with("term", side.text(at..at + 1))
            .with("rank", row.rank)
            .citing([row])
            .confidence(confidence),
    )
}

/// The plain word that stands where a term does, if there is but one: guessed, predicted.
fn word_instead(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<usize> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let mut words = other
        .open_atoms()
        .filter(|place| other.slot[*place] == side.slot[at] && other.atoms[*place].is_content());
    let word = words
        .next()
        .filter(|word| other.atoms[*word].value == Value::Plain);
    word.filter(|_| words.next().is_none())
}

/// The predicate in the other version of the kept subject of a verb of appearance, if it is another one and made flatly:
/// the trade seems to be losing pace, the trade has weakened.
fn predicate_instead(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Vec<usize>> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let appears = side.atoms[at].row(Group::Certainty, EVIDENTIAL).is_some();
    let leads = side
        .atoms
        .get(at + 1)
        .is_some_and(|next| next.is_function("infinitive"));
    let is_flat = !other
        .atoms
        .iter()
        .any(|atom| atom.row(Group::Certainty, EVIDENTIAL).is_some());
    let subject = at
        .checked_sub(1)
        .filter(|before| side.atoms[*before].is_content())?;
    let first = scene.pair.partner(which, subject)? + 1;
    let is_other = first < other.atoms.len() && other.is_open(first);
    (appears && leads && is_flat && is_other).then(|| scene.run_around(which.other(), first))
}

/// Whether a verb of the tables stands as a noun: the signal, their forecast.
fn is_noun(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let is_verb = side.atoms[at]
        .of(Group::Certainty)
        .any(|sense| matches!(&*sense.row.family, EVIDENTIAL | "expectation"));
    let marks = |before: usize| {
        let atom = &side.atoms[before];
        (atom.is_function("determiner") || atom.is_function("possessive"))
            && !atom.is_function("pronoun")
    };
    is_verb && at > 0 && marks(at - 1)
}
