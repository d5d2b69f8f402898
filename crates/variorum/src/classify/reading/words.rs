//! The words of linked sentences, in the forms that tables are keyed by.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::dictionary::Dictionary;
use super::forms::Forms;
use crate::align::{Alignment, Link, Sentence};
use crate::document::Document;
use crate::lexicon::PhraseWord;
use crate::sides::Sides;
use crate::span::Span;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::classify) enum WordClass {
    /// Begins with a letter.
    Word,
    /// Begins with a digit.
    Number,
    /// Anything else that is visible.
    Sign,
    /// Part of a label: list marker or paragraph number.
    Label,
    /// The target of a link.
    Address,
}

/// A piece of a token: tokens with inner signs are cut so that phrases match however the tokenizer joins them.
#[derive(Clone, Debug)]
pub(in crate::classify) struct Word<'d> {
    pub(in crate::classify) forms: Arc<Forms<'d>>,
    /// Where it stands.
    pub(in crate::classify) span: Span,
    /// Whether white space comes before it.
    pub(in crate::classify) spaced: bool,
    /// Whether it opens a sentence.
    pub(in crate::classify) opens: bool,
    /// The block it stands in.
    pub(in crate::classify) block: usize,
}

/// A word has its forms.
impl<'d> Deref for Word<'d> {
    type Target = Forms<'d>;

    fn deref(&self) -> &Forms<'d> {
        &self.forms
    }
}

impl<'d> Word<'d> {
    /// A part of the word, as a word of its own.
    pub(in crate::classify) fn part(
        &self,
        range: Range<usize>,
        dictionary: &Dictionary<'d, '_>,
    ) -> Self {
        let is_first = range.start == 0;
        let start = self.span.start();
        Word {
            span: Span::new(start + range.start, start + range.end),
            forms: dictionary.forms(&self.text[range], self.class),
            spaced: self.spaced && is_first,
            opens: self.opens && is_first,
            block: self.block,
        }
    }
}

impl Word<'_> {
    /// Whether the first letter is a capital.
    pub(in crate::classify) fn is_capitalised(&self) -> bool {
        self.forms.is_capitalised()
    }

    /// Whether this is a hyphen that ties the words on its sides to one; a dash, which compares equal, parts them.
    pub(in crate::classify) fn is_hyphen(&self) -> bool {
        !self.spaced && matches!(self.text, "-" | "\u{2010}" | "\u{2011}")
    }

    /// Whether this is a sign with the given text.
    pub(in crate::classify) fn is_sign(&self, sign: &str) -> bool {
        self.class == WordClass::Sign && self.lower == sign
    }
}

impl PhraseWord for Word<'_> {
    fn key(&self, stemmed: bool) -> &str {
        self.forms.key(stemmed)
    }

    fn bit(&self, stemmed: bool) -> u64 {
        self.forms.bit(stemmed)
    }

    fn cased(&self) -> &str {
        self.forms.cased()
    }

    fn is_degree(&self) -> bool {
        self.forms.is_degree
    }

    fn is_mark(&self) -> bool {
        self.forms.is_mark
    }

    fn is_infinitive(&self) -> bool {
        self.forms.is_infinitive
    }
}

/// Some words as they are written, white space squeezed.
pub(in crate::classify) fn written(words: &[Word<'_>]) -> String {
    let length = words.iter().map(|word| word.text.len() + 1).sum();
    let mut text = String::with_capacity(length);
    for word in words {
        if word.spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word.text);
    }
    text
}

/// Returns the words of one side of a sentence link.
pub(in crate::classify) fn words_of<'d>(
    document: &'d Document,
    sentences: &[Sentence],
    units: &[usize],
    dictionary: &mut Dictionary<'d, '_>,
) -> Vec<Word<'d>> {
    let length = units.iter().map(|unit| sentences[*unit].tokens.len()).sum();
    let mut words = Vec::with_capacity(length);
    for unit in units {
        let sentence = &sentences[*unit];
        let mut opens = true;
        for token in &document.tokens(sentence.block)[sentence.tokens.clone()] {
            let text = &document[token.span];
            dictionary.read(token, text, sentence.block, &mut opens, &mut words);
        }
    }
    words
}

/// Returns the words of both sides of a link.
pub(in crate::classify) fn words_of_link<'d>(
    documents: Sides<&'d Document>,
    alignment: &Alignment,
    link: &Link,
    dictionary: &mut Dictionary<'d, '_>,
) -> Sides<Vec<Word<'d>>> {
    let sentences = alignment.sentences.as_ref();
    documents
        .zip(sentences.zip(link.units.as_ref()))
        .map(|(document, (sentences, units))| words_of(document, sentences, units, dictionary))
}
