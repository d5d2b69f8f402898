//! Leave without which nothing may be done: no ship may sail without the consent of the master.

use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Most atoms between the preposition that denies and whose leave it is: without the prior written consent.
const REACH: usize = 5;

/// A denial that came to hold, or no longer holds, only where leave is lacking. Where nothing else is denied, leave was not
/// asked for, and that is only told.
pub(super) fn leave(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of_side = |which: Which| {
        let side = scene.side(which);
        let lacking = scene.open_of(which, Group::Negator).into_iter();
        lacking.filter_map(move |at| {
            let is_denied = side.before(at).any(|place| side.atoms[place].is_negator());
            (is_denied && lacks_leave(side, at)).then(|| told(scene, which, at))
        })
    };
    Which::BOTH.into_iter().flat_map(of_side).collect()
}

/// Whether a preposition denies leave that this version alone speaks of.
fn lacks_leave(side: &Side<'_, '_>, at: usize) -> bool {
    let is_leave =
        |place: usize| side.is_open(place) && side.atoms[place].row(Group::Name, "leave").is_some();
    side.atoms[at].is_function(Class::Preposition) && side.after(at).take(REACH).any(is_leave)
}

fn told(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Draft {
    let side = scene.side(which);
    let (kind, direction) = which.of(Sides::new(
        (Kind::ConditionRemoved, Direction::Firmer),
        (Kind::ConditionAdded, Direction::Softer),
    ));
    let phrase = scene.phrase_from(which, at);
    let content = side.text(hull(&phrase));
    Draft::on(which, kind, RuleId::ConditionTrigger, phrase)
        .with("trigger", side.text_of(at))
        .with("content", content)
        .direction(direction)
}
