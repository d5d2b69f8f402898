//! Lines to blocks: one reader for plain text and Markdown.
//!
//! One pass over the lines with at most one open block; no recursion, no second look at a line except for the partner
//! of a fence or comment, whose absence is remembered. What needs whole blocks as neighbours is left to
//! [`super::headings`] and [`super::joins`].

use super::lines::Line;
use super::list::Lists;
use super::marker::{self, Frame, Marker};
use super::shape::{self, Shape};
use super::{front, joins};
use crate::document::{Block, BlockKind, Markup};
use crate::lexicon::TextPack;
use crate::span::Span;

/// Level of headings that are known by bold type or capitals.
const PLAIN_LEVEL: u8 = 2;

/// Longest bold line that is a heading and not a paragraph in bold, in bytes.
const MAX_BOLD: usize = 200;

/// Longest bold line that is a heading although it ends like a sentence.
const MAX_BOLD_SENTENCE: usize = 60;

/// Longest text that a rule below it can turn into a heading.
const MAX_UNDERLINED: usize = 200;

/// Longest numbered or lettered title, in bytes.
const MAX_TITLE: usize = 120;

/// What the reader needs to know about the whole text.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) markup: Markup,
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
        let Source { text, markup, .. } = *self.source;
        self.blocks
            .push(Block::new(text, kind, label, vec![piece], markup));
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
        match shape::of(self.content(index), self.source.markup) {
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

    fn rule(&mut self, index: usize, level: Option<u8>) {
        if let (Some(level), Some(open)) = (level, &mut self.open)
            && open.kind == BlockKind::Paragraph
            && open.end - open.start <= MAX_UNDERLINED
            && (open.lines == 1 || self.source.markup == Markup::Markdown)
        {
            open.kind = BlockKind::Heading(level);
            open.end = self.source.lines[index].end();
            self.close();
            self.lists.clear();
        } else {
            self.push_line(BlockKind::Separator, index);
        }
    }

    fn atx(&mut self, index: usize, level: u8) {
        self.close();
        self.lists.clear();
        let line = self.span(index);
        let text = self.content(index);
        let marks = text.len() - text[usize::from(level)..].trim_start().len();
        let (label, start) = self.title_label(index, marks);
        self.push(
            BlockKind::Heading(level),
            label,
            Span::new(start, line.end()),
        );
    }

    /// The number of a title, if a title follows it, and where the title starts.
    fn title_label(&self, index: usize, marks: usize) -> (Option<Span>, usize) {
        let line = self.span(index);
        let text = &self.content(index)[marks..];
        match marker::parse(text) {
            Some(marker)
                if !marker.is_bullet()
                    && marker.style.frame != Frame::Note
                    && text.len() > marker.len =>
            {
                let rest = text[marker.len..].trim_start().len();
                let label = Span::new(line.start(), line.start() + marks + marker.len);
                (Some(label), line.end() - rest)
            }
            _ => (None, line.start()),
        }
    }

    fn is_bold_heading(&self, index: usize) -> bool {
        let text = self.content(index);
        let inner = text.trim_matches(['*', '_']);
        let is_sentence = inner.ends_with(['.', ';', ',']);
        if text.len() > MAX_BOLD || (is_sentence && text.len() > MAX_BOLD_SENTENCE) {
            return false;
        }
        match &self.open {
            Some(open) if !matches!(open.kind, BlockKind::Heading(_)) => self.ends_stretch(index),
            _ => true,
        }
    }

    /// Whether no running text follows the line directly.
    fn ends_stretch(&self, index: usize) -> bool {
        self.source.lines.get(index + 1).is_none_or(|next| {
            next.is_blank() || shape::of(self.content(index + 1), self.source.markup) != Shape::Text
        })
    }

    fn is_capital_heading(&self, index: usize) -> bool {
        let stands_alone = match &self.open {
            Some(open) => open.shape == Shape::Capitals,
            None => true,
        };
        let marker = marker::parse(self.content(index));
        stands_alone && marker.is_none_or(|marker| marker.style.frame == Frame::Point)
    }

    /// A line that is a heading by its type; lines of the same type go on with it, unless broken on purpose.
    fn heading_line(&mut self, index: usize, shape: Shape) {
        self.lists.clear();
        let line = self.source.lines[index];
        if let Some(open) = &mut self.open
            && open.shape == shape
            && !open.ends_in_hard_break
        {
            open.end = line.end();
            open.ends_in_hard_break = line.hard_break;
            return;
        }
        self.close();
        let (label, start) = self.title_label(index, 0);
        self.open(index, BlockKind::Heading(PLAIN_LEVEL), label, start, shape);
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

    fn quote(&mut self, index: usize) {
        let text = self.content(index);
        if text.trim_start_matches(['>', ' ', '\t']).is_empty() {
            self.push_line(BlockKind::Separator, index);
            return;
        }
        if self
            .open
            .as_ref()
            .is_none_or(|open| open.kind != BlockKind::Quote)
        {
            self.close();
            let start = self.source.lines[index].start();
            self.open(index, BlockKind::Quote, None, start, Shape::Quote);
        } else {
            self.extend(index);
        }
    }

    fn table_row(&mut self, index: usize) {
        let is_rule = self
            .content(index)
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace());
        let kind = if is_rule {
            BlockKind::Separator
        } else {
            BlockKind::TableRow
        };
        self.push_line(kind, index);
    }

    fn fence(&mut self, index: usize) -> usize {
        let (sign, length) = shape::fence(self.content(index)).expect("the shape is a fence");
        let known = usize::from(sign == '~');
        let last = if self.is_unclosed[known] {
            None
        } else {
            (index + 1..self.source.lines.len()).find(|at| {
                let line = self.content(*at);
                line.len() >= length && line.chars().all(|c| c == sign)
            })
        };
        if let Some(last) = last {
            return self.push_lines(BlockKind::Code, index, last);
        }
        self.is_unclosed[known] = true;
        self.push_line(BlockKind::Separator, index);
        index + 1
    }

    fn push_lines(&mut self, kind: BlockKind, first: usize, last: usize) -> usize {
        self.close();
        let span = self.span(first).hull(self.span(last));
        self.push(kind, None, span);
        last + 1
    }

    fn comment(&mut self, index: usize) -> usize {
        let start = self.source.lines[index].start();
        let close = if self.is_comment_unclosed {
            None
        } else {
            memchr::memmem::find(&self.source.text.as_bytes()[start..], b"-->")
        };
        let Some(close) = close.map(|offset| start + offset + b"-->".len()) else {
            self.is_comment_unclosed = true;
            self.text(index);
            return index + 1;
        };
        let last = self.source.lines[index..]
            .iter()
            .position(|line| line.end() >= close)
            .map_or(index, |offset| index + offset);
        // A comment with text behind it on its line is a part of that text.
        if self.source.lines[last].end() == close {
            self.push_lines(BlockKind::Comment, index, last)
        } else {
            self.text(index);
            index + 1
        }
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
        let begins_indented = self.source.markup == Markup::Plain
            && open.kind == BlockKind::Paragraph
            && line.indent > open.indent + 1
            && joins::is_complete(self.content(index - 1))
            && open.lines > 1;
        match open.kind {
            BlockKind::Paragraph | BlockKind::ListItem(_) => !begins_indented,
            BlockKind::Quote => self.source.markup == Markup::Markdown,
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
        let kind = if marker.style.frame == Frame::Note {
            BlockKind::Paragraph
        } else {
            BlockKind::ListItem(self.lists.enter(marker, line.indent))
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
        if marker.style.frame == Frame::Note {
            return true;
        }
        if marker.is_bullet() {
            let is_markdown = self.source.markup == Markup::Markdown
                && self.content(index).starts_with(['-', '*', '+']);
            return is_markdown || is_complete || self.lists.has_level(marker.style, indent);
        }
        if self.lists.is_next(marker) {
            return is_complete
                || rest.is_empty()
                || has_margin
                || self.source.is_one_paragraph_per_line;
        }
        marker.is_first() && !marker.is_doubtful() && is_complete
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default()
}
