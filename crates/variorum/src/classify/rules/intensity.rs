//! Degree of what is said: modifiers of one head on another rung, or against none.

use super::steps::{MIN_GAP, Step, Steps, rise, unpaired};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::reading::atom::Atom;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Group, Row};

pub(super) const STEPS: Steps = Steps {
    up: Kind::IntensityRaised,
    down: Kind::IntensityLowered,
    rule: RuleId::IntensityRank,
};

/// Ladders whose modifiers mean a degree only with certain heads, and the family that lists these.
const NOUN_LADDERS: [&str; 3] = ["concern", "support", "condemnation"];
const HEAD: &str = "head";
/// The ladder of more and less, on which only attributes stand: what is stronger is so than something.
const COMPARATIVE: &str = "comparative";
/// Points for a degree word that no other took the place of: that a thing is said without a degree is inferred.
const NO_COUNTERPART: i16 = -15;
/// The rung of a head without a modifier.
const NONE: &str = "none";

/// Degree words that changed, came or went.
pub(super) fn degrees(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (old, new) = (open(scene, Which::Old), open(scene, Which::New));
    let pairs = counterparts(scene);
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .filter_map(|(a, b)| Some(STEPS.compare(scene, (*a, *b), rows(scene, *a, *b)?)))
        .collect();
    let singles = unpaired(&old, &new, &pairs).into_iter();
    let singles = singles.filter(|(which, at)| !scene.is_new_clause(*which, *at));
    drafts.extend(singles.filter_map(|(which, at)| alone(scene, which, at)));
    drafts
}

/// The degree words of a side that nothing explains.
fn open(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<usize> {
    let side = scene.side(which);
    // After the mark of an infinitive stands a verb: to moderate. So does what is going on: is continuing.
    let is_verb = |at: usize| {
        let before = at.checked_sub(1).map(|before| &side.atoms[before]);
        before.is_some_and(|before| {
            before.is_function(Class::Infinitive)
                || before.is_function(Class::Being) && side.first(at).is_gerund
        })
    };
    let degrees = scene.open_of(which, Group::Degree).into_iter();
    degrees.filter(|at| !is_verb(*at)).collect()
}

/// Degree words of one ladder of which one took the other's place: with the same head, or right behind the same word.
pub(super) fn counterparts(scene: &Scene<'_, '_, '_>) -> Vec<(usize, usize)> {
    let (old, new) = (open(scene, Which::Old), open(scene, Which::New));
    let sides = &scene.pair.sides;
    scene.pair_up(&old, &new, |a, b| {
        sides.old.slot[a].abs_diff(sides.new.slot[b]) <= 1
            && rows(scene, a, b).is_some()
            && (scene.share_host(a, b) || scene.follow_alike(a, b))
    })
}

/// The rows of two degree words on the ladder that both are on. The heads of modifiers are listed, not ranked.
fn rows<'l>(scene: &Scene<'_, '_, 'l>, a: usize, b: usize) -> Option<(&'l Row, &'l Row)> {
    let shared = scene.shared(Group::Degree, a, b);
    shared
        .into_iter()
        .map(|(x, y)| (x.row, y.row))
        .filter(|(x, _)| x.family != HEAD)
        .max_by_key(|(x, y)| x.rank.abs_diff(y.rank))
}

/// The rung of a head without a modifier on the ladder of a row, if it has one.
fn bare_rank(scene: &Scene<'_, '_, '_>, row: &Row) -> Option<i16> {
    let mut rows = scene.pack.rows.iter();
    let bare = rows.find(|bare| bare.shares_ladder(row) && bare.concept == NONE);
    bare.map(|bare| bare.rank)
}

/// Whether a degree word makes what it stands with more than it is without.
pub(super) fn intensifies(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let mut senses = scene.atom(which, at).of(Group::Degree);
    senses.any(|sense| bare_rank(scene, sense.row).is_some_and(|bare| sense.row.rank > bare))
}

/// A degree word against none, on a ladder that ranks the bare head.
fn alone(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    let side = scene.side(which);
    let (row, bare) = side.atoms[at].of(Group::Degree).find_map(|sense| {
        let bare = bare_rank(scene, sense.row)?;
        modifies_kept(scene, which, at, &sense.row.family).then_some((sense.row, bare))
    })?;
    let gap = rise(which, row.rank, bare);
    if gap.abs() < MIN_GAP {
        return None;
    }
    let draft = STEPS
        .on(which, RuleId::IntensityBare, Step::by(gap), at)
        .with("modifier", side.text_of(at))
        .with("ladder", &row.family)
        .with("rank", row.rank)
        .citing([row])
        .points("no-counterpart", NO_COUNTERPART)
        .confidence(Confidence::Medium);
    Some(ladder(draft, 0, gap))
}

/// Whether the head of a modifier stands in the other version too. Where heads are listed, it may stand on either hand.
fn modifies_kept(scene: &Scene<'_, '_, '_>, which: Which, at: usize, family: &str) -> bool {
    let side = scene.side(which);
    if family == COMPARATIVE {
        return stands_before_kept(scene, which, at);
    }
    if !NOUN_LADDERS.contains(&family) {
        return scene.modifies_kept(which, at);
    }
    let content =
        |place: &usize| side.atoms[*place].is_content() || side.atoms[*place].has(Group::Verb);
    let after = (at + 1..side.atoms.len())
        .find(content)
        .filter(|next| next - at <= 2);
    let before = at.checked_sub(1).filter(content);
    [after, before].into_iter().flatten().any(|place| {
        (!side.is_open(place) || side.atoms[place].form().is_some())
            && is_head(&side.atoms[place], family)
    })
}

/// Whether an attribute stands right before a kept noun, and is all that came or went there.
fn stands_before_kept(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let noun = side.atoms.get(at + 1).filter(|noun| noun.is_content());
    let mut there = other.in_slot(side.slot[at]);
    noun.is_some()
        && at.checked_sub(1).is_none_or(|before| !side.is_open(before))
        && scene.pair.partner(which, at + 1).is_some()
        && there.all(|place| !other.is_open(place))
}

/// Whether a word can be the head of a modifier on a ladder: those on which nouns stand list their heads.
fn is_head(atom: &Atom<'_>, family: &str) -> bool {
    let listed = atom
        .of(Group::Degree)
        .any(|sense| sense.row.family == HEAD && sense.row.concept == family);
    listed || !NOUN_LADDERS.contains(&family)
}
