//! Force: how strong the act is that a clause performs.

use super::intensity::intensifies;
use super::steps::{MIN_GAP, Step};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{Statement, family, ranks};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Form, Group, Row};
use crate::sides::Sides;

/// Longest complement of a verb, in atoms.
pub(super) const COMPLEMENT: usize = 4;

/// Linked statements whose verbs are both unexplained.
pub(super) fn changed<'s, 'l>(
    scene: &'s Scene<'_, '_, 'l>,
) -> impl Iterator<Item = (&'s Statement<'l>, &'s Statement<'l>)> {
    scene
        .linked
        .iter()
        .map(|(a, b)| (&scene.statements.old[*a], &scene.statements.new[*b]))
        .filter(|(old, new)| !old.rows.is_empty() && !new.rows.is_empty())
        .filter(|(old, new)| {
            scene.pair.sides.old.is_open(old.head)
                || scene.pair.sides.new.is_open(new.head)
                || other_complement(old, new)
        })
}

/// Approval that became disapproval, or the reverse.
pub(super) fn reversed(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    changed(scene)
        // To deplore a closure and to welcome a reopening is no reversal.
        .filter(|(old, new)| {
            both_open(scene, old, new) && scene.pair.have_one_object(old.head, new.head)
        })
        .filter_map(|(old, new)| {
            // A neutral verb stands at the floor of both valences.
            let sign = |statement: &Statement<'_>| match (
                statement.row(family::APPROVAL),
                statement.row(family::DISAPPROVAL),
            ) {
                (Some(row), None) => Some((true, row.id())),
                (None, Some(row)) => Some((false, row.id())),
                _ => None,
            };
            let ((from, a), (to, b)) = (sign(old)?, sign(new)?);
            (from != to).then(|| {
                let mut draft = about(scene, Kind::StanceReversed, RuleId::ForceValence, old, new);
                draft.rows = vec![a, b];
                draft
            })
        })
        .collect()
}

/// The same family of acts on another rung.
pub(super) fn strength(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (old, new) in changed(scene) {
        let pair = family::ALL
            .iter()
            .filter(|family| old.row(family).is_some() || new.row(family).is_some())
            .filter_map(|family| Some((old.force(family)?, new.force(family)?)))
            .max_by_key(|(a, b)| a.rank.abs_diff(b.rank));
        let Some((a, b)) = pair else { continue };
        let is_bound =
            applies(scene, old, new, a) && !(old.is_bare_future() && new.is_bare_future());
        if !is_bound || is_status(old, a, new, b) || is_wrapped(scene, old, new) {
            continue;
        }
        let gap = b.rank - a.rank;
        if gap.abs() < MIN_GAP {
            if (a.concept == b.concept || !a.contested && !b.contested)
                && both_open(scene, old, new)
            {
                drafts.push(cite(
                    about(scene, Kind::Paraphrase, RuleId::ParaphraseTie, old, new),
                    a,
                    b,
                ));
            }
            continue;
        }
        let step = Step::between(a.rank, b.rank);
        let Some(kind) = kind_of(&a.family, step) else {
            continue;
        };
        let mut draft = about(scene, kind, RuleId::ForceRank, old, new);
        let stressed = step.higher();
        let adverbs = stress(scene, stressed, stressed.of(Sides::new(old, new)));
        stressed.of(draft.atoms.as_mut()).extend(adverbs);
        let draft = draft.confidence(if a.contested && b.contested {
            Confidence::Low
        } else {
            Confidence::High
        });
        drafts.push(ladder(cite(draft, a, b), a.rank, b.rank));
    }
    drafts
}

/// The open adverbs beside a verb that make it firmer. Where the other version has a weaker verb, they went with this one:
/// "strongly condemns", "regrets".
fn stress(scene: &Scene<'_, '_, '_>, which: Which, statement: &Statement<'_>) -> Vec<usize> {
    let side = scene.side(which);
    let beside = [statement.head.checked_sub(1), Some(statement.head + 1)];
    let beside = beside.into_iter().flatten();
    beside
        .filter(|at| *at < side.atoms.len() && side.is_open(*at) && intensifies(scene, which, *at))
        .collect()
}

/// Whether a family may be compared here: a promise needs somebody who makes it for himself.
fn applies(scene: &Scene<'_, '_, '_>, old: &Statement<'_>, new: &Statement<'_>, row: &Row) -> bool {
    let open = both_open(scene, old, new)
        || {
            // A governing verb came or went before a future that stays.
            let plain = |statement: &Statement<'_>| {
                statement.is_bare_future() || statement.future.is_some()
            };
            plain(old) != plain(new)
        }
        || other_complement(old, new);
    open && (row.family != family::COMMISSIVE
        || old.actor.can_promise()
        || new.actor.can_promise()
        || !(old.is_bare_future() || new.is_bare_future()))
}

/// Whether one of two acts is done or goes on and the other is promised: that is no rung of a ladder.
fn is_status(old: &Statement<'_>, from: &Row, new: &Statement<'_>, to: &Row) -> bool {
    let is_told = |statement: &Statement<'_>, row: &Row| {
        let goes_on = &*row.concept == "continue_to" && statement.modal.is_none();
        goes_on || row.rank >= ranks::VOW && matches!(statement.form, Form::Past | Form::Participle)
    };
    let is_future =
        |statement: &Statement<'_>| statement.future.is_some() || statement.is_bare_future();
    is_told(old, from) && is_future(new) || is_told(new, to) && is_future(old)
}

/// Whether both versions promise by the same future to found something, or to look into founding it: that is another act,
/// and no weaker promise.
fn is_wrapped(scene: &Scene<'_, '_, '_>, old: &Statement<'_>, new: &Statement<'_>) -> bool {
    let sides = &scene.pair.sides;
    let same_future = old
        .modal
        .zip(new.modal)
        .is_some_and(|(a, b)| scene.pair.partner(Which::Old, a) == Some(b));
    let wraps = |side: &Side<'_, '_>, statement: &Statement<'_>| {
        !statement.is_bare_future()
            && side.atoms[statement.head]
                .row(Group::Action, "found")
                .is_some()
    };
    same_future && wraps(&sides.old, old) && wraps(&sides.new, new)
}

/// Whether one verb stands with another complement, which says how the act is meant: to note with concern, with interest.
fn other_complement(old: &Statement<'_>, new: &Statement<'_>) -> bool {
    let concepts = |statement: &Statement<'_>| {
        statement
            .rows
            .iter()
            .map(|row| row.concept.clone())
            .collect::<Vec<_>>()
    };
    (old.complemented || new.complemented) && concepts(old) != concepts(new)
}

pub(super) fn both_open(
    scene: &Scene<'_, '_, '_>,
    old: &Statement<'_>,
    new: &Statement<'_>,
) -> bool {
    scene.pair.sides.old.is_open(old.head) && scene.pair.sides.new.is_open(new.head)
}

fn kind_of(family: &str, step: Step) -> Option<Kind> {
    Some(match (family, step) {
        (family::COMMISSIVE, Step::Up) => Kind::CommitmentStrengthened,
        (family::COMMISSIVE, Step::Down) => Kind::CommitmentWeakened,
        (family::DIRECTIVE, Step::Up) => Kind::DirectiveStrengthened,
        (family::DIRECTIVE, Step::Down) => Kind::DirectiveWeakened,
        (family::APPROVAL | family::DISAPPROVAL | family::ASSERTION, Step::Up) => {
            Kind::StanceStrengthened
        }
        (family::APPROVAL | family::DISAPPROVAL | family::ASSERTION, Step::Down) => {
            Kind::StanceWeakened
        }
        _ => return None,
    })
}

/// A finding about the verbs of two statements.
pub(super) fn about(
    scene: &Scene<'_, '_, '_>,
    kind: Kind,
    rule: RuleId,
    old: &Statement<'_>,
    new: &Statement<'_>,
) -> Draft {
    let verbs = |which: Which, statement: &Statement<'_>| -> Vec<usize> {
        let mut atoms = vec![statement.head];
        atoms.extend(
            statement
                .modal
                .filter(|modal| scene.side(which).is_open(*modal)),
        );
        if statement.complemented && !scene.side(which).is_open(statement.head) {
            let side = scene.side(which);
            let end = (statement.head + 1 + COMPLEMENT).min(side.atoms.len());
            atoms.extend((statement.head + 1..end).filter(|at| side.is_open(*at)));
        }
        atoms.sort_unstable();
        atoms.dedup();
        atoms
    };
    let text = |which: Which, statement: &Statement<'_>| scene.side(which).text_of(statement.head);
    Draft::new(kind, rule, verbs(Which::Old, old), verbs(Which::New, new))
        .texts(text(Which::Old, old), text(Which::New, new))
}

fn cite(draft: Draft, old: &Row, new: &Row) -> Draft {
    draft
        .with("family", &old.family)
        .ranks(old.rank, new.rank)
        .citing([old, new])
}

/// Requests told in the passive, where no statement links them: "is requested to".
pub(super) fn passive_directives(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let old = scene.open_of(Which::Old, Group::Verb);
    let new = scene.open_of(Which::New, Group::Verb);
    let rows = |a: usize, b: usize| {
        scene
            .shared(Group::Verb, a, b)
            .into_iter()
            .map(|(x, y)| (x.row, y.row))
            .find(|(x, _)| x.family == family::DIRECTIVE)
    };
    let sides = &scene.pair.sides;
    scene
        .pair_up(&old, &new, |a, b| {
            sides.old.slot[a] == sides.new.slot[b]
                && is_passive(scene, Which::Old, a)
                && is_passive(scene, Which::New, b)
                && rows(a, b).is_some()
        })
        .into_iter()
        .filter_map(|(a, b)| {
            let (x, y) = rows(a, b)?;
            if (y.rank - x.rank).abs() < MIN_GAP {
                return None;
            }
            let step = Step::between(x.rank, y.rank);
            let kind = kind_of(family::DIRECTIVE, step)?;
            let draft = Draft::exchange(sides, kind, RuleId::ForceRank, (a, b));
            Some(ladder(cite(draft, x, y), x.rank, y.rank))
        })
        .collect()
}

pub(super) fn is_passive(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    crate::classify::statement::previous_word(side, at)
        .is_some_and(|before| side.atoms[before].is_function(Class::Being))
}
