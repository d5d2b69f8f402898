//! The edge between two pages: where nothing repeats more than once, it is told by its number and by what heads both.

use std::iter;
use std::ops::Range;

use super::front;
use super::joins;
use super::pages::{MAX_EDGE_LINES, Pages};

impl Pages<'_> {
    /// Positions of the paragraphs beside the edge between two pages that only say again lines at the top of the first.
    /// One line beside an open sentence may be what completes it; only several are a running head there.
    pub(super) fn heads_of_both(&self, second: usize) -> Vec<usize> {
        let opening = self.opening(second.saturating_sub(MAX_EDGE_LINES));
        let above = iter::successors(Some(second..second), |last| {
            let at = last.start.checked_sub(1)?;
            Some(self.paragraph(at).start..last.start)
        });
        let below = iter::successors(Some(second..second + 1), |last| {
            (last.end < self.filled.len()).then(|| last.end..self.paragraph(last.end).end)
        });
        let runs = |paragraph: Range<usize>| {
            let count = self.runs(paragraph.clone(), &opening)?;
            Some((paragraph, count))
        };
        let mut above: Vec<_> = above.skip(1).map_while(runs).collect();
        let mut below: Vec<_> = below.skip(1).map_while(runs).collect();
        let text_end = above.last().map_or(second, |(last, _)| last.start);
        let is_open = text_end > 0 && !joins::is_complete(self.content(text_end - 1));
        if is_open {
            for side in [&mut above, &mut below] {
                while side.pop_if(|(_, runs)| *runs < 2).is_some() {}
            }
        }
        let heads = above.into_iter().chain(below);
        heads.flat_map(|(paragraph, _)| paragraph).collect()
    }

    /// The lines between two blank ones.
    fn paragraph(&self, at: usize) -> Range<usize> {
        let goes_on = |at: &usize| self.filled[at - 1] + 1 == self.filled[*at];
        let start = (1..=at).rev().find(|at| !goes_on(at)).unwrap_or(0);
        let end = (at + 1..self.filled.len()).find(|at| !goes_on(at));
        start..end.unwrap_or(self.filled.len())
    }

    /// The lines at the top of the text before `end`, up to the first that ends as sentences do.
    fn opening(&self, end: usize) -> Opening {
        let matter = front::front_matter_end(self.text, self.lines);
        let start = self.filled.partition_point(|line| *line < matter);
        let mut opening = Opening::default();
        let lines = (start..end).map(|at| self.content(at));
        lines
            .take_while(|line| !joins::is_complete(line))
            .for_each(|line| opening.add(line));
        opening
    }

    /// Of how many runs of lines of the opening a paragraph consists; none if a line is of no such run.
    fn runs(&self, paragraph: Range<usize>, opening: &Opening) -> Option<usize> {
        if paragraph.len() > MAX_EDGE_LINES {
            return None;
        }
        let mut count = 0;
        let mut run = String::new();
        for at in paragraph {
            if self.head(at).is_empty() {
                return None;
            }
            if !run.is_empty() {
                run.push(' ');
            }
            run.push_str(self.content(at));
            if opening.has(&run) {
                run.clear();
                count += 1;
            }
        }
        run.is_empty().then_some(count)
    }
}

/// Lines, joined by blanks, and where a run of whole ones may begin and end.
#[derive(Default)]
struct Opening {
    text: String,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Opening {
    /// A number with a point before the line, and a bracket after it, are no part of what a head says again.
    fn add(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(line);
        self.starts.push(start);
        if let Some((label, _)) = line.split_once(". ")
            && label.ends_with(|c: char| c.is_ascii_digit())
            && !label.contains(' ')
        {
            self.starts.push(start + label.len() + 2);
        }
        if let Some((before, _)) = line.rsplit_once(" (").filter(|_| line.ends_with(')')) {
            self.ends.push(start + before.len());
        }
        self.ends.push(self.text.len());
    }

    fn has(&self, run: &str) -> bool {
        let mut places = memchr::memmem::find_iter(self.text.as_bytes(), run);
        places.any(|at| {
            self.starts.binary_search(&at).is_ok()
                && self.ends.binary_search(&(at + run.len())).is_ok()
        })
    }
}
