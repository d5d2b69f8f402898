//! What is denied: what an undertaking not to do something is limited to (we do not knowingly collect, do not automatically
//! track), and phrases that a negator parts.

use super::scope::STEPS;
use super::steps::Step;
use crate::classify::pairing::agency::can_act;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{ends_clause, is_modal, previous_word};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};

/// Groups of adverbs that other rules tell of.
const TOLD: [Group; 5] = [
    Group::Degree,
    Group::Hedge,
    Group::Continuity,
    Group::Certainty,
    Group::Negator,
];

/// Adverbs between a negator and its verb, both of which are kept. With one, fewer acts are denied.
pub(super) fn adverbs(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let told = Which::BOTH.into_iter().flat_map(|which| {
        let side = scene.side(which);
        let open: Vec<usize> = side
            .open_atoms()
            .filter(|at| limits(scene, which, *at))
            .collect();
        open.into_iter().map(move |at| {
            let kind = STEPS.named(Step::without(which));
            Draft::on(which, kind, RuleId::ScopeDenied, [at])
                .with("adverb", side.text_of(at))
                .with("verb", side.text(at + 1..at + 2))
                .confidence(Confidence::Medium)
        })
    });
    told.collect()
}

/// Whether an adverb stands alone between a kept negator and the kept verb that somebody undertakes not to do.
fn limits(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let is_kept = |place: usize| side.atoms.get(place).is_some() && !side.is_open(place);
    let is_adverb = side.atoms[at].value == Value::Plain
        && scene.pack.ends_as_adverb(&side.first(at).spelled)
        && !side.atoms[at].is_function(Class::Emphatic)
        && side.is_plain_word(at)
        && TOLD
            .iter()
            .all(|group| side.atoms[at].of(*group).next().is_none());
    let is_verb = is_kept(at + 1) && side.is_plain_word(at + 1) && side.atoms[at + 1].is_content();
    let negator = at.checked_sub(1).filter(|negator| is_kept(*negator));
    is_adverb && is_verb && negator.is_some_and(|negator| refuses(side, negator))
}

/// Whether a negator denies what somebody does or will do, who can undertake not to.
fn refuses(side: &Side<'_, '_>, negator: usize) -> bool {
    let denies = side.atoms[negator].is_negator();
    let governs = |at: usize| {
        let atom = &side.atoms[at];
        // What was not done, or what is not so, is no undertaking.
        let told = [Class::Being, Class::Perfect, Class::PastAuxiliary];
        is_modal(side, at) || atom.is_function(Class::Auxiliary) && !atom.is_any_function(&told)
    };
    // "Refrain from" is a verb of its own, perhaps behind a modal.
    let is_verb = side.atoms[negator].words.len() > 1;
    let auxiliary = negator.checked_sub(1).filter(|at| governs(*at));
    let is_alone = is_verb || side.atoms[negator].is_function(Class::AtNoTime);
    let subject = match auxiliary {
        Some(auxiliary) => previous_word(side, auxiliary),
        None => previous_word(side, negator).filter(|_| is_alone),
    };
    denies
        && !side.atoms[negator].is_function(Class::Determiner)
        && subject.is_some_and(|subject| can_act(side, subject))
}

/// Whether a place stands in a clause that says what somebody undertakes not to do.
pub(super) fn is_refused(side: &Side<'_, '_>, at: usize) -> bool {
    let mut clause = side
        .before(at)
        .take_while(|place| !ends_clause(side, place + 1));
    clause.any(|place| refuses(side, place))
}

/// What a negator parts a phrase of the other version in, and the phrase: are not *required*, *are required*.
pub(super) fn parted(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    negator: usize,
) -> Option<(usize, usize)> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let rest = Some(negator + 1).filter(|rest| *rest < side.atoms.len() && side.is_open(*rest))?;
    let word = &side.first(rest).stem;
    let holds = |at: &usize| {
        let words = &other.words[other.atoms[*at].words.clone()];
        other.is_open(*at) && words.len() > 1 && words[1..].iter().any(|held| held.stem == *word)
    };
    let phrase = other.in_slot(side.slot[negator]).find(holds)?;
    Some((rest, phrase))
}
