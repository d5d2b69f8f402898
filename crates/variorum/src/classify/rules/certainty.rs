//! How sure a statement is: likelihood, evidence, probability, expectation.

use super::super::draft::Draft;
use super::super::finding::{Confidence, Direction};
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::score::ladder;
use super::force::MIN_GAP;
use crate::lexicon::{Group, Row};

/// Epistemic terms on another rung, and those that came or went over a kept statement.
pub(super) fn certainty(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let old = scene.open_of(Which::Old, Group::Certainty);
    let new = scene.open_of(Which::New, Group::Certainty);
    let pairs = scene.pair_up(&old, &new, |a, b| {
        !scene.shared(Group::Certainty, a, b).is_empty()
    });
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .filter_map(|(a, b)| replaced(scene, *a, *b))
        .collect();
    for (which, atoms) in [(Which::Old, &old), (Which::New, &new)] {
        for at in atoms {
            let paired = pairs.iter().any(|(a, b)| {
                if which == Which::Old {
                    a == at
                } else {
                    b == at
                }
            });
            if !paired {
                drafts.extend(qualified(scene, which, *at));
            }
        }
    }
    drafts
}

fn replaced(scene: &Scene<'_, '_, '_>, a: usize, b: usize) -> Option<Draft> {
    let (x, y) = scene.shared(Group::Certainty, a, b).into_iter().next()?;
    let (x, y): (&Row, &Row) = (x.row, y.row);
    let gap = y.rank - x.rank;
    let sides = &scene.pair.sides;
    if gap.abs() < MIN_GAP {
        return Some(Draft::new(Kind::Paraphrase, "paraphrase.tie", [a], [b]).citing([x, y]));
    }
    let (kind, direction) = turn(gap > 0);
    let draft = Draft::new(kind, "certainty.rank", [a], [b])
        .with("old", sides.old.text(a..a + 1))
        .with("new", sides.new.text(b..b + 1))
        .with("old_rank", x.rank)
        .with("new_rank", y.rank)
        .citing([x, y])
        .direction(direction);
    Some(ladder(draft, x.rank, y.rank))
}

/// A statement that is qualified on one side only: without a qualifier it is made flatly.
fn qualified(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    /// Rank from which on a term asserts as much as no term.
    const FLAT: i16 = 85;
    let side = scene.side(which);
    let row = side.atoms[at].of(Group::Certainty).next()?.row;
    let follows = (at + 1..side.atoms.len())
        .filter(|next| side.atoms[*next].is_content())
        .take(2);
    let kept = follows.into_iter().any(|next| !side.is_open(next));
    if row.rank >= FLAT || !kept {
        return None;
    }
    let (kind, direction) = turn(which == Which::Old);
    Some(
        Draft::on(which, kind, "certainty.qualifier", [at])
            .with("term", side.text(at..at + 1))
            .with("rank", row.rank)
            .citing([row])
            .direction(direction)
            .confidence(Confidence::Medium),
    )
}

fn turn(raised: bool) -> (Kind, Direction) {
    if raised {
        (Kind::CertaintyRaised, Direction::Firmer)
    } else {
        (Kind::CertaintyLowered, Direction::Softer)
    }
}
