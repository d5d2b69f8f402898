//! Sentences that moved to another paragraph.
//!
//! What the passes inside linked blocks left over on both sides is compared once more without regard to order and
//! paragraph. A sentence says less than a block, so that more is demanded of it.

use super::super::content::Content;
use super::super::correspond::{Anchor, Sequences, correspond_across, equal_pairs};
use super::super::link::{Link, LinkKind};
use super::super::options::AlignOptions;
use super::{Linked, Sentences};
use crate::sides::Sides;

/// Distinct terms below which sentences are no evidence, equal or not: short ones recur by chance.
const MIN_TERMS: usize = 4;

/// Replaces deletions and insertions of sentences by links of sentences that moved.
pub(super) fn migrate(sentences: &Sentences, linked: &mut Linked, options: &AlignOptions) {
    let links = &linked.links;
    let left = Sides::new(
        left(links, LinkKind::Deletion, |link| link.units.old[0]),
        left(links, LinkKind::Insertion, |link| link.units.new[0]),
    );
    if left.old.is_empty() || left.new.is_empty() {
        return;
    }
    let units = left.as_ref().map(Vec::as_slice);
    let keys = sentences.keys(units);
    let equal = equal_pairs(keys.as_ref().map(Vec::as_slice));
    // Equal or not, all are asked whether they say enough.
    let settled = units.map(|side| vec![false; side.len()]);
    let contents = sentences.contents(units, keys, settled.as_ref().map(Vec::as_slice));
    let anchors: Vec<Anchor> = equal
        .into_iter()
        .filter(|(old, _)| says_enough(&contents.old[*old]))
        .map(|(old, new)| Anchor::of(old, new, &contents.old[old]))
        .collect();
    let sequences = Sequences {
        contents: Sides::new(&contents.old, &contents.new),
        anchors: &anchors,
        vocabulary: sentences.vocabulary(),
    };
    let single = AlignOptions {
        min_moved: options.min_migrated,
        max_parts: 1,
        ..options.clone()
    };
    let mut has_moved = sentences.all.as_ref().map(|side| vec![false; side.len()]);
    let mut moved = Vec::new();
    let correspondences = correspond_across(&sequences, &single);
    linked.add_missed(&correspondences, units);
    for correspondence in correspondences.found.into_iter().filter(|found| {
        let Sides { old, new } = &found.units;
        contents.old[old.clone()].iter().all(says_enough)
            && contents.new[new.clone()].iter().all(says_enough)
    }) {
        let link = correspondence.link(units);
        has_moved.old[link.units.old[0]] = true;
        has_moved.new[link.units.new[0]] = true;
        moved.push(sentences.checked(link));
    }
    linked.links.retain(|link| match link.kind {
        LinkKind::Deletion => !has_moved.old[link.units.old[0]],
        LinkKind::Insertion => !has_moved.new[link.units.new[0]],
        _ => true,
    });
    linked.links.extend(moved);
}

fn says_enough(content: &Content) -> bool {
    content.terms.len() >= MIN_TERMS
}

fn left(links: &[Link], kind: LinkKind, unit: impl Fn(&Link) -> usize) -> Vec<usize> {
    let mut left: Vec<usize> = links
        .iter()
        .filter(|link| link.kind == kind)
        .map(unit)
        .collect();
    left.sort_unstable();
    left
}
