//! Lines of a text: what stands between line ends and form feeds, without the white space around it.

use std::ops::Range;

/// Columns to the next tab stop, as terminals and Markdown count them.
const TAB_WIDTH: usize = 4;

/// One line. Offsets are bytes into the text; a blank line is empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    start: u32,
    end: u32,
    /// Columns of white space before the text, at most 255.
    pub(super) indent: u8,
    /// Whether the line ends in two blanks or more: a hard line break in Markdown.
    pub(super) hard_break: bool,
    /// Whether a form feed stands before the line.
    pub(super) opens_page: bool,
}

impl Line {
    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    pub(super) fn end(&self) -> usize {
        self.end as usize
    }

    pub(super) fn is_blank(&self) -> bool {
        self.start == self.end
    }
}

/// Returns the lines of `text`. A byte-order mark at the start counts as white space.
pub(super) fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 64);
    let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut opens_page = false;
    for at in memchr::memchr3_iter(b'\n', b'\r', b'\x0c', text.as_bytes()) {
        let byte = text.as_bytes()[at];
        let is_second_of_pair =
            byte == b'\n' && start == at && at > 0 && text.as_bytes()[at - 1] == b'\r';
        // A form feed at the start of a line does not make an empty line of its own.
        if !is_second_of_pair && (byte != b'\x0c' || start < at) {
            lines.push(line(text, start..at, opens_page));
            opens_page = false;
        }
        opens_page |= byte == b'\x0c';
        start = at + 1;
    }
    if start < text.len() {
        lines.push(line(text, start..text.len(), opens_page));
    }
    lines
}

fn line(text: &str, range: Range<usize>, opens_page: bool) -> Line {
    let raw = &text[range.clone()];
    let content = raw.trim_start();
    let start = range.end - content.len();
    let (content, white) = content.split_at(content.trim_end().len());
    let narrow = |offset| u32::try_from(offset).expect("inputs are limited to 4 GiB");
    Line {
        start: narrow(start),
        end: narrow(start + content.len()),
        indent: indent(&text[range.start..start]),
        hard_break: !content.is_empty() && white.ends_with("  "),
        opens_page,
    }
}

fn indent(white: &str) -> u8 {
    let columns = white
        .chars()
        .take(usize::from(u8::MAX))
        .fold(0, |column, c| {
            if c == '\t' {
                (column / TAB_WIDTH + 1) * TAB_WIDTH
            } else {
                column + 1
            }
        });
    u8::try_from(columns).unwrap_or(u8::MAX)
}
