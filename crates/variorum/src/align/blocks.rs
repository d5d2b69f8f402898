//! Alignment of blocks.

use super::content::{Content, Vocabulary};
use super::correspond::{Correspondence, Sequences, correspond};
use super::equal::equal_pairs;
use super::link::{Link, Pass};
use super::options::AlignOptions;
use crate::document::{Block, BlockKind, Document};
use crate::sides::Sides;

/// Links every block of both documents; see [`super::align`].
pub(super) fn align_blocks(
    documents: Sides<&Document>,
    vocabulary: &mut Vocabulary,
    options: &AlignOptions,
) -> Vec<Link> {
    let mut links = Vec::new();
    for kind in groups(documents).into_iter().rev() {
        let members = documents.map(|document| members(document.blocks(), kind));
        let keys = documents.zip(members.as_ref()).map(|(document, members)| {
            members
                .iter()
                .map(|block| document.blocks()[*block].key)
                .collect::<Vec<_>>()
        });
        let equal = equal_pairs(Sides::new(&keys.old, &keys.new));
        let found = similar(documents, &members, &equal, vocabulary, options);
        push_links(documents, &members, found, kind.is_none(), &mut links);
    }
    links
}

/// Text first, then each kind of apparatus that occurs: these are only linked among themselves.
fn groups(documents: Sides<&Document>) -> Vec<Option<BlockKind>> {
    let mut groups = vec![None];
    for block in documents.old.blocks().iter().chain(documents.new.blocks()) {
        let group = group(block);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

fn group(block: &Block) -> Option<BlockKind> {
    (!block.kind.is_text()).then_some(block.kind)
}

fn members(blocks: &[Block], kind: Option<BlockKind>) -> Vec<usize> {
    (0..blocks.len())
        .filter(|block| group(&blocks[*block]) == kind)
        .collect()
}

fn similar(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    equal: &[(usize, usize)],
    vocabulary: &mut Vocabulary,
    options: &AlignOptions,
) -> Vec<Correspondence> {
    let mut settled = members.as_ref().map(|side| vec![false; side.len()]);
    for (a, b) in equal {
        settled.old[*a] = true;
        settled.new[*b] = true;
    }
    let terms = documents.zip(members.as_ref().zip(settled.as_ref())).map(
        |(document, (members, settled))| {
            members
                .iter()
                .zip(settled)
                .map(|(block, settled)| {
                    if *settled {
                        Box::default()
                    } else {
                        vocabulary.terms(document, document.tokens(*block))
                    }
                })
                .collect::<Vec<_>>()
        },
    );
    let free = |side: &[bool]| side.iter().filter(|settled| !**settled).count();
    let total = free(&settled.old) + free(&settled.new);
    vocabulary.weigh(
        terms.old.iter().chain(&terms.new).map(|terms| &**terms),
        total,
        options,
    );
    let contents = terms.map(|side| {
        side.into_iter()
            .map(|terms| vocabulary.content(terms))
            .collect::<Vec<_>>()
    });
    let length = |document: &Document, block: usize| document.blocks()[block].span().len() as u64;
    let lengths: Vec<u64> = equal
        .iter()
        .map(|(a, _)| length(documents.old, members.old[*a]))
        .collect();
    let density = density(documents, members, &settled, &contents);
    let sequences = Sequences {
        contents: Sides::new(&contents.old, &contents.new),
        equal,
        lengths: &lengths,
        density,
        vocabulary,
    };
    correspond(&sequences, options)
}

fn density(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    settled: &Sides<Vec<bool>>,
    contents: &Sides<Vec<Content>>,
) -> u64 {
    let mass: u64 = contents
        .old
        .iter()
        .chain(&contents.new)
        .map(|content| content.mass)
        .sum();
    let bytes = documents.zip(members.as_ref().zip(settled.as_ref())).map(
        |(document, (members, settled))| {
            members
                .iter()
                .zip(settled)
                .filter(|(_, settled)| !**settled)
                .map(|(block, _)| document.blocks()[*block].span().len() as u64)
                .sum::<u64>()
        },
    );
    (mass / (bytes.old + bytes.new).max(1)).max(1)
}

fn push_links(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: Vec<Correspondence>,
    may_move: bool,
    links: &mut Vec<Link>,
) {
    let mut linked = members.as_ref().map(|side| vec![false; side.len()]);
    for correspondence in found
        .into_iter()
        .filter(|found| may_move || !found.is_moved)
    {
        let Sides { old, new } = correspondence.units;
        linked.old[old.clone()].fill(true);
        linked.new[new.clone()].fill(true);
        let units = Sides::new(members.old[old].to_vec(), members.new[new].to_vec());
        let mut link = Link::new(units, correspondence.pass, correspondence.score);
        link.runner_up = correspondence.runner_up;
        link.moved = correspondence.is_moved.then_some(0);
        link.identical = correspondence.pass == Pass::Equal && is_identical(documents, &link);
        links.push(link);
    }
    let single = |units| Link::new(units, Pass::Rest, 0.0);
    for (index, block) in members
        .old
        .iter()
        .enumerate()
        .filter(|(index, _)| !linked.old[*index])
    {
        let _ = index;
        links.push(single(Sides::new(vec![*block], vec![])));
    }
    for (index, block) in members
        .new
        .iter()
        .enumerate()
        .filter(|(index, _)| !linked.new[*index])
    {
        let _ = index;
        links.push(single(Sides::new(vec![], vec![*block])));
    }
}

/// Whether label and text agree byte for byte, up to how much white space stands between words.
fn is_identical(documents: Sides<&Document>, link: &Link) -> bool {
    let words = |document: &Document, block: usize| {
        let block = &document.blocks()[block];
        (block.label, block.pieces.clone())
    };
    let (a, b) = (link.units.old[0], link.units.new[0]);
    let ((old_label, old), (new_label, new)) = (words(documents.old, a), words(documents.new, b));
    let text = |document: &Document, span: Option<crate::span::Span>| {
        span.map(|span| {
            document[span]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    text(documents.old, old_label) == text(documents.new, new_label)
        && old
            .iter()
            .flat_map(|span| documents.old[*span].split_whitespace())
            .eq(new
                .iter()
                .flat_map(|span| documents.new[*span].split_whitespace()))
}
