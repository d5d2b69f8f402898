//! Which asterisks and underscores of Markdown are marks of emphasis: those that have a partner.

use std::ops::Range;

/// A run of `*` or `_` that may begin or end emphasis.
pub(super) struct Run {
    pub(super) range: Range<usize>,
    opens: bool,
    closes: bool,
}

impl Run {
    /// The run that begins at `at`, by the flanking rules of `CommonMark`.
    pub(super) fn at(text: &str, at: usize) -> Self {
        let byte = text.as_bytes()[at];
        let rest = text.as_bytes()[at..].iter();
        let length = rest.take_while(|next| **next == byte).count();
        let range = at..at + length;
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let after = text[range.end..].chars().next().unwrap_or(' ');
        let is_punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
        let left = !after.is_whitespace()
            && (!is_punctuation(after) || before.is_whitespace() || is_punctuation(before));
        let right = !before.is_whitespace()
            && (!is_punctuation(before) || after.is_whitespace() || is_punctuation(after));
        let is_inner = byte == b'_' && left && right;
        Self {
            range,
            opens: left && !(is_inner && before.is_alphanumeric()),
            closes: right && !(is_inner && after.is_alphanumeric()),
        }
    }
}

/// How many asterisks begin and end bold type.
const BOLD: usize = 2;

/// What ends the head of a paragraph.
const HEAD_ENDS: [char; 6] = [':', '.', '?', '!', '\u{ff1a}', '\u{3002}'];

const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// Returns the marks among runs in the order of the text: each closing run is paired with the nearest open ones of the
/// same character.
pub(super) fn marks(text: &str, runs: Vec<Run>) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let mut between_blanks = Vec::new();
    let mut open: [Vec<Range<usize>>; 2] = [Vec::new(), Vec::new()];
    for mut run in runs {
        let stack = &mut open[usize::from(text.as_bytes()[run.range.start] == b'_')];
        while run.closes && run.range.start < run.range.end {
            let Some(opener): Option<&mut Range<usize>> = stack.last_mut() else {
                break;
            };
            let length = opener.len().min(run.range.len());
            let (from, to) = (opener.end - length, run.range.start + length);
            let pair = [from..opener.end, run.range.start..to];
            opener.end = from;
            run.range.start = to;
            if opener.start == opener.end {
                stack.pop();
            }
            marks.extend(pair);
        }
        if run.range.is_empty() {
            continue;
        }
        if run.opens {
            stack.push(run.range);
        } else if !run.closes {
            between_blanks.push(run.range);
        }
    }
    let [stars, _] = open;
    let alone = stars.into_iter().chain(between_blanks);
    let mut alone: Vec<Range<usize>> = alone
        .filter(|run| run.len() == BOLD && text.as_bytes()[run.start] == b'*')
        .collect();
    alone.sort_by_key(|run| run.start);
    let mut rest = alone.as_slice();
    // Whether no word stands between the beginning of a line and what has been seen.
    let (mut seen, mut begins_line) = (0, true);
    while let [first, second, behind @ ..] = rest {
        let before = &text[seen..first.start];
        let line = before.rsplit(LINE_ENDS).next().unwrap_or(before);
        begins_line = (begins_line || line.len() < before.len()) && !has_word(line);
        seen = first.start;
        if is_bold_of_page(text, first, second, begins_line) {
            marks.extend([first.clone(), second.clone()]);
            rest = behind;
        } else {
            rest = &rest[1..];
        }
    }
    marks
}

/// Whether two marks that are none in `CommonMark` are from a web page whose bold type began or ended beside a blank: they
/// have nothing between them (`Tolls: ** **Boats`), or the head of a line (`**Tolls: **Boats`) or all of it.
fn is_bold_of_page(
    text: &str,
    first: &Range<usize>,
    second: &Range<usize>,
    begins_line: bool,
) -> bool {
    let words = text[first.end..second.start].trim_end();
    let behind = text[second.end..].trim_start_matches([' ', '\t']);
    let ends_line = behind.is_empty() || behind.starts_with(LINE_ENDS);
    words.is_empty() || begins_line && (ends_line || words.ends_with(HEAD_ENDS))
}

fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}
