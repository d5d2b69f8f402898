//! Amounts and their bounds.

use std::ops::Range;

use super::decision::is_decided;
use super::occasion;
use super::steps::unpaired;
use crate::classify::pairing::complement::Likeness;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::typed::Quantity;
use crate::classify::reading::words::{Word, WordClass};
use crate::classify::record::evidence;
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Points for each unit of the logarithm of a ratio, and the most that a ratio can add.
const RATIO_POINTS: f64 = 20.0;
const MOST_RATIO_POINTS: i16 = 20;
/// Points for a figure that those who issue the text set.
const DECIDED: i16 = 10;

/// The family of places in an order.
const ORDINAL: &str = "ordinal";

fn quantity<'a>(atom: &'a Atom<'_>) -> Option<&'a Quantity> {
    match &atom.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// Amounts that differ, appeared or vanished.
pub(super) fn amounts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = superseded(scene);
    let is_told =
        |which: Which, at: usize| drafts.iter().any(|draft| draft.side(which).contains(&at));
    let left = |which: Which| -> Vec<usize> {
        let open = open(scene, which).into_iter();
        open.filter(|at| !is_told(which, *at)).collect()
    };
    let (old, new) = (left(Which::Old), left(Which::New));
    let pairs = pairs(scene, &old, &new);
    drafts.extend(pairs.iter().map(|(a, b)| changed(scene, *a, *b)));
    for (which, at) in unpaired(&old, &new, &pairs) {
        let kind = which.of(Kind::QUANTITY_ALONE);
        let amount = value(scene, which, at);
        // A bare number word may be a pronoun or part of another word: only its counterpart makes it an amount.
        let side = scene.side(which);
        let is_bare = amount.value <= 1.0 || is_part(side, at) || is_restated(side, at);
        let weak = amount.unit.is_empty() && is_bare;
        if !weak {
            let draft = Draft::on(
                which,
                kind,
                RuleId::QuantityValue,
                with_time(scene, which, at),
            );
            let (old, new) = (draft.atoms.old.clone(), draft.atoms.new.clone());
            drafts.push(
                draft
                    .core(old, new)
                    .with("words", side.text_of(at))
                    .with("value", amount.display())
                    .with("unit", &amount.unit),
            );
        }
    }
    drafts
}

/// Whether a number is part of a formula or a name: talks of 2+2, Track 1.5. One that a hyphen ties to what follows is
/// no part of the name before it.
fn is_part(side: &Side<'_, '_>, at: usize) -> bool {
    let words = side.words_of(at..at + 1);
    let first = &side.words[words.start];
    let before = words.start.checked_sub(1).map(|before| &side.words[before]);
    let next = side.words.get(words.end);
    let joins = |word: Option<&Word<'_>>| word.is_some_and(|word| word.is_sign("+"));
    joins(next)
        || joins(before)
        || before.is_some_and(|before| before.is_capitalised() && !before.opens)
            && first.class == WordClass::Number
            && !next.is_some_and(Word::is_hyphen)
}

/// Whether a number says again how many those are who are known already: the two countries, our three governments.
fn is_restated(side: &Side<'_, '_>, at: usize) -> bool {
    let is_known = |before: usize| {
        let atom = &side.atoms[before];
        atom.is_function(Class::Determiner) || atom.is_function(Class::Possessive)
    };
    let are_people = |next: &Atom<'_>| next.is_addressee() || next.has(Group::Issuer);
    side.first(at).class == WordClass::Word
        && at.checked_sub(1).is_some_and(is_known)
        && side.atoms.get(at + 1).is_some_and(are_people)
}

/// The amount at a place.
fn value(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Quantity {
    quantity(scene.atom(which, at)).cloned().unwrap_or_default()
}

/// The amounts of a side that nothing explains yet, but for those that others are only set against, if the other version
/// sets against none in their place.
fn open(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<usize> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let is_set =
        |side: &Side<'_, '_>, at: usize| side.is_open(at) && holds_instead(side, at).is_some();
    let is_exchanged = |at: usize| {
        let mut there = other
            .amounts()
            .filter(|there| other.slot[*there] == side.slot[at]);
        there.any(|there| is_set(other, there))
    };
    let open = side.amounts().filter(|at| side.is_open(*at));
    open.filter(|at| !is_set(side, *at) || is_exchanged(*at))
        .collect()
}

/// The amount that holds instead of one that it is only set against: 30 boats rather than 40.
fn holds_instead(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    let is_contrast = |place: usize| side.atoms[place].row(Group::Number, "contrast").is_some();
    let mut before = side.before(at);
    let contrast = before.find(|place| {
        is_contrast(*place) || side.atoms[*place].is_content() && !is_bound(&side.atoms[*place])
    });
    let contrast = contrast.filter(|place| is_contrast(*place))?;
    let holders = side.amounts().take_while(|holder| *holder < contrast);
    holders
        .filter(|holder| side.unit(*holder) == side.unit(at) || side.unit(at) == Some(""))
        .last()
}

fn is_bound(atom: &Atom<'_>) -> bool {
    matches!(atom.value, Value::Bound(_))
}

/// Amounts that took the place of one which they are set against in their own version: $40, and $30 rather than $40.
fn superseded(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of_side = |which: Which| {
        let (side, other) = (scene.side(which), scene.side(which.other()));
        side.amounts().filter_map(move |at| {
            let holder = holds_instead(side, at).filter(|holder| side.is_open(*holder))?;
            let there = scene.pair.partner(which, at)?;
            let is_amount = quantity(&other.atoms[there]).is_some();
            if !is_amount || holds_instead(other, there).is_some() {
                return None;
            }
            let Sides { old: a, new: b } = which.sides(holder, there);
            let mut draft = changed(scene, a, b);
            draft.core = Some(draft.atoms.clone());
            let mut cover = |which: Which, range: Range<usize>| {
                let open = range.filter(|place| scene.side(which).is_open(*place));
                which.of(draft.atoms.as_mut()).extend(open);
            };
            cover(which, holder + 1..at);
            // What that one was set against in its turn.
            let mut contrasts = other.amounts();
            if let Some(last) = contrasts.find(|last| holds_instead(other, *last) == Some(there)) {
                cover(which.other(), there + 1..last + 1);
            }
            Some(draft)
        })
    };
    Which::BOTH.into_iter().flat_map(of_side).collect()
}

/// The open amounts of which one took the other's place.
pub(super) fn open_pairs(scene: &Scene<'_, '_, '_>) -> Vec<(usize, usize)> {
    pairs(scene, &open(scene, Which::Old), &open(scene, Which::New))
}

/// Pairs amounts: those of the same thing first, then those of one unit that stand behind the same preposition, then those
/// of one unit, and what is left in one slot; none where each has another place in a series.
fn pairs(scene: &Scene<'_, '_, '_>, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let sides = &scene.pair.sides;
    let is_unit = |a: usize, b: usize| sides.old.unit(a) == sides.new.unit(b);
    let is_slot = |a: usize, b: usize| sides.old.slot[a] == sides.new.slot[b];
    let share = |a: usize, b: usize, least: usize| {
        let likeness = scene.pair.likeness(a, b);
        matches!(likeness, Likeness::Same(common) if common >= least)
    };
    let is_apart = |a: usize, b: usize| scene.pair.parts_amounts(a, b);
    let role = |which: Which, at: usize| {
        let before = at.checked_sub(1).map(|before| scene.atom(which, before));
        let preposition = before.filter(|atom| atom.is_function(Class::Preposition));
        preposition.map(|atom| atom.key)
    };
    let is_role = |a: usize, b: usize| {
        let roles = (role(Which::Old, a), role(Which::New, b));
        roles.0.is_some() && roles.0 == roles.1
    };
    let demands: [&dyn Fn(usize, usize) -> bool; 5] = [
        &|a, b| is_unit(a, b) && share(a, b, 2),
        &|a, b| is_unit(a, b) && share(a, b, 1),
        &|a, b| is_unit(a, b) && is_slot(a, b) && is_role(a, b) && !is_apart(a, b),
        &|a, b| is_unit(a, b) && !is_apart(a, b),
        &|a, b| is_slot(a, b) && !is_apart(a, b),
    ];
    scene.pair_up_in_turn(old, new, &demands)
}

fn changed(scene: &Scene<'_, '_, '_>, a: usize, b: usize) -> Draft {
    let (old, new) = (value(scene, Which::Old, a), value(scene, Which::New, b));
    if let Some(moved) = occasion::lead(scene, (a, b), (&old, &new)) {
        return moved;
    }
    let is_step = |which: Which, at: usize| is_increment(scene.side(which), at);
    let is_alike = is_step(Which::Old, a) == is_step(Which::New, b);
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
    let mut draft = Draft::new(Kind::QuantityChanged, RuleId::QuantityValue, from, to)
        .texts(told_old, told_new)
        .with(evidence::OLD_VALUE, old.display())
        .with("new_value", new.display())
        .with("unit", &new.unit);
    if old.period != new.period {
        draft = draft.with("period", format!("{} {}", old.period, new.period).trim());
    }
    if is_decided(scene, Which::Old, a) && is_decided(scene, Which::New, b) {
        draft = draft.points("decision", DECIDED);
    }
    // By how much something moved and how much it is are no two values of one figure.
    if !is_alike {
        return draft;
    }
    if old.value * new.value > 0.0 && old.unit == new.unit {
        draft = by_ratio(draft, old.value, new.value);
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

/// Weighs a change of figures of one sign by how many times as much the new one is.
pub(super) fn by_ratio(draft: Draft, old: f64, new: f64) -> Draft {
    let ratio = new / old;
    let earned = RATIO_POINTS * ratio.ln().abs();
    let points = (1..=MOST_RATIO_POINTS)
        .take_while(|points| f64::from(*points) <= earned)
        .count();
    draft
        .with("ratio", format!("{ratio:.3}"))
        .points("ratio", i16::try_from(points).unwrap_or(MOST_RATIO_POINTS))
}

/// Whether an amount says by how much something moves, or what comes on top: by 2 percent, another 40 boats.
fn is_increment(side: &Side<'_, '_>, at: usize) -> bool {
    let mut before = side.before(at);
    let before = before.find(|place| !is_bound(&side.atoms[*place]));
    before.is_some_and(|before| side.atoms[before].row(Group::Number, "increment").is_some())
}

/// An amount with the bound that came or went with it.
fn with_bound(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Vec<usize> {
    let side = scene.side(which);
    let bounded =
        at > 0 && matches!(side.atoms[at - 1].value, Value::Bound(_)) && side.is_open(at - 1);
    if bounded { vec![at - 1, at] } else { vec![at] }
}

/// An amount that came or went with its bound and with the time that it is of.
fn with_time(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Vec<usize> {
    let side = scene.side(which);
    let mut atoms = with_bound(scene, which, at);
    // What both versions have of its complement may belong to another amount there.
    let open = side.complement(at).filter(|at| side.is_open(*at));
    let mut matter = open.clone().filter(|at| side.atoms[*at].is_content());
    if matter.all(|at| matches!(side.atoms[at].value, Value::Time(_))) {
        atoms.extend(open);
    }
    atoms
}

/// The same number under another bound.
pub(super) fn bounds(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } =
        scene.open_where(|which, at| matches!(scene.atom(which, at).value, Value::Bound(_)));
    let pairs = scene.pair_up(&old, &new, |_, _| true);
    let (kind, rule) = (Kind::QuantityBoundChanged, RuleId::QuantityBound);
    let sides = &scene.pair.sides;
    let exchanged = pairs
        .iter()
        .map(|pair| Draft::exchange(sides, kind, rule, *pair));
    let mut drafts: Vec<Draft> = exchanged.collect();
    for (which, at) in unpaired(&old, &new, &pairs) {
        // The bound of an amount that itself came or went belongs to it.
        let side = scene.side(which);
        let counted = side
            .partner
            .get(at + 1)
            .is_some_and(std::option::Option::is_some);
        if counted {
            let field = which.of(Sides::new(evidence::OLD, evidence::NEW));
            drafts.push(Draft::on(which, kind, rule, [at]).with(field, side.text_of(at)));
        }
    }
    drafts
}

/// Another place in an order: the third review, the fourth review. How many there are, neither says. In a heading it only
/// names the occasion, which any two versions differ in.
pub(super) fn ordinals(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    if scene.is_heading() {
        return Vec::new();
    }
    let row = |which: Which, at: usize| scene.atom(which, at).row(Group::Number, ORDINAL);
    let Sides { old, new } = scene.open_where(|which, at| row(which, at).is_some());
    let sides = &scene.pair.sides;
    let pairs = scene.pair_up(&old, &new, |a, b| {
        sides.old.slot[a] == sides.new.slot[b] && scene.share_host(a, b)
    });
    let drafts = pairs.into_iter().filter_map(|(a, b)| {
        let (old, new) = (row(Which::Old, a)?, row(Which::New, b)?);
        let draft = Draft::exchange(sides, Kind::QuantityChanged, RuleId::QuantityValue, (a, b))
            .with(evidence::OLD_VALUE, &old.concept)
            .with("new_value", &new.concept)
            .with("unit", ORDINAL);
        Some(draft.citing([old, new]))
    });
    drafts.collect()
}
