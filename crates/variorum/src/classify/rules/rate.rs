//! Per what an amount is, where that stands apart from it: 20 crates of herring per week.

use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::lexicon::Group;
use crate::sides::Sides;

/// The family of the periods of rates.
const PERIOD: &str = "period";

/// Another period of an amount that both versions have.
pub(super) fn periods(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } =
        scene.open_where(|which, at| scene.atom(which, at).row(Group::Number, PERIOD).is_some());
    let sides = &scene.pair.sides;
    let is_rate = |which: Which, at: usize| {
        let side = scene.side(which);
        let mut before = side.amounts().take_while(|amount| *amount < at);
        before.any(|amount| {
            let is_apart = (amount + 1..=at).any(|place| side.first(place).opens);
            !is_apart && scene.pair.partner(which, amount).is_some()
        })
    };
    let pairs = scene.pair_up(&old, &new, |a, b| {
        sides.old.slot[a] == sides.new.slot[b] && is_rate(Which::Old, a) && is_rate(Which::New, b)
    });
    let (kind, rule) = (Kind::QuantityChanged, RuleId::QuantityValue);
    let drafts = pairs.into_iter();
    drafts
        .map(|pair| Draft::exchange(sides, kind, rule, pair))
        .collect()
}
