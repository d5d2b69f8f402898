//! Passages by pattern: a section with all below its heading, or single paragraphs.

use std::fmt;

use regex::Regex;

use crate::document::{BlockKind, Document, normalize};
use crate::error::{Error, ErrorKind, Result};

/// A pattern that chooses passages of a document: whole sections whose heading it matches, and paragraphs whose own
/// text it matches. Labels belong to the text, so `^12\.` chooses the paragraph numbered 12.
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

    fn matches(&self, texts: &[String; 2]) -> bool {
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
    /// Each block's text, as written and in comparison form, so that patterns match typographic quotes either way.
    texts: Vec<[String; 2]>,
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
        let texts = (0..above.len())
            .map(|block| texts(document, block))
            .collect();
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
        pattern.matches(&self.texts[block])
            || self
                .headings(block)
                .any(|heading| pattern.matches(&self.texts[heading]))
    }

    /// Whether the block is or lies under a heading that the pattern matches.
    pub(super) fn in_section(&self, pattern: &PassagePattern, block: usize) -> bool {
        let own = self.document.blocks()[block].kind;
        let is_heading = matches!(own, BlockKind::Heading(_));
        (is_heading && pattern.matches(&self.texts[block]))
            || self
                .headings(block)
                .any(|heading| pattern.matches(&self.texts[heading]))
    }

    /// Whether the block's own text matches.
    pub(super) fn is(&self, pattern: &PassagePattern, block: usize) -> bool {
        pattern.matches(&self.texts[block])
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

fn texts(document: &Document, block: usize) -> [String; 2] {
    let mut text = match document.blocks()[block].label {
        Some(label) => format!("{} ", document[label].trim()),
        None => String::new(),
    };
    text.push_str(&document.block_text(block));
    let normal = normalize(&text).into_owned();
    [text, normal]
}
