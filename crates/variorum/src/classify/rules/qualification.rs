//! Hedges and conditions that came or went.

use super::super::draft::Draft;
use super::super::finding::Direction;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::steps::by_class;
use crate::lexicon::Group;

/// Points for the weight of a hedge's class, by weight.
const WEIGHTS: [i16; 4] = [0, 0, 5, 10];

/// Weight of a way out of an obligation. It qualifies its whole clause, wherever in it it stands.
const ESCAPE: i16 = 3;

/// Adverbial qualifiers, compared by class, beside text of both versions: a phrase may stand on either hand of what it
/// qualifies, a single adverb stands with its word.
pub(super) fn hedges(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (mut drafts, singles) = by_class(scene, Group::Hedge, |_, _| true);
    let is_phrase = |which: Which, at: usize| scene.side(which).atoms[at].words.len() > 1;
    let singles = singles.iter().filter(|single| {
        let (which, at) = (single.which, single.at);
        if single.row.rank >= ESCAPE {
            true
        } else if is_phrase(which, at) {
            scene.adjoins_kept(which, at)
        } else {
            scene.modifies_kept(which, at)
        }
    });
    drafts.extend(singles.map(|single| {
        let (which, at) = (single.which, single.at);
        let (kind, direction) = match which {
            Which::New => (Kind::HedgeAdded, Direction::Softer),
            Which::Old => (Kind::HedgeRemoved, Direction::Firmer),
        };
        let weight = usize::try_from(single.row.rank).unwrap_or(0);
        Draft::on(which, kind, "hedge.phrase", [at])
            .with("phrase", scene.side(which).text(at..at + 1))
            .with("class", &single.row.concept)
            .citing([single.row])
            .direction(direction)
            .points("hedge-class", WEIGHTS[weight.min(WEIGHTS.len() - 1)])
    }));
    drafts
}

/// Triggers with free content. The same class of trigger before kept content is the same condition in other words.
pub(super) fn conditions(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let is_free = |which: Which, at: usize| {
        let mut hedges = scene.side(which).atoms[at].of(Group::Hedge);
        hedges.next().is_none()
    };
    let (mut drafts, singles) = by_class(scene, Group::Condition, is_free);
    drafts.extend(singles.iter().map(|single| {
        let (which, at) = (single.which, single.at);
        let side = scene.side(which);
        let phrase: Vec<usize> = scene.phrase_from(which, at);
        let (kind, direction) = match which {
            Which::New => (Kind::ConditionAdded, Direction::Softer),
            Which::Old => (Kind::ConditionRemoved, Direction::Firmer),
        };
        let content = side.text(at + 1..phrase.last().map_or(at + 1, |last| last + 1));
        Draft::on(which, kind, "condition.trigger", phrase)
            .with("trigger", side.text(at..at + 1))
            .with("class", &single.row.concept)
            .with("content", content)
            .citing([single.row])
            .direction(direction)
    }));
    drafts
}
