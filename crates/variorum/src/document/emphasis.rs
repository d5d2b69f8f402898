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
        // Between blanks `CommonMark` has no marks, but who made the text from a web page meant bold type to begin or end
        // there.
        let dangles = length == BOLD && !left && !right;
        Self {
            range,
            opens: dangles || left && !(is_inner && before.is_alphanumeric()),
            closes: dangles || right && !(is_inner && after.is_alphanumeric()),
        }
    }
}

/// How many asterisks begin and end bold type.
const BOLD: usize = 2;

/// Returns the marks among runs in the order of the text: each closing run is paired with the nearest open ones of the
/// same character.
pub(super) fn marks(text: &str, runs: Vec<Run>) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
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
        if run.opens && !run.range.is_empty() {
            stack.push(run.range);
        }
    }
    // `**Tolls: **Boats`: behind a blank bold type of a web page ends by a mark that could only open.
    let [stars, _] = open;
    let bold: Vec<Range<usize>> = stars.into_iter().filter(|run| run.len() == BOLD).collect();
    marks.extend(bold.chunks_exact(2).flatten().cloned());
    marks
}
