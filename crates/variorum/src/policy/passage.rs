//! Passages by pattern: a section with all below its heading, or single paragraphs.

use std::cell::OnceCell;
use std::fmt;

use regex::Regex;

use crate::document::{BlockKind, Document, TokenClass, normalize};
use crate::error::{Error, ErrorKind, Result};

/// A pattern that chooses passages of a document: whole sections whose heading it matches, and paragraphs whose own
/// text it matches. It may match the text with its label, so that `^12\.` chooses the paragraph numbered 12, or
/// without; marks of markup are no part of it.
#[derive(Clone, Debug)]
pub struct PassagePattern {
    text: String,
    regex: Regex,
}

impl PassagePattern {
    /// Compiles a regular expression.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when it does not compile, or matches everything by being empty.
    pub fn new(text: &str) -> Result<Self> {
        Self::compile(text, text)
    }

    /// Compiles a regular expression that must match a whole paragraph.
    ///
    /// # Errors
    ///
    /// As [`PassagePattern::new`].
    pub fn whole(text: &str) -> Result<Self> {
        Self::compile(text, &format!("^(?:{text})$"))
    }

    fn compile(text: &str, expression: &str) -> Result<Self> {
        let fail = |why: &str| Err(Error::new(ErrorKind::Config, why));
        if text.is_empty() {
            return fail("an empty pattern would match everything");
        }
        match Regex::new(expression) {
            Ok(regex) => Ok(Self {
                text: text.to_owned(),
                regex,
            }),
            Err(cause) => fail(&format!(
                "`{text}` is no regular expression: {}",
                reason(&cause)
            )),
        }
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn matches(&self, texts: &[String]) -> bool {
        texts.iter().any(|text| self.regex.is_match(text))
    }
}

/// The last line of a regex error says what is wrong; the lines before draw a picture.
fn reason(cause: &regex::Error) -> String {
    let text = cause.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

impl fmt::Display for PassagePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A document seen as an outline: which headings stand above each block.
#[derive(Debug)]
pub(super) struct Outline<'d> {
    document: &'d Document,
    /// The innermost heading above each block; for a heading, the one it lies under.
    above: Vec<Option<usize>>,
    /// The forms of each block's text that a pattern may match, once somebody asks.
    texts: Vec<OnceCell<Vec<String>>>,
}

impl<'d> Outline<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut above = Vec::with_capacity(document.blocks().len());
        for (index, block) in document.blocks().iter().enumerate() {
            if let BlockKind::Heading(level) = block.kind {
                while open.pop_if(|(outer, _)| *outer >= level).is_some() {}
                above.push(open.last().map(|(_, heading)| *heading));
                open.push((level, index));
            } else {
                above.push(open.last().map(|(_, heading)| *heading));
            }
        }
        let texts = vec![OnceCell::new(); above.len()];
        Self {
            document,
            above,
            texts,
        }
    }

    pub(super) fn document(&self) -> &'d Document {
        self.document
    }

    /// Whether the block lies in a passage that the pattern chooses.
    pub(super) fn has(&self, pattern: &PassagePattern, block: usize) -> bool {
        self.is(pattern, block)
            || self
                .headings(block)
                .any(|heading| self.is(pattern, heading))
    }

    /// Whether the block is or lies under a heading that the pattern matches.
    pub(super) fn in_section(&self, pattern: &PassagePattern, block: usize) -> bool {
        let own = self.document.blocks()[block].kind;
        let is_heading = matches!(own, BlockKind::Heading(_));
        (is_heading && self.is(pattern, block))
            || self
                .headings(block)
                .any(|heading| self.is(pattern, heading))
    }

    /// Whether the block's own text matches.
    pub(super) fn is(&self, pattern: &PassagePattern, block: usize) -> bool {
        pattern.matches(self.texts[block].get_or_init(|| texts(self.document, block)))
    }

    /// The blocks of the text that the predicate chooses, in order.
    pub(super) fn text_blocks(&self, chosen: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.above.len())
            .filter(|block| self.document.blocks()[*block].kind.is_text() && chosen(*block))
            .collect()
    }

    fn headings(&self, block: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.above[block], |heading| self.above[*heading])
    }
}

/// With the label and without, as written and in comparison form, so that patterns match typographic quotes either way.
fn texts(document: &Document, block: usize) -> Vec<String> {
    let mut texts = Vec::new();
    for with_label in [true, false] {
        let mut text = String::new();
        let mut gap = false;
        for token in document.tokens(block) {
            let is_shown = match token.class {
                TokenClass::Markup => false,
                TokenClass::Label => with_label,
                _ => true,
            };
            gap |= token.spaced;
            if is_shown {
                if std::mem::take(&mut gap) && !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&document[token.span]);
            }
        }
        texts.push(normalize(&text).into_owned());
        texts.push(text);
    }
    texts.dedup();
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ReadOptions, read_bytes};

    const TEXT: &str = "# Accord\n\n## Article 5 \u{2014} Signals\n\nEvery **vessel** shows a light.\n\n### Exceptions\n\n\
        1. Small boats.\n\n## Article 50\n\nThis is the end.\n";

    fn chosen(pattern: &str) -> Vec<String> {
        let document = read_bytes("accord.md", TEXT.as_bytes(), &ReadOptions::default()).unwrap();
        let outline = Outline::new(&document);
        let pattern = PassagePattern::new(pattern).unwrap();
        let blocks = outline.text_blocks(|block| outline.has(&pattern, block));
        let text = |block: &usize| texts(&document, *block).pop().unwrap();
        blocks.iter().map(text).collect()
    }

    #[test]
    fn a_heading_chooses_all_below_it_and_nothing_after() {
        let article = [
            "Article 5 \u{2014} Signals",
            "Every vessel shows a light.",
            "Exceptions",
            "Small boats.",
        ];
        assert_eq!(chosen(r"^Article 5\b"), article);
        assert_eq!(chosen("^Article 5 - Signals$"), article);
        assert_eq!(chosen("^Exceptions$"), ["Exceptions", "Small boats."]);
        assert_eq!(
            chosen("^Article 5").len(),
            6,
            "without a word border more is chosen"
        );
    }

    #[test]
    fn a_paragraph_is_chosen_by_its_own_text_or_number() {
        assert_eq!(chosen(r"^1\."), ["Small boats."]);
        assert_eq!(chosen("^Every vessel"), ["Every vessel shows a light."]);
    }
}
