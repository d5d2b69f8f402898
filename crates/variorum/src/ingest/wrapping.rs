//! Whether line ends inside a stretch of text end paragraphs, or only lines.
//!
//! Nobody wraps lines by hand at the width of a paragraph: where most lines that are followed by another are long, each
//! is a paragraph. In plain text shorter ones are too, if the line breaks are not where wrapping would put them
//! and sentences end at them. Markdown has its own rule, so only length counts there.

use super::lines::Line;
use super::marker;
use super::shape::{self, Shape};
use crate::document::Markup;

/// No text is wrapped wider than this, in characters.
const MAX_WIDTH: usize = 160;

/// Share of the breaks at the width of the text at which it counts as wrapped.
const WRAPPED_SHARE: f64 = 0.5;

/// Share of sentence ends at line ends at which lines are paragraphs.
const SENTENCE_SHARE: f64 = 0.7;

/// One line in so many may be longer than the width of the text.
const OVERLONG: usize = 20;

/// How many line breaks are looked at.
const SAMPLE: usize = 4000;

/// Decides for a whole file whether each line is a paragraph.
pub(super) fn is_one_paragraph_per_line(text: &str, lines: &[Line], markup: Markup) -> bool {
    // What the second line of a pair is, the next pair asks again of its first.
    let mut last = None;
    let mut is_prose = |at: usize| match last {
        Some((line, is_prose)) if line == at => is_prose,
        _ => {
            let content = &text[lines[at].range()];
            let is_prose =
                shape::of(content, markup) == Shape::Text && marker::parse(content).is_none();
            last = Some((at, is_prose));
            is_prose
        }
    };
    let breaks: Vec<(&str, &str)> = lines
        .windows(2)
        .enumerate()
        // Where paragraphs stand apart, one line of each pair is blank: there is no need to look at the other.
        .filter(|(at, pair)| !pair.iter().any(Line::is_blank) && is_prose(*at) && is_prose(at + 1))
        .take(SAMPLE)
        .map(|(_, pair)| (&text[pair[0].range()], &text[pair[1].range()]))
        .collect();
    if breaks.is_empty() {
        return false;
    }
    let width = |line: &str| line.chars().count();
    let mut widths: Vec<usize> = breaks.iter().map(|(line, _)| width(line)).collect();
    widths.sort_unstable();
    if widths[widths.len() / 2] > MAX_WIDTH {
        return true;
    }
    if markup == Markup::Markdown {
        return false;
    }
    let full = widths[widths.len() - 1 - widths.len() / OVERLONG];
    let share = |holds: &dyn Fn(&(&str, &str)) -> bool| {
        breaks.iter().filter(|pair| holds(pair)).count() as f64 / breaks.len() as f64
    };
    let wrapped = share(&|(line, next)| {
        let word = next.split_whitespace().next().unwrap_or_default();
        width(line) + 1 + width(word) > full
    });
    let ended = share(&|(line, _)| super::joins::is_complete(line));
    wrapped < WRAPPED_SHARE && ended >= SENTENCE_SHARE
}
