//! Limits that an event sets: before the annual meeting, two weeks before the vote.
//!
//! Where something is to be done they are limits like those that a date sets; where it is told what was done, details.

use crate::classify::pairing::agency::has_actor;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::typed::Quantity;
use crate::classify::record::evidence;
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{ends_clause, is_binding, is_due};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group, Row};
use crate::sides::Sides;

/// Most atoms of a phrase from its preposition to its event.
const LONGEST: usize = 8;

/// Limits by an event that came or went with it.
pub(super) fn events(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of_side = |which: Which| {
        let side = scene.side(which);
        let phrases = side.open_atoms().filter_map(move |at| {
            let end = event(scene, which, at).filter(|_| is_to_be_done(side, at))?;
            let kind = which.of(Sides::new(Kind::DeadlineRemoved, Kind::DeadlineAdded));
            let text = side.text(at..end);
            let draft = Draft::on(
                which,
                kind,
                RuleId::DeadlineLimit,
                (at..end).collect::<Vec<_>>(),
            );
            Some(draft.with("words", &text).with("time", text))
        });
        phrases.collect::<Vec<_>>()
    };
    Which::BOTH.into_iter().flat_map(of_side).collect()
}

/// The end of an open phrase that says before which event something is; `None` where what stands there is another.
fn event(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<usize> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let trigger = trigger(side, at).filter(|concept| *concept == "upper");
    let mut there = other.in_slot(side.slot[at]);
    if trigger.is_none() || there.any(|place| other.is_open(place)) {
        return None;
    }
    let rest = at + 1..side.atoms.len().min(at + LONGEST);
    let phrase = rest.take_while(|place| {
        let atom = &side.atoms[*place];
        let is_article = atom.is_any_function(&[Class::Determiner, Class::Possessive]);
        side.is_open(*place) && (atom.is_content() || is_article)
    });
    let head = phrase.last()?;
    let last = &side.words[side.atoms[head].words.end - 1].spelled;
    let is = |is_wanted: &dyn Fn(&Row) -> bool| scene.pack.rows_of(last).any(is_wanted);
    let is_event = is(&|row| row.group == Group::Time && row.concept == "event");
    // Before an assembly somebody speaks, before the annual assembly something is due.
    let is_body = is(&|row| row.group == Group::Name && row.family == "body");
    let is_told_apart = head > at + 1 && side.atoms[head - 1].is_content();
    (is_event && (!is_body || is_told_apart)).then_some(head + 1)
}

/// On which side of a time the preposition at a place limits something. What an agent does is no time.
fn trigger<'l>(side: &Side<'_, 'l>, at: usize) -> Option<&'l str> {
    let atom = side.atoms.get(at)?;
    let row = atom
        .row(Group::Time, "trigger")
        .filter(|_| !atom.is_function(Class::Agent));
    row.map(|row| row.concept.as_str())
}

/// Whether the clause before a place says what is to be done: by a modal of duty, or by a future of somebody who acts.
fn is_to_be_done(side: &Side<'_, '_>, at: usize) -> bool {
    let mut clause = (0..at).rev().take_while(|place| !ends_clause(side, *place));
    clause.any(|place| is_due(side, place) || is_binding(side, place) && has_actor(side, place))
}

/// How long before or after an event something is due, where that differs: three weeks before the vote, one week before it.
pub(super) fn lead(
    scene: &Scene<'_, '_, '_>,
    (a, b): (usize, usize),
    (old, new): (&Quantity, &Quantity),
) -> Option<Draft> {
    let trigger_behind = |which: Which, at: usize| trigger(scene.side(which), at + 1);
    let sides = &scene.pair.sides;
    let side = trigger_behind(Which::Old, a)?;
    let is_kept = scene.pair.partner(Which::Old, a + 1) == Some(b + 1);
    let mut units = scene.pack.rows.iter();
    let is_span = units
        .any(|row| row.group == Group::Time && row.family == "unit" && new.unit == *row.concept);
    // For two years before the sale is how long, and not by when.
    let lasts = |side: &Side<'_, '_>, at: usize| {
        let before = at.checked_sub(1).map(|before| &side.atoms[before]);
        before.is_some_and(|before| before.is_function(Class::Preposition))
    };
    let last = lasts(&sides.old, a) || lasts(&sides.new, b);
    let are_due = is_to_be_done(&sides.old, a) && is_to_be_done(&sides.new, b);
    if !is_kept || !is_span || !are_due || last || old.unit.is_empty() {
        return None;
    }
    let draft = Draft::new(Kind::DeadlineMoved, RuleId::DeadlineLimit, [a], [b])
        .with(evidence::OLD, sides.old.text_of(a))
        .with(evidence::NEW, sides.new.text_of(b))
        .with(evidence::OLD_TIME, old.display())
        .with("new_time", new.display());
    let is_longer = new.value > old.value;
    let direction = if is_longer == (side == "upper") {
        Direction::Earlier
    } else {
        Direction::Later
    };
    Some(if old.unit == new.unit {
        draft.direction(direction)
    } else {
        draft
    })
}
