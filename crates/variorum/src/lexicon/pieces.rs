//! How phrases are cut into the pieces that tables are keyed by.
//!
//! This file is compiled twice: into the library, and into the build script.

use std::ops::Range;

/// Returns the pieces of a text as byte ranges: runs of letters and digits, with apostrophes, points and commas that
/// stand between two of them, and every other visible character by itself.
pub fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut joined = false;
    let mut characters = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        let next = characters.peek().map(|(_, next)| *next);
        if c.is_alphanumeric() {
            match pieces.last_mut() {
                Some(last) if joined => last.end = end,
                _ => pieces.push(at..end),
            }
            joined = true;
        } else if joined && before.zip(next).is_some_and(|(a, b)| links(a, c, b)) {
            if let Some(last) = pieces.last_mut() {
                last.end = end;
            }
        } else {
            if !c.is_whitespace() {
                pieces.push(at..end);
            }
            joined = false;
        }
        before = Some(c);
    }
    pieces
}

/// Whether a sign between two characters belongs to the word they are in.
fn links(before: char, sign: char, after: char) -> bool {
    match sign {
        '\'' | '\u{2019}' => before.is_alphabetic() && after.is_alphabetic(),
        '.' => before.is_alphanumeric() && after.is_alphanumeric(),
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}
