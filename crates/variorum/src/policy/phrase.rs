//! Phrases of agreed language that must stay, or must not come back.
//!
//! A phrase is looked for letter by letter, so that neither the sort of quotation marks nor the way in which a page was set
//! hides it: no character without width, no soft hyphen, no blank of another sort, and no word that a hyphen cuts at the
//! end of a line or page.

use crate::document::{Document, NO_WIDTH, TokenClass, normalize};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::from_units;
use crate::span::Span;

/// Shows where a line may be broken, and is seen only where it is.
const SOFT_HYPHEN: char = '\u{ad}';

/// Ends a page in plain text.
const PAGE_BREAK: char = '\u{c}';

/// What every hyphen and dash is in comparison form.
const HYPHEN: char = '-';

/// A phrase, found whatever its quotation marks, dashes, line breaks and capitals are, and only as whole words.
#[derive(Clone, Debug)]
pub struct Phrase {
    text: String,
    letters: Vec<char>,
}

impl Phrase {
    /// Makes a phrase of its words.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when there are none.
    pub fn new(text: &str) -> Result<Self> {
        let document = from_units("phrase", [text]);
        let blocks = (0..document.blocks().len()).collect::<Vec<_>>();
        let letters = letters(&document, &blocks).into_iter();
        let letters = letters.map(|letter| letter.shape).collect::<Vec<_>>();
        if letters.is_empty() {
            return Err(Error::new(ErrorKind::Config, "an empty phrase"));
        }
        Ok(Self {
            text: text.to_owned(),
            letters,
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
        for blocks in runs(document) {
            let letters = letters(document, &blocks);
            let starts = (0..letters.len()).filter(|at| {
                let letter = letters[*at];
                letter.opens && letter.shape == self.letters[0]
            });
            places.extend(starts.filter_map(|at| {
                let span = self.at(&letters[at..])?;
                Some((letters[at].block, span))
            }));
        }
        places.sort_unstable();
        places
    }

    /// The bytes of the phrase if a text begins with it, as whole words.
    fn at(&self, text: &[Letter]) -> Option<Span> {
        let mut rest = text.iter();
        let mut last = None;
        for wanted in &self.letters {
            // A hyphen at the end of a line is part of the word where the phrase has it, and else only cuts it.
            let letter = rest.find(|letter| letter.shape == *wanted || !letter.cuts)?;
            if letter.shape != *wanted {
                return None;
            }
            last = Some(letter);
        }
        let last = last.filter(|letter| letter.closes)?;
        Some(text[0].token.hull(last.token))
    }
}

/// One letter or sign of a text in folded form.
#[derive(Clone, Copy, Debug)]
struct Letter {
    shape: char,
    /// The block and the token that have it.
    block: usize,
    token: Span,
    /// Whether a word or sign begins here.
    opens: bool,
    /// Whether a word or sign ends here.
    closes: bool,
    /// Whether it is a hyphen at the end of a line, right after a word.
    cuts: bool,
}

/// The blocks that a phrase may run through: each by itself, and together what a page break may have cut, whatever
/// furniture lies between.
fn runs(document: &Document) -> Vec<Vec<usize>> {
    let blocks = document.blocks();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut text: Vec<usize> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if !block.kind.is_text() {
            runs.push(vec![index]);
            continue;
        }
        let start = block.span().start();
        let is_cut = text.last().is_some_and(|last| {
            let end = blocks[*last].span().end().min(start);
            document.text()[end..start].contains(PAGE_BREAK)
        });
        if !is_cut {
            runs.push(std::mem::take(&mut text));
        }
        text.push(index);
    }
    runs.push(text);
    runs
}

/// The letters of the text of some blocks, with one blank between words that blanks divide. Marks of markup and targets of links
/// are no part of a phrase.
fn letters(document: &Document, blocks: &[usize]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    // Where the text before ended, and whether what comes next goes on with its word.
    let mut before = None;
    let mut joins = false;
    let mut gap = false;
    let tokens = blocks.iter().flat_map(|block| {
        let tokens = document.tokens(*block).iter();
        tokens.map(|token| (*block, token))
    });
    for (block, token) in tokens {
        gap |= token.spaced;
        if matches!(token.class, TokenClass::Markup | TokenClass::Link) {
            continue;
        }
        let spaced = std::mem::take(&mut gap);
        let written = &document[token.span];
        let is_cut = joins_lines(document, before, token.span, &mut letters);
        let goes_on = is_cut || (joins && !spaced);
        before = Some(token.span);
        let shapes = normalize(written).to_lowercase().replace(NO_WIDTH, "");
        joins = shapes.is_empty() && !spaced;
        let Some(first) = shapes.chars().next() else {
            gap = spaced;
            continue;
        };
        match letters.last_mut() {
            Some(last) if goes_on => last.closes = false,
            Some(last) if spaced && last.shape.is_alphanumeric() && first.is_alphanumeric() => {
                let blank = Letter {
                    shape: ' ',
                    opens: false,
                    closes: false,
                    ..*last
                };
                letters.push(blank);
            }
            _ => {}
        }
        let start = letters.len();
        letters.extend(shapes.chars().map(|shape| Letter {
            shape,
            block,
            token: token.span,
            opens: false,
            closes: false,
            cuts: false,
        }));
        letters[start].opens = !goes_on;
        if let Some(last) = letters.last_mut() {
            last.closes = true;
        }
    }
    letters
}

/// Whether the text before a token ends a line with a soft hyphen, which leaves no letter behind: its word goes on. Another
/// hyphen right after a word may cut it or belong to it, and is marked.
fn joins_lines(
    document: &Document,
    before: Option<Span>,
    token: Span,
    letters: &mut [Letter],
) -> bool {
    let Some(before) = before else { return false };
    let between = &document.text()[before.end()..token.start().max(before.end())];
    if !between.contains(['\n', '\r', PAGE_BREAK]) {
        return false;
    }
    if document[before].ends_with(SOFT_HYPHEN) {
        return true;
    }
    let [.., word, hyphen] = letters else {
        return false;
    };
    let is_written_on = word.token == hyphen.token || word.token.end() == hyphen.token.start();
    hyphen.cuts = hyphen.shape == HYPHEN && word.shape.is_alphanumeric() && is_written_on;
    false
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
    fn no_way_of_setting_a_page_hides_a_phrase() {
        for text in [
            "to the ex-\ntent possible",
            "to the ex\u{ad}\ntent possible",
            "to the ex\u{2010}\r\n   tent possible",
            "to\u{a0}the\u{202f}extent  possible",
            "to the \u{ad}extent pos\u{ad}sible",
            "to the\n\u{c}\nextent possible",
            "TO THE EX-\n\u{c}TENT POSSIBLE",
        ] {
            assert_eq!(found("to the extent possible", text).len(), 1, "{text:?}");
        }
        for text in [
            "a two-\nstate solution",
            "a two-state\nsolution",
            "a two\u{2011}\nstate solution",
        ] {
            assert_eq!(found("two-state solution", text).len(), 1, "{text:?}");
        }
        assert_eq!(
            found("the \"safe\" area", "the \u{ab}\u{a0}safe\u{a0}\u{bb} area").len(),
            1
        );
        assert!(
            found("the extent", "the ex-tent").is_empty(),
            "a hyphen inside a line is one"
        );
        for text in ["a two-state solution", "a two-\nstate solution"] {
            assert_eq!(
                found("state solution", text).len(),
                1,
                "a part of a compound is a word"
            );
        }
        assert!(found("extent", "ex tent").is_empty());
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
