//! Headings that a line gives away by itself or by the rule below it.

use super::Reader;
use crate::document::{BlockKind, Markup};
use crate::ingest::marker::{self, Frame};
use crate::ingest::shape::{self, Shape};
use crate::span::Span;

/// Level of headings that are known by bold type or capitals.
const PLAIN_LEVEL: u8 = 2;

/// Longest bold line that is a heading and not a paragraph in bold, in bytes.
const MAX_BOLD: usize = 200;

/// Longest bold line that is a heading although it ends like a sentence.
const MAX_BOLD_SENTENCE: usize = 60;

/// Longest text that a rule below it can turn into a heading.
const MAX_UNDERLINED: usize = 200;

impl Reader<'_> {
    pub(super) fn rule(&mut self, index: usize, level: Option<u8>) {
        if let (Some(level), Some(open)) = (level, &mut self.open)
            && open.kind == BlockKind::Paragraph
            && open.end - open.start <= MAX_UNDERLINED
            && (open.lines == 1 || self.source.marking.markup == Markup::Markdown)
        {
            open.kind = BlockKind::Heading(level);
            self.lists.clear();
        }
        self.push_line(BlockKind::Separator, index);
    }

    pub(super) fn atx(&mut self, index: usize, level: u8) {
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
    pub(super) fn title_label(&self, index: usize, marks: usize) -> (Option<Span>, usize) {
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

    pub(super) fn is_bold_heading(&self, index: usize) -> bool {
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
    pub(super) fn ends_stretch(&self, index: usize) -> bool {
        self.source.lines.get(index + 1).is_none_or(|next| {
            next.is_blank()
                || shape::of(self.content(index + 1), self.source.marking.markup) != Shape::Text
        })
    }

    pub(super) fn is_capital_heading(&self, index: usize) -> bool {
        let stands_alone = match &self.open {
            Some(open) => open.shape == Shape::Capitals,
            None => true,
        };
        let marker = marker::parse(self.content(index));
        stands_alone && marker.is_none_or(|marker| marker.style.frame == Frame::Point)
    }

    /// A line that is a heading by its type; lines of the same type go on with it, unless broken on purpose.
    pub(super) fn heading_line(&mut self, index: usize, shape: Shape) {
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
}
