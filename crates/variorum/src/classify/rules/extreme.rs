//! Comparisons with all times: "has never been stronger", "is stronger than ever".

use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
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
