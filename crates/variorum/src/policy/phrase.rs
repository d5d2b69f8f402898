//! Phrases of agreed language that must stay, or must not come back.

use crate::document::{Document, Token, TokenClass, normalize};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::from_units;
use crate::span::Span;

/// A phrase, found whatever its quotation marks, dashes, line breaks and capitals are, and only as whole words.
#[derive(Clone, Debug)]
pub struct Phrase {
    text: String,
    words: Vec<String>,
}

impl Phrase {
    /// Makes a phrase of its words.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when there are none.
    pub fn new(text: &str) -> Result<Self> {
        let document = from_units("phrase", [text]);
        let words = (0..document.blocks().len())
            .flat_map(|block| words(&document, block))
            .map(|(word, _)| word)
            .collect::<Vec<_>>();
        if words.is_empty() {
            return Err(Error::new(ErrorKind::Config, "an empty phrase"));
        }
        Ok(Self {
            text: text.to_owned(),
            words,
        })
    }

    /// The phrase as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Every place where a document has the phrase: the block and the bytes.
    pub(super) fn find(&self, document: &Document) -> Vec<(usize, Span)> {
        let mut places = Vec::new();
        for block in 0..document.blocks().len() {
            let words = words(document, block);
            for window in words.windows(self.words.len()) {
                if window.iter().map(|(word, _)| word).eq(&self.words) {
                    let last = window[window.len() - 1].1;
                    places.push((block, window[0].1.hull(last)));
                }
            }
        }
        places
    }
}

/// The tokens of a block's text in folded form. Marks of markup are no part of a phrase.
fn words(document: &Document, block: usize) -> Vec<(String, Span)> {
    let is_text = |token: &&Token| token.class != TokenClass::Markup;
    let tokens = document.tokens(block).iter().filter(is_text);
    tokens
        .map(|token| {
            let text = &document[token.span];
            (normalize(text).to_lowercase(), token.span)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_str;

    fn found(phrase: &str, text: &str) -> Vec<String> {
        let document = read_str("text", text);
        let places = Phrase::new(phrase).unwrap().find(&document);
        places
            .into_iter()
            .map(|(_, span)| document[span].to_owned())
            .collect()
    }

    #[test]
    fn finds_a_phrase_across_lines_quotes_and_capitals_as_whole_words() {
        assert_eq!(
            found("two-state solution", "A Two\u{2011}State\nsolution."),
            ["Two\u{2011}State\nsolution"]
        );
        assert_eq!(
            found("\"safe\" third", "a \u{201c}safe\u{201d} third").len(),
            1
        );
        assert!(found("call on", "We recall on Monday.").is_empty());
        assert_eq!(found("all", "All and all, overall.").len(), 2);
    }

    #[test]
    fn an_empty_phrase_is_refused() {
        assert!(Phrase::new(" ").is_err());
    }
}
