//! Counts of a comparison.

use std::fmt;
use std::io::{self, Write};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::align::{Link, LinkKind};
use crate::compare::Comparison;
use crate::diff::{EditClass, Op};
use crate::document::Document;
use crate::json;
use crate::lexicon::{Class, Pack, Row};
use crate::sides::Sides;
use crate::span::Span;

/// How many links there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkCounts {
    /// One to one with the same tokens, in place.
    pub unchanged: usize,
    /// One to one with other tokens.
    pub edited: usize,
    /// One became several.
    pub split: usize,
    /// Several became one.
    pub merged: usize,
    /// Several became several.
    pub mixed: usize,
    /// Only in the old version.
    pub deleted: usize,
    /// Only in the new version.
    pub inserted: usize,
    /// How many of the links above cross the order of the text.
    pub moved: usize,
}

impl LinkCounts {
    fn count<'a>(links: impl Iterator<Item = &'a Link>) -> Self {
        let mut counts = Self::default();
        for link in links {
            counts.moved += usize::from(link.moved.is_some());
            *match link.kind {
                LinkKind::Match if link.identical => &mut counts.unchanged,
                LinkKind::Match => &mut counts.edited,
                LinkKind::Split => &mut counts.split,
                LinkKind::Merge => &mut counts.merged,
                LinkKind::Mixed => &mut counts.mixed,
                LinkKind::Deletion => &mut counts.deleted,
                LinkKind::Insertion => &mut counts.inserted,
            } += 1;
        }
        counts
    }
}

/// What became of the words, numbers included. `old = kept + deleted`, `new = kept + inserted`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordCounts {
    /// Words of the old text.
    pub old: usize,
    /// Words of the new text.
    pub new: usize,
    /// Old words that the new text has, in place or elsewhere.
    pub kept: usize,
    /// Old words that the new text has not.
    pub deleted: usize,
    /// New words that the old text has not.
    pub inserted: usize,
    /// How many of the kept words stand elsewhere.
    pub moved: usize,
}

/// A comparison in numbers; schema `variorum/statistics/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistics {
    /// Which form this is.
    pub schema: String,
    /// Blocks of the text; furniture, comments and front matter are not among them.
    pub blocks: LinkCounts,
    /// Sentences of the blocks that are not identical.
    pub sentences: LinkCounts,
    /// Words of the text.
    pub words: WordCounts,
    /// Share of the old words that the new text has, from 0 to 1; 1 where the old text has no words.
    pub reused: f64,
    /// Differences of typography only.
    pub typography: usize,
    /// Differences of list markers and paragraph numbers only.
    pub labels: usize,
    /// Passages of each version in square brackets, nested ones too: what a draft leaves open.
    pub brackets: Sides<usize>,
}

/// Name and version of the JSON form of [`Statistics`].
const SCHEMA: &str = "variorum/statistics/1";

/// Writes the counts as JSON that people can read too, schema `variorum/statistics/1`.
///
/// # Errors
///
/// Those of the output.
pub fn statistics_json(statistics: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    json::write_indented(statistics, out)
}

/// Counts what a comparison found.
pub fn stat(comparison: &Comparison) -> Statistics {
    let alignment = comparison.alignment();
    let edits_of_class = |class| {
        comparison
            .edits()
            .iter()
            .filter(|edit| edit.op != Op::Equal && edit.class == class)
            .count()
    };
    let words = count_words(comparison);
    Statistics {
        schema: SCHEMA.to_owned(),
        blocks: LinkCounts::count(
            alignment
                .blocks
                .iter()
                .filter(|link| is_text(comparison, link)),
        ),
        sentences: LinkCounts::count(alignment.sentence_links.iter()),
        words,
        reused: if words.old == 0 {
            1.0
        } else {
            words.kept as f64 / words.old as f64
        },
        typography: edits_of_class(EditClass::Typography),
        labels: edits_of_class(EditClass::Label),
        brackets: comparison.documents().map(brackets),
    }
}

/// Whether a block link joins text and not the page, markup or file around it.
fn is_text(comparison: &Comparison, link: &Link) -> bool {
    let documents = comparison.documents();
    let text = |document: &Document, units: &[usize]| {
        units
            .iter()
            .any(|unit| document.blocks()[*unit].kind.is_text())
    };
    text(documents.old, &link.units.old) || text(documents.new, &link.units.new)
}

/// Counts the passages of a text in square brackets. Marks of notes such as `[4]` and `[^4]` leave nothing open, nor do
/// links, nor what editors and stenographers put in brackets.
fn brackets(document: &Document) -> usize {
    let pack = Pack::of(document.pack().language);
    let is_mark = |inner: &str| {
        let apparatus = |row: &Row| row.class == Some(Class::Apparatus);
        let is_note = inner.starts_with('^') || inner.chars().all(char::is_numeric);
        is_note || pack.rows_of(&inner.to_lowercase()).any(apparatus)
    };
    let blocks =
        (0..document.blocks().len()).filter(|block| document.blocks()[*block].kind.is_text());
    blocks
        .map(|block| {
            let text = document.plain_text(block);
            text.match_indices('[')
                .filter(|(at, _)| {
                    let inner = text[at + 1..].split([']', '[']).next().unwrap_or_default();
                    let closes = text[at + 1 + inner.len()..].starts_with(']');
                    !(closes && is_mark(inner.trim()))
                })
                .count()
        })
        .sum()
}

fn count_words(comparison: &Comparison) -> WordCounts {
    let documents = comparison.documents();
    let alignment = comparison.alignment();
    let mut words = WordCounts::default();
    for link in alignment.blocks.iter().filter(|link| link.identical) {
        let count: usize = link
            .units
            .new
            .iter()
            .filter(|block| documents.new.blocks()[**block].kind.is_text())
            .flat_map(|block| &documents.new.blocks()[*block].pieces)
            .map(|piece| words_in(documents.new, *piece))
            .sum();
        words.kept += count;
        words.moved += if link.moved.is_some() { count } else { 0 };
    }
    let moved_blocks: FxHashSet<usize> = alignment
        .blocks
        .iter()
        .filter(|link| link.moved.is_some())
        .flat_map(|link| link.units.new.iter().copied())
        .collect();
    for (index, link) in alignment.sentence_links.iter().enumerate() {
        let mut sentences = link.units.new.iter();
        let is_moved = link.moved.is_some()
            || sentences.any(|unit| moved_blocks.contains(&alignment.sentences.new[*unit].block));
        for edit in comparison.edits_of(index) {
            let is_kept = edit.op == Op::Equal || edit.class == EditClass::Typography;
            if is_kept {
                let count = words_in(documents.new, edit.spans.new);
                words.kept += count;
                words.moved += if is_moved { count } else { 0 };
            } else if edit.class == EditClass::Text {
                words.deleted += words_in(documents.old, edit.spans.old);
                words.inserted += words_in(documents.new, edit.spans.new);
            }
        }
    }
    words.old = words.kept + words.deleted;
    words.new = words.kept + words.inserted;
    words
}

/// Counts the runs between white space that hold a letter or digit: what readers call a word.
fn words_in(document: &Document, span: Span) -> usize {
    document[span]
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = [
            ("unchanged", self.blocks.unchanged, self.sentences.unchanged),
            ("edited", self.blocks.edited, self.sentences.edited),
            ("split", self.blocks.split, self.sentences.split),
            ("merged", self.blocks.merged, self.sentences.merged),
            ("mixed", self.blocks.mixed, self.sentences.mixed),
            ("deleted", self.blocks.deleted, self.sentences.deleted),
            ("inserted", self.blocks.inserted, self.sentences.inserted),
            ("moved", self.blocks.moved, self.sentences.moved),
        ];
        writeln!(f, "{:<12}{:>10}{:>12}", "", "paragraphs", "sentences")?;
        for (name, blocks, sentences) in rows {
            writeln!(f, "{name:<12}{blocks:>10}{sentences:>12}")?;
        }
        let words = self.words;
        writeln!(
            f,
            "words       {} old, {} new: {} kept ({} of them moved), {} deleted, {} inserted",
            words.old, words.new, words.kept, words.moved, words.deleted, words.inserted
        )?;
        writeln!(
            f,
            "reused      {:.1} % of the old words",
            self.reused * 100.0
        )?;
        if self.brackets != Sides::default() {
            let brackets = self.brackets;
            writeln!(
                f,
                "brackets    {} open old, {} open new",
                brackets.old, brackets.new
            )?;
        }
        writeln!(
            f,
            "cosmetic    {} typography, {} numbering",
            self.typography, self.labels
        )
    }
}
