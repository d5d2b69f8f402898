//! Alignment of blocks.

mod datelines;
mod entries;
mod numbered;
mod openings;
mod slips;
mod titles;

use super::content::{Content, Term, Vocabulary, Wording, count, tell_apart};
use super::correspond::{self, Anchor, Correspondences, Sequences, correspond, equal_pairs};
use super::link::{Link, LinkKind, Pass};
use super::options::AlignOptions;
use crate::document::{Block, BlockKind, Document};
use crate::parallel::{each_part, part_size};
use crate::sides::Sides;
use crate::span::Span;

/// Links every block of both documents. Also returns the blocks for which a work limit kept the search local, and in
/// vain. Blocks that have no equal are read.
pub(super) fn align_blocks(
    documents: Sides<&Document>,
    vocabulary: &mut Vocabulary,
    wording: &mut Sides<Vec<Wording>>,
    options: &AlignOptions,
) -> (Vec<Link>, Sides<Vec<usize>>) {
    let groups: Vec<Group> = kinds(documents)
        .into_iter()
        .map(|kind| Group::new(documents, kind, vocabulary, wording))
        .collect();
    vocabulary.weigh(groups.iter().flat_map(Group::terms), options);
    // A few lines of apparatus in one order tell nothing again.
    let of_apparatus = AlignOptions {
        retold_share: 1.0,
        ..options.clone()
    };
    let mut links = Vec::new();
    let mut missed = Sides::new(Vec::new(), Vec::new());
    for group in groups {
        let members = group.members.clone();
        let group_kind = group.kind;
        let may_move = group.kind.is_none_or(|kind| kind == BlockKind::Note);
        let options = group.kind.map_or(options, |_| &of_apparatus);
        let correspondences = group.correspond(documents, vocabulary, options);
        let found = &correspondences.missed;
        missed
            .old
            .extend(found.old.iter().map(|at| members.old[*at]));
        missed
            .new
            .extend(found.new.iter().map(|at| members.new[*at]));
        let found = correspondences.found.into_iter();
        let mut found = found
            .filter(|found| may_move || !found.is_moved)
            .collect::<Vec<_>>();
        numbered::part(documents, &members, &mut found);
        datelines::link(documents, &members, &mut found);
        slips::link(documents, &members, &mut found);
        openings::link(documents, &members, &mut found);
        titles::link(documents, &members, &mut found);
        if group_kind == Some(BlockKind::FrontMatter) {
            entries::link(documents, &members, &mut found);
        }
        let lists = members.as_ref().map(Vec::as_slice);
        links.extend(correspond::links(lists, &found, |link| {
            marked(documents, link)
        }));
    }
    (links, missed)
}

/// Text first, then each kind of apparatus that occurs: these are only linked among themselves, and all but notes in
/// order.
fn kinds(documents: Sides<&Document>) -> Vec<Option<BlockKind>> {
    let mut kinds = vec![None];
    for block in documents.old.blocks().iter().chain(documents.new.blocks()) {
        if !kinds.contains(&apparatus(block)) {
            kinds.push(apparatus(block));
        }
    }
    kinds
}

/// The kind of a block whose place is a matter of the page or the file. Notes are text, but whether they stand under each
/// page or at the end says nothing.
fn apparatus(block: &Block) -> Option<BlockKind> {
    (!block.kind.is_text() || block.kind == BlockKind::Note).then_some(block.kind)
}

/// Blocks that may be linked to each other.
struct Group {
    /// The kind of apparatus, or nothing for the text itself.
    kind: Option<BlockKind>,
    members: Sides<Vec<usize>>,
    equal: Vec<(usize, usize)>,
    /// Per member; empty for equal ones, whose words nobody needs.
    terms: Sides<Vec<Box<[Term]>>>,
}

impl Group {
    fn new(
        documents: Sides<&Document>,
        kind: Option<BlockKind>,
        vocabulary: &mut Vocabulary,
        wording: &mut Sides<Vec<Wording>>,
    ) -> Self {
        let members = documents.map(|document| {
            let blocks = document.blocks().iter().enumerate();
            let members = blocks.filter(|(_, block)| apparatus(block) == kind);
            members.map(|(index, _)| index).collect::<Vec<_>>()
        });
        let keys = keys(documents, &members);
        let equal = equal_pairs(Sides::new(&keys.old, &keys.new));
        let mut settled = members.as_ref().map(|side| vec![false; side.len()]);
        for (old, new) in &equal {
            settled.old[*old] = true;
            settled.new[*new] = true;
        }
        let open = members.as_ref().zip(settled.as_ref());
        let open = open.map(|(members, settled)| {
            let members = members.iter().zip(settled);
            let open = members.filter(|(_, settled)| !**settled);
            open.map(|(block, _)| *block).collect::<Vec<_>>()
        });
        find_words(documents, &open);
        vocabulary.read(documents.old, &open.old, &mut wording.old);
        vocabulary.read(documents.new, &open.new, &mut wording.new);
        let terms = members.as_ref().zip(wording.as_ref());
        let terms = terms.map(|(members, wording)| {
            let size = part_size(members.len(), LEAST_BLOCKS);
            let parts = each_part(members.chunks(size), |members| {
                let terms = members.iter().map(|block| count(&wording[*block]));
                terms.collect::<Vec<_>>()
            });
            parts.into_iter().flatten().collect()
        });
        Self {
            kind,
            members,
            equal,
            terms,
        }
    }

    /// The terms of the members that have any.
    fn terms(&self) -> impl Iterator<Item = &[Term]> {
        let both = self.terms.old.iter().chain(&self.terms.new);
        both.map(|terms| &**terms).filter(|terms| !terms.is_empty())
    }

    fn correspond(
        self,
        documents: Sides<&Document>,
        vocabulary: &Vocabulary,
        options: &AlignOptions,
    ) -> Correspondences {
        let keys = keys(documents, &self.members).map(tell_apart);
        let lengths = documents
            .zip(self.members.as_ref())
            .map(|(document, members)| {
                let length = |block: &usize| document.blocks()[*block].length();
                members.iter().map(length).collect::<Vec<_>>()
            });
        let units = self.terms.zip(keys.as_ref().zip(lengths.as_ref()));
        let contents = units.map(|(terms, (keys, lengths))| {
            let units = terms.into_iter().zip(keys.iter().zip(lengths));
            let content = |(terms, (key, length)): (_, (&(u64, u32), &u64))| {
                vocabulary.content(terms, *key, *length)
            };
            units.map(content).collect::<Vec<_>>()
        });
        let density = density(documents, &self.members, &contents);
        let anchors: Vec<Anchor> = self
            .equal
            .iter()
            .map(|(old, new)| {
                let weight = density * lengths.old[*old];
                Anchor::new(*old, *new, weight.max(1), keys.old[*old].0)
            })
            .collect();
        let sequences = Sequences {
            contents: Sides::new(&contents.old, &contents.new),
            anchors: &anchors,
            vocabulary,
        };
        correspond(&sequences, options)
    }
}

/// Finds the words of these blocks, on several threads where they are many: documents keep them.
fn find_words(documents: Sides<&Document>, blocks: &Sides<Vec<usize>>) {
    let blocks = documents.zip(blocks.as_ref());
    let blocks =
        blocks.map(|(document, blocks)| blocks.iter().map(move |block| (document, *block)));
    let blocks: Vec<_> = blocks.old.chain(blocks.new).collect();
    let size = part_size(blocks.len(), LEAST_BLOCKS);
    each_part(blocks.chunks(size), |part| {
        for part in part.chunk_by(|one, other| std::ptr::eq(one.0, other.0)) {
            part[0].0.read_words(part.iter().map(|(_, block)| *block));
        }
    });
}

/// Least number of blocks that are worth a thread.
const LEAST_BLOCKS: usize = 256;

fn keys(documents: Sides<&Document>, members: &Sides<Vec<usize>>) -> Sides<Vec<u64>> {
    documents.zip(members.as_ref()).map(|(document, members)| {
        let key = |block: &usize| document.blocks()[*block].key;
        members.iter().map(key).collect()
    })
}

/// Weight of content per byte of the texts that were read, at least 1: what the unread text of equal blocks weighs.
fn density(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    contents: &Sides<Vec<Content>>,
) -> u64 {
    let totals = documents.zip(members.as_ref().zip(contents.as_ref())).map(
        |(document, (members, contents))| {
            let read = members
                .iter()
                .zip(contents)
                .filter(|(_, content)| content.mass > 0);
            read.fold((0, 0), |(mass, bytes), (block, content)| {
                let length = document.blocks()[*block].span().len() as u64;
                (mass + content.mass, bytes + length)
            })
        },
    );
    let (mass, bytes) = (totals.old.0 + totals.new.0, totals.old.1 + totals.new.1);
    (mass / bytes.max(1)).max(1)
}

/// A link of blocks, marked where they are identical.
fn marked(documents: Sides<&Document>, mut link: Link) -> Link {
    if link.kind == LinkKind::Match && is_identical(documents, &link) {
        link.pass = Pass::Equal;
        link.identical = true;
    }
    link
}

/// Whether label and text of two blocks agree byte for byte, but for the sort and amount of white space.
fn is_identical(documents: Sides<&Document>, link: &Link) -> bool {
    let same = |old: &Span, new: &Span| documents.old[*old] == documents.new[*new];
    let blocks = documents
        .zip(link.units.as_ref())
        .map(|(document, units)| &document.blocks()[units[0]]);
    let spans = blocks.map(|block| block.label.iter().chain(&block.pieces));
    // Most are: there is no need to look at their words one by one.
    if blocks.old.label.is_some() == blocks.new.label.is_some()
        && blocks.old.pieces.len() == blocks.new.pieces.len()
        && spans.old.zip(spans.new).all(|(old, new)| same(old, new))
    {
        return true;
    }
    let words = blocks.zip(documents).map(|(block, document)| {
        let words = |span: &Span| document[*span].split_whitespace();
        (
            block.label.iter().flat_map(words),
            block.pieces.iter().flat_map(words),
        )
    });
    words.old.0.eq(words.new.0) && words.old.1.eq(words.new.1)
}
