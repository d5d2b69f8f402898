//! L4: a difference of any visible character is touched by a change, and every change has a finding.
//!
//! Together with L3 (every token stands in an edit) it is enough that what is called equal *is* equal, and that what
//! is not called moved stands in the same order on both sides.

use proptest::prelude::*;
use proptest::sample::Index;
use variorum::{Alignment, Comparison, Document, Layer, Link, Op, Span};

use crate::generate::{any_pair, content_word, text};
use crate::{changes, comparison, config};

/// What a reader sees: the characters that are not white space.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn block_text(document: &Document, blocks: &[usize]) -> String {
    let tokens = blocks.iter().flat_map(|block| document.tokens(*block));
    tokens.map(|token| &document[token.span]).collect()
}

/// Whether the sentences of a link lie in blocks that moved together: the move of the blocks tells of them.
fn moved_with_block(alignment: &Alignment, link: &Link) -> bool {
    let block = alignment.sentences.as_ref().zip(link.units.as_ref());
    let block = block.map(|(sentences, units)| units.first().map(|unit| sentences[*unit].block));
    alignment.blocks.iter().any(|blocks| {
        let holds =
            |block: Option<usize>, units: &[usize]| block.is_some_and(|b| units.contains(&b));
        blocks.moved.is_some()
            && holds(block.old, &blocks.units.old)
            && holds(block.new, &blocks.units.new)
    })
}

/// Links with text on both sides that are not called moved stand in the same order on both sides.
fn check_order<'a>(links: impl Iterator<Item = &'a Link>) -> Result<(), TestCaseError> {
    let mut in_place: Vec<&Link> = links
        .filter(|link| {
            link.moved.is_none() && !link.units.old.is_empty() && !link.units.new.is_empty()
        })
        .collect();
    in_place.sort_by_key(|link| link.units.new[0]);
    for pair in in_place.windows(2) {
        let (before, after) = (&pair[0].units, &pair[1].units);
        prop_assert!(
            before.old.last() < after.old.first(),
            "{pair:?} cross and neither moved"
        );
        prop_assert!(before.new.last() < after.new.first(), "{pair:?} interleave");
    }
    Ok(())
}

fn check(comparison: &Comparison) -> Result<(), TestCaseError> {
    let documents = comparison.documents();
    for edit in comparison
        .edits()
        .iter()
        .filter(|edit| edit.op == Op::Equal)
    {
        let text = edit
            .spans
            .zip(documents)
            .map(|(span, document)| visible(&document[span]));
        prop_assert_eq!(&text.old, &text.new, "called equal: {:?}", edit);
    }
    let alignment = comparison.alignment();
    for link in alignment.blocks.iter().filter(|link| link.identical) {
        let old = block_text(documents.old, &link.units.old);
        prop_assert_eq!(
            old,
            block_text(documents.new, &link.units.new),
            "called identical"
        );
    }
    check_order(alignment.blocks.iter())?;
    let sentences = alignment.sentence_links.iter();
    check_order(sentences.filter(|link| !moved_with_block(alignment, link)))
}

/// Whether some change, or a block without a counterpart, touches a span of the new text.
fn is_touched(comparison: &Comparison, span: Span) -> bool {
    let blocks = comparison.documents().new.blocks();
    let unlinked = comparison
        .alignment()
        .blocks
        .iter()
        .filter(|link| link.units.old.is_empty())
        .flat_map(|link| &link.units.new);
    changes(comparison).any(|edit| edit.spans.new.intersection(span).is_some())
        || unlinked
            .into_iter()
            .any(|block| blocks[*block].span().contains(span))
}

/// A text, the same with one of its words replaced, and the new word: with marks that no generated word has, so that the
/// place can be found again.
fn planted() -> impl Strategy<Value = (String, String, String)> {
    let place = (any::<Index>(), any::<Index>(), any::<Index>());
    (text(), content_word(), place).prop_map(|(text, word, (p, s, w))| {
        let old = text.render();
        let planted = format!("x{word}x");
        let mut revised = text;
        let sentences = &mut revised.0;
        let paragraph = p.index(sentences.len());
        let sentence = s.index(sentences[paragraph].len());
        let words = &mut sentences[paragraph][sentence];
        let at = w.index(words.len());
        words[at].clone_from(&planted);
        (old, revised.render(), planted)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_called_equal_is_equal((old, new) in any_pair()) {
        check(&comparison(&old, &new))?;
    }

    #[test]
    fn a_planted_word_is_reported((old, new, planted) in planted()) {
        let start = new.to_lowercase().find(&planted).expect("it was planted");
        let span = Span::new(start, start + planted.len());
        prop_assert!(is_touched(&comparison(&old, &new), span), "{planted} at {span:?} is passed over");
    }

    #[test]
    fn every_edit_has_a_finding((old, new) in any_pair()) {
        let comparison = comparison(&old, &new);
        let mut listed = vec![false; comparison.edits().len()];
        for edit in comparison.findings().iter().flat_map(|finding| &finding.edits) {
            listed[*edit] = true;
        }
        for (edit, listed) in comparison.edits().iter().zip(listed) {
            prop_assert!(listed || edit.op == Op::Equal, "{edit:?} has no finding");
        }
    }

    #[test]
    fn a_planted_word_has_a_substantive_finding((old, new, planted) in planted()) {
        let comparison = comparison(&old, &new);
        let speaks = comparison
            .findings()
            .iter()
            .filter(|finding| finding.layer == Layer::Substantive)
            .flat_map(|finding| &finding.words.new)
            .any(|span| new[span.range()].to_lowercase().contains(&planted));
        prop_assert!(speaks, "{planted}: {:?}", comparison.findings());
    }
}
