//! The order in which links are listed, and the numbers of moves.

use super::link::{Alignment, Link, Sentence};
use crate::sides::Sides;

/// Orders links by their first new unit; deletions follow the link of the old unit before them.
pub(super) fn arrange(links: &mut [Link]) {
    let mut places: Vec<(usize, usize)> = links
        .iter()
        .filter(|link| link.moved.is_none() && !link.units.new.is_empty())
        .flat_map(|link| link.units.old.iter().map(|old| (*old, link.units.new[0])))
        .collect();
    places.sort_unstable();
    links.sort_by_key(
        |link| match (link.units.old.first(), link.units.new.first()) {
            (Some(old), None) => {
                let before = places.partition_point(|(place, _)| place < old);
                let before = before.checked_sub(1).map(|index| places[index].1);
                (before, 1 + *old)
            }
            (_, new) => (new.copied(), 0),
        },
    );
}

/// Orders sentence links by the block links of their new sentences, or of their old ones where they have no new.
pub(super) fn arrange_by_block(
    links: &mut [Link],
    blocks: &[Link],
    sentences: &Sides<Vec<Sentence>>,
) {
    let mut owner = Sides::new(Vec::new(), Vec::new());
    for (index, link) in blocks.iter().enumerate() {
        let place = |owner: &mut Vec<usize>, unit: usize| {
            if owner.len() <= unit {
                owner.resize(unit + 1, 0);
            }
            owner[unit] = index;
        };
        link.units
            .old
            .iter()
            .for_each(|unit| place(&mut owner.old, *unit));
        link.units
            .new
            .iter()
            .for_each(|unit| place(&mut owner.new, *unit));
    }
    let owner = |link: &Link| match link.units.new.first() {
        Some(new) => owner.new[sentences.new[*new].block],
        None => owner.old[sentences.old[link.units.old[0]].block],
    };
    links.sort_by_cached_key(owner);
    for of_block in links.chunk_by_mut(|a, b| owner(a) == owner(b)) {
        arrange(of_block);
    }
}

/// Numbers the moves from 1: those of blocks in the order of the new text, then those of sentences.
pub(super) fn number_moves(alignment: &mut Alignment) {
    let links = alignment
        .blocks
        .iter_mut()
        .chain(&mut alignment.sentence_links);
    for (number, moved) in links.filter_map(|link| link.moved.as_mut()).enumerate() {
        *moved = number + 1;
    }
}
