//! How sure a statement is: likelihood, evidence, probability, expectation.

use super::super::draft::Draft;
use super::super::finding::{Confidence, Direction};
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::steps::{Steps, unpaired};
use crate::lexicon::Group;

/// The rule about terms of certainty that stand on one side only.
pub(in crate::classify) const QUALIFIER: &str = "certainty.qualifier";

const STEPS: Steps = Steps {
    up: (Kind::CertaintyRaised, Direction::Firmer),
    down: (Kind::CertaintyLowered, Direction::Softer),
    rule: "certainty.rank",
};

/// Epistemic terms on another rung, and those that came or went over a kept statement.
pub(super) fn certainty(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let old = scene.open_of(Which::Old, Group::Certainty);
    let new = scene.open_of(Which::New, Group::Certainty);
    let pairs = scene.pair_up(&old, &new, |a, b| {
        !scene.shared(Group::Certainty, a, b).is_empty()
    });
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .filter_map(|(a, b)| {
            let (x, y) = scene.shared(Group::Certainty, *a, *b).into_iter().next()?;
            Some(STEPS.compare(scene, (*a, *b), (x.row, y.row)))
        })
        .collect();
    let singles = unpaired(&old, &new, &pairs);
    drafts.extend(
        singles
            .iter()
            .filter_map(|(which, at)| qualified(scene, *which, *at)),
    );
    drafts
}

/// A statement that is qualified on one side only: without a qualifier it is made flatly.
fn qualified(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    /// Rank from which on a term asserts as much as no term.
    const FLAT: i16 = 85;
    let side = scene.side(which);
    let row = side.atoms[at].of(Group::Certainty).next()?.row;
    if row.rank >= FLAT || !scene.modifies_kept(which, at) || is_noun(scene, which, at) {
        return None;
    }
    Some(
        STEPS
            .on(which, QUALIFIER, which == Which::Old, at)
            .with("term", side.text(at..at + 1))
            .with("rank", row.rank)
            .citing([row])
            .confidence(Confidence::Medium),
    )
}

/// Whether a verb of the tables stands as a noun: the signal, their forecast.
fn is_noun(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let is_verb = side.atoms[at]
        .of(Group::Certainty)
        .any(|sense| matches!(&*sense.row.family, "evidential" | "expectation"));
    let marks = |before: usize| {
        let atom = &side.atoms[before];
        (atom.is_function("determiner") || atom.is_function("possessive"))
            && !atom.is_function("pronoun")
    };
    is_verb && at > 0 && marks(at - 1)
}
