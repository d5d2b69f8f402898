//! Hedges and conditions that came or went.

use super::super::draft::Draft;
use super::super::finding::Direction;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use crate::lexicon::{Group, Row};

/// Points for the weight of a hedge's class, by weight.
const WEIGHTS: [i16; 4] = [0, 0, 5, 10];

/// Adverbial qualifiers, compared by class.
pub(super) fn hedges(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which| scene.open_of(which, Group::Hedge);
    let (old, new) = (open(Which::Old), open(Which::New));
    let row = |which: Which, at: usize| -> Option<&Row> {
        scene.side(which).atoms[at]
            .of(Group::Hedge)
            .next()
            .map(|sense| sense.row)
    };
    let ties = scene.pair_up(&old, &new, |a, b| {
        row(Which::Old, a)
            .zip(row(Which::New, b))
            .is_some_and(|(a, b)| a.concept == b.concept)
    });
    let mut drafts: Vec<Draft> = ties
        .iter()
        .map(|(a, b)| Draft::new(Kind::Paraphrase, "paraphrase.tie", [*a], [*b]))
        .collect();
    for (which, atoms) in [(Which::Old, &old), (Which::New, &new)] {
        for at in atoms {
            if ties.iter().any(|(a, b)| {
                if which == Which::Old {
                    a == at
                } else {
                    b == at
                }
            }) || scene.is_new_clause(which, *at)
            {
                continue;
            }
            let Some(row) = row(which, *at) else { continue };
            let (kind, direction) = match which {
                Which::New => (Kind::HedgeAdded, Direction::Softer),
                Which::Old => (Kind::HedgeRemoved, Direction::Firmer),
            };
            let weight = usize::try_from(row.rank)
                .unwrap_or(0)
                .min(WEIGHTS.len() - 1);
            drafts.push(
                Draft::on(which, kind, "hedge.phrase", [*at])
                    .with("phrase", scene.side(which).text(*at..*at + 1))
                    .with("class", &row.concept)
                    .citing([row])
                    .direction(direction)
                    .points("hedge-class", WEIGHTS[weight]),
            );
        }
    }
    drafts
}

/// Triggers with free content.
pub(super) fn conditions(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        scene
            .open_of(which, Group::Condition)
            .into_iter()
            .filter(|at| !side.atoms[*at].of(Group::Hedge).any(|_| true))
            .collect()
    };
    let (old, new) = (open(Which::Old), open(Which::New));
    let row = |which: Which, at: usize| -> Option<&Row> {
        scene.side(which).atoms[at]
            .of(Group::Condition)
            .next()
            .map(|sense| sense.row)
    };
    // The same trigger class before kept content is the same condition in other words.
    let ties = scene.pair_up(&old, &new, |a, b| {
        row(Which::Old, a)
            .zip(row(Which::New, b))
            .is_some_and(|(a, b)| a.concept == b.concept)
    });
    let mut drafts: Vec<Draft> = ties
        .iter()
        .map(|(a, b)| Draft::new(Kind::Paraphrase, "paraphrase.tie", [*a], [*b]))
        .collect();
    for (which, atoms) in [(Which::Old, &old), (Which::New, &new)] {
        for at in atoms {
            if ties.iter().any(|(a, b)| {
                if which == Which::Old {
                    a == at
                } else {
                    b == at
                }
            }) || scene.is_new_clause(which, *at)
            {
                continue;
            }
            let Some(row) = row(which, *at) else { continue };
            let side = scene.side(which);
            let phrase: Vec<usize> = scene.phrase_from(which, *at);
            let (kind, direction) = match which {
                Which::New => (Kind::ConditionAdded, Direction::Softer),
                Which::Old => (Kind::ConditionRemoved, Direction::Firmer),
            };
            let content = side.text(at + 1..phrase.last().map_or(at + 1, |last| last + 1));
            drafts.push(
                Draft::on(which, kind, "condition.trigger", phrase)
                    .with("trigger", side.text(*at..*at + 1))
                    .with("class", &row.concept)
                    .with("content", content)
                    .citing([row])
                    .direction(direction),
            );
        }
    }
    drafts
}
