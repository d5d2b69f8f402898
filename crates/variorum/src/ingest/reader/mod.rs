//! Lines to blocks: one reader for plain text and Markdown.
//!
//! One pass over the lines with at most one open block; no recursion, no second look at a line except for the partner
//! of a fence or comment, whose absence is remembered. What needs whole blocks as neighbours is left to
//! [`super::headings`] and [`super::joins`].

mod marked;
mod titles;

use super::lines::Line;
use super::list::Lists;
use super::marker::{self, Frame, Marker};
use super::shape::{self, Shape};
use super::{front, joins};
use crate::document::{Block, BlockKind, Marking, Markup};
use crate::lexicon::TextPack;
use crate::span::Span;

/// Longest numbered or lettered title, in bytes.
const MAX_TITLE: usize = 120;

/// What the reader needs to know about the whole text.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) marking: &'a Marking,
    pub(super) pack: &'static TextPack,
    /// For each line whether it belongs to the page and not to the text.
    pub(super) furniture: &'a [bool],
    pub(super) is_one_paragraph_per_line: bool,
}

/// A block whose end is not known yet.
struct Open {
    kind: BlockKind,
    label: Option<Span>,
    start: usize,
    end: usize,
    /// Lines so far.
    lines: usize,
    indent: u8,
    ends_in_hard_break: bool,
    shape: Shape,
}

impl Open {
    fn is_label_only(&self) -> bool {
        self.start == self.end
    }
}

pub(super) struct Reader<'a> {
    source: &'a Source<'a>,
    blocks: Vec<Block>,
    open: Option<Open>,
    lists: Lists,
    /// No fence of this sign closes after here: backquote, tilde.
    is_unclosed: [bool; 2],
    is_comment_unclosed: bool,
}

/// Returns the blocks of the text in order, before joins and headings by context.
pub(super) fn read(source: &Source<'_>) -> Vec<Block> {
    let mut reader = Reader {
        source,
        blocks: Vec::new(),
        open: None,
        lists: Lists::default(),
        is_unclosed: [false; 2],
        is_comment_unclosed: false,
    };
    let mut index = reader.front_matter();
    while index < source.lines.len() {
        index = reader.line(index);
    }
    reader.close();
    reader.blocks
}

impl<'a> Reader<'a> {
    fn content(&self, index: usize) -> &'a str {
        &self.source.text[self.source.lines[index].range()]
    }

    fn span(&self, index: usize) -> Span {
        let line = &self.source.lines[index];
        Span::new(line.start(), line.end())
    }

    fn push(&mut self, kind: BlockKind, label: Option<Span>, piece: Span) {
        let Source { text, marking, .. } = *self.source;
        self.blocks
            .push(Block::new(text, kind, label, vec![piece], marking));
    }

    fn push_line(&mut self, kind: BlockKind, index: usize) {
        self.close();
        let span = self.span(index);
        self.push(kind, None, span);
    }

    fn front_matter(&mut self) -> usize {
        let end = front::front_matter_end(self.source.text, self.source.lines);
        for index in 0..end {
            if !self.source.lines[index].is_blank() {
                self.push_line(BlockKind::FrontMatter, index);
            }
        }
        end
    }

    /// Ends the open block. A label without text is text.
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let (label, piece) = match open.label {
                Some(label) if open.is_label_only() => (None, label),
                label => (label, Span::new(open.start, open.end)),
            };
            self.push(open.kind, label, piece);
        }
    }

    /// Takes the line at `index`, and what belongs to it; returns the next index.
    fn line(&mut self, index: usize) -> usize {
        let line = self.source.lines[index];
        if self.source.furniture[index] {
            self.push_line(BlockKind::Furniture, index);
            return index + 1;
        }
        if line.opens_page || line.is_blank() {
            self.close();
        }
        if line.is_blank() {
            return index + 1;
        }
        match shape::of(self.content(index), self.source.marking.markup) {
            Shape::Rule(level) => self.rule(index, level),
            Shape::Atx(level) => self.atx(index, level),
            Shape::Bold if self.is_bold_heading(index) => self.heading_line(index, Shape::Bold),
            Shape::Capitals if self.is_capital_heading(index) => {
                self.heading_line(index, Shape::Capitals);
            }
            Shape::Quote => self.quote(index),
            Shape::TableRow => self.table_row(index),
            Shape::Fence => return self.fence(index),
            Shape::Comment => return self.comment(index),
            Shape::Bold | Shape::Capitals | Shape::Text => self.text(index),
        }
        index + 1
    }

    fn open(
        &mut self,
        index: usize,
        kind: BlockKind,
        label: Option<Span>,
        start: usize,
        shape: Shape,
    ) {
        let line = self.source.lines[index];
        self.open = Some(Open {
            kind,
            label,
            start,
            end: line.end(),
            lines: 1,
            indent: line.indent,
            ends_in_hard_break: line.hard_break,
            shape,
        });
    }

    fn text(&mut self, index: usize) {
        if let Some(marker) = self.marker(index) {
            self.item(index, marker);
        } else if self.continues(index) {
            self.extend(index);
        } else {
            self.close();
            let line = self.source.lines[index];
            self.lists.leave(line.indent);
            self.open(index, BlockKind::Paragraph, None, line.start(), Shape::Text);
        }
        if self.source.is_one_paragraph_per_line
            && self.open.as_ref().is_some_and(|open| !open.is_label_only())
        {
            self.close();
        }
    }

    /// Whether the line goes on with the open block.
    fn continues(&self, index: usize) -> bool {
        let Some(open) = &self.open else {
            return false;
        };
        let line = &self.source.lines[index];
        let begins_indented = self.source.marking.markup == Markup::Plain
            && open.kind == BlockKind::Paragraph
            && line.indent > open.indent + 1
            && joins::is_complete(self.content(index - 1))
            && open.lines > 1;
        match open.kind {
            BlockKind::Paragraph | BlockKind::ListItem(_) | BlockKind::Note => !begins_indented,
            BlockKind::Quote => self.source.marking.markup == Markup::Markdown,
            _ => false,
        }
    }

    fn extend(&mut self, index: usize) {
        let line = self.source.lines[index];
        if let Some(open) = &mut self.open {
            if open.is_label_only() {
                open.start = line.start();
            }
            open.end = line.end();
            open.lines += 1;
            open.ends_in_hard_break = line.hard_break;
            // The first line of a paragraph may be indented; the others tell its margin.
            open.indent = open.indent.min(line.indent);
        }
    }

    fn item(&mut self, index: usize, marker: Marker) {
        self.close();
        let line = self.source.lines[index];
        let rest = self.content(index)[marker.len..].trim_start().len();
        let label = Span::new(line.start(), line.start() + marker.len);
        let kind = match marker.style.frame {
            Frame::Note => BlockKind::Note,
            Frame::Target => BlockKind::Paragraph,
            _ => BlockKind::ListItem(self.lists.enter(marker, line.indent)),
        };
        self.open(index, kind, Some(label), line.end() - rest, Shape::Text);
    }

    /// The marker at the start of the line, if it is one here.
    fn marker(&self, index: usize) -> Option<Marker> {
        let text = self.content(index);
        let marker = marker::parse(text).map(|marker| self.lists.resolve(marker))?;
        let rest = text[marker.len..].trim_start();
        if marker.style.frame == Frame::Point && self.source.pack.is_ordinal_noun(first_word(rest))
        {
            return None;
        }
        let is_marker = if self.open.is_none() {
            self.may_open(marker, text, rest)
        } else {
            self.may_interrupt(index, marker, rest)
        };
        is_marker.then_some(marker)
    }

    /// Whether a marker at the start of a stretch of text is one.
    fn may_open(&self, marker: Marker, text: &str, rest: &str) -> bool {
        if !marker.is_doubtful() || self.lists.is_next(marker) {
            return true;
        }
        // A capital with a point may be an initial: a title has no point at its end.
        let is_title = text.len() <= MAX_TITLE && !joins::is_complete(rest);
        marker.is_first() && (is_title || text.starts_with(char::is_lowercase))
    }

    /// Whether a marker that directly follows a line of text is one: a number or dash that a wrapped line happens to
    /// begin with is not.
    fn may_interrupt(&self, index: usize, marker: Marker, rest: &str) -> bool {
        let before = &self.source.lines[index - 1];
        let indent = self.source.lines[index].indent;
        let is_complete = joins::is_complete(self.content(index - 1));
        let has_margin = before.indent > indent;
        if matches!(marker.style.frame, Frame::Note | Frame::Target) {
            return true;
        }
        if marker.is_bullet() {
            let is_markdown = self.source.marking.markup == Markup::Markdown
                && self.content(index).starts_with(['-', '*', '+']);
            return is_markdown || is_complete || self.lists.has_level(marker.style, indent);
        }
        if self.lists.is_next(marker) {
            return is_complete
                || rest.is_empty()
                || has_margin
                || self.source.is_one_paragraph_per_line;
        }
        if self.lists.is_soon(marker) {
            return is_complete && !rest.is_empty();
        }
        marker.is_first() && !marker.is_doubtful() && is_complete
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default()
}
