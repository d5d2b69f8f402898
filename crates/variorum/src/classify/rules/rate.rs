//! Per what an amount is, where that stands apart from it: 20 crates of herring per week; and how often something is done.

use super::quantity::by_ratio;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Group, Pack};
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

/// How often something is done: annually, twice a year, every two years.
struct Frequency {
    atoms: Vec<usize>,
    per_year: f64,
    /// Whether it may as well say how long something lasts, of which more often is less: a year.
    is_span: bool,
}

/// Another frequency in the same place, or the same in other words.
pub(super) fn frequencies(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let sides = &scene.pair.sides;
    let Sides { old, new } =
        scene.open_where(|which, at| frequency(scene.side(which), at, scene.pack).is_some());
    let pairs = scene.pair_up(&old, &new, |a, b| sides.old.slot[a] == sides.new.slot[b]);
    let told = pairs.into_iter().filter_map(|(a, b)| {
        let (old, new) = (
            frequency(&sides.old, a, scene.pack)?,
            frequency(&sides.new, b, scene.pack)?,
        );
        let text = |side: &Side<'_, '_>, atoms: &[usize]| side.text(hull(atoms));
        let texts = (text(&sides.old, &old.atoms), text(&sides.new, &new.atoms));
        let times = (old.per_year, new.per_year);
        let is_span = old.is_span || new.is_span;
        let draft =
            |kind, rule| Draft::new(kind, rule, old.atoms, new.atoms).texts(texts.0, texts.1);
        if is_same(times.0, times.1) {
            return Some(draft(Kind::Paraphrase, RuleId::ParaphraseSynonym));
        }
        let changed = draft(Kind::QuantityChanged, RuleId::QuantityValue);
        if is_span {
            return Some(changed);
        }
        let direction = if times.1 > times.0 {
            Direction::Up
        } else {
            Direction::Down
        };
        Some(by_ratio(changed, times.0, times.1).direction(direction))
    });
    told.collect()
}

fn is_same(one: f64, other: f64) -> bool {
    /// Months of unlike lengths and leap years make no other frequency.
    const SLACK: f64 = 0.01;
    (one - other).abs() <= SLACK * one.max(other)
}

/// The frequency that an atom ends.
fn frequency(side: &Side<'_, '_>, at: usize, pack: &'static Pack) -> Option<Frequency> {
    let atom = &side.atoms[at];
    let alone = |per_year: f64, is_span: bool| Frequency {
        atoms: vec![at],
        per_year,
        is_span,
    };
    if let Some(row) = atom.row(Group::Number, "often") {
        let (above, below) = row.concept.split_once('/').unwrap_or((&row.concept, "1"));
        let per_year = above.parse::<f64>().ok()? / below.parse::<f64>().ok()?;
        return Some(alone(per_year, false));
    }
    if let Some(period) = atom.row(Group::Number, PERIOD) {
        let mut article = side.first(at).rows(pack);
        let is_span = article.any(|row| row.group == Group::Time && row.family == "count");
        return Some(alone(per_year(&period.concept)?, is_span));
    }
    let Value::Quantity(quantity) = &atom.value else {
        return None;
    };
    if !quantity.period.is_empty() {
        let per_year = quantity.value * per_year(&quantity.period)?;
        return (quantity.unit == "times").then(|| alone(per_year, false));
    }
    let every = at.checked_sub(1)?;
    let recurs = side.atoms[every].row(Group::Number, "recurring").is_some();
    let per_year = per_year(&quantity.unit)? / quantity.value;
    (recurs && quantity.from.is_none()).then(|| Frequency {
        atoms: vec![every, at],
        ..alone(per_year, false)
    })
}

/// How many of a unit of time a year has.
fn per_year(unit: &str) -> Option<f64> {
    const DAYS: f64 = 365.25;
    Some(match unit {
        "hour" => 24.0 * DAYS,
        "day" => DAYS,
        "week" => DAYS / 7.0,
        "fortnight" => DAYS / 14.0,
        "month" => 12.0,
        "quarter" => 4.0,
        "year" => 1.0,
        "decade" => 0.1,
        _ => return None,
    })
}
