//! How much a finding matters: a base by kind, and addends that are all recorded.

use super::draft::Draft;
use crate::classify::record::finding::{Confidence, Finding, Level, ScorePart};
use crate::classify::record::kind::Kind;
use crate::classify::record::profile::Profile;
use crate::sides::Sides;

/// Most points for the distance of two rungs, and ranks for a point.
const DISTANCE_POINTS: i16 = 25;
const RANKS_A_POINT: i16 = 4;
/// Points for a finding that the rule itself is not sure of.
const LOW_CONFIDENCE: i16 = -10;
/// Points for a clause that binds or asks.
const FORCEFUL: i16 = 10;
/// Points for a preamble, and for headings and closing courtesies.
const PREAMBLE: i16 = -10;
const HEADING: i16 = -15;

/// The reason of the points that a finding of a kind starts from.
const BASE: &str = "base";
/// The reason of points for how many words changed.
const SIZE_OF_CHANGE: &str = "size";
/// Words of matter that make more than a touch where they only came or only went: a phrase of two, a clause.
const PHRASE: usize = 2;
const CLAUSE: usize = 3;
/// Words of matter that make more than a touch where they took the place of others: so many on both sides together, or
/// so many more on one than on the other. Words that replace as many are most often a rewording.
const CHANGES: usize = 8;
const GROWS: usize = 4;
/// Words of matter from which on a passage came, went or grew at length.
const PASSAGE: usize = 12;
/// Points for a touch, for a phrase, for a change of some size, for a passage.
const TOUCH: i16 = -10;
const SHORT: i16 = 5;
const SIZE: i16 = 10;
const LARGE: i16 = 20;
/// Points for a scrap, a passage of one or two plain words that has no partner and is no sentence, and for one with a
/// capital letter: what begins an item of a list may be a name.
const SCRAP: i16 = -15;
const CAPITAL_SCRAP: i16 = -10;
/// Points for a sentence without a partner that tells what will, may or must be, or denies: it says more than what was.
pub(in crate::classify) const OUTLOOK: i16 = 10;
/// Points for a word that denies, such as "unknown" or "rarely", and that came or went.
const DENIAL: i16 = 20;

/// Points for a name, and for an instrument, that the other version has elsewhere. To cite once more may bind once more.
const KNOWN_NAME: i16 = -20;
const KNOWN_INSTRUMENT: i16 = -10;

/// Least score of what no rule explains: below it nothing is shown, and silence about a change is the worst of errors.
const LEAST_TOLD: i16 = 10;

/// Least score of each level above none.
const LEVELS: [(u8, Level); 4] = [
    (80, Level::Critical),
    (55, Level::High),
    (30, Level::Medium),
    (10, Level::Low),
];

/// The part of a document that a finding stands in, as far as it bears on the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::classify) enum Setting {
    /// A clause that binds or asks.
    Forceful,
    /// A recital.
    Preamble,
    /// A heading.
    Heading,
    /// Anything else.
    Plain,
}

/// Adds the points for the words of matter on each side that nothing explains.
pub(in crate::classify) fn sized(draft: Draft, extent: Sides<usize>) -> Draft {
    draft.points(SIZE_OF_CHANGE, size(extent.old, extent.new))
}

/// Gives the points of a change of some size to what takes it along; of several the largest counts, however the words
/// were cut. A touch adds nothing.
pub(in crate::classify) fn enlarge(draft: &mut Draft, part: &Draft) {
    let is_size = |part: &ScorePart| part.reason == SIZE_OF_CHANGE && part.points > 0;
    let Some(size) = part.parts.iter().find(|part| is_size(part)) else {
        return;
    };
    match draft.parts.iter_mut().find(|part| is_size(part)) {
        Some(own) => own.points = own.points.max(size.points),
        None => draft.parts.push(size.clone()),
    }
}

/// Adds the points for a distance on a ladder.
pub(in crate::classify) fn ladder(draft: Draft, old: i16, new: i16) -> Draft {
    let points = ((new - old).abs() / RANKS_A_POINT).min(DISTANCE_POINTS);
    draft.points("ladder-distance", points)
}

/// Points for so many words of matter on each side.
fn size(old: usize, new: usize) -> i16 {
    let (all, growth) = (old + new, old.abs_diff(new));
    if growth == all {
        return match all {
            PASSAGE.. => LARGE,
            CLAUSE.. => SIZE,
            PHRASE => SHORT,
            _ => TOUCH,
        };
    }
    match (all >= CHANGES, growth >= GROWS) {
        (_, true) if all >= PASSAGE => LARGE,
        (false, false) => TOUCH,
        _ => SIZE,
    }
}

/// Points for a passage without a partner that holds so many plain words. A scrap says little; more is weighed by what it
/// holds, not by its length.
pub(in crate::classify) fn scrap(words: usize, is_lower_case: bool) -> i16 {
    match (words < CLAUSE, is_lower_case) {
        (false, _) => 0,
        (true, true) => SCRAP,
        (true, false) => CAPITAL_SCRAP,
    }
}

/// Points for words that came or went and of which some deny. Where others took their place, these may deny as well.
pub(in crate::classify) fn denial(denies: bool) -> i16 {
    if denies { DENIAL } else { 0 }
}

/// Points for one more mention, or one less, of what the other version has elsewhere.
pub(in crate::classify) fn mentioned(kind: Kind) -> i16 {
    match kind {
        Kind::EntityAdded | Kind::EntityRemoved => KNOWN_NAME,
        _ => KNOWN_INSTRUMENT,
    }
}

/// The addends of a draft's score.
pub(in crate::classify) fn parts(
    draft: &Draft,
    setting: Setting,
    profile: &Profile,
) -> Vec<ScorePart> {
    let base = draft.base.unwrap_or_else(|| profile.base(draft.kind));
    let part = ScorePart::new;
    let mut parts = vec![part(BASE, base)];
    parts.extend(draft.parts.iter().cloned());
    if draft.layer() != crate::classify::record::kind::Layer::Substantive {
        return parts;
    }
    match setting {
        Setting::Forceful if draft.base.is_none() && !is_touch(draft) => {
            parts.push(part("binding-clause", FORCEFUL));
        }
        Setting::Preamble => parts.push(part("preamble", PREAMBLE)),
        Setting::Heading => parts.push(part("heading", HEADING)),
        Setting::Forceful | Setting::Plain => {}
    }
    if draft.confidence == Confidence::Low {
        parts.push(part("low-confidence", LOW_CONFIDENCE));
    }
    let missing = LEAST_TOLD - sum(&parts);
    if missing > 0 && is_unexplained(draft) {
        parts.push(part("unexplained", missing));
    }
    parts
}

/// Whether a draft is about words that nothing explains.
fn is_unexplained(draft: &Draft) -> bool {
    draft.parts.iter().any(|part| part.reason == SIZE_OF_CHANGE)
}

/// Whether a draft is about a word or two that nothing explains: these bind no one, wherever they stand.
fn is_touch(draft: &Draft) -> bool {
    let mut parts = draft.parts.iter();
    parts.any(|part| part.reason == SIZE_OF_CHANGE && part.points < 0)
}

/// The sum of the addends.
pub(super) fn sum(parts: &[ScorePart]) -> i16 {
    parts.iter().map(|part| part.points).sum()
}

/// The sum of the addends, from 0 to 100.
fn total(parts: &[ScorePart]) -> u8 {
    u8::try_from(sum(parts).clamp(0, 100)).unwrap_or(u8::MAX)
}

/// Gives a finding its score, and the level that follows from it.
pub(in crate::classify) fn weigh(finding: &mut Finding, parts: Vec<ScorePart>) {
    finding.score = total(&parts);
    finding.level = level(finding.score);
    finding.score_parts = parts;
}

/// Adds points to a finding that has its score.
pub(in crate::classify) fn add_to(finding: &mut Finding, reason: &str, points: i16) {
    let mut parts = std::mem::take(&mut finding.score_parts);
    parts.push(ScorePart::new(reason, points));
    weigh(finding, parts);
}

/// Gives a finding that is no more than its kind the score of that.
#[cfg(feature = "policy")]
pub(crate) fn weigh_by_kind(finding: &mut Finding) {
    let base = base(finding.kind);
    weigh(finding, vec![ScorePart::new(BASE, base)]);
}

/// The level of a score.
fn level(score: u8) -> Level {
    LEVELS
        .iter()
        .find(|(least, _)| score >= *least)
        .map_or(Level::None, |(_, level)| *level)
}

/// A kind's own base, before profiles.
pub(in crate::classify) fn base(kind: Kind) -> i16 {
    crate::classify::record::kinds::row(kind).base
}
