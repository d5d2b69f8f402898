//! What is promised or asked, on its ladders; wrappers such as "consider" before an unchanged action; levels that a
//! decision moves up, down or not at all.

use super::steps::{MIN_GAP, Step, Steps, rise, unpaired};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{Actor, family, is_modal, previous_word};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Group, Row};

const STEPS: Steps = Steps {
    up: Kind::ActionStrengthened,
    down: Kind::ActionWeakened,
    rule: RuleId::ActionRank,
};

/// Rank of an action without a wrapper.
const UNWRAPPED: i16 = 100;
const WRAPPER: &str = "wrapper";
/// The family of verbs that raise, keep or lower a level.
pub(super) const MOVE: &str = "move";
/// Base of a level that moves another way: a decision of its own, neither more nor less than the other.
const MOVED: i16 = 60;

/// Replaced action verbs, and wrappers that came or went.
pub(super) fn actions(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let old = acted(scene, Which::Old);
    let new = acted(scene, Which::New);
    let pairs = scene.pair_up(&old, &new, |a, b| {
        rows(scene, a, b).is_some() && scene.pair.have_one_object(a, b)
    });
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .filter_map(|(a, b)| moved(scene, *a, *b).or_else(|| replaced(scene, *a, *b)))
        .collect();
    let singles = unpaired(&old, &new, &pairs);
    drafts.extend(
        singles
            .iter()
            .filter_map(|(which, at)| wrapped(scene, *which, *at)),
    );
    drafts
}

/// Open action verbs that are promised, asked or required: those in a clause with force or a modal.
fn acted(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<usize> {
    let side = scene.side(which);
    let statements = scene.statements_of(which);
    let forceful = |at: usize| {
        let binds = statements.iter().any(|statement| {
            // What goes on by itself, spending that continues to grow, promises nothing.
            let goes_on = matches!(statement.actor, Actor::Body | Actor::Thing)
                && side.atoms[statement.head].has(Group::Continuity);
            let acts = statement.rows.iter().any(|row| match &*row.family {
                family::COMMISSIVE => !goes_on,
                other => matches!(other, family::DIRECTIVE | family::INSTITUTIONAL),
            });
            acts && statement.head < at
                && (statement.head + 1..=at).all(|place| !side.first(place).opens)
        });
        // Who founds something, or explores it, performs what the text is about.
        let performs = statements.iter().any(|statement| {
            statement.head == at
                && statement.actor == Actor::Issuer
                && statement.is_any(&[family::COMMISSIVE, family::INSTITUTIONAL])
        });
        let governed = previous_word(side, at).is_some_and(|before| is_modal(side, before));
        binds || performs || governed
    };
    let is_noun = |at: usize| {
        at.checked_sub(1).is_some_and(|before| {
            let atom = &side.atoms[before];
            atom.is_any_function(&[Class::Determiner, Class::Possessive])
                || atom
                    .of(Group::Degree)
                    .any(|sense| sense.row.family != "manner")
        })
    };
    scene
        .open_of(which, Group::Action)
        .into_iter()
        .filter(|at| forceful(*at) && !is_noun(*at))
        .collect()
}

/// The rows of two actions on the ladder that sets them furthest apart.
fn rows<'l>(scene: &Scene<'_, '_, 'l>, a: usize, b: usize) -> Option<(&'l Row, &'l Row)> {
    scene
        .shared(Group::Action, a, b)
        .into_iter()
        .map(|(x, y)| (x.row, y.row))
        .filter(|(x, _)| x.family != MOVE)
        .max_by_key(|(x, y)| x.rank.abs_diff(y.rank))
}

fn replaced(scene: &Scene<'_, '_, '_>, a: usize, b: usize) -> Option<Draft> {
    let (x, y) = rows(scene, a, b)?;
    // Two actions of one rank are still two actions: left to the rules about words.
    (x.rank.abs_diff(y.rank) >= MIN_GAP.unsigned_abs())
        .then(|| STEPS.compare(scene, (a, b), (x, y)))
}

/// A level that is raised, kept or lowered in one version and not in the other: a rate that is lowered to three percent,
/// and kept at three percent. The steps of such a decision are no rungs: to keep a rate is no stronger than to lower it.
fn moved(scene: &Scene<'_, '_, '_>, a: usize, b: usize) -> Option<Draft> {
    let sides = &scene.pair.sides;
    let (x, y) = (
        sides.old.atoms[a].row(Group::Action, MOVE)?,
        sides.new.atoms[b].row(Group::Action, MOVE)?,
    );
    let levels = names_level(scene, Which::Old, a) && names_level(scene, Which::New, b);
    (levels && x.concept != y.concept).then(|| moved_otherwise(scene, (a, b), (x, y)))
}

/// What is said of a level that moves another way.
pub(super) fn moved_otherwise(
    scene: &Scene<'_, '_, '_>,
    (a, b): (usize, usize),
    (x, y): (&Row, &Row),
) -> Draft {
    let sides = &scene.pair.sides;
    Draft::exchange(sides, Kind::ActChanged, RuleId::ActionMove, (a, b))
        .with("from", &x.concept)
        .with("to", &y.concept)
        .citing([x, y])
        .base(MOVED)
}

/// Whether a level in figures follows a verb in its clause: to three percent, at three percent.
fn names_level(scene: &Scene<'_, '_, '_>, which: Which, verb: usize) -> bool {
    let side = scene.side(which);
    side.after(verb)
        .take_while(|at| !side.first(*at).is_sign(";"))
        .any(|at| {
            side.atoms[at - 1].is_function(Class::Level)
                && matches!(&side.atoms[at].value, Value::Quantity(level) if !level.unit.is_empty())
        })
}

/// Whether a verb says that an action is only looked at or got ready for: consider, explore.
pub(super) fn is_wrapper(side: &Side<'_, '_>, at: usize) -> bool {
    side.atoms[at].row(Group::Action, WRAPPER).is_some()
}

/// A wrapper before an action that the other version has without it.
fn wrapped(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    let side = scene.side(which);
    let row = side.atoms[at].row(Group::Action, WRAPPER)?;
    let action = (at + 1..side.atoms.len()).find(|next| side.atoms[*next].is_content())?;
    // A wrapper governs a verb: the head of the sentence with its object is none, nor is a noun behind an article, though it
    // may look like a verb: to assess the claims.
    let marks = |at: usize| {
        let atom = &side.atoms[at];
        atom.is_any_function(&[Class::Determiner, Class::Possessive])
    };
    let governs = side.atoms[action].has(Group::Action)
        || side.atoms[action].form().is_some() && !(at + 1..action).any(marks)
        || follows_infinitive(scene, which, action);
    if side.is_open(action) || !governs {
        return None;
    }
    let gap = rise(which, row.rank, UNWRAPPED);
    let draft = STEPS
        .on(which, RuleId::ActionWrapper, Step::by(gap), at)
        .with("wrapper", side.text_of(at))
        .with("action", side.text_of(action))
        .citing([row]);
    Some(ladder(draft, 0, gap))
}

/// Whether a kept verb follows a modal or an infinitive mark in the other version.
fn follows_infinitive(scene: &Scene<'_, '_, '_>, which: Which, action: usize) -> bool {
    let other = scene.side(which.other());
    let before = scene
        .pair
        .partner(which, action)
        .and_then(|at| at.checked_sub(1));
    before.is_some_and(|at| {
        other.atoms[at].is_function(Class::Infinitive) || other.atoms[at].has(Group::Modal)
    })
}
