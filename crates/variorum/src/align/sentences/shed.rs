//! Links of blocks that their sentences do not bear out.
//!
//! In: links of blocks and of the sentences in them. Out: the same without the links, and the outer parts of splits and
//! merges, that rest on words scattered over sentences which say something else. Words of a common theme make whole
//! paragraphs faintly alike; where one re-tells the other, some sentence finds its counterpart. Linear in the links.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::link::{Link, LinkKind, Sentence};
use super::super::options::AlignOptions;
use crate::sides::Sides;

/// Sentences from which a part that none bears out says something else: one or two may well be told in other words.
const MANY: usize = 3;

/// What the sentences of a block tell of its link.
#[derive(Clone, Copy, Default)]
struct Evidence {
    sentences: usize,
    /// One of them has a counterpart that is like enough to be linked by itself.
    is_borne_out: bool,
    /// None of them has a counterpart of its own: they are linked as a whole.
    is_lumped: bool,
}

/// Sheds such blocks: they, and the sentences linked to theirs, become deletions and insertions. `counts` says how many
/// blocks each side has.
pub(super) fn shed(
    blocks: &mut Vec<Link>,
    sentence_links: &mut Vec<Link>,
    sentences: &Sides<Vec<Sentence>>,
    counts: Sides<usize>,
    options: &AlignOptions,
) {
    let evidence = evidence(sentence_links, sentences, counts, options);
    // Most texts have no link that is in doubt.
    let firm = if blocks.iter().all(|link| stands(link, &evidence, options)) {
        Firm::default()
    } else {
        Firm::new(blocks, counts, options)
    };
    let mut is_shed = counts.map(|count| vec![false; count]);
    let mut rest = Vec::new();
    blocks.retain_mut(|link| {
        let kept = borne_out(link, &evidence, &firm, options);
        let is_whole = |(units, kept): (&Vec<usize>, &Range<usize>)| *kept == (0..units.len());
        let whole = link.units.as_ref().zip(kept.as_ref()).map(is_whole);
        if whole.old && whole.new {
            return true;
        }
        let parted = link.units.as_ref().zip(kept);
        let parted = parted.map(|(units, kept)| {
            let shed = [&units[..kept.start], &units[kept.end..]].concat();
            (units[kept].to_vec(), shed)
        });
        for old in parted.old.1 {
            is_shed.old[old] = true;
            rest.push(Link::deletion(old));
        }
        for new in parted.new.1 {
            is_shed.new[new] = true;
            rest.push(Link::insertion(new));
        }
        let units = Sides::new(parted.old.0, parted.new.0);
        let is_kept = !units.old.is_empty();
        *link = Link {
            moved: link.moved,
            runner_up: link.runner_up,
            ..Link::new(units, link.pass, link.score)
        };
        is_kept
    });
    if !rest.is_empty() {
        blocks.append(&mut rest);
        part(sentence_links, sentences, &is_shed);
    }
}

/// Where links that are beyond doubt, and in order, start and end.
#[derive(Default)]
struct Firm {
    starts: FxHashSet<(usize, usize)>,
    /// The units after their last ones.
    ends: FxHashSet<(usize, usize)>,
    /// How many blocks each side has.
    counts: (usize, usize),
}

impl Firm {
    fn new(blocks: &[Link], counts: Sides<usize>, options: &AlignOptions) -> Self {
        let firm = || {
            blocks
                .iter()
                .filter(|link| link.moved.is_none() && link.score >= options.max_similarity)
        };
        Self {
            starts: firm().filter_map(first).collect(),
            ends: firm()
                .filter_map(last)
                .map(|(old, new)| (old + 1, new + 1))
                .collect(),
            counts: (counts.old, counts.new),
        }
    }

    /// Whether such links, or the borders of both texts, stand right before and right after a link, so that its blocks stand
    /// in each other's place.
    fn frame(&self, link: &Link) -> bool {
        let (Some(first), Some(last)) = (first(link), last(link)) else {
            return false;
        };
        let after = (last.0 + 1, last.1 + 1);
        (first == (0, 0) || self.ends.contains(&first))
            && (after == self.counts || self.starts.contains(&after))
    }
}

/// The first unit of either side of a link.
fn first(link: &Link) -> Option<(usize, usize)> {
    Some((*link.units.old.first()?, *link.units.new.first()?))
}

/// The last unit of either side of a link.
fn last(link: &Link) -> Option<(usize, usize)> {
    Some((*link.units.old.last()?, *link.units.new.last()?))
}

/// What the sentences of each block tell. All links that are given join sentences of linked blocks.
fn evidence(
    sentence_links: &[Link],
    sentences: &Sides<Vec<Sentence>>,
    counts: Sides<usize>,
    options: &AlignOptions,
) -> Sides<Vec<Evidence>> {
    let mut evidence = counts.map(|count| vec![Evidence::default(); count]);
    for link in sentence_links {
        let is_linked = link.is_pair();
        let sides = link.units.as_ref().zip(sentences.as_ref());
        let blocks =
            sides.map(|(units, sentences)| units.iter().map(|unit| sentences[*unit].block));
        let note = |of: &mut Evidence| {
            of.sentences += 1;
            of.is_borne_out |= is_linked && link.score >= options.max_similarity;
            of.is_lumped |= link.kind == LinkKind::Mixed;
        };
        blocks.old.for_each(|block| note(&mut evidence.old[block]));
        blocks.new.for_each(|block| note(&mut evidence.new[block]));
    }
    evidence
}

/// Which units of a link belong together by what their sentences tell: all, those from the first that does to the last, or
/// none.
fn borne_out(
    link: &Link,
    evidence: &Sides<Vec<Evidence>>,
    firm: &Firm,
    options: &AlignOptions,
) -> Sides<Range<usize>> {
    if !stands(link, evidence, options) && !firm.frame(link) {
        return Sides::default();
    }
    let units = link.units.as_ref();
    let core = units.zip(evidence.as_ref());
    let core = core.map(|(units, evidence)| core_of(units, evidence));
    if core.old.is_empty() || core.new.is_empty() {
        units.map(|units| 0..units.len())
    } else {
        core
    }
}

/// Whether a link is beyond doubt, or borne out by its sentences. It is in doubt where it is so faint that texts more alike
/// would not have it, and its sentences have no counterparts or a unit of it is as much like another; then one of them
/// has to be like its counterpart enough to be linked in any text. Blocks of one sentence each say no more than their
/// link does, and those that are linked by what they are share nothing.
fn stands(link: &Link, evidence: &Sides<Vec<Evidence>>, options: &AlignOptions) -> bool {
    let any = |holds: fn(&Evidence) -> bool| {
        let old = link.units.old.iter().map(|unit| &evidence.old[*unit]);
        let new = link.units.new.iter().map(|unit| &evidence.new[*unit]);
        old.chain(new).any(holds)
    };
    let leads = || link.runner_up.is_none_or(|rival| rival < link.score);
    let is_by_place = link.score == 0.0;
    is_by_place
        || link.score >= options.max_similarity
        || !any(|of| of.sentences > 1)
        || any(|of| of.is_borne_out)
        || leads() && !any(|of| of.is_lumped)
}

/// The units from the first that belongs to the rest to the last; one alone always does.
fn core_of(units: &[usize], evidence: &[Evidence]) -> Range<usize> {
    let belongs = |unit: &usize| {
        let of = evidence[*unit];
        of.is_borne_out || of.sentences < MANY
    };
    if units.len() < 2 {
        return 0..units.len();
    }
    match (
        units.iter().position(belongs),
        units.iter().rposition(belongs),
    ) {
        (Some(first), Some(last)) => first..last + 1,
        _ => 0..0,
    }
}

/// Parts the sentences of blocks that are shed from their partners.
fn part(
    sentence_links: &mut Vec<Link>,
    sentences: &Sides<Vec<Sentence>>,
    is_shed: &Sides<Vec<bool>>,
) {
    let is_apart = |link: &Link| {
        let of_old = link
            .units
            .old
            .iter()
            .map(|unit| is_shed.old[sentences.old[*unit].block]);
        let of_new = link
            .units
            .new
            .iter()
            .map(|unit| is_shed.new[sentences.new[*unit].block]);
        of_old.chain(of_new).any(|is_shed| is_shed)
    };
    let mut rest = Vec::new();
    sentence_links.retain(|link| {
        let is_kept = !is_apart(link);
        if !is_kept {
            rest.extend(Link::apart(link.units.clone()));
        }
        is_kept
    });
    sentence_links.append(&mut rest);
}

#[cfg(test)]
mod tests {
    use super::super::super::link::Pass;
    use super::*;
    use crate::span::Span;

    /// A split of one block into two, the first of which has so many sentences, the first of them linked with this
    /// similarity, if any.
    fn split(sentences_of_first: usize, score: Option<f64>) -> (Vec<Link>, Vec<Link>) {
        let sentence = |block| Sentence {
            block,
            tokens: 0..1,
            span: Span::default(),
        };
        let mut new = vec![sentence(0); sentences_of_first];
        new.push(sentence(1));
        let sentences = Sides::new(vec![sentence(0); 2], new);
        let mut links: Vec<Link> = (0..sentences_of_first).map(Link::insertion).collect();
        match score {
            Some(score) => {
                links[0] = Link::new(Sides::new(vec![0], vec![0]), Pass::Chain, score);
            }
            None => links.push(Link::deletion(0)),
        }
        let last = Sides::new(vec![1], vec![sentences_of_first]);
        links.push(Link::new(last, Pass::Chain, 0.5));
        let units = Sides::new(vec![0], vec![0, 1]);
        let mut blocks = vec![Link::new(units, Pass::Chain, 0.5)];
        let counts = Sides::new(1, 2);
        let options = AlignOptions::default();
        shed(&mut blocks, &mut links, &sentences, counts, &options);
        (blocks, links)
    }

    #[test]
    fn a_part_of_several_sentences_of_which_none_is_linked_is_no_part() {
        let (blocks, _) = split(MANY, None);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].kind, LinkKind::Match);
        assert_eq!(blocks[0].units, Sides::new(vec![0], vec![1]));
        assert_eq!(blocks[1], Link::insertion(0));
    }

    #[test]
    fn a_part_stands_by_a_sentence_that_would_be_linked_anywhere() {
        let (blocks, _) = split(MANY, Some(0.4));
        assert_eq!(blocks[0].kind, LinkKind::Split);
        let (blocks, links) = split(MANY, Some(0.2));
        assert_eq!(blocks[0].units, Sides::new(vec![0], vec![1]));
        assert!(links.contains(&Link::deletion(0)) && links.contains(&Link::insertion(0)));
    }

    #[test]
    fn a_part_of_a_sentence_or_two_stands_by_what_the_blocks_share() {
        let (blocks, _) = split(MANY - 1, None);
        assert_eq!(blocks.len(), 1);
        assert_eq!(blocks[0].kind, LinkKind::Split);
    }
}
