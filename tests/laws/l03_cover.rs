//! L3: every block stands in one link, every token of a differing sentence in one edit, all in order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use variorum::align::Sentence;
use variorum::{Comparison, Document, Edit, Op, Sides, Span};

use crate::generate::any_pair;
use crate::{comparison, config};

/// One side of a comparison, so that both are checked by the same words.
struct Side<'a> {
    comparison: &'a Comparison,
    document: &'a Document,
    sentences: &'a [Sentence],
    units: fn(&variorum::Link) -> &[usize],
    span: fn(&Edit) -> Span,
}

fn sides(comparison: &Comparison) -> [Side<'_>; 2] {
    let (documents, alignment) = (comparison.documents(), comparison.alignment());
    [
        Side {
            comparison,
            document: documents.old,
            sentences: &alignment.sentences.old,
            units: |link| &link.units.old,
            span: |edit| edit.spans.old,
        },
        Side {
            comparison,
            document: documents.new,
            sentences: &alignment.sentences.new,
            units: |link| &link.units.new,
            span: |edit| edit.spans.new,
        },
    ]
}

impl Side<'_> {
    fn check_blocks(&self) -> Result<(), TestCaseError> {
        let alignment = self.comparison.alignment();
        let mut blocks: Vec<usize> = alignment
            .blocks
            .iter()
            .flat_map(|link| (self.units)(link))
            .copied()
            .collect();
        blocks.sort_unstable();
        let all: Vec<usize> = (0..self.document.blocks().len()).collect();
        prop_assert_eq!(blocks, all, "each block stands in one link");
        Ok(())
    }

    fn check_sentences(&self) -> Result<(), TestCaseError> {
        let alignment = self.comparison.alignment();
        let mut linked: Vec<usize> = alignment
            .sentence_links
            .iter()
            .flat_map(|link| (self.units)(link))
            .copied()
            .collect();
        linked.sort_unstable();
        let all: Vec<usize> = (0..self.sentences.len()).collect();
        prop_assert_eq!(linked, all, "each sentence stands in one link");
        let mut covered: BTreeMap<usize, usize> = BTreeMap::new();
        for sentence in self.sentences {
            let next = covered.entry(sentence.block).or_default();
            prop_assert_eq!(
                sentence.tokens.start,
                *next,
                "sentences tile block {}",
                sentence.block
            );
            *next = sentence.tokens.end;
        }
        for link in alignment.blocks.iter().filter(|link| !link.identical) {
            for block in (self.units)(link) {
                let tokens = self.document.tokens(*block).len();
                prop_assert_eq!(
                    covered.get(block).copied().unwrap_or(0),
                    tokens,
                    "block {}",
                    block
                );
            }
        }
        Ok(())
    }

    fn check_edits(&self) -> Result<(), TestCaseError> {
        for (index, link) in self
            .comparison
            .alignment()
            .sentence_links
            .iter()
            .enumerate()
        {
            let mut tokens = (self.units)(link)
                .iter()
                .map(|unit| &self.sentences[*unit])
                .flat_map(|sentence| &self.document.tokens(sentence.block)[sentence.tokens.clone()])
                .peekable();
            let mut end = 0;
            for edit in self.comparison.edits_of(index) {
                let span = (self.span)(edit);
                prop_assert!(
                    self.document.text().get(span.range()).is_some(),
                    "{span:?} cuts a character"
                );
                prop_assert!(span.start() >= end, "{span:?} lies before byte {end}");
                end = span.end();
                while let Some(token) = tokens.next_if(|token| span.contains(token.span)) {
                    prop_assert!(!token.span.is_empty());
                }
            }
            prop_assert!(
                tokens.peek().is_none(),
                "{:?} stands in no edit",
                tokens.peek()
            );
        }
        Ok(())
    }
}

fn check(old: &str, new: &str) -> Result<(), TestCaseError> {
    let comparison = comparison(old, new);
    for side in sides(&comparison) {
        prop_assert_eq!(side.document.validate(), Ok(()));
        side.check_blocks()?;
        side.check_sentences()?;
        side.check_edits()?;
    }
    for edit in comparison.edits() {
        let present = (!edit.spans.old.is_empty(), !edit.spans.new.is_empty());
        match edit.op {
            Op::Equal | Op::Replace => prop_assert!(present != (false, false), "{edit:?}"),
            Op::Delete => prop_assert_eq!(present, (true, false), "{:?}", edit),
            Op::Insert => prop_assert_eq!(present, (false, true), "{:?}", edit),
        }
    }
    Ok(())
}

/// What no variant covers, word by word.
fn outside(text: &str, variants: &[Span]) -> Vec<String> {
    let mut rest = String::new();
    let mut at = 0;
    for span in variants {
        rest.push_str(&text[at..span.start().max(at)]);
        at = at.max(span.end());
    }
    rest.push_str(&text[at..]);
    rest.split_whitespace().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_no_variant_covers_is_the_same((old, new) in any_pair()) {
        let comparison = comparison(&old, &new);
        let variants = comparison.variants();
        let spans = |side: fn(&Sides<Span>) -> Span| variants.iter().map(side).collect::<Vec<_>>();
        let (old_spans, new_spans) = (spans(|variant| variant.old), spans(|variant| variant.new));
        let documents = comparison.documents();
        prop_assert_eq!(
            outside(documents.old.text(), &old_spans),
            outside(documents.new.text(), &new_spans)
        );
    }

    #[test]
    fn every_token_stands_in_one_edit((old, new) in any_pair()) {
        check(&old, &new)?;
    }
}

#[test]
fn nothing_against_something() {
    for (old, new) in [
        ("", ""),
        ("", "One."),
        ("One.", ""),
        ("\u{feff}", "\n"),
        (".", "?"),
    ] {
        check(old, new).expect("the law holds");
    }
}
