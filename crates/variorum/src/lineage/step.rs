//! What a comparison of neighbours says about tokens, sentences and blocks, in numbers of the whole document.

use super::text::{Grain, Text};
use crate::align::Sentence;
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::document::Token;
use crate::sides::Sides;

/// Units that a link joins, with at least one on each side.
#[derive(Clone, Debug)]
pub(super) struct Joint {
    pub(super) units: Sides<Vec<usize>>,
    pub(super) moved: bool,
}

impl Joint {
    /// Whether the link is one to one, so that both sides are one unit by the word of the aligner.
    pub(super) fn is_match(&self) -> bool {
        self.units.old.len() == 1 && self.units.new.len() == 1
    }
}

/// A comparison of neighbours as lineage needs it.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// For each token of the new text, the token of the old text that it is.
    pub(super) from_old: Vec<Option<usize>>,
    blocks: Vec<Joint>,
    sentences: Vec<Joint>,
}

impl Step {
    pub(super) fn new(texts: Sides<&Text>, comparison: &Comparison) -> Self {
        let mut step = Self {
            from_old: vec![None; texts.new.token_count()],
            blocks: Vec::new(),
            sentences: Vec::new(),
        };
        let alignment = comparison.alignment();
        for link in &alignment.blocks {
            if !link.is_pair() {
                continue;
            }
            step.blocks.push(Joint {
                units: link.units.clone(),
                moved: link.moved.is_some(),
            });
            if link.identical {
                step.carry_blocks(texts, &link.units, link.moved.is_some());
            }
        }
        for (index, link) in alignment.sentence_links.iter().enumerate() {
            let sentences = Sides::new(
                (&alignment.sentences.old, &link.units.old),
                (&alignment.sentences.new, &link.units.new),
            );
            let units = sentences
                .zip(texts)
                .map(|((table, units), text)| numbers(text, table, units));
            step.carry_tokens(texts, &units, comparison.edits_of(index));
            if link.is_pair() {
                step.sentences.push(Joint {
                    units,
                    moved: link.moved.is_some(),
                });
            }
        }
        step
    }

    /// The joints of blocks or of sentences.
    pub(super) fn joints(&self, grain: Grain) -> &[Joint] {
        match grain {
            Grain::Sentence => &self.sentences,
            Grain::Block => &self.blocks,
        }
    }

    /// Identical blocks: sentence by sentence, token by token.
    fn carry_blocks(&mut self, texts: Sides<&Text>, blocks: &Sides<Vec<usize>>, moved: bool) {
        for (old, new) in blocks.old.iter().zip(&blocks.new) {
            let tokens = texts.old.range(Grain::Block, *old);
            for (old, new) in tokens.zip(texts.new.range(Grain::Block, *new)) {
                self.from_old[new] = Some(old);
            }
            let sentences = texts.old.sentences_of(*old);
            for (old, new) in sentences.zip(texts.new.sentences_of(*new)) {
                let units = Sides::new(vec![old], vec![new]);
                self.sentences.push(Joint { units, moved });
            }
        }
    }

    fn carry_tokens(&mut self, texts: Sides<&Text>, units: &Sides<Vec<usize>>, edits: &[Edit]) {
        for (old, new) in kept_tokens(texts, units.as_ref().map(Vec::as_slice), edits) {
            self.from_old[new] = Some(old);
        }
    }
}

/// The numbers of the sentences that a link of the aligner's table joins.
fn numbers(text: &Text, table: &[Sentence], units: &[usize]) -> Vec<usize> {
    let mut numbers: Vec<usize> = units
        .iter()
        .map(|unit| text.sentence_at(table[*unit].block, table[*unit].tokens.start))
        .collect();
    numbers.dedup();
    numbers
}

/// The pairs of tokens that edits of the given sentences keep, in order. Tokens that differ in typography only are
/// kept as well.
pub(super) fn kept_tokens(
    texts: Sides<&Text>,
    units: Sides<&[usize]>,
    edits: &[Edit],
) -> Vec<(usize, usize)> {
    let tokens = Sides::new(tokens(texts.old, units.old), tokens(texts.new, units.new));
    let mut pairs = Vec::new();
    for edit in edits {
        if edit.op == Op::Equal || edit.class == EditClass::Typography {
            let within = Sides::new((&tokens.old, edit.spans.old), (&tokens.new, edit.spans.new))
                .map(|(tokens, span)| {
                    let first =
                        tokens.partition_point(|(_, token)| token.span.start() < span.start());
                    let end = tokens.partition_point(|(_, token)| token.span.start() < span.end());
                    &tokens[first..end.max(first)]
                });
            pairs.extend(
                within
                    .old
                    .iter()
                    .zip(within.new)
                    .filter(|((_, old), (_, new))| old.key == new.key)
                    .map(|((old, _), (new, _))| (*old, *new)),
            );
        }
    }
    pairs
}

fn tokens<'a>(text: &'a Text, sentences: &[usize]) -> Vec<(usize, &'a Token)> {
    sentences
        .iter()
        .flat_map(|sentence| {
            text.range(Grain::Sentence, *sentence)
                .zip(text.unit(Grain::Sentence, *sentence))
        })
        .collect()
}
