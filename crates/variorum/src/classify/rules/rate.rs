//! Per what an amount is, where that stands apart from it: 20 crates of herring per week.

use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::record::evidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::lexicon::Group;

/// The family of the periods of rates.
const PERIOD: &str = "period";

/// Another period of an amount that both versions have.
pub(super) fn periods(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let numbers = scene.open_of(which, Group::Number).into_iter();
        let side = scene.side(which);
        numbers
            .filter(|at| side.atoms[*at].row(Group::Number, PERIOD).is_some())
            .collect()
    };
    let sides = &scene.pair.sides;
    let is_rate = |which: Which, at: usize| {
        let side = scene.side(which);
        let mut before = side.amounts().take_while(|amount| *amount < at);
        before.any(|amount| {
            let is_apart = (amount + 1..=at).any(|place| side.first(place).opens);
            !is_apart && scene.pair.partner(which, amount).is_some()
        })
    };
    let pairs = scene.pair_up(&open(Which::Old), &open(Which::New), |a, b| {
        sides.old.slot[a] == sides.new.slot[b] && is_rate(Which::Old, a) && is_rate(Which::New, b)
    });
    let drafts = pairs.into_iter().map(|(a, b)| {
        let (old, new) = (sides.old.text_of(a), sides.new.text_of(b));
        Draft::new(Kind::QuantityChanged, RuleId::QuantityValue, [a], [b])
            .with("period", format!("{old} {new}"))
            .with(evidence::OLD, old)
            .with(evidence::NEW, new)
    });
    drafts.collect()
}
