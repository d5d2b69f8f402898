//! Until when, how long or on what condition something holds, where one way to say it took the place of another.
//!
//! "Until May" and "as long as the ice holds", "over the next six months" and "by autumn" stand in one slot: an exchange,
//! told once and by the term of the higher precedence, with both quoted.

use super::qualification::is_free;
use super::time::limits_something;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Points for a limit that became less precise.
pub(super) const VAGUER_POINTS: i16 = 10;

/// Atoms between a preposition and the amount of time that it governs: over the next six months.
const GOVERNED: usize = 3;

/// A way to say how long something holds, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// By May, until 2030.
    Limit,
    /// For two years.
    Span,
    /// As long as the ice holds: a condition that an event ends or fulfils.
    Condition,
    /// For some time: a span without an end.
    Period,
    /// In due course.
    Hedge,
}

/// Terms of which one took another's place.
pub(super) fn terms(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let old = found(scene, Which::Old);
    if old.is_empty() {
        return Vec::new();
    }
    let new = found(scene, Which::New);
    let sides = &scene.pair.sides;
    let alone = |terms: &[(usize, Sort)], side: &Side<'_, '_>, slot: usize| {
        let mut there = terms.iter().filter(|(at, _)| side.slot[*at] == slot);
        there.next().filter(|_| there.next().is_none()).copied()
    };
    let mut drafts = Vec::new();
    for (at, _) in &old {
        let slot = sides.old.slot[*at];
        let Some(((a, from), (b, to))) =
            alone(&old, &sides.old, slot).zip(alone(&new, &sides.new, slot))
        else {
            continue;
        };
        if from != to && !scene.is_new_clause(Which::Old, a) && !scene.is_new_clause(Which::New, b)
        {
            drafts.extend(exchange(scene, Sides::new((a, from), (b, to))));
        }
    }
    drafts
}

/// The open terms of a side.
fn found(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<(usize, Sort)> {
    let side = scene.side(which);
    let open = side.open_atoms();
    open.filter_map(|at| Some((at, sort(scene, which, at)?)))
        .collect()
}

fn sort(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Sort> {
    let side = scene.side(which);
    let atom = &side.atoms[at];
    let is_vague = || {
        let vague = ["time-vague", "haste"];
        vague.iter().any(|class| atom.means(Group::Hedge, class))
    };
    match &atom.value {
        Value::Time(_) if limits_something(scene, which, at) => Some(Sort::Limit),
        Value::Quantity(amount) => {
            let lasts = counts_time(scene, which, at, &amount.unit) && governor(side, at).is_some();
            lasts.then_some(Sort::Span)
        }
        _ if atom.row(Group::Time, "duration").is_some() => Some(Sort::Period),
        _ if is_vague() => Some(Sort::Hedge),
        _ => {
            let is_event = atom.row(Group::Time, "event").is_some() && is_free(scene, which, at);
            is_event.then_some(Sort::Condition)
        }
    }
}

/// Whether an amount is one of time.
fn counts_time(scene: &Scene<'_, '_, '_>, which: Which, at: usize, unit: &str) -> bool {
    let side = scene.side(which);
    let mut words = side.words[side.atoms[at].words.clone()].iter();
    words.any(|word| {
        let mut rows = scene.pack.rows_of(&word.spelled);
        rows.any(|row| row.group == Group::Time && row.family == "unit" && row.concept == unit)
    })
}

/// The preposition that makes an amount of time say how long something lasts: for, over, during.
fn governor(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    let mut before = (at.saturating_sub(GOVERNED)..at)
        .rev()
        .filter(|place| !side.first(place + 1).opens);
    before.find(|place| side.atoms[*place].is_function(Class::Lasting))
}

/// What is said of two terms of one slot.
fn exchange(scene: &Scene<'_, '_, '_>, terms: Sides<(usize, Sort)>) -> Option<Draft> {
    let (from, to) = (terms.old.1, terms.new.1);
    let came = to < from;
    let (first, second) = if came { (to, from) } else { (from, to) };
    let (kind, direction) = match (first, second, came) {
        (Sort::Limit, Sort::Span, _) | (Sort::Limit, Sort::Period, true) => {
            (Kind::DeadlineMoved, None)
        }
        (Sort::Limit, Sort::Period | Sort::Hedge, false) => {
            (Kind::DeadlineMoved, Some(Direction::Vaguer))
        }
        (Sort::Limit, _, true) => (Kind::DeadlineAdded, None),
        (Sort::Limit, _, false) => (Kind::DeadlineRemoved, None),
        (Sort::Span, _, true) => (Kind::QuantityAdded, None),
        (Sort::Span, _, false) => (Kind::QuantityRemoved, None),
        (Sort::Condition, _, true) => (Kind::ConditionAdded, Some(Direction::Softer)),
        (Sort::Condition, _, false) => (Kind::ConditionRemoved, Some(Direction::Firmer)),
        (Sort::Period | Sort::Hedge, ..) => return None,
    };
    let old = phrase(scene, Which::Old, terms.old);
    let new = phrase(scene, Which::New, terms.new);
    let text = |which: Which, atoms: &[usize]| scene.side(which).text(hull(atoms));
    let (old_text, new_text) = (text(Which::Old, &old), text(Which::New, &new));
    let draft = Draft::new(kind, RuleId::LastingTerm, old, new).texts(old_text, new_text);
    Some(match direction {
        Some(Direction::Vaguer) => draft
            .direction(Direction::Vaguer)
            .points("vaguer", VAGUER_POINTS),
        Some(direction) => draft.direction(direction),
        None => draft,
    })
}

/// The open atoms of a term: its bound, the preposition of an amount, what a condition says.
fn phrase(scene: &Scene<'_, '_, '_>, which: Which, (at, sort): (usize, Sort)) -> Vec<usize> {
    let side = scene.side(which);
    let mut atoms = match sort {
        Sort::Condition => scene.phrase_from(which, at),
        Sort::Span => (governor(side, at).unwrap_or(at)..=at)
            .filter(|at| side.is_open(*at))
            .collect(),
        _ => vec![at],
    };
    let bound = atoms[0].checked_sub(1);
    let bound = bound.filter(|bound| {
        side.is_open(*bound) && side.atoms[*bound].row(Group::Number, "bound").is_some()
    });
    atoms.extend(bound);
    atoms.sort_unstable();
    atoms
}
