//! Headings that are alike by their number only.
//!
//! In: the members of both sides and what corresponds. Out: the same without headings that left their text for another by
//! what any heading might share: a number, and words that other headings have too ("Article 3"). A number says where a
//! part stands, and the next version counts anew. Linear in the members.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::correspond::Correspondence;
use super::super::link::Pass;
use crate::document::{BlockKind, Document, TokenClass};
use crate::sides::Sides;

/// Parts headings that are linked by their number alone, and not together with the text below them.
pub(super) fn part(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: &mut Vec<Correspondence>,
) {
    let texts = documents.zip(members.as_ref());
    // Most texts have no headings but equal ones.
    let may_part = |link: &Correspondence| {
        let Sides { old, new } = &link.units;
        link.pass != Pass::Equal
            && is_heading(documents.old, members.old[old.start])
            && is_heading(documents.new, members.new[new.start])
    };
    if !found.iter().any(may_part) {
        return;
    }
    let below = Below::new(texts, found);
    let is_doubtful = |link: &Correspondence| may_part(link) && below.is_doubtful(link);
    if !found.iter().any(is_doubtful) {
        return;
    }
    let counts = texts.map(|(document, members)| count(document, members));
    let is_own = |word: &u64| {
        let is_single = |counts: &FxHashMap<u64, usize>| counts.get(word) == Some(&1);
        is_single(&counts.old) && is_single(&counts.new)
    };
    found.retain(|link| {
        let heads = texts
            .zip(link.units.clone())
            .map(|((document, members), units)| {
                let mut blocks = units.map(|unit| members[unit]);
                blocks.all(|block| is_heading(document, block))
            });
        if !(heads.old && heads.new && is_doubtful(link)) {
            return true;
        }
        let (old, new) = (
            members.old[link.units.old.start],
            members.new[link.units.new.start],
        );
        let both = |class| {
            let of_new: FxHashSet<u64> = keys(documents.new, new, class).collect();
            let of_old = keys(documents.old, old, class);
            of_old
                .filter(|key| of_new.contains(key))
                .collect::<Vec<_>>()
        };
        both(TokenClass::Number).is_empty() || both(TokenClass::Word).iter().any(is_own)
    });
}

/// The place on the other side with which a member corresponds.
#[derive(Clone, Copy)]
struct Partner {
    at: usize,
    is_equal: bool,
}

/// The members of one side.
struct Side<'a> {
    document: &'a Document,
    members: &'a [usize],
    /// Of those with which a correspondence begins.
    partners: Vec<Option<Partner>>,
}

impl Side<'_> {
    fn is_heading(&self, at: usize) -> bool {
        is_heading(self.document, self.members[at])
    }

    fn partner(&self, at: usize) -> Option<usize> {
        Some(self.partners.get(at)?.as_ref()?.at)
    }

    /// Whether the text at a place is under another heading than one on the other side: not one that both versions have, or
    /// that stood above that heading already.
    fn heads_otherwise(&self, text: usize, other: usize) -> bool {
        text.checked_sub(1).is_some_and(|above| {
            let stays = |partner: Partner| partner.is_equal || partner.at + 1 == other;
            self.is_heading(above) && !self.partners[above].is_some_and(stays)
        })
    }
}

/// What stands below headings.
struct Below<'a>(Sides<Side<'a>>);

impl<'a> Below<'a> {
    fn new(texts: Sides<(&'a Document, &'a Vec<usize>)>, found: &[Correspondence]) -> Self {
        let mut sides = texts.map(|(document, members)| Side {
            document,
            members,
            partners: vec![None; members.len()],
        });
        for link in found {
            let (old, new) = (link.units.old.start, link.units.new.start);
            let is_equal = link.pass == Pass::Equal;
            sides.old.partners[old] = Some(Partner { at: new, is_equal });
            sides.new.partners[new] = Some(Partner { at: old, is_equal });
        }
        Self(sides)
    }

    /// Whether the text below two headings goes with another: what stands right below one of them.
    fn is_doubtful(&self, link: &Correspondence) -> bool {
        let Sides { old, new } = &self.0;
        let units = &link.units;
        let of_old = old.partner(units.old.end).filter(|at| *at != units.new.end);
        let of_new = new.partner(units.new.end).filter(|at| *at != units.old.end);
        of_old.is_some_and(|at| new.heads_otherwise(at, units.old.start))
            || of_new.is_some_and(|at| old.heads_otherwise(at, units.new.start))
    }
}

fn is_heading(document: &Document, block: usize) -> bool {
    matches!(document.blocks()[block].kind, BlockKind::Heading(_))
}

/// The keys of the tokens of a class in a block.
fn keys(document: &Document, block: usize, class: TokenClass) -> impl Iterator<Item = u64> + '_ {
    let tokens = document.tokens(block).iter();
    tokens
        .filter(move |token| token.class == class)
        .map(|token| token.key)
}

/// In how many headings each word stands.
fn count(document: &Document, members: &[usize]) -> FxHashMap<u64, usize> {
    let mut counts = FxHashMap::default();
    for block in members.iter().filter(|block| is_heading(document, **block)) {
        let words: FxHashSet<u64> = keys(document, *block, TokenClass::Word).collect();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "sums do not depend on the order"
        )]
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}
