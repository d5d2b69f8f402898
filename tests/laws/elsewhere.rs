//! An edit of one paragraph of a new text, and what it concerns beside that paragraph.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use variorum::policy::Issue;
use variorum::{Comparison, Sides, Span};

use super::generate::{Revision, Text, paragraph_sentences, revision};

/// What is done to one paragraph.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    Revise(Index, Vec<Revision>),
    Drop(Index),
    Add(Index, Vec<Vec<String>>),
}

/// Anything: words, sentences, the whole of it.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    prop_oneof![
        3 => (index(), vec(revision(), 1..5)).prop_map(|(at, revisions)| Edit::Revise(at, revisions)),
        1 => index().prop_map(Edit::Drop),
        1 => (index(), paragraph_sentences()).prop_map(|(at, added)| Edit::Add(at, added)),
    ]
}

impl Edit {
    /// The text with the edit, and where that is.
    pub(crate) fn make(self, text: &Text) -> (Text, Place) {
        let mut text = text.clone();
        let place = match self {
            Self::Revise(at, revisions) => {
                let at = at.index(text.0.len());
                let mut alone = Text(vec![text.0[at].clone()]);
                for revision in revisions {
                    revision.revise(&mut alone);
                }
                text.0[at] = alone.0.into_iter().flatten().collect();
                Place::Both(PREAMBLE + at)
            }
            Self::Drop(at) if text.0.len() == 1 => Place::Both(PREAMBLE + at.index(1)),
            Self::Drop(at) => {
                let at = at.index(text.0.len());
                text.0.remove(at);
                Place::Before(PREAMBLE + at)
            }
            Self::Add(at, added) => {
                let at = at.index(text.0.len() + 1);
                text.0.insert(at, added);
                Place::After(PREAMBLE + at)
            }
        };
        (text, place)
    }
}

/// How many blocks come before the paragraphs of a text.
const PREAMBLE: usize = 1;

/// The block that is edited: in both texts, or in the one that has it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Both(usize),
    Before(usize),
    After(usize),
}

/// The number of a paragraph that was added.
const ADDED: usize = usize::MAX;

/// A comparison with a text before the edit or after it.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'c> {
    pub(crate) comparison: &'c Comparison,
    pub(crate) is_after: bool,
    pub(crate) place: Place,
}

/// Which blocks are told to belong together. Those of the new text have the numbers of the text before the edit.
type Bond = Sides<Vec<usize>>;

impl Reading<'_> {
    /// The number that a block of the new text has before the edit.
    fn number(self, block: usize) -> usize {
        match self.place {
            Place::After(at) if self.is_after && block == at => ADDED,
            Place::After(at) if self.is_after && block > at => block - 1,
            Place::Before(at) if self.is_after && block >= at => block + 1,
            _ => block,
        }
    }

    /// The blocks of each link, and those of linked sentences, with the sort of the link.
    fn bonds(self) -> impl Iterator<Item = (Bond, String)> {
        let alignment = self.comparison.alignment();
        let sentences = &alignment.sentences;
        let of_blocks = alignment.blocks.iter().map(move |link| {
            let new = link.units.new.iter().map(|block| self.number(*block));
            (Sides::new(link.units.old.clone(), new.collect()), link)
        });
        let of_sentences = alignment.sentence_links.iter().map(move |link| {
            let old = link.units.old.iter().map(|at| sentences.old[*at].block);
            let new = link.units.new.iter();
            let new = new.map(|at| self.number(sentences.new[*at].block));
            (Sides::new(old.collect(), new.collect()), link)
        });
        of_blocks
            .chain(of_sentences)
            .map(|(bond, link)| (bond, format!("{:?} {}", link.kind, link.moved.is_some())))
    }

    /// The blocks that an issue speaks of.
    pub(crate) fn blocks(self, issue: &Issue) -> Sides<BTreeSet<usize>> {
        let edits = issue.edits.iter();
        let edits = edits.map(|edit| self.comparison.edits()[*edit].spans);
        let (mut old, mut new): (Vec<Span>, Vec<Span>) =
            edits.map(|spans| (spans.old, spans.new)).unzip();
        old.extend(issue.old.as_ref().map(|passage| passage.span));
        new.extend(issue.new.as_ref().map(|passage| passage.span));
        let documents = self.comparison.documents();
        let blocks = Sides::new(old, new)
            .zip(documents)
            .map(|(spans, document)| {
                let blocks = document.blocks().iter().enumerate();
                let meets = |block: Span| {
                    let mut spans = spans.iter();
                    spans.any(|span| span.start() < block.end() && block.start() < span.end())
                };
                let told = blocks.filter(|(_, block)| meets(block.span()));
                told.map(|(number, _)| number).collect::<BTreeSet<_>>()
            });
        let new = blocks.new.into_iter().map(|block| self.number(block));
        Sides::new(blocks.old, new.collect())
    }

    /// Whether an issue speaks of some blocks.
    pub(crate) fn speaks_of(self, issue: &Issue, blocks: &Sides<BTreeSet<usize>>) -> bool {
        let own = self.blocks(issue);
        !own.old.is_disjoint(&blocks.old) || !own.new.is_disjoint(&blocks.new)
    }

    /// What some blocks are told to belong to, and how.
    pub(crate) fn bonds_of(self, blocks: &Sides<BTreeSet<usize>>) -> Vec<(Bond, String)> {
        let bonds = self.bonds().filter(|(bond, _)| meets(bond, blocks));
        let mut bonds = bonds.collect::<Vec<_>>();
        bonds.sort_by(|one, other| {
            (&one.0.old, &one.0.new, &one.1).cmp(&(&other.0.old, &other.0.new, &other.1))
        });
        bonds
    }
}

/// Whether a bond has one of some blocks.
fn meets(bond: &Bond, blocks: &Sides<BTreeSet<usize>>) -> bool {
    bond.old.iter().any(|block| blocks.old.contains(block))
        || bond.new.iter().any(|block| blocks.new.contains(block))
}

/// The blocks that an edit concerns: the edited paragraph, those from between which one went or came that are parts of
/// one passage, and all that exchange text with these, directly or through others, before the edit or after it.
pub(crate) fn concerned(readings: [Reading<'_>; 2]) -> Sides<BTreeSet<usize>> {
    let bonds = bonds(readings);
    let mut web = Sides::new(BTreeSet::new(), BTreeSet::new());
    let (Place::Both(at) | Place::Before(at) | Place::After(at)) = readings[0].place;
    web.new.insert(if let Place::After(_) = readings[0].place {
        ADDED
    } else {
        at
    });
    if !matches!(readings[0].place, Place::Both(_)) {
        for bond in &bonds {
            let parts = || bond.new.iter().filter(|block| **block != ADDED);
            if parts().any(|block| *block < at) && parts().any(|block| *block >= at) {
                web.new.extend(parts());
            }
        }
    }
    spread(web, |web| {
        bonds.iter().filter(|bond| meets(bond, web)).collect()
    })
}

/// The same with what changed places with these blocks: one of two passages is told to have moved, the shorter one.
pub(crate) fn tangled(readings: [Reading<'_>; 2]) -> Sides<BTreeSet<usize>> {
    let bonds = bonds(readings);
    let crosses = |one: &Bond, other: &Bond| {
        let ends = |bond: &Bond| Some((*bond.old.first()?, *bond.new.first()?));
        let order =
            |one: (usize, usize), other: (usize, usize)| (one.0.cmp(&other.0), one.1.cmp(&other.1));
        let order = ends(one)
            .zip(ends(other))
            .map(|(one, other)| order(one, other));
        order.is_some_and(|(old, new)| old.is_ne() && old == new.reverse())
    };
    spread(concerned(readings), |web| {
        let inside = bonds
            .iter()
            .filter(|bond| meets(bond, web))
            .collect::<Vec<_>>();
        let is_near =
            |bond: &&Bond| meets(bond, web) || inside.iter().any(|own| crosses(own, bond));
        bonds.iter().filter(is_near).collect()
    })
}

fn bonds(readings: [Reading<'_>; 2]) -> Vec<Bond> {
    let bonds = readings.into_iter().flat_map(Reading::bonds);
    bonds.map(|(bond, _)| bond).collect()
}

/// Adds what is near to what is there until nothing is.
fn spread<'b>(
    mut web: Sides<BTreeSet<usize>>,
    near: impl Fn(&Sides<BTreeSet<usize>>) -> Vec<&'b Bond>,
) -> Sides<BTreeSet<usize>> {
    loop {
        let size = web.old.len() + web.new.len();
        for bond in near(&web) {
            web.old.extend(&bond.old);
            web.new.extend(&bond.new);
        }
        if web.old.len() + web.new.len() == size {
            return web;
        }
    }
}
