//! Parts of a split or merge that turn out to say something else.
//!
//! In: links of blocks and of their sentences. Out: the same without those first and last parts, of several sentences, of
//! which none is linked to the other side: such a part came or went beside it. Where no sentence is linked at all, the
//! parts stand by what they share as a whole. Linear in the links.

use super::link::{Link, Sentence};
use crate::sides::Sides;

/// Sentences from which a part without a linked one says something else: one or two may well be told in other words.
const MANY: usize = 3;

/// Sheds such parts: they become deletions and insertions.
pub(super) fn shed(
    blocks: &mut Vec<Link>,
    sentences: &Sides<Vec<Sentence>>,
    sentence_links: &[Link],
) {
    let mut owner = Sides::new(Vec::new(), Vec::new());
    for (index, link) in blocks.iter().enumerate() {
        if link.units.old.len().max(link.units.new.len()) > 1 {
            mark(&mut owner.old, &link.units.old, index);
            mark(&mut owner.new, &link.units.new, index);
        }
    }
    let linked = linked(&owner, sentences, sentence_links);
    let mut rest = Vec::new();
    for link in blocks.iter_mut() {
        let sides = link.units.as_ref().zip(sentences.as_ref());
        let units = sides.zip(linked.as_ref());
        let units = units.map(|((units, sentences), linked)| core(units, sentences, linked));
        if units.old.is_empty() || units.new.is_empty() || units == link.units {
            continue;
        }
        let shed = link.units.as_ref().zip(units.as_ref());
        let shed = shed.map(|(all, kept)| all.iter().filter(|unit| !kept.contains(unit)));
        rest.extend(shed.old.copied().map(Link::deletion));
        rest.extend(shed.new.copied().map(Link::insertion));
        *link = Link {
            moved: link.moved,
            runner_up: link.runner_up,
            ..Link::new(units, link.pass, link.score)
        };
    }
    blocks.append(&mut rest);
}

/// Notes in which link some units stand.
fn mark(owner: &mut Vec<Option<usize>>, units: &[usize], link: usize) {
    for unit in units {
        if owner.len() <= *unit {
            owner.resize(unit + 1, None);
        }
        owner[*unit] = Some(link);
    }
}

/// Says of each block whether a sentence of it is linked to one on the other side of its link.
fn linked(
    owner: &Sides<Vec<Option<usize>>>,
    sentences: &Sides<Vec<Sentence>>,
    sentence_links: &[Link],
) -> Sides<Vec<bool>> {
    let mut linked = owner.as_ref().map(|side| vec![false; side.len()]);
    let owner_of = |owner: &[Option<usize>], block: usize| owner.get(block).copied().flatten();
    for link in sentence_links {
        for old in &link.units.old {
            let old = sentences.old[*old].block;
            let Some(of_old) = owner_of(&owner.old, old) else {
                continue;
            };
            for new in &link.units.new {
                let new = sentences.new[*new].block;
                if owner_of(&owner.new, new) == Some(of_old) {
                    linked.old[old] = true;
                    linked.new[new] = true;
                }
            }
        }
    }
    linked
}

/// The units from the first that belongs to the rest to the last; one alone always does.
fn core(units: &[usize], sentences: &[Sentence], linked: &[bool]) -> Vec<usize> {
    let belongs = |unit: &usize| {
        let start = sentences.partition_point(|sentence| sentence.block < *unit);
        let own = sentences[start..].iter();
        let own = own.take_while(|sentence| sentence.block == *unit);
        linked.get(*unit).is_some_and(|linked| *linked) || own.count() < MANY
    };
    if units.len() < 2 {
        return units.to_vec();
    }
    match (
        units.iter().position(belongs),
        units.iter().rposition(belongs),
    ) {
        (Some(first), Some(last)) => units[first..=last].to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::link::{LinkKind, Pass};
    use super::*;
    use crate::span::Span;

    /// A split of one block into two, the first of which has so many sentences, none linked.
    fn split(sentences_of_first: usize) -> Vec<Link> {
        let sentence = |block| Sentence {
            block,
            tokens: 0..1,
            span: Span::default(),
        };
        let mut new = vec![sentence(0); sentences_of_first];
        new.push(sentence(1));
        let sentences = Sides::new(vec![sentence(0)], new);
        let mut links: Vec<Link> = (0..sentences_of_first).map(Link::insertion).collect();
        let last = Sides::new(vec![0], vec![sentences_of_first]);
        links.push(Link::new(last, Pass::Chain, 0.5));
        let units = Sides::new(vec![0], vec![0, 1]);
        let mut blocks = vec![Link::new(units, Pass::Chain, 0.5)];
        shed(&mut blocks, &sentences, &links);
        blocks
    }

    #[test]
    fn a_part_of_several_sentences_of_which_none_is_linked_is_no_part() {
        let blocks = split(MANY);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].kind, LinkKind::Match);
        assert_eq!(blocks[0].units, Sides::new(vec![0], vec![1]));
        assert_eq!(blocks[1], Link::insertion(0));
    }

    #[test]
    fn a_part_of_a_sentence_or_two_stands_by_what_the_blocks_share() {
        let blocks = split(MANY - 1);
        assert_eq!(blocks.len(), 1);
        assert_eq!(blocks[0].kind, LinkKind::Split);
    }
}
