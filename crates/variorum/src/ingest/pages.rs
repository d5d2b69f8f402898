//! Furniture: page numbers, running heads and footers, which the page added to the text.
//!
//! A line is furniture only if it repeats on pages *and* stands at a page edge. Edges are form feeds, lines that count
//! pages ([`super::counters`]), and rules below which the text begins as it did at its top: so converters of paged files
//! mark the end of a page. Around an edge, lines that repeat at other edges are furniture too, up to the first that does
//! not. Every step is linear in the number of lines.

use rustc_hash::{FxHashMap, FxHashSet};

use super::joins;
use super::lines::Line;
use super::marker;
use super::shape::{self, Shape};
use crate::document::Markup;

/// Longest running head or footer, in bytes.
const MAX_HEAD: usize = 120;

/// Lines of a running head or footer on either side of an edge.
pub(super) const MAX_EDGE_LINES: usize = 6;

/// A running head is on this part of the pages at least: left and right pages may differ, first pages have none.
const HEAD_SHARE: usize = 3;

/// Returns for each line whether it is furniture.
pub(super) fn furniture(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut is_furniture = vec![false; lines.len()];
    let pages = Pages::new(text, lines);
    let ruled = pages.ruled();
    let mut breaks = pages.counters();
    let second = pages.last_of_two().filter(|_| breaks.is_empty());
    // A number alone may count anything: what heads both pages shows that it counts these.
    let heads_of_both = second.map_or_else(Vec::new, |second| pages.heads_of_both(second));
    breaks.extend(&ruled);
    breaks.extend(second.filter(|_| !heads_of_both.is_empty()));
    breaks.sort_unstable();
    let edges = pages.edges(&breaks);
    if edges.is_empty() {
        return is_furniture;
    }
    let mut heads = pages.heads(&edges);
    if !ruled.is_empty() {
        heads.insert(pages.head(0));
    }
    let mut mark = |at: usize| is_furniture[pages.filled[at]] = true;
    breaks.iter().copied().for_each(&mut mark);
    heads_of_both.into_iter().for_each(&mut mark);
    for edge in edges {
        for side in pages.sides(edge) {
            side.take_while(|at| {
                breaks.binary_search(at).is_ok() || heads.contains(&pages.head(*at))
            })
            .for_each(&mut mark);
        }
    }
    is_furniture
}

pub(super) struct Pages<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    /// Indices of the lines that are not blank. Positions below are positions in this list.
    pub(super) filled: Vec<usize>,
    /// Whether a page begins before the line at a position.
    pub(super) opens_page: Vec<bool>,
}

/// A place between two pages: before the line at `below`, after the one before `above`. What breaks them lies between.
#[derive(Clone, Copy)]
struct Edge {
    above: usize,
    below: usize,
}

impl<'a> Pages<'a> {
    fn new(text: &'a str, lines: &'a [Line]) -> Self {
        let mut filled = Vec::new();
        let mut opens_page = Vec::new();
        let mut opens = false;
        for (index, line) in lines.iter().enumerate() {
            opens |= line.opens_page;
            if !line.is_blank() {
                filled.push(index);
                opens_page.push(std::mem::take(&mut opens));
            }
        }
        Self {
            text,
            lines,
            filled,
            opens_page,
        }
    }

    pub(super) fn content(&self, at: usize) -> &'a str {
        &self.text[self.lines[self.filled[at]].range()]
    }

    /// The line as a running head: each run of digits as `#`. Long lines, items and sentences are none and have no form.
    pub(super) fn head(&self, at: usize) -> String {
        let line = self.content(at);
        if line.len() > MAX_HEAD || is_item(line) || joins::is_complete(line) {
            return String::new();
        }
        form(line)
    }

    /// Positions of the rules below which the very line that opens the text stands again: several, or one that cuts a
    /// sentence. A heading of Markdown belongs to the text.
    fn ruled(&self) -> Vec<usize> {
        let Some(last) = self.filled.len().checked_sub(2) else {
            return Vec::new();
        };
        let opening = self.content(0);
        if !self.head(0).contains(char::is_alphanumeric) || opening.starts_with('#') {
            return Vec::new();
        }
        let is_rule =
            |at: usize| matches!(shape::of(self.content(at), Markup::Plain), Shape::Rule(_));
        let rules: Vec<usize> = (1..last)
            .filter(|at| self.content(at + 1) == opening && is_rule(*at))
            .collect();
        let cuts = |at: usize| {
            let (above, below) = (self.content(at - 1), self.content(at + 2));
            !joins::is_complete(above) && !below.starts_with(char::is_uppercase)
        };
        if rules.len() > 1 || rules.iter().any(|at| cuts(*at)) {
            rules
        } else {
            Vec::new()
        }
    }

    /// Page edges in order: before form feeds and around the lines that break pages.
    fn edges(&self, breaks: &[usize]) -> Vec<Edge> {
        let fed = (1..self.filled.len())
            .filter(|at| self.opens_page[*at])
            .map(|at| Edge {
                above: at,
                below: at,
            });
        let marked = breaks.iter().map(|at| Edge {
            above: *at,
            below: at + 1,
        });
        let mut edges: Vec<Edge> = fed.chain(marked).collect();
        edges.sort_unstable_by_key(|edge| (edge.above, edge.below));
        edges
    }

    /// Positions from an edge upwards and downwards.
    fn sides(&self, edge: Edge) -> [Box<dyn Iterator<Item = usize>>; 2] {
        let end = self.filled.len().min(edge.below + MAX_EDGE_LINES);
        let start = edge.above.saturating_sub(MAX_EDGE_LINES);
        [
            Box::new((start..edge.above).rev()),
            Box::new(edge.below..end),
        ]
    }

    /// Forms of lines that stand near several edges.
    fn heads(&self, edges: &[Edge]) -> FxHashSet<String> {
        let mut near: FxHashMap<String, FxHashSet<usize>> = FxHashMap::default();
        for edge in edges {
            for at in self.sides(*edge).into_iter().flatten() {
                let form = self.head(at);
                if !form.is_empty() {
                    near.entry(form).or_default().insert(at);
                }
            }
        }
        let least = (edges.len() / HEAD_SHARE).max(2);
        near.into_iter()
            .filter(|(_, places)| places.len() >= least)
            .map(|(form, _)| form)
            .collect()
    }
}

/// Whether the line is an item or numbered paragraph; a number between dashes is none.
pub(super) fn is_item(line: &str) -> bool {
    marker::parse(line).is_some() && !is_dashed(line)
}

/// Whether the number stands between dashes.
pub(super) fn is_dashed(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '\u{2013}' | '\u{2014}');
    let inner = line.trim_matches(is_dash);
    line.starts_with(is_dash)
        && line.ends_with(is_dash)
        && inner.trim().bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn form(line: &str) -> String {
    let mut form = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !form.is_empty() {
            form.push(' ');
        }
        for c in word.chars() {
            if !c.is_ascii_digit() {
                form.push(c);
            } else if !form.ends_with('#') {
                form.push('#');
            }
        }
    }
    form
}
