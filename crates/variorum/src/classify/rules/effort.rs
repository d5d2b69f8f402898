//! Effort: an obligation of result that became one of conduct, or the reverse.

use super::action::is_wrapper;
use super::steps::{MIN_GAP, Step, Steps};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{DUE, is_modal, modal_rank, next_word, previous_word};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Group, Row};
use crate::sides::Sides;

const STEPS: Steps = Steps {
    up: (Kind::CommitmentStrengthened, Direction::Firmer),
    down: (Kind::CommitmentWeakened, Direction::Softer),
    rule: RuleId::ForceEffort,
};

/// Verbs of effort that came or went between what binds and an act that stays: "shall protect", "shall endeavour to
/// protect"; "pledged to open", "pledged to work towards opening". Whoever is bound, is bound to less.
pub(super) fn efforts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    scene.tell_each(Group::Verb, |which, at| effort(scene, which, at))
}

fn effort(scene: &Scene<'_, '_, '_>, which: Which, verb: usize) -> Option<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let goes_on = side.atoms[verb].has(Group::Continuity);
    let row = promise(side, verb).filter(|_| !goes_on && !is_wrapper(side, verb))?;
    let act = governed(side, verb)?;
    let kept = scene.pair.partner(which, act)?;
    let (binder, binding) = (binder(side, verb)?, binder(other, kept)?);
    let gap = UNQUALIFIED - row.rank;
    if gap < MIN_GAP || scene.pair.partner(which, binder) != Some(binding) {
        return None;
    }
    let (with, without) = (vec![binder, verb, act], vec![binding, kept]);
    let Sides { old, new } = which.sides(with, without);
    let (kind, direction) = STEPS.named(Step::without(which));
    let draft = Draft::new(kind, STEPS.rule, old, new)
        .with("effort", side.text_of(verb))
        .with("action", side.text_of(act))
        .citing([row])
        .direction(direction);
    Some(ladder(draft, row.rank, UNQUALIFIED))
}

/// Rank of what is promised or due without a verb of effort.
const UNQUALIFIED: i16 = 88;

fn promise<'l>(side: &Side<'_, 'l>, at: usize) -> Option<&'l Row> {
    side.atoms[at].row(Group::Verb, "commissive")
}

/// What a verb of effort governs: the verb after its infinitive mark, or the next word.
fn governed(side: &Side<'_, '_>, verb: usize) -> Option<usize> {
    let mark = side.atoms.get(verb + 1)?.is_function(Class::Infinitive);
    let act = next_word(side, verb + 1 + usize::from(mark))?;
    side.atoms[act].is_content().then_some(act)
}

/// Whether a modal binds its subject: anybody where it says what is due or ought to be, only a party to the text where it
/// says what will be, since what others will do is a forecast.
fn binds(side: &Side<'_, '_>, modal: usize) -> bool {
    let is_due = || {
        let ought = side.atoms[modal].means(Group::Modal, "should");
        ought || modal_rank(side, modal).is_some_and(|rank| rank >= DUE)
    };
    // The name of a role with its article: the Supplier.
    let is_party = || {
        let subject = modal.checked_sub(1);
        subject.is_some_and(|subject| {
            let article = subject.checked_sub(1);
            side.atoms[subject].value == Value::Name
                && article.is_some_and(|at| side.atoms[at].is_function(Class::Determiner))
        })
    };
    let speaks = || {
        let mut statements = side.statements().iter();
        statements.any(|statement| statement.modal == Some(modal) && statement.actor.is_issuer())
    };
    is_due() || is_party() || speaks()
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
