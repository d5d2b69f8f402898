//! L8: read backwards, insertions are deletions, splits are merges, and nothing else differs.

use proptest::prelude::*;
use variorum::render::{LinkCounts, stat};

use crate::generate::{hostile_pair, revised};
use crate::{comparison, config};

fn backwards(counts: LinkCounts) -> LinkCounts {
    LinkCounts {
        split: counts.merged,
        merged: counts.split,
        deleted: counts.inserted,
        inserted: counts.deleted,
        ..counts
    }
}

fn check(old: &str, new: &str) -> Result<(), TestCaseError> {
    let (there, back) = (stat(&comparison(old, new)), stat(&comparison(new, old)));
    prop_assert_eq!(there.blocks, backwards(back.blocks), "blocks");
    prop_assert_eq!(there.sentences, backwards(back.sentences), "sentences");
    let words =
        |statistics: &variorum::Statistics| (statistics.words.deleted, statistics.words.inserted);
    let (deleted, inserted) = words(&back);
    prop_assert_eq!(words(&there), (inserted, deleted), "words");
    prop_assert_eq!(
        (there.typography, there.labels),
        (back.typography, back.labels)
    );
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn revisions_read_the_same_backwards((old, new) in revised()) {
        check(&old.render(), &new.render())?;
    }

    #[test]
    fn hostile_texts_read_the_same_backwards((old, new) in hostile_pair()) {
        check(&old, &new)?;
    }
}
