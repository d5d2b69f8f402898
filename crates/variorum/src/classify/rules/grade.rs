//! One adjective in another grade before the same word: close, closer, closest ties.

use super::super::draft::Draft;
use super::super::scene::Scene;
use super::super::score::ladder;
use super::super::side::Which;
use super::intensity::STEPS;
use crate::lexicon::Group;

/// Ranks of an adjective, of its comparative and of its superlative, as those of the ladder of comparison.
const RANKS: [i16; 3] = [60, 80, 100];
/// The family of adjectives that are graded by their endings.
const GRADABLE: &str = "gradable";

/// Adjectives of which each version has another grade.
pub(super) fn grades(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let words = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        side.open_atoms()
            .filter(|at| side.is_plain_word(*at) && side.atoms[*at].is_content())
            .collect()
    };
    let (old, new) = (words(Which::Old), words(Which::New));
    let sides = &scene.pair.sides;
    let steps = |a: usize, b: usize| {
        let is_gradable = |which: Which, at: usize| {
            scene.side(which).atoms[at]
                .row(Group::Name, GRADABLE)
                .is_some()
        };
        let (one, other) = (&sides.old.first(a).spelled, &sides.new.first(b).spelled);
        let grade = |adjective: &str, word: &str| {
            let grade = scene.pack.morphology.grade(adjective, word);
            grade.map(|grade| RANKS[grade])
        };
        if is_gradable(Which::Old, a) {
            Some((RANKS[0], grade(one, other)?))
        } else if is_gradable(Which::New, b) {
            Some((grade(other, one)?, RANKS[0]))
        } else {
            None
        }
    };
    let pairs = scene.pair_up(&old, &new, |a, b| {
        sides.old.slot[a] == sides.new.slot[b]
            && steps(a, b).is_some_and(|(from, to)| from != to)
            && scene.share_host(a, b)
    });
    let drafts = pairs.into_iter().filter_map(|(a, b)| {
        let (from, to) = steps(a, b)?;
        let (kind, direction) = STEPS.turn(to > from);
        let draft = Draft::new(kind, "intensity.grade", [a], [b])
            .with("old", sides.old.text(a..a + 1))
            .with("new", sides.new.text(b..b + 1))
            .with("old_rank", from)
            .with("new_rank", to)
            .direction(direction);
        Some(ladder(draft, from, to))
    });
    drafts.collect()
}
