//! Blocks that Markdown marks at the start of their lines: quotes, tables, preformatted text, comments.

use super::Reader;
use crate::document::BlockKind;
use crate::ingest::shape::{self, Shape};

impl Reader<'_> {
    pub(super) fn quote(&mut self, index: usize) {
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

    pub(super) fn table_row(&mut self, index: usize) {
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

    pub(super) fn fence(&mut self, index: usize) -> usize {
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

    pub(super) fn push_lines(&mut self, kind: BlockKind, first: usize, last: usize) -> usize {
        self.close();
        let span = self.span(first).hull(self.span(last));
        self.push(kind, None, span);
        last + 1
    }

    pub(super) fn comment(&mut self, index: usize) -> usize {
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
}
