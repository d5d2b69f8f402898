//! Effort: an obligation of result that became one of conduct, or the reverse.

use super::action::is_wrapper;
use super::steps::{MIN_GAP, Step, Steps};
use crate::classify::pairing::agency::{has_actor, is_actor, subject_of};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{family, is_due, is_modal, next_word, previous_word, ranks};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Form, Group, Row};
use crate::sides::Sides;

const STEPS: Steps = Steps {
    up: Kind::CommitmentStrengthened,
    down: Kind::CommitmentWeakened,
    rule: RuleId::ForceEffort,
};

/// A verb of effort on one side of an act that both sides have.
struct Effort<'l> {
    row: &'l Row,
    verb: usize,
    /// The act, as it is quoted.
    action: String,
    /// The atoms that tell it.
    atoms: Sides<Vec<usize>>,
}

/// Verbs of effort that came or went between what binds and an act that stays: "shall protect", "shall endeavour to
/// protect"; "pledged to open", "pledged to work towards opening". Whoever is bound, is bound to less.
pub(super) fn efforts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    scene.tell_each(Group::Verb, |which, at| {
        let found = effort(scene, which, at).or_else(|| intention(scene, which, at))?;
        let kind = STEPS.named(Step::without(which));
        let draft = Draft::new(kind, STEPS.rule, found.atoms.old, found.atoms.new)
            .with("effort", scene.side(which).text_of(found.verb))
            .with("action", found.action)
            .citing([found.row]);
        Some(ladder(draft, found.row.rank, ranks::UNQUALIFIED))
    })
}

/// A verb of effort or intent in the place of a future, of somebody who can act: plans to publish, will publish. What others
/// will do is a forecast, but theirs is the plan.
fn intention<'l>(scene: &Scene<'_, '_, 'l>, which: Which, verb: usize) -> Option<Effort<'l>> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let row = promise(side, verb).filter(|row| ranks::UNQUALIFIED - row.rank >= MIN_GAP)?;
    let is_finite = matches!(side.atoms[verb].form(), Some(Form::Base | Form::Third));
    let is_finite = is_finite && !previous_word(side, verb).is_some_and(|at| is_modal(side, at));
    let kept = scene.pair.partner(which, governed(side, verb)?)?;
    let future = previous_word(other, kept).filter(|at| is_modal(other, *at))?;
    let is_future = promise(other, future).is_some() && other.is_open(future);
    let is_there = other.slot[future] == side.slot[verb];
    if !(is_finite && is_future && is_there && has_actor(side, verb)) {
        return None;
    }
    Some(Effort {
        row,
        verb,
        action: other.text_of(kept),
        atoms: which.sides(vec![verb], vec![future]),
    })
}

fn effort<'l>(scene: &Scene<'_, '_, 'l>, which: Which, verb: usize) -> Option<Effort<'l>> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let goes_on = side.atoms[verb].has(Group::Continuity);
    let row = promise(side, verb).filter(|_| !goes_on && !is_wrapper(side, verb))?;
    let act = governed(side, verb)?;
    let kept = scene.pair.partner(which, act)?;
    let (binder, binding) = (binder(side, verb)?, binder(other, kept)?);
    let gap = ranks::UNQUALIFIED - row.rank;
    if gap < MIN_GAP || scene.pair.partner(which, binder) != Some(binding) {
        return None;
    }
    Some(Effort {
        row,
        verb,
        action: side.text_of(act),
        atoms: which.sides(vec![binder, verb, act], vec![binding, kept]),
    })
}

fn promise<'l>(side: &Side<'_, 'l>, at: usize) -> Option<&'l Row> {
    side.atoms[at].row(Group::Verb, family::COMMISSIVE)
}

/// What a verb of effort governs: the verb after its infinitive mark, or the next word.
fn governed(side: &Side<'_, '_>, verb: usize) -> Option<usize> {
    let mark = side.atoms.get(verb + 1)?.is_function(Class::Infinitive);
    let act = next_word(side, verb + 1 + usize::from(mark))?;
    side.atoms[act].is_content().then_some(act)
}

/// Whether a modal binds its subject: anybody where it says what is due or ought to be, people and bodies that are named
/// where it says what will be, since of all else that is a forecast.
fn binds(side: &Side<'_, '_>, modal: usize) -> bool {
    let is_due = || {
        let ought = side.atoms[modal].means(Group::Modal, "should");
        ought || is_due(side, modal)
    };
    let speaks = || {
        let mut statements = side.statements().iter();
        statements.any(|statement| statement.modal == Some(modal) && statement.actor.can_promise())
    };
    let is_future = promise(side, modal).is_some();
    let is_body = || {
        let subject = subject_of(side, modal);
        subject.is_some_and(|at| side.atoms[at].value == Value::Name || is_actor(side, at))
    };
    is_due() || speaks() || is_future && is_body()
}

/// The modal that binds to a verb, or the promise that governs its infinitive.
fn binder(side: &Side<'_, '_>, verb: usize) -> Option<usize> {
    let before = previous_word(side, verb)?;
    if is_modal(side, before) {
        return binds(side, before).then_some(before);
    }
    let promise = |at: usize| promise(side, at).is_some();
    let governing = before.checked_sub(1)?;
    (side.atoms[before].is_function(Class::Infinitive) && promise(governing)).then_some(governing)
}
