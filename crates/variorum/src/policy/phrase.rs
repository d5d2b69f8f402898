//! Phrases of agreed language that must stay, or must not come back.

use crate::document::{Document, Token, TokenClass, normalize};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::from_units;
use crate::span::Span;

/// Characters that nobody sees inside a word: they come with text copied from a page, and must not hide a phrase.
const NO_WIDTH: [char; 5] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

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

    /// Whether a document's text has the phrase. What readers never see, such as a comment, does not count.
    pub(super) fn is_in(&self, document: &Document) -> bool {
        let places = self.find(document);
        places
            .iter()
            .any(|(block, _)| document.blocks()[*block].kind.is_text())
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

/// The tokens of a block's text in folded form. Marks of markup and targets of links are no part of a phrase, and a
/// character without width joins what it stands between.
fn words(document: &Document, block: usize) -> Vec<(String, Span)> {
    let is_text = |token: &&Token| !matches!(token.class, TokenClass::Markup | TokenClass::Link);
    let mut words: Vec<(String, Span)> = Vec::new();
    let mut is_joined = false;
    for token in document.tokens(block).iter().filter(is_text) {
        let text = normalize(&document[token.span]).to_lowercase();
        let text = text.replace(NO_WIDTH, "");
        match words.last_mut() {
            Some((word, span)) if is_joined && !token.spaced => {
                word.push_str(&text);
                *span = span.hull(token.span);
            }
            _ if !text.is_empty() => words.push((text.clone(), token.span)),
            _ => {}
        }
        is_joined = text.is_empty() && !token.spaced;
    }
    words
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
        assert_eq!(found("the extent", "the ex\u{200b}tent").len(), 1);
        assert_eq!(found("the extent", "the ex\u{ad}tent").len(), 1);
    }

    #[test]
    fn markup_is_no_part_of_a_phrase_and_a_comment_is_no_text() {
        let text =
            "To *the* **extent** [possible](https://example.org/a).\n\n<!-- as appropriate -->\n";
        let document =
            crate::read_bytes("a.md", text.as_bytes(), &crate::ReadOptions::default()).unwrap();
        let phrase = |text: &str| Phrase::new(text).unwrap();
        assert!(phrase("to the extent possible.").is_in(&document));
        assert_eq!(phrase("as appropriate").find(&document).len(), 1);
        assert!(!phrase("as appropriate").is_in(&document));
    }

    #[test]
    fn an_empty_phrase_is_refused() {
        assert!(Phrase::new(" ").is_err());
    }
}
