//! How sure a statement is: likelihood, evidence, probability, expectation.

use super::epithet::is_noun;
use super::steps::{Step, Steps, tie, unpaired};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{
    back_in_clause, ends_clause, family, is_modal, previous_word, ranks,
};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Group, Match, Row};
use crate::sides::Sides;

/// The scales of how likely something is, with the rank of what will be, and that of what is only possible: may, might, could.
pub(super) const LIKELIHOOD: &str = "likelihood";
pub(super) const EXPECTATION: &str = "expectation";
const PROBABILITY: &str = "probability";
/// What is set or due to come.
const COMING: &str = "be_set_to";
const CERTAIN: i16 = 95;
/// That of what would be.
const SUPPOSED: i16 = 85;

/// The scale of what evidence does: shows, indicates, suggests, appears.
pub(super) const EVIDENTIAL: &str = "evidential";

pub(super) const STEPS: Steps = Steps {
    up: Kind::CertaintyRaised,
    down: Kind::CertaintyLowered,
    rule: RuleId::CertaintyRank,
};

/// Epistemic terms on another rung, and those that came or went over a kept statement.
pub(super) fn certainty(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } = scene.open_where(|which, at| {
        scene.atom(which, at).has(Group::Certainty)
            && !acts_somewhere(scene, which, at)
            && !gives_cause(scene, which, at)
    });
    let pairs = scene.pair_up(&old, &new, |a, b| {
        let rungs = scene.shared(Group::Certainty, a, b);
        // A term may stand elsewhere in the other version.
        let is_moved = |(x, y): &(Match<'_>, Match<'_>)| x.row.concept == y.row.concept;
        !rungs.is_empty()
            && !speak_of_others(scene, a, b)
            && (rungs.iter().any(is_moved) || says_the_same(scene, a, b))
    });
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .filter_map(|(a, b)| {
            let (x, y) = scene.shared(Group::Certainty, *a, *b).into_iter().next()?;
            Some(STEPS.compare(scene, (*a, *b), (x.row, y.row)))
        })
        .collect();
    let mut told: Vec<(Which, usize)> = Vec::new();
    let singles = unpaired(&old, &new, &pairs);
    let (a, b) = (free(&singles, Which::Old), free(&singles, Which::New));
    let graded = |which: Which, at: usize| rank_of(scene, which, at).is_some();
    let both = [
        (a.clone(), b.clone()),
        (a, modals(scene, Which::New)),
        (modals(scene, Which::Old), b),
    ];
    for (old, new) in both {
        let open = |which: Which, atoms: Vec<usize>| -> Vec<usize> {
            let atoms = atoms.into_iter();
            atoms.filter(|at| !told.contains(&(which, *at))).collect()
        };
        let (old, new) = (open(Which::Old, old), open(Which::New, new));
        let pairs = scene.pair_up(&old, &new, |a, b| {
            let same = is_in_place(scene, a, b) && says_the_same(scene, a, b);
            same && graded(Which::Old, a) && graded(Which::New, b)
        });
        for (a, b) in pairs {
            told.extend([(Which::Old, a), (Which::New, b)]);
            drafts.extend(on_one_scale(scene, a, b));
        }
    }
    let singles = singles.into_iter().filter(|single| !told.contains(single));
    drafts.extend(singles.filter_map(|(which, at)| qualified(scene, which, at)));
    drafts
}

/// Whether two terms stand before words that both versions have, and each in another clause than the word of the other:
/// that trade is likely to fall is not how likely wages are to rise.
fn speak_of_others(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let said = |which: Which, at: usize| {
        let side = scene.side(which);
        let word = (at + 1..side.atoms.len()).find(|next| side.atoms[*next].is_content())?;
        scene.pair.partner(which, word)
    };
    let is_parted = |which: Which, one: usize, other: usize| {
        let side = scene.side(which);
        (one.min(other) + 1..=one.max(other)).any(|at| ends_clause(side, at))
    };
    let there = said(Which::New, new).zip(said(Which::Old, old));
    there.is_some_and(|(in_old, in_new)| {
        is_parted(Which::Old, old, in_old) && is_parted(Which::New, new, in_new)
    })
}

/// Whether a verb that can weigh evidence tells of an act, since it leads to a place: to appear before a judge.
fn acts_somewhere(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let weighs = side.atoms[at].row(Group::Certainty, EVIDENTIAL).is_some();
    let leads = |next: &Atom<'_>| next.is_preposition();
    weighs && side.atoms.get(at + 1).is_some_and(leads)
}

/// Whether a phrase that can say what is to come leads to a noun, and says what something comes from: due to the drought.
fn gives_cause(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let next = side.atoms.get(at + 1);
    let is_due = side.atoms[at]
        .row(Group::Certainty, EXPECTATION)
        .is_some_and(|row| row.concept == COMING);
    let is_noun =
        |next: &Atom<'_>| next.is_function(Class::Determiner) && !next.is_function(Class::Relative);
    is_due && next.is_some_and(is_noun)
}

/// The atoms of one side.
fn free(singles: &[(Which, usize)], which: Which) -> Vec<usize> {
    let own = singles.iter().filter(|(side, _)| *side == which);
    own.map(|(_, at)| *at).collect()
}

/// Open modals that say how likely something is: what will be, what may be.
fn modals(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<usize> {
    let side = scene.side(which);
    let modals = scene.open_of(which, Group::Modal).into_iter();
    modals.filter(|at| is_modal(side, *at)).collect()
}

/// Whether a word stands where the other did, give or take one that both versions have.
fn is_in_place(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let sides = &scene.pair.sides;
    sides.old.slot[old].abs_diff(sides.new.slot[new]) <= 1
}

/// How likely a term or a modal makes what it speaks of: what will be is surer than what is expected, that than what is
/// likely, and all than what may be. What must or should be is due.
fn rank_of<'l>(scene: &Scene<'_, '_, 'l>, which: Which, at: usize) -> Option<(i16, &'l Row)> {
    let atom = scene.atom(which, at);
    // "Certain goods" are some.
    if atom.has(Group::Quantifier) || is_noun(scene, which, at) {
        return None;
    }
    let terms = [LIKELIHOOD, EXPECTATION, PROBABILITY];
    let term = terms
        .iter()
        .find_map(|family| atom.row(Group::Certainty, family));
    let modal = || {
        let is_future = atom.row(Group::Verb, family::COMMISSIVE).is_some();
        let row = atom.of(Group::Modal).next()?.row;
        match row.rank {
            _ if is_future => Some((CERTAIN, row)),
            rank if rank <= ranks::POSSIBLE => Some((rank, row)),
            _ => None,
        }
    };
    term.map(|row| (row.rank, row)).or_else(modal)
}

/// Whether two words stand over statements that have their subject or what is said of it in common.
fn says_the_same(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let subject = |which: Which, at: usize| {
        let side = scene.side(which);
        let mut before = back_in_clause(side, at);
        before.find(|place| side.atoms[*place].is_content())
    };
    let subjects = (subject(Which::Old, old), subject(Which::New, new));
    let same_subject =
        matches!(subjects, (Some(a), Some(b)) if scene.pair.partner(Which::Old, a) == Some(b));
    same_subject || scene.pair.share_object(old, new)
}

/// Words of different scales in one place: what will fall is likely to fall, what is expected to fall may fall.
fn on_one_scale(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> Option<Draft> {
    let ((from, a), (to, b)) = (
        rank_of(scene, Which::Old, old)?,
        rank_of(scene, Which::New, new)?,
    );
    if from == to {
        return Some(tie(old, new).citing([a, b]));
    }
    Some(scaled(scene, (old, new), (from, to), (a, b)))
}

/// Two modals that say how likely something is. What will be is certain, what would be all but that; two forms of one modal
/// hardly differ.
pub(super) fn of_modals(
    scene: &Scene<'_, '_, '_>,
    (old, new): (usize, usize),
    rows: (&Row, &Row),
) -> Draft {
    let rank = |row: &Row| match row.rank {
        rank if rank <= ranks::POSSIBLE => rank,
        rank if rank < ranks::BINDING => SUPPOSED,
        _ => CERTAIN,
    };
    let (from, to) = (rank(rows.0), rank(rows.1));
    if from == to {
        return tie(old, new).citing([rows.0, rows.1]);
    }
    scaled(scene, (old, new), (from, to), rows).confidence(Confidence::Low)
}

/// A step on the one scale of how likely something is.
fn scaled(
    scene: &Scene<'_, '_, '_>,
    (old, new): (usize, usize),
    (from, to): (i16, i16),
    (a, b): (&Row, &Row),
) -> Draft {
    let kind = STEPS.named(Step::between(from, to));
    let draft = Draft::exchange(&scene.pair.sides, kind, RuleId::CertaintyScale, (old, new))
        .ranks(from, to)
        .citing([a, b])
        .confidence(Confidence::Medium);
    ladder(draft, from, to)
}

/// A statement that is qualified on one side only: without a qualifier it is made flatly.
fn qualified(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    /// Rank from which on a term asserts as much as no term.
    const FLAT: i16 = 85;
    let side = scene.side(which);
    let row = side.atoms[at].of(Group::Certainty).next()?.row;
    let other_predicate = predicate_instead(scene, which, at);
    let is_kept = says_of_kept(scene, which, at) || other_predicate.is_some();
    if row.rank >= FLAT || !is_kept || is_noun(scene, which, at) {
        return None;
    }
    let mut draft = STEPS.on(which, RuleId::CertaintyQualifier, Step::without(which), at);
    let mut confidence = Confidence::Medium;
    if let Some(other) = other_predicate {
        // What is told flatly in other words is told with the words that it took the place of.
        let own = scene.run_around(which, at);
        draft.atoms = which.sides(own, other);
    } else if let Some(other) = word_instead(scene, which, at) {
        // How sure the other word is, no table says.
        confidence = Confidence::Low;
        which.other().of(draft.atoms.as_mut()).push(other);
    }
    Some(
        draft
            .with("term", side.text_of(at))
            .with("rank", row.rank)
            .citing([row])
            .confidence(confidence),
    )
}

/// Whether a term stands over a statement that the other version makes as well: what follows it in its clause is kept for
/// the most part, and what it is said of, if that stands before, belongs to the same there.
fn says_of_kept(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    /// Words of matter of the statement.
    const STATEMENT: usize = 3;
    /// Farthest that subject and predicate stand apart in the other version, in atoms.
    const APART: usize = 8;
    let side = scene.side(which);
    let content = |place: &usize| side.atoms[*place].is_content();
    let reports = side
        .atoms
        .get(at + 1)
        .is_some_and(|next| next.is_function(Class::Relative));
    let start = if reports { at + 2 } else { at + 1 };
    let said: Vec<usize> = (start..side.atoms.len())
        .take_while(|place| !ends_clause(side, *place))
        .filter(content)
        .take(STATEMENT)
        .collect();
    let kept: Vec<usize> = said
        .iter()
        .filter_map(|place| scene.pair.partner(which, *place))
        .collect();
    let mut before = back_in_clause(side, at);
    let subject = before.find(|place| content(place) && !side.atoms[*place].has(Group::Degree));
    let belongs = subject.filter(|_| !reports).is_none_or(|subject| {
        let there = scene.pair.partner(which, subject);
        there.is_some_and(|there| kept.iter().any(|said| said.abs_diff(there) <= APART))
    });
    !kept.is_empty() && 2 * kept.len() > said.len() && belongs
}

/// The plain word that stands where a term does, if there is but one: guessed, predicted.
fn word_instead(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<usize> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let mut words = other
        .open_atoms()
        .filter(|place| other.slot[*place] == side.slot[at] && other.atoms[*place].is_content());
    let word = words
        .next()
        .filter(|word| other.atoms[*word].value == Value::Plain);
    // What opens a clause is no verb, where the term has a subject.
    let has_subject = |side: &Side<'_, '_>, at: usize| previous_word(side, at).is_some();
    word.filter(|word| words.next().is_none() && has_subject(other, *word) == has_subject(side, at))
}

/// The predicate in the other version of the kept subject of a verb of appearance, if it is another one and made flatly:
/// the trade seems to be losing pace, the trade has weakened.
fn predicate_instead(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Vec<usize>> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let appears = side.atoms[at].row(Group::Certainty, EVIDENTIAL).is_some();
    let leads = side
        .atoms
        .get(at + 1)
        .is_some_and(|next| next.is_function(Class::Infinitive));
    let is_flat = !other
        .atoms
        .iter()
        .any(|atom| atom.row(Group::Certainty, EVIDENTIAL).is_some());
    let subject = at
        .checked_sub(1)
        .filter(|before| side.atoms[*before].is_content())?;
    let first = scene.pair.partner(which, subject)? + 1;
    let is_other = first < other.atoms.len() && other.is_open(first);
    (appears && leads && is_flat && is_other).then(|| scene.run_around(which.other(), first))
}
