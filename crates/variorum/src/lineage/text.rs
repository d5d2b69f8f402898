//! A witness with its tokens, sentences and blocks numbered through.

use std::hash::Hasher;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHasher;
use serde::Serialize;

use crate::document::{Document, Token, TokenClass};

/// How finely a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// Sentences, numbered through the whole document.
    Sentence,
    /// Blocks.
    Block,
}

/// Numbers of tokens and sentences in the whole document. Sentences tile the tokens, blocks tile the sentences.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) document: Arc<Document>,
    /// First token of each sentence, and the number of tokens.
    sentences: Vec<usize>,
    /// First token of each block, and the number of tokens.
    blocks: Vec<usize>,
}

impl Text {
    pub(super) fn new(document: Arc<Document>) -> Self {
        let mut sentences = vec![0];
        let mut blocks = vec![0];
        let mut tokens = 0;
        for block in 0..document.blocks().len() {
            let ends = document.sentences(block).iter().map(|range| range.end);
            sentences.extend(ends.map(|end| tokens + end));
            tokens += document.tokens(block).len();
            blocks.push(tokens);
        }
        Self {
            document,
            sentences,
            blocks,
        }
    }

    fn starts(&self, grain: Grain) -> &[usize] {
        match grain {
            Grain::Sentence => &self.sentences,
            Grain::Block => &self.blocks,
        }
    }

    pub(super) fn token_count(&self) -> usize {
        self.blocks[self.blocks.len() - 1]
    }

    /// How many units there are.
    pub(super) fn count(&self, grain: Grain) -> usize {
        self.starts(grain).len() - 1
    }

    /// The numbers of the tokens of a unit.
    pub(super) fn range(&self, grain: Grain, unit: usize) -> Range<usize> {
        let starts = self.starts(grain);
        starts[unit]..starts[unit + 1]
    }

    /// The unit that a token stands in.
    pub(super) fn unit_at(&self, grain: Grain, token: usize) -> usize {
        self.starts(grain).partition_point(|first| *first <= token) - 1
    }

    /// The sentence that has the token with this number inside a block.
    pub(super) fn sentence_at(&self, block: usize, token: usize) -> usize {
        self.unit_at(Grain::Sentence, self.blocks[block] + token)
    }

    /// The numbers of the sentences of a block.
    pub(super) fn sentences_of(&self, block: usize) -> Range<usize> {
        let numbers = self.range(Grain::Block, block);
        let count = |tokens: usize| self.sentences.partition_point(|first| *first < tokens);
        count(numbers.start)..count(numbers.end)
    }

    /// The tokens with the given numbers, which lie in one block.
    pub(super) fn tokens(&self, numbers: Range<usize>) -> &[Token] {
        if numbers.is_empty() {
            return &[];
        }
        let block = self.unit_at(Grain::Block, numbers.start);
        let first = self.blocks[block];
        &self.document.tokens(block)[numbers.start - first..numbers.end - first]
    }

    /// The tokens of a unit, label included.
    pub(super) fn unit(&self, grain: Grain, unit: usize) -> &[Token] {
        self.tokens(self.range(grain, unit))
    }

    /// The block that a unit is or lies in.
    pub(super) fn block_of(&self, grain: Grain, unit: usize) -> usize {
        match grain {
            Grain::Sentence => self.unit_at(Grain::Block, self.sentences[unit]),
            Grain::Block => unit,
        }
    }

    /// Hash of the wording of a unit: its tokens without label and markup.
    pub(super) fn wording(&self, grain: Grain, unit: usize) -> u64 {
        let mut hasher = FxHasher::default();
        for token in self.unit(grain, unit).iter().filter(|token| is_text(token)) {
            hasher.write_u64(token.key);
        }
        hasher.finish()
    }

    /// How many words a unit has.
    pub(super) fn words(&self, grain: Grain, unit: usize) -> usize {
        let tokens = self.unit(grain, unit).iter();
        tokens.filter(|token| token.is_word()).count()
    }
}

/// Whether a token belongs to the text and not to its numbering or markup.
pub(super) fn is_text(token: &Token) -> bool {
    !matches!(token.class, TokenClass::Label | TokenClass::Markup)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_str;

    #[test]
    fn numbers_run_through_blocks_and_sentences() {
        let text = Text::new(Arc::new(read_str("a", "One two. Three.\n\nFour five six.")));
        assert_eq!(text.count(Grain::Block), 2);
        assert_eq!(text.count(Grain::Sentence), 3);
        assert_eq!(text.token_count(), 9);
        assert_eq!(text.range(Grain::Sentence, 1), 3..5);
        assert_eq!(text.sentences_of(1), 2..3);
        assert_eq!(text.sentence_at(1, 1), 2);
        assert_eq!(&text.document[text.tokens(6..7)[0].span], "five");
        assert_eq!(text.unit(Grain::Sentence, 1).len(), 2);
    }
}
