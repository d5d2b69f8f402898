//! What is decided, promised or due: another act under a verb or a modal that both versions have.
//!
//! "Decided to lower its target", "decided to establish a range"; "shall appoint", "shall consult". No ladder joins the two
//! acts, or a rule about ladders has spoken already. Such a clause says what the text does, so that another act is another
//! decision.

use super::action::{MOVE, moved_otherwise};
use crate::classify::pairing::agency::can_act;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{
    ends_clause, family, is_modal, modal_rank, next_word, previous_word, ranks,
};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Base of another act, and of one that tables do not know: it may be another word for the same.
const DECIDED: i16 = 60;
const UNKNOWN: i16 = 45;

/// Atoms between a verb and its infinitive: decided today, by consensus, to lower.
const APART: usize = 4;

/// Acts of which one took the other's place under the same governor.
pub(super) fn decisions(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Some(governors) = governors(scene) else {
        return Vec::new();
    };
    let sides = &scene.pair.sides;
    let acts = governors.into_iter().filter_map(|(old, new)| {
        let (a, b) = (act(scene, Which::Old, old)?, act(scene, Which::New, new)?);
        if !sides.old.is_open(a) || !sides.new.is_open(b) {
            return None;
        }
        let known = is_known(scene, Which::Old, a) && is_known(scene, Which::New, b);
        Some(
            Draft::exchange(sides, Kind::ActChanged, RuleId::DecisionAct, (a, b))
                .with("governor", sides.new.text_of(new))
                .base(if known { DECIDED } else { UNKNOWN }),
        )
    });
    acts.collect()
}

/// A level that those who issue the text move in one version and not in the other: the Bank is keeping its rate, is raising
/// its rate.
pub(super) fn moves(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } = scene.open_where(|which, at| mover(scene, which, at).is_some());
    let sides = &scene.pair.sides;
    let row = |which: Which, at: usize| scene.atom(which, at).row(Group::Action, MOVE);
    let pairs = scene.pair_up(&old, &new, |a, b| {
        sides.old.slot[a] == sides.new.slot[b] && scene.pair.share_object(a, b)
    });
    let moves = pairs.into_iter().filter_map(|(a, b)| {
        let (x, y) = (row(Which::Old, a)?, row(Which::New, b)?);
        let mut draft = (x.concept != y.concept).then(|| moved_otherwise(scene, (a, b), (x, y)))?;
        draft.core = Some(draft.atoms.clone());
        draft.atoms.old.extend(stillness(scene, Which::Old, a));
        draft.atoms.new.extend(stillness(scene, Which::New, b));
        Some(draft)
    });
    moves.collect()
}

/// The open word behind a verb that says its object stands still: leaves the rate unchanged.
fn stillness(scene: &Scene<'_, '_, '_>, which: Which, verb: usize) -> Option<usize> {
    let side = scene.side(which);
    let mut clause = (verb + 1..side.atoms.len()).take_while(|at| !ends_clause(side, *at));
    clause.find(|at| side.is_open(*at) && side.atoms[*at].row(Group::Antonym, "level").is_some())
}

/// The subject of a verb that moves a level or keeps it, if they are those who issue the text: the verb stands right behind
/// it, and its object behind the verb.
fn mover(scene: &Scene<'_, '_, '_>, which: Which, verb: usize) -> Option<usize> {
    let side = scene.side(which);
    side.atoms[verb].row(Group::Action, MOVE)?;
    let before = previous_word(side, verb)?;
    let goes_on = side.first(verb).is_gerund && side.atoms[before].is_function(Class::Being);
    let mut subject = if goes_on {
        previous_word(side, before)?
    } else {
        before
    };
    // The Bank is easing its terms and is raising its rate.
    if side.atoms[subject].is_function(Class::Coordinator) {
        let opens = |at: &usize| side.first(*at).opens;
        let start = (0..subject).rev().find(opens)?;
        let mut opening = (start..subject).take_while(|at| !side.is_open(*at));
        subject = opening.find(|at| side.atoms[*at].has(Group::Issuer))?;
    }
    let is_issuer = side.atoms[subject].names_issuer() && !side.is_open(subject);
    let next = side.atoms.get(verb + 1);
    let has_object =
        next.is_some_and(|next| next.is_function(Class::Determiner) || next.is_content());
    (is_issuer && has_object).then_some(subject)
}

/// Whether a figure lies in the clause of a verb by which those who issue the text move a level: it is what they decide.
pub(super) fn is_decided(scene: &Scene<'_, '_, '_>, which: Which, figure: usize) -> bool {
    let side = scene.side(which);
    let before = (0..figure).rev();
    let mut clause = before.take_while(|at| !ends_clause(side, *at));
    clause.any(|at| mover(scene, which, at).is_some())
}

/// Verbs and modals of both sides that govern what is decided, promised or due: the same ones, or verbs of linked
/// statements that decide alike.
fn governors(scene: &Scene<'_, '_, '_>) -> Option<Vec<(usize, usize)>> {
    let (old, new) = (&scene.pair.sides.old, &scene.pair.sides.new);
    let has_open = |side: &Side<'_, '_>| {
        side.open_atoms()
            .any(|at| side.atoms[at].value == Value::Plain)
    };
    if !has_open(old) || !has_open(new) {
        return None;
    }
    let modals = (0..old.atoms.len()).filter_map(|at| {
        let there = scene.pair.partner(Which::Old, at)?;
        let binds = binds(scene, Which::Old, at) && binds(scene, Which::New, there);
        (binds && share_subject(scene, at, there)).then_some((at, there))
    });
    let decides = |which: Which, statement: usize| {
        let statement = &scene.statements_of(which)[statement];
        let row = statement.row(family::COMMISSIVE);
        let decides = row.is_some_and(|row| row.rank >= ranks::VOW);
        (decides && !statement.is_bare_future() && !statement.passive && !statement.withheld)
            .then_some(statement.head)
    };
    let verbs = scene.linked.iter();
    let verbs =
        verbs.filter_map(|(a, b)| Some((decides(Which::Old, *a)?, decides(Which::New, *b)?)));
    Some(modals.chain(verbs).collect())
}

/// Whether a modal promises or requires an act: the Fund will lend, anybody shall register. That prices will fall is no
/// decision, and what somebody has to do is told of him.
fn binds(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let acts = || previous_word(side, at).is_some_and(|subject| can_act(side, subject));
    let is_one = side.atoms[at].words.len() == 1;
    let rank = modal_rank(side, at).filter(|_| is_one);
    rank.is_some_and(|rank| rank >= ranks::DUE || rank >= ranks::BINDING && acts())
}

/// Whether two modals have one subject: the same word, or words for those who issue the text.
fn share_subject(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let sides = &scene.pair.sides;
    let is_issuer = |side: &Side<'_, '_>, at: usize| side.atoms[at].has(Group::Issuer);
    match (
        previous_word(&sides.old, old),
        previous_word(&sides.new, new),
    ) {
        (Some(a), Some(b)) => {
            scene.pair.partner(Which::Old, a) == Some(b)
                || is_issuer(&sides.old, a) && is_issuer(&sides.new, b)
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The act that a verb or a modal governs: behind the infinitive mark of a verb, past forms of being and what says that it
/// goes on.
fn act(scene: &Scene<'_, '_, '_>, which: Which, governor: usize) -> Option<usize> {
    let side = scene.side(which);
    let mut first = governor + 1;
    if !is_modal(side, governor) {
        let mut near = first..side.atoms.len().min(first + APART);
        first = 1 + near.find(|at| side.atoms[*at].is_function(Class::Infinitive))?;
    }
    let mut is_passive = false;
    let mut verb = next_word(side, first)?;
    loop {
        let atom = &side.atoms[verb];
        is_passive |= atom.is_function(Class::Being);
        let goes_on = atom.has(Group::Continuity);
        if atom.is_function(Class::Auxiliary) && !atom.is_function(Class::Being) {
            return None;
        }
        if !(goes_on || atom.is_function(Class::Being) || atom.is_function(Class::Infinitive)) {
            break;
        }
        verb = next_word(side, verb + 1)?;
    }
    let word = side.first(verb);
    let is_verb = if is_passive {
        word.is_participle
    } else {
        !word.is_verbal()
    };
    let is_one = side.atoms[verb].value == Value::Plain && !word.opens && has_object(side, verb);
    (is_verb && is_one).then_some(verb)
}

/// Whether a word stands as a verb does: the clause goes on behind it, and not with another verb whose subject it would be.
fn has_object(side: &Side<'_, '_>, verb: usize) -> bool {
    let next = side.atoms.get(verb + 1);
    next.is_some_and(|next| !next.is_function(Class::Auxiliary) && !next.is_function(Class::Modal))
}

/// Whether the tables say what a verb does, and so that another does something else: what they only list among words that
/// say the same may have one more such word.
fn is_known(scene: &Scene<'_, '_, '_>, which: Which, verb: usize) -> bool {
    let atom = scene.atom(which, verb);
    let groups = [Group::Verb, Group::Action, Group::Antonym];
    atom.has_any(&groups)
}
