//! L11: the same unique paragraph at the end, or at the beginning, of both sides adds no change.

use proptest::prelude::*;
use variorum::Comparison;

use crate::generate::{revised, sentence_words};
use crate::{changes, comparison, config};

/// The changes by their words, places left out.
fn changed_words(comparison: &Comparison) -> Vec<(String, String)> {
    let documents = comparison.documents();
    let mut words: Vec<_> = changes(comparison)
        .map(|edit| {
            let text = edit
                .spans
                .zip(documents)
                .map(|(span, document)| document[span].to_owned());
            (text.old, text.new)
        })
        .collect();
    words.sort();
    words
}

/// A paragraph that shares no word with any generated text.
fn unique(words: &[String]) -> String {
    words
        .iter()
        .map(|word| format!("z{word}z"))
        .collect::<Vec<_>>()
        .join(" ")
        + "."
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_common_end_changes_nothing((old, new) in revised(), words in sentence_words()) {
        let (old, new, end) = (old.render(), new.render(), unique(&words));
        let alone = comparison(&old, &new);
        let with_end = comparison(&format!("{old}\n{end}\n"), &format!("{new}\n{end}\n"));
        prop_assert_eq!(changed_words(&alone), changed_words(&with_end));
    }

    #[test]
    fn a_common_beginning_changes_nothing((old, new) in revised(), words in sentence_words()) {
        let (old, new, start) = (old.render(), new.render(), unique(&words));
        let alone = comparison(&old, &new);
        let with_start = comparison(&format!("{start}\n\n{old}"), &format!("{start}\n\n{new}"));
        prop_assert_eq!(changed_words(&alone), changed_words(&with_start));
    }
}
