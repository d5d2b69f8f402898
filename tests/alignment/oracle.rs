//! Alignments of generated texts: their properties, and an exhaustive oracle that none may cover less than.

use proptest::prelude::*;
use variorum::{Alignment, Sides};

use crate::{alignment, text};

/// How many words two texts share.
fn shared(old: &str, new: &str) -> usize {
    let mut new: Vec<&str> = new.split_whitespace().collect();
    let take = |word: &str| {
        let at = new.iter().position(|other| *other == word);
        at.map(|at| new.swap_remove(at))
    };
    old.split_whitespace().filter_map(take).count()
}

/// The most words that any order-keeping alignment of pairs can put side by side, where a pair shares at least three
/// quarters of its words; O(n·m). Splits and merges are left out: these have to earn their parts.
fn oracle(old: &[String], new: &[String]) -> usize {
    let mut best = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (i, before) in old.iter().enumerate() {
        for (j, after) in new.iter().enumerate() {
            let common = shared(before, after);
            let words = before.split_whitespace().count() + after.split_whitespace().count();
            let paired = if 8 * common >= 3 * words {
                best[i][j] + common
            } else {
                0
            };
            best[i + 1][j + 1] = paired.max(best[i][j + 1]).max(best[i + 1][j]);
        }
    }
    best[old.len()][new.len()]
}

/// Words that stand side by side in the links of an alignment.
fn covered(old: &[String], new: &[String], alignment: &Alignment) -> usize {
    let side = |texts: &[String], units: &[usize]| {
        units
            .iter()
            .map(|unit| texts[*unit].clone())
            .collect::<Vec<_>>()
    };
    let links = alignment.blocks.iter();
    links
        .map(|link| {
            let old = side(old, &link.units.old).join(" ");
            shared(&old, &side(new, &link.units.new).join(" "))
        })
        .sum()
}

/// Texts of up to eight blocks of one to three sentences over few letters, so that counterparts and repeats occur.
fn blocks() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-fA-F]{1,3}", 1..8).prop_map(|blocks| blocks.join("|"))
}

/// A text in which one passage stands three or four times after a block of its own, and which blocks are edited.
fn with_copies() -> impl Strategy<Value = (Vec<char>, Vec<bool>)> {
    (2..4_usize, 1..6_usize).prop_flat_map(|(copies, length)| {
        let passage: Vec<char> = ('a'..='z').take(length).collect();
        let own = ('p'..='z').take(copies + 1);
        let blocks: Vec<char> = own
            .flat_map(|own| [&[own][..], &passage].concat())
            .collect();
        let size = blocks.len();
        (
            Just(blocks),
            prop::collection::vec(prop::bool::weighted(0.2), size),
        )
    })
}

proptest! {
    #[test]
    fn copies_of_a_passage_keep_their_order((old, is_edited) in with_copies()) {
        let edited = old.iter().zip(is_edited).map(|(block, is_edited)| {
            if is_edited { block.to_ascii_uppercase() } else { *block }
        });
        let described = |blocks: Vec<char>| blocks.iter().map(char::to_string).collect::<Vec<_>>().join("|");
        let (old, new) = (described(old.clone()), described(edited.collect()));
        let alignment = alignment(&old, &new);
        for link in &alignment.blocks {
            prop_assert!(link.moved.is_none(), "{old} → {new}: {:?} moved", link.units);
        }
    }

    #[test]
    fn alignments_are_valid(old in blocks(), new in blocks()) {
        alignment(&old, &new);
    }

    #[test]
    fn a_text_is_identical_to_itself(text in blocks()) {
        let alignment = alignment(&text, &text);
        prop_assert!(alignment.blocks.iter().all(|link| link.identical && link.moved.is_none()));
    }

    #[test]
    fn swapping_the_sides_mirrors_the_links(old in blocks(), new in blocks()) {
        let (there, back) = (alignment(&old, &new), alignment(&new, &old));
        let units = |alignment: &Alignment| {
            let mut units: Vec<_> = alignment.blocks.iter().map(|link| link.units.clone()).collect();
            units.sort();
            units
        };
        let mut mirrored: Vec<_> = units(&back).into_iter().map(Sides::swap).collect();
        mirrored.sort();
        prop_assert_eq!(units(&there), mirrored);
        let moves = |alignment: &Alignment| alignment.blocks.iter().filter(|link| link.moved.is_some()).count();
        prop_assert_eq!(moves(&there), moves(&back));
    }

    #[test]
    fn the_same_paragraph_at_either_end_changes_nothing(old in blocks(), new in blocks()) {
        let bare = alignment(&old, &new);
        let appended = alignment(&format!("{old}|xyz"), &format!("{new}|xyz"));
        prop_assert_eq!(bare.blocks.len() + 1, appended.blocks.len());
        let prepended = alignment(&format!("xyz|{old}"), &format!("xyz|{new}"));
        prop_assert_eq!(bare.blocks.len() + 1, prepended.blocks.len());
    }

    #[test]
    fn no_order_keeping_alignment_of_clear_pairs_covers_more(old in blocks(), new in blocks()) {
        let texts = Sides::new(text(&old), text(&new));
        let mine = covered(&texts.old, &texts.new, &alignment(&old, &new));
        let best = oracle(&texts.old, &texts.new);
        prop_assert!(mine * 5 >= best * 4, "{mine} of {best} words for {old} → {new}");
    }
}
