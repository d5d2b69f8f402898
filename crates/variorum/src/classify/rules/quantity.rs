//! Amounts and their bounds.

use super::super::atom::{Atom, Value};
use super::super::draft::Draft;
use super::super::finding::Direction;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::typed::Quantity;
use super::steps::unpaired;

/// Points for each unit of the logarithm of a ratio, and the most that a ratio can add.
const RATIO_POINTS: f64 = 20.0;
const MOST_RATIO_POINTS: i16 = 20;

fn quantity<'a>(atom: &'a Atom<'_>) -> Option<&'a Quantity> {
    match &atom.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// Amounts that differ, appeared or vanished.
pub(super) fn amounts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        side.open_atoms()
            .filter(|at| quantity(&side.atoms[*at]).is_some())
            .collect()
    };
    let (old, new) = (open(Which::Old), open(Which::New));
    let sides = &scene.pair.sides;
    let value = |which: Which, at: usize| {
        quantity(&scene.side(which).atoms[at])
            .cloned()
            .unwrap_or_default()
    };
    let mut pairs = scene.pair_up(&old, &new, |a, b| {
        value(Which::Old, a).unit == value(Which::New, b).unit
    });
    let left = |pairs: &[(usize, usize)]| {
        let old: Vec<usize> = old
            .iter()
            .copied()
            .filter(|a| !pairs.iter().any(|(x, _)| x == a))
            .collect();
        let new: Vec<usize> = new
            .iter()
            .copied()
            .filter(|b| !pairs.iter().any(|(_, y)| y == b))
            .collect();
        (old, new)
    };
    let (rest_old, rest_new) = left(&pairs);
    pairs.extend(scene.pair_up(&rest_old, &rest_new, |a, b| {
        sides.old.slot[a] == sides.new.slot[b]
    }));
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .map(|(a, b)| {
            changed(
                scene,
                *a,
                *b,
                &value(Which::Old, *a),
                &value(Which::New, *b),
            )
        })
        .collect();
    let (rest_old, rest_new) = left(&pairs);
    for (which, atoms, kind) in [
        (Which::Old, rest_old, Kind::QuantityRemoved),
        (Which::New, rest_new, Kind::QuantityAdded),
    ] {
        for at in atoms {
            let amount = value(which, at);
            // A bare number word may be a pronoun: only its counterpart makes it an amount.
            let weak = amount.unit.is_empty() && amount.value <= 1.0;
            if !weak {
                drafts.push(
                    Draft::on(which, kind, "quantity.value", with_bound(scene, which, at))
                        .with("value", amount.display())
                        .with("unit", &amount.unit),
                );
            }
        }
    }
    drafts
}

fn changed(scene: &Scene<'_, '_, '_>, a: usize, b: usize, old: &Quantity, new: &Quantity) -> Draft {
    let (from, to) = (
        with_bound(scene, Which::Old, a),
        with_bound(scene, Which::New, b),
    );
    // Two bounds that differ are a change of their own.
    let (from, to) = if from.len() == to.len() {
        (vec![a], vec![b])
    } else {
        (from, to)
    };
    let sides = &scene.pair.sides;
    let (told_old, told_new) = (sides.old.text(from[0]..a + 1), sides.new.text(to[0]..b + 1));
    let mut draft = Draft::new(Kind::QuantityChanged, "quantity.value", from, to)
        .with("old", told_old)
        .with("new", told_new)
        .with("old_value", old.display())
        .with("new_value", new.display())
        .with("unit", &new.unit);
    if old.period != new.period {
        draft = draft.with("period", format!("{} {}", old.period, new.period).trim());
    }
    if old.value > 0.0 && new.value > 0.0 && old.unit == new.unit {
        let ratio = new.value / old.value;
        let earned = RATIO_POINTS * ratio.ln().abs();
        let points = (1..=MOST_RATIO_POINTS)
            .take_while(|points| f64::from(*points) <= earned)
            .count();
        draft = draft
            .with("ratio", format!("{ratio:.3}"))
            .points("ratio", i16::try_from(points).unwrap_or(MOST_RATIO_POINTS));
    }
    if old.unit == new.unit && old.value * new.value < 0.0 {
        draft = draft.points("sign", MOST_RATIO_POINTS);
    }
    if old.unit == new.unit && (old.value - new.value).abs() > f64::EPSILON {
        draft = draft.direction(if new.value > old.value {
            Direction::Up
        } else {
            Direction::Down
        });
    }
    draft
}

/// An amount with the bound that came or went with it.
fn with_bound(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Vec<usize> {
    let side = scene.side(which);
    let bounded =
        at > 0 && matches!(side.atoms[at - 1].value, Value::Bound(_)) && side.is_open(at - 1);
    if bounded { vec![at - 1, at] } else { vec![at] }
}

/// The same number under another bound.
pub(super) fn bounds(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        side.open_atoms()
            .filter(|at| matches!(side.atoms[*at].value, Value::Bound(_)))
            .collect()
    };
    let (old, new) = (open(Which::Old), open(Which::New));
    let pairs = scene.pair_up(&old, &new, |_, _| true);
    let text = |which: Which, at: usize| scene.side(which).text(at..at + 1);
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .map(|(a, b)| {
            Draft::new(Kind::QuantityBoundChanged, "quantity.bound", [*a], [*b])
                .with("old", text(Which::Old, *a))
                .with("new", text(Which::New, *b))
        })
        .collect();
    for (which, at) in unpaired(&old, &new, &pairs) {
        // The bound of an amount that itself came or went belongs to it.
        let side = scene.side(which);
        let counted = side
            .partner
            .get(at + 1)
            .is_some_and(std::option::Option::is_some);
        if counted {
            let field = if which == Which::Old { "old" } else { "new" };
            drafts.push(
                Draft::on(which, Kind::QuantityBoundChanged, "quantity.bound", [at])
                    .with(field, text(which, at)),
            );
        }
    }
    drafts
}
