//! One adjective in another grade before the same word: close, closer, closest ties.

use super::intensity::STEPS;
use super::steps::Step;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Group, Pack, Row};

/// Ranks of an adjective, of its comparative and of its superlative, as those of the ladder of comparison.
const RANKS: [i16; 3] = [60, 80, 100];
/// The family of adjectives that are graded by their endings.
const GRADABLE: &str = "gradable";

/// An adjective in some grade.
#[derive(Debug)]
struct Graded {
    at: usize,
    adjective: String,
    rank: i16,
}

/// Adjectives of which each version has another grade.
pub(super) fn grades(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let [old, new] = Which::BOTH.map(|which| graded(scene, which));
    let places =
        |graded: &[Graded]| -> Vec<usize> { graded.iter().map(|graded| graded.at).collect() };
    let steps = |a: usize, b: usize| {
        let old = old.iter().find(|graded| graded.at == a)?;
        let new = new.iter().find(|graded| graded.at == b)?;
        (old.adjective == new.adjective).then_some((old.rank, new.rank))
    };
    let sides = &scene.pair.sides;
    let pairs = scene.pair_up(&places(&old), &places(&new), |a, b| {
        sides.old.slot[a] == sides.new.slot[b]
            && steps(a, b).is_some_and(|(from, to)| from != to)
            && scene.share_host(a, b)
    });
    let drafts = pairs.into_iter().filter_map(|(a, b)| {
        let (from, to) = steps(a, b)?;
        let kind = STEPS.named(Step::between(from, to));
        let draft = Draft::exchange(sides, kind, RuleId::IntensityGrade, (a, b)).ranks(from, to);
        Some(ladder(draft, from, to))
    });
    drafts.collect()
}

/// The open words of a side that are listed adjectives in some grade.
fn graded(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<Graded> {
    let side = scene.side(which);
    let open = side.open_atoms();
    let open = open.filter(|at| side.is_plain_word(*at) && side.atoms[*at].is_content());
    let graded = open.filter_map(|at| {
        let (adjective, rank) = plain(&side.first(at).spelled, scene.pack)?;
        Some(Graded {
            at,
            adjective,
            rank,
        })
    });
    graded.collect()
}

/// The listed adjective of which a word is a grade, and the rank of that.
fn plain(word: &str, pack: &Pack) -> Option<(String, i16)> {
    let morphology = &pack.morphology;
    let graded = morphology.comparatives.iter();
    let graded = graded.chain(morphology.superlatives);
    let mut endings = std::iter::once(&("", "")).chain(graded);
    endings.find_map(|(plain, graded)| {
        let adjective = [word.strip_suffix(graded)?, plain].concat();
        let is_listed = |row: &Row| row.group == Group::Name && row.family == GRADABLE;
        let grade = morphology.grade(&adjective, word)?;
        pack.rows_of(&adjective).find(|row| is_listed(row))?;
        Some((adjective, RANKS[grade]))
    })
}
