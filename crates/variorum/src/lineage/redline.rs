//! Word diff of sentences of any two witnesses, neighbours or not.

use super::Lineage;
use super::chain::Locus;
use super::text::{Grain, Text};
use crate::align::Sentence;
use crate::diff::{DiffOptions, Edit, diff_sentences};
use crate::sides::Sides;
use crate::span::Span;

/// The edits between old and new sentences, by the same diff that comparisons use.
pub(super) fn edits_between(
    texts: Sides<&Text>,
    sentences: Sides<&[usize]>,
    options: &DiffOptions,
) -> Vec<Edit> {
    let tables = texts.zip(sentences).map(|(text, sentences)| {
        let entries = sentences.iter().map(|sentence| entry(text, *sentence));
        entries.collect::<Vec<_>>()
    });
    let documents = texts.map(|text| text.document.as_ref());
    diff_sentences(documents, tables.as_ref().map(Vec::as_slice), options)
}

impl Lineage {
    /// The edits that lead from a block of one witness to a block of another: the units are blocks.
    ///
    /// # Panics
    ///
    /// When there is no such witness or block.
    pub fn edits_between(&self, old: Locus, new: Locus) -> Vec<Edit> {
        let texts = Sides::new(&self.texts[old.witness], &self.texts[new.witness]);
        let sentences = texts
            .zip(Sides::new(old.unit, new.unit))
            .map(|(text, block)| text.sentences_of(block).collect::<Vec<_>>());
        let sentences = sentences.as_ref().map(Vec::as_slice);
        edits_between(texts, sentences, &self.diff)
    }

    /// From the first to the last token of a sentence.
    pub fn sentence_span(&self, witness: usize, sentence: usize) -> Span {
        span(&self.texts[witness], sentence)
    }

    /// The text of a sentence without the label of its block, white space squeezed to single blanks.
    pub fn sentence_text(&self, witness: usize, sentence: usize) -> String {
        let span = self.sentence_span(witness, sentence);
        let document = &self.texts[witness].document;
        document.text_within(self.block_of(witness, sentence), span)
    }

    /// The block that a sentence stands in.
    pub fn block_of(&self, witness: usize, sentence: usize) -> usize {
        self.texts[witness].block_of(Grain::Sentence, sentence)
    }
}

fn entry(text: &Text, sentence: usize) -> Sentence {
    let block = text.block_of(Grain::Sentence, sentence);
    let first = text.range(Grain::Block, block).start;
    let numbers = text.range(Grain::Sentence, sentence);
    Sentence {
        block,
        tokens: numbers.start - first..numbers.end - first,
        span: span(text, sentence),
    }
}

fn span(text: &Text, sentence: usize) -> Span {
    let tokens = text.unit(Grain::Sentence, sentence);
    let ends = tokens.first().zip(tokens.last());
    ends.map_or_else(Span::default, |(first, last)| first.span.hull(last.span))
}
