//! Comparisons with all times, and denials of all: "has never been stronger", "is stronger than ever"; "will never".

use super::intensity;
use super::opposites::{Flip, Sense};
use super::steps::Step;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{is_binding, previous_word};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Denials of a time at which something was more so, where the other version says that it is more so than at any time.
/// Both say the same.
pub(super) fn extremes(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    scene.tell_each(Group::Negator, |which, at| extreme(scene, which, at))
}

fn extreme(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let denied = (at + 1..side.atoms.len()).find(|next| side.atoms[*next].is_content())?;
    let extreme = scene.pair.partner(which, denied)? + 1;
    let is_extreme = other
        .atoms
        .get(extreme)
        .is_some_and(|atom| atom.means(Group::Negator, "extreme"));
    if !side.atoms[at].is_function(Class::AtNoTime) || !is_extreme || !other.is_open(extreme) {
        return None;
    }
    let Sides { old, new } = which.sides(at, extreme);
    let sides = &scene.pair.sides;
    Some(
        Draft::new(Kind::Paraphrase, RuleId::ParaphrasePolarity, [old], [new])
            .with("old_negators", sides.old.text_of(old))
            .with("new_negators", sides.new.text_of(new)),
    )
}

/// A denial of one case in the place of one of all, in what will be or is due: will not, will never.
pub(super) fn emphasis(scene: &Scene<'_, '_, '_>, group: &[Flip]) -> Option<Draft> {
    let mut of = Which::BOTH.map(|which| group.iter().flat_map(move |flip| flip.side(which)));
    let [old, new] = of
        .each_mut()
        .map(|atoms| match (atoms.next(), atoms.next()) {
            (Some(at), None) => Some(*at),
            _ => None,
        });
    let (old, new) = (old?, new?);
    let are_denials = group.iter().all(|flip| flip.sense == Sense::Denial);
    // Of what was, "never" says little more than "not".
    let binds = |which: Which, at: usize| {
        let side = scene.side(which);
        previous_word(side, at).is_some_and(|modal| is_binding(side, modal))
    };
    let bind = binds(Which::Old, old) && binds(Which::New, new);
    let is_emphatic = |which: Which, at: usize| {
        scene.side(which).atoms[at]
            .row(Group::Name, "emphatic")
            .is_some()
    };
    // "No longer" tells another thing: only plain "not" denies one case.
    let is_plain = |which: Which, at: usize| {
        let atom = &scene.side(which).atoms[at];
        atom.words.len() == 1 && atom.is_function(Class::Adverb)
    };
    let step = match (is_emphatic(Which::Old, old), is_emphatic(Which::New, new)) {
        (false, true) if is_plain(Which::Old, old) => Step::Up,
        (true, false) if is_plain(Which::New, new) => Step::Down,
        _ => return None,
    };
    let kind = intensity::STEPS.named(step);
    (are_denials && bind)
        .then(|| Draft::exchange(&scene.pair.sides, kind, RuleId::IntensityDenial, (old, new)))
}
