//! Lists that are open while blocks are read: how deep an item lies, and which number comes next.

use super::marker::{Count, Marker, Style};

/// Deepest nesting that is told apart.
const MAX_DEPTH: usize = 255;

/// How many numberings may be under way at once.
const MAX_RUNNING: usize = 16;

/// How many numbers of a list may be missing before the next that begins a line.
const MAX_SKIPPED: u32 = 2;

struct Level {
    indent: u8,
    style: Style,
}

/// The lists around the current line.
#[derive(Default)]
pub(super) struct Lists {
    levels: Vec<Level>,
    /// The last number of each style since the last heading, latest last.
    running: Vec<(Style, u32)>,
}

impl Lists {
    /// A heading ends all lists.
    pub(super) fn clear(&mut self) {
        self.levels.clear();
        self.running.clear();
    }

    /// A paragraph ends the lists that are not indented less; their numbering may go on after it.
    pub(super) fn leave(&mut self, indent: u8) {
        while self
            .levels
            .last()
            .is_some_and(|level| level.indent >= indent)
        {
            self.levels.pop();
        }
    }

    /// Settles whether `i`, `v` or `x` is a letter or a Roman number: a letter if it follows one.
    pub(super) fn resolve(&self, mut marker: Marker) -> Marker {
        let letter = Style {
            count: Count::Letter,
            frame: marker.style.frame,
        };
        if let Some(value) = marker.as_letter
            && self.last(letter).is_some_and(|last| last + 1 == value)
        {
            marker.style = letter;
            marker.value = value;
        }
        marker
    }

    /// Whether the marker comes next in a list under way.
    pub(super) fn is_next(&self, marker: Marker) -> bool {
        self.last(marker.style)
            .is_some_and(|last| marker.continues(marker.style, last))
    }

    /// Whether the marker goes on with a list under way, but for a few items whose numbers stand inside lines.
    pub(super) fn is_soon(&self, marker: Marker) -> bool {
        marker.style.count == Count::Arabic
            && self
                .last(marker.style)
                .is_some_and(|last| (last + 1..=last + MAX_SKIPPED + 1).contains(&marker.value))
    }

    /// Whether a list of that style is open at that margin.
    pub(super) fn has_level(&self, style: Style, indent: u8) -> bool {
        self.levels
            .iter()
            .any(|level| level.style == style && level.indent == indent)
    }

    /// Enters an item; returns its depth, from 1.
    pub(super) fn enter(&mut self, marker: Marker, indent: u8) -> u8 {
        self.running.retain(|(style, _)| *style != marker.style);
        if self.running.len() == MAX_RUNNING {
            self.running.remove(0);
        }
        self.running.push((marker.style, marker.value));
        while self
            .levels
            .last()
            .is_some_and(|level| level.indent > indent)
        {
            self.levels.pop();
        }
        match self
            .levels
            .iter()
            .position(|level| level.indent == indent && level.style == marker.style)
        {
            Some(level) => self.levels.truncate(level + 1),
            None if self.levels.len() < MAX_DEPTH => self.levels.push(Level {
                indent,
                style: marker.style,
            }),
            None => {}
        }
        u8::try_from(self.levels.len()).unwrap_or(u8::MAX)
    }

    fn last(&self, style: Style) -> Option<u32> {
        self.running
            .iter()
            .find(|(running, _)| *running == style)
            .map(|(_, last)| *last)
    }
}
