//! The order in which links are listed, and the numbers of moves.

use super::link::{Alignment, Link};

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
            (_, Some(new)) => (Some(*new), 0),
            (Some(old), None) => {
                let before = places.partition_point(|(place, _)| place < old);
                (before.checked_sub(1).map(|index| places[index].1), 1 + *old)
            }
            (None, None) => (None, 0),
        },
    );
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
