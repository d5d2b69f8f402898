//! L12: a moved, split or merged paragraph with one word changed yields the move *and* the word, as an edit and as a
//! substantive finding about that word; a finding is explained once.

use proptest::prelude::*;
use proptest::sample::Index;
use variorum::{Comparison, Layer, LinkKind, Sides};

use crate::generate::{Text, any_pair, content_word, long_text};
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

/// Whether some substantive finding speaks of a word of the new text.
fn is_found(comparison: &Comparison, word: &str) -> bool {
    let text = comparison.documents().new.text();
    comparison
        .findings()
        .iter()
        .filter(|finding| finding.layer == Layer::Substantive)
        .any(|finding| {
            let words = &finding.words.new;
            words.iter().any(|span| text[span.range()].contains(word))
        })
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
        prop_assert!(is_found(&comparison, &planted.1), "the finding: {:?}", comparison.findings());
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
        prop_assert!(is_found(&comparison, &planted.1), "the finding: {:?}", comparison.findings());
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
        prop_assert!(is_found(&comparison, &planted.1), "the finding: {:?}", comparison.findings());
    }

    #[test]
    fn a_finding_is_explained_once((old, new) in any_pair()) {
        let comparison = comparison(&old, &new);
        let findings = comparison.findings();
        for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.parent.is_none()) {
            let same = findings[at + 1..].iter().find(|other| {
                other.kind == finding.kind && other.words == finding.words && other.parent.is_none()
            });
            prop_assert!(same.is_none() || finding.words == Sides::default(), "{finding:?} twice");
        }
    }
}
