//! Headings that are alike by their number only.
//!
//! In: the members of both sides and what corresponds. Out: the same without headings that left their text for another by
//! what any heading might share: a number, and words that other headings have too ("Article 3"). A number says where a
//! part stands, and the next version counts anew. Linear in the members.

use rustc_hash::{FxHashMap, FxHashSet};

use super::correspond::Correspondence;
use super::link::Pass;
use crate::document::{BlockKind, Document, TokenClass};
use crate::sides::Sides;

/// A document and its members; of these, those with an equal, and the partners of all that have one.
type Side<'a> = (
    (&'a Document, &'a Vec<usize>),
    (&'a FxHashSet<usize>, &'a FxHashMap<usize, usize>),
);

/// Parts headings that are linked by their number alone, and not together with the text below them.
pub(super) fn part(
    documents: Sides<&Document>,
    members: &Sides<Vec<usize>>,
    found: &mut Vec<Correspondence>,
) {
    // Most texts have no headings but equal ones.
    let are_headings = |link: &Correspondence| {
        let Sides { old, new } = &link.units;
        is_heading(documents.old, members.old[old.start])
            && is_heading(documents.new, members.new[new.start])
    };
    let may_part = |link: &Correspondence| link.pass != Pass::Equal && are_headings(link);
    if !found.iter().any(may_part) {
        return;
    }
    let starts = |link: &Correspondence| (link.units.old.start, link.units.new.start);
    let partners = Sides::new(
        found.iter().map(starts).collect::<FxHashMap<_, _>>(),
        found
            .iter()
            .map(starts)
            .map(|(old, new)| (new, old))
            .collect(),
    );
    let equal = || found.iter().filter(|link| link.pass == Pass::Equal);
    let kept = Sides::new(
        equal()
            .map(|link| link.units.old.start)
            .collect::<FxHashSet<_>>(),
        equal().map(|link| link.units.new.start).collect(),
    );
    let sides = documents
        .zip(members.as_ref())
        .zip(kept.as_ref().zip(partners.as_ref()));
    // Whether the text at a place is under another heading than one on the other side: not one that both versions have, or
    // that stood above that heading already.
    let is_headed =
        |((document, members), (kept, partners)): Side<'_>, text: usize, other: usize| {
            text.checked_sub(1).is_some_and(|above| {
                let partner = partners.get(&above);
                let stood_above = partner.is_some_and(|partner| partner + 1 == other);
                is_heading(document, members[above]) && !kept.contains(&above) && !stood_above
            })
        };
    let is_doubtful = |link: &Correspondence| {
        let Sides { old, new } = &link.units;
        let of_old = partners.old.get(&old.end).filter(|at| **at != new.end);
        let of_new = partners.new.get(&new.end).filter(|at| **at != old.end);
        may_part(link)
            && (of_old.is_some_and(|at| is_headed(sides.new, *at, old.start))
                || of_new.is_some_and(|at| is_headed(sides.old, *at, new.start)))
    };
    if !found.iter().any(is_doubtful) {
        return;
    }
    let shared = documents
        .zip(members.as_ref())
        .map(|(document, members)| count(document, members));
    let is_own = |word: &u64| {
        let is_single = |counts: &FxHashMap<u64, usize>| counts.get(word) == Some(&1);
        is_single(&shared.old) && is_single(&shared.new)
    };
    found.retain(|link| {
        let Sides { old, new } = link.units.clone();
        let heads = documents.zip(members.as_ref()).zip(Sides::new(old, new));
        let heads = heads.map(|((document, members), units)| {
            let mut units = units.map(|unit| members[unit]);
            units.all(|block| is_heading(document, block))
        });
        if !(is_doubtful(link) && heads.old && heads.new) {
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
