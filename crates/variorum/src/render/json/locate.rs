//! Spans with lines and columns, cheaply for many spans in a row.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::span::{Position, Span};

/// A byte span of a source text, with the line and column where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// Line of the first byte, from 1.
    pub line: usize,
    /// Column of the first byte in characters, from 1.
    pub column: usize,
}

/// Looks up places of one document. Places asked for in rising order cost what lies between them, so that a
/// paragraph of a million characters on one line is not counted anew for each of its edits.
pub(in crate::render) struct Locator<'a> {
    document: &'a Document,
    last: Option<(usize, Position)>,
}

impl<'a> Locator<'a> {
    pub(in crate::render) fn new(document: &'a Document) -> Self {
        Self {
            document,
            last: None,
        }
    }

    pub(in crate::render) fn locate(&mut self, span: Span) -> Location {
        let start = span.start();
        let position = match self.last {
            Some((at, position)) if at <= start && self.is_one_line(at, start) => Position {
                line: position.line,
                column: position.column + self.document.text()[at..start].chars().count(),
            },
            _ => self.document.position(start),
        };
        self.last = Some((start, position));
        Location {
            start,
            end: span.end(),
            line: position.line,
            column: position.column,
        }
    }

    fn is_one_line(&self, start: usize, end: usize) -> bool {
        memchr::memchr2(b'\n', b'\r', &self.document.text().as_bytes()[start..end]).is_none()
    }
}
