//! Counts of a comparison.

use std::fmt;
use std::io::{self, Write};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::align::{Link, LinkKind, Sentence};
use crate::compare::Comparison;
use crate::diff::{EditClass, Op};
use crate::document::Document;
use crate::json;
use crate::lexicon::{Class, Pack, Row};
use crate::render::redline::{Change, Place, Redline};
use crate::sides::Sides;

/// What became of paragraphs or sentences, by the rule of a redline's last line. What split or merged and moved besides
/// stands under both, all else under one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkCounts {
    /// In place with the same words; typography may differ.
    pub unchanged: usize,
    /// In place, and only its number or list marker differs.
    #[serde(default)]
    pub renumbered: usize,
    /// In place with other words.
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
    /// Elsewhere, with the same words or with others.
    pub moved: usize,
}

impl LinkCounts {
    /// Counts the paragraphs of a redline that are text.
    pub(super) fn of_paragraphs(redline: &Redline) -> Self {
        let entries = redline.entries.iter();
        let texts = entries.filter(|entry| entry.is_text && matches!(entry.place, Place::Link(_)));
        Self::count(texts.map(|entry| (redline.link(*entry), entry.change)))
    }

    /// Counts the sentences of blocks that are not identical.
    fn of_sentences(comparison: &Comparison) -> Self {
        let links = comparison.alignment().sentence_links.iter().enumerate();
        Self::count(links.map(|(index, link)| (link, Change::of(comparison.edits_of(index)))))
    }

    fn count<'a>(links: impl Iterator<Item = (&'a Link, Change)>) -> Self {
        let mut counts = Self::default();
        for (link, change) in links {
            counts.moved += usize::from(link.moved.is_some());
            *match (link.kind, change) {
                (LinkKind::Match, _) if link.moved.is_some() => continue,
                (LinkKind::Deletion, _) => &mut counts.deleted,
                (LinkKind::Insertion, _) => &mut counts.inserted,
                (_, Change::Same | Change::Cosmetic) => &mut counts.unchanged,
                (_, Change::Renumbered) => &mut counts.renumbered,
                (LinkKind::Match, Change::Text) => &mut counts.edited,
                (LinkKind::Split, Change::Text) => &mut counts.split,
                (LinkKind::Merge, Change::Text) => &mut counts.merged,
                (LinkKind::Mixed, Change::Text) => &mut counts.mixed,
            } += 1;
        }
        counts
    }
}

/// What became of the words, numbers included, as [`Document::words_in`] counts them. `old = kept + deleted`,
/// `new = kept + inserted`.
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
        blocks: LinkCounts::of_paragraphs(&Redline::new(comparison)),
        sentences: LinkCounts::of_sentences(comparison),
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
        let blocks = link.units.new.iter().copied();
        let texts = blocks.filter(|block| documents.new.blocks()[*block].kind.is_text());
        let pieces = texts.flat_map(|block| &documents.new.blocks()[block].pieces);
        let count: usize = pieces.map(|piece| documents.new.words_in(*piece)).sum();
        words.kept += count;
        words.moved += if link.moved.is_some() { count } else { 0 };
    }
    let moved_blocks: FxHashSet<usize> = alignment
        .blocks
        .iter()
        .filter(|link| link.moved.is_some())
        .flat_map(|link| link.units.new.iter().copied())
        .collect();
    let is_text = |document: &Document, sentences: &[Sentence], units: &[usize]| {
        let mut blocks = units.iter().map(|unit| sentences[*unit].block);
        blocks.any(|block| document.blocks()[block].kind.is_text())
    };
    for (index, link) in alignment.sentence_links.iter().enumerate() {
        let of_old = is_text(documents.old, &alignment.sentences.old, &link.units.old);
        if !of_old && !is_text(documents.new, &alignment.sentences.new, &link.units.new) {
            continue;
        }
        let mut sentences = link.units.new.iter();
        let is_moved = link.moved.is_some()
            || sentences.any(|unit| moved_blocks.contains(&alignment.sentences.new[*unit].block));
        for edit in comparison.edits_of(index) {
            let is_kept = edit.op == Op::Equal || edit.class == EditClass::Typography;
            if is_kept {
                let count = documents.new.words_in(edit.spans.new);
                words.kept += count;
                words.moved += if is_moved { count } else { 0 };
            } else if edit.class == EditClass::Text {
                words.deleted += documents.old.words_in(edit.spans.old);
                words.inserted += documents.new.words_in(edit.spans.new);
            }
        }
    }
    words.old = words.kept + words.deleted;
    words.new = words.kept + words.inserted;
    words
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = [
            ("unchanged", self.blocks.unchanged, self.sentences.unchanged),
            (
                "renumbered",
                self.blocks.renumbered,
                self.sentences.renumbered,
            ),
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
        if words.old > 0 {
            let percent = self.reused * 100.0;
            writeln!(f, "reused      {percent:.1} % of the old words")?;
        }
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
