//! Sentences that have their subject matter in common and nothing else.
//!
//! In: links of blocks and of the sentences in them. Out: the same without links of sentences that share words, but
//! neither their order nor what they open with: two versions of a sentence keep some of its course, and nouns of a common
//! theme come in any. Such sentences become deletions and insertions; so do paragraphs that consist of nothing else,
//! save those that stand in each other's place and those of a text that is told anew.
//! Quadratic in the words of the faint links only.

use rustc_hash::FxHashSet;

use super::super::content::count;
use super::super::link::{Link, LinkKind, Pass};
use super::super::options::AlignOptions;
use super::Sentences;
use crate::sides::Sides;
use crate::work;

/// Weighty words below which a sentence has no course that could be compared, such as a heading or a dateline.
const LEAST_WORDS: usize = 7;

/// Share of the shorter side's weight that suffices in any order: a short sentence is turned round or taken up by a longer
/// one.
const TAKEN_UP: f64 = 0.5;

/// Mean similarity of linked paragraphs from which one text is a revision of the other.
const CLOSE: f64 = 0.6;

/// Parts such sentences.
pub(super) fn part(
    sentences: &Sentences,
    blocks: &mut Vec<Link>,
    links: &mut Vec<Link>,
    options: &AlignOptions,
) {
    // What would be linked wherever it stood needs no other evidence.
    let is_unlike = |link: &Link| {
        link.pass != Pass::Equal
            && link.is_pair()
            && link.score > 0.0
            && link.score < options.min_migrated
            && !is_version(sentences, link, options.min_ordered)
    };
    let mut is_apart: Vec<bool> = links.iter().map(is_unlike).collect();
    if !is_apart.contains(&true) {
        return;
    }
    let (frames, are_close) = (Frames::new(blocks), are_close(blocks));
    let stays = |link: &Link| {
        sentences.are_paragraphs(link) && (!are_close || frames.hold(&blocks_of(sentences, link)))
    };
    for (link, is_apart) in links.iter().zip(&mut is_apart) {
        *is_apart = *is_apart && !stays(link);
    }
    let mut marks = is_apart.into_iter();
    let (apart, kept): (Vec<Link>, Vec<Link>) = links
        .drain(..)
        .partition(|_| marks.next().unwrap_or_default());
    *links = kept;
    part_paragraphs(sentences, blocks, &apart);
    links.extend(apart.into_iter().flat_map(|link| Link::apart(link.units)));
}

/// Whether both sides of a link can be versions of one sentence.
fn is_version(sentences: &Sentences, link: &Link, least: f64) -> bool {
    let units = link.units.as_ref().map(Vec::as_slice);
    let Sides { old, new } = sentences.course(units);
    if old.len().min(new.len()) < LEAST_WORDS || old.first() == new.first() {
        return true;
    }
    let weight = |word: &u32| sentences.vocabulary().weight(*word);
    let masses = Sides::new(&old, &new).map(|words| words.iter().map(weight).sum::<u64>());
    let in_common = sentences.vocabulary().overlap(&count(&old), &count(&new));
    in_common as f64 >= TAKEN_UP * masses.old.min(masses.new) as f64
        || 2.0 * common_course(&old, &new, weight) as f64
            >= least * (masses.old + masses.new) as f64
}

/// The greatest weight of words that both sides have in the same order.
fn common_course(old: &[u32], new: &[u32], weight: impl Fn(&u32) -> u64) -> u64 {
    work::count(old.len() * new.len());
    let mut best = vec![0; new.len() + 1];
    for word in old {
        let (own, mut diagonal) = (weight(word), 0);
        for (at, other) in new.iter().enumerate() {
            let above = best[at + 1];
            best[at + 1] = if word == other {
                diagonal + own
            } else {
                above.max(best[at])
            };
            diagonal = above;
        }
    }
    best[new.len()]
}

/// Whether one text is a revision of the other: what is told anew, paragraph by paragraph, keeps little of its course.
fn are_close(blocks: &[Link]) -> bool {
    let linked = blocks.iter().filter(|link| link.is_pair());
    let (sum, count) = linked.fold((0.0, 0.0), |(sum, count), link| {
        (sum + link.score, count + 1.0)
    });
    sum >= CLOSE * count
}

/// The first blocks in which the sentences of a link stand.
fn blocks_of(sentences: &Sentences, link: &Link) -> Sides<usize> {
    let sides = link.units.as_ref().zip(sentences.all.as_ref());
    sides.map(|(units, all)| all[units[0]].block)
}

/// Which blocks are linked in the order of the text.
struct Frames {
    pairs: FxHashSet<(usize, usize)>,
}

impl Frames {
    fn new(blocks: &[Link]) -> Self {
        let linked = blocks.iter().filter(|link| link.moved.is_none());
        let pairs = linked.flat_map(|link| {
            let old = link.units.old.iter();
            old.flat_map(|old| link.units.new.iter().map(|new| (*old, *new)))
        });
        Self {
            pairs: pairs.collect(),
        }
    }

    /// Whether the blocks around two are linked as well, or none are before them: they stand in each other's place.
    fn hold(&self, blocks: &Sides<usize>) -> bool {
        let Sides { old, new } = *blocks;
        let opens = (old, new) == (0, 0);
        let follows = || old > 0 && new > 0 && self.pairs.contains(&(old - 1, new - 1));
        (opens || follows()) && self.pairs.contains(&(old + 1, new + 1))
    }
}

/// Parts paragraphs of one sentence each whose sentences were parted.
fn part_paragraphs(sentences: &Sentences, blocks: &mut Vec<Link>, apart: &[Link]) {
    let mut parted = Vec::new();
    blocks.retain(|link| {
        let is_apart = link.kind == LinkKind::Match
            && sentences.are_single(link)
            && apart.iter().any(|apart| {
                let blocks = blocks_of(sentences, apart);
                blocks.old == link.units.old[0] && blocks.new == link.units.new[0]
            });
        if is_apart {
            parted.push(link.clone());
        }
        !is_apart
    });
    blocks.extend(parted.into_iter().flat_map(|link| Link::apart(link.units)));
}
