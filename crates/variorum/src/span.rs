//! Positions in a source text: byte spans, and lines and columns for people.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes in one document's decoded text, half open.
///
/// Invariants: `start <= end`, and both ends lie on character borders of the text they belong to.
/// For UTF-8 files these are offsets into the file itself, a byte-order mark included.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Returns the span from `start` to `end`, in bytes.
    ///
    /// # Panics
    ///
    /// If `start > end`, or an end does not fit 32 bits: readers refuse files of that size.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span starts at or before its end");
        let narrow = |offset| u32::try_from(offset).expect("inputs are limited to 4 GiB");
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// Returns the empty span at `offset`: a place between two characters.
    pub fn empty(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// First byte.
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// First byte after the span.
    #[inline]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `other` lies inside `self`.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The part that both spans cover, if it has any extent.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A place for people: line and column, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line number, from 1. Lines end at LF, CR LF or CR.
    pub line: usize,
    /// Column in characters (code points), from 1.
    pub column: usize,
}
