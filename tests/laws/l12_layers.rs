//! L12, for edits: a moved, split or merged paragraph with one word changed yields the move *and* the word.

use proptest::prelude::*;
use proptest::sample::Index;
use variorum::{Comparison, LinkKind};

use crate::generate::{Text, content_word, long_text};
use crate::{changes, comparison, config};

/// Replaces one word in the middle of a paragraph by another that occurs nowhere else; returns both.
fn replace_word(text: &mut Text, paragraph: usize, word: &str) -> (String, String) {
    let planted = format!("x{word}x");
    let words = &mut text.0[paragraph][1];
    let at = words.len() / 2;
    let replaced = std::mem::replace(&mut words[at], planted.clone());
    (replaced, planted)
}

/// Whether exactly that word was replaced, and nothing else.
fn only_change_is(comparison: &Comparison, (old, new): &(String, String)) -> bool {
    let documents = comparison.documents();
    let changed: Vec<_> = changes(comparison)
        .map(|edit| {
            edit.spans
                .zip(documents)
                .map(|(span, document)| document[span].trim())
        })
        .collect();
    changed.len() == 1 && changed[0].old == old && changed[0].new == new
}

fn has_link(comparison: &Comparison, kind: LinkKind) -> bool {
    comparison
        .alignment()
        .blocks
        .iter()
        .any(|link| link.kind == kind)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_moved_paragraph_keeps_its_edit(text in long_text(), word in content_word(), from in any::<Index>()) {
        let mut new = text.clone();
        let from = from.index(new.0.len());
        let planted = replace_word(&mut new, from, &word);
        let moved = new.0.remove(from);
        // Far enough that no other single paragraph can be taken for the mover.
        let to = if from < new.0.len() / 2 { new.0.len() } else { 0 };
        new.0.insert(to, moved);
        let comparison = comparison(&text.render(), &new.render());
        prop_assert!(comparison.alignment().blocks.iter().any(|link| link.moved.is_some()), "the move");
        prop_assert!(only_change_is(&comparison, &planted), "the word: {:?}", changes(&comparison).collect::<Vec<_>>());
    }

    #[test]
    fn a_split_paragraph_keeps_its_edit(text in long_text(), word in content_word(), at in any::<Index>()) {
        let mut new = text.clone();
        let at = at.index(new.0.len());
        let planted = replace_word(&mut new, at, &word);
        let rest = new.0[at].split_off(2);
        new.0.insert(at + 1, rest);
        let comparison = comparison(&text.render(), &new.render());
        prop_assert!(has_link(&comparison, LinkKind::Split), "the split");
        prop_assert!(only_change_is(&comparison, &planted), "the word: {:?}", changes(&comparison).collect::<Vec<_>>());
    }

    #[test]
    fn a_merged_paragraph_keeps_its_edit(text in long_text(), word in content_word(), at in any::<Index>()) {
        let mut new = text.clone();
        let at = at.index(new.0.len() - 1);
        let planted = replace_word(&mut new, at, &word);
        let next = new.0.remove(at + 1);
        new.0[at].extend(next);
        let comparison = comparison(&text.render(), &new.render());
        prop_assert!(has_link(&comparison, LinkKind::Merge), "the merge");
        prop_assert!(only_change_is(&comparison, &planted), "the word: {:?}", changes(&comparison).collect::<Vec<_>>());
    }
}
