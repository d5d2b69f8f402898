//! Where lines begin, and how many characters lie before a byte.

use crate::span::Position;

/// Bytes between two counts of characters: columns stay cheap in lines of megabytes.
const STRIDE: usize = 1024;

/// Line starts and running counts of characters of one text.
#[derive(Clone, Debug)]
pub(super) struct LineTable {
    starts: Vec<u32>,
    /// `counts[n]` characters begin before byte `n * STRIDE`.
    counts: Vec<u32>,
}

impl LineTable {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let narrow = |offset| u32::try_from(offset).expect("inputs are limited to 4 GiB");
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let is_first_of_pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !is_first_of_pair {
                starts.push(narrow(at + 1));
            }
        }
        let mut total = 0;
        let mut counts = vec![0];
        for stride in bytes.chunks(STRIDE) {
            total += characters(stride);
            counts.push(narrow(total));
        }
        Self { starts, counts }
    }

    /// Line and column of the character that begins at `offset`.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let line = self
            .starts
            .partition_point(|start| *start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        Position {
            line,
            column: self.characters_before(text, offset) - self.characters_before(text, start) + 1,
        }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.counts[stride] as usize + characters(&text.as_bytes()[stride * STRIDE..offset])
    }
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_in_long_lines() {
        let text = format!("first\r\n{}x\rlast", "\u{e9}".repeat(3 * STRIDE));
        let table = LineTable::new(&text);
        let position = |offset| table.position(&text, offset);
        assert_eq!(position(0), Position { line: 1, column: 1 });
        assert_eq!(position(7), Position { line: 2, column: 1 });
        let x = text.find('x').unwrap();
        assert_eq!(position(x).column, 3 * STRIDE + 1);
        assert_eq!(position(text.len()), Position { line: 3, column: 5 });
    }
}
