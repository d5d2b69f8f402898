//! Furniture: page numbers, running heads and footers, which the page added to the text.
//!
//! A line is furniture only if it repeats on pages *and* stands at a page edge. Edges are form feeds, and lines that
//! count pages: the same line again and again but for a number that goes up by one, with text between, and with a sign
//! that it is a page that is counted. Around an edge, lines that repeat at other edges are furniture too, up to the
//! first that does not. Every step is linear in the number of lines.

use rustc_hash::{FxHashMap, FxHashSet};

use super::joins;
use super::lines::Line;
use super::marker;

/// Longest page number with its frame, in bytes.
const MAX_COUNTER: usize = 40;

/// Longest running head or footer, in bytes.
const MAX_HEAD: usize = 120;

/// Lines of a running head or footer on either side of an edge.
const MAX_EDGE_LINES: usize = 6;

/// Least lines of a page.
const MIN_PAGE: usize = 4;

/// A running head is on this part of the pages at least: left and right pages may differ, first pages have none.
const HEAD_SHARE: usize = 3;

/// Returns for each line whether it is furniture.
pub(super) fn furniture(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut is_furniture = vec![false; lines.len()];
    let pages = Pages::new(text, lines);
    let counters = pages.counters();
    let edges = pages.edges(&counters);
    if edges.is_empty() {
        return is_furniture;
    }
    let heads = pages.heads(&edges);
    let mut mark = |at: usize| is_furniture[pages.filled[at]] = true;
    counters.iter().copied().for_each(&mut mark);
    for edge in edges {
        for side in pages.sides(edge) {
            side.take_while(|at| {
                counters.binary_search(at).is_ok() || heads.contains(&pages.head(*at))
            })
            .for_each(&mut mark);
        }
    }
    is_furniture
}

struct Pages<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// Indices of the lines that are not blank. Positions below are positions in this list.
    filled: Vec<usize>,
    /// Whether a page begins before the line at a position.
    opens_page: Vec<bool>,
}

/// A place between two pages: before the line at `below`, after the one before `above`. A counter lies between them.
#[derive(Clone, Copy)]
struct Edge {
    above: usize,
    below: usize,
}

/// Lines that look the same but for a number, which goes up by one from each to the next.
struct Chain {
    positions: Vec<usize>,
    next: u32,
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

    fn content(&self, at: usize) -> &'a str {
        &self.text[self.lines[self.filled[at]].range()]
    }

    /// The line as a running head: each run of digits as `#`. Long lines, items and sentences are none and have no form.
    fn head(&self, at: usize) -> String {
        let line = self.content(at);
        if line.len() > MAX_HEAD || is_item(line) || joins::is_complete(line) {
            return String::new();
        }
        form(line)
    }

    /// Positions of the lines that count pages, in order.
    fn counters(&self) -> Vec<usize> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut group_of: FxHashMap<String, usize> = FxHashMap::default();
        for at in 0..self.filled.len() {
            if is_counter_like(self.content(at)) {
                let group = *group_of
                    .entry(form(self.content(at)))
                    .or_insert(groups.len());
                if group == groups.len() {
                    groups.push(Vec::new());
                }
                groups[group].push(at);
            }
        }
        let mut counters: Vec<usize> = groups
            .iter()
            .flat_map(|group| self.chains(group))
            .filter(|chain| self.counts_pages(chain))
            .flat_map(|chain| chain.positions)
            .collect();
        counters.sort_unstable();
        counters.dedup();
        counters
    }

    fn chains(&self, group: &[usize]) -> Vec<Chain> {
        let mut chains: Vec<Chain> = Vec::new();
        let slots = numbers(self.content(group[0])).count();
        for slot in 0..slots {
            let first = chains.len();
            let mut awaiting: FxHashMap<u32, usize> = FxHashMap::default();
            for at in group {
                let Some(value) = numbers(self.content(*at)).nth(slot).flatten() else {
                    continue;
                };
                let next = value.saturating_add(1);
                let chain = awaiting.remove(&value).filter(|chain| {
                    chains[*chain]
                        .positions
                        .last()
                        .is_some_and(|last| last + MIN_PAGE < *at)
                });
                let index = chain.unwrap_or(chains.len());
                if index == chains.len() {
                    chains.push(Chain {
                        positions: Vec::new(),
                        next,
                    });
                }
                chains[index].positions.push(*at);
                chains[index].next = next;
                awaiting.insert(next, index);
            }
            let mut index = 0;
            chains.retain(|chain| {
                index += 1;
                index <= first || chain.positions.len() > 1
            });
        }
        chains
    }

    /// Whether a chain shows a sign that it counts pages: the number of all pages beside it, dashes around it, form
    /// feeds, running heads, or sentences that it cuts.
    fn counts_pages(&self, chain: &Chain) -> bool {
        let first = self.content(chain.positions[0]);
        let is_most = |count: usize| 2 * count >= chain.positions.len();
        let count =
            |holds: &dyn Fn(usize) -> bool| chain.positions.iter().filter(|at| holds(**at)).count();
        is_dashed(first)
            || self.has_total(chain)
            || is_most(count(&|at| self.is_at_page_break(at)))
            || is_most(count(&|at| self.cuts_sentence(at)))
            || self.has_running_head(chain)
    }

    fn has_total(&self, chain: &Chain) -> bool {
        let last_page = chain.next - 1;
        let totals = |at: usize| -> Vec<u32> {
            numbers(self.content(at))
                .flatten()
                .filter(|number| *number >= last_page)
                .collect()
        };
        numbers(self.content(chain.positions[0])).count() == 2
            && totals(chain.positions[0])
                .iter()
                .any(|total| chain.positions.iter().all(|at| totals(*at).contains(total)))
    }

    fn is_at_page_break(&self, at: usize) -> bool {
        self.opens_page[at] || self.opens_page.get(at + 1).is_none_or(|opens| *opens)
    }

    fn cuts_sentence(&self, at: usize) -> bool {
        at > 0
            && at + 1 < self.filled.len()
            && !joins::is_complete(self.content(at - 1))
            && self.content(at + 1).starts_with(char::is_lowercase)
    }

    /// Whether the same line stands beside three numbers of four, with nothing that differs but digits.
    fn has_running_head(&self, chain: &Chain) -> bool {
        let mut beside: FxHashMap<String, usize> = FxHashMap::default();
        for at in &chain.positions {
            let neighbours = [
                at.checked_sub(1),
                Some(at + 1).filter(|at| *at < self.filled.len()),
            ];
            let forms: FxHashSet<String> = neighbours
                .into_iter()
                .flatten()
                .map(|at| self.head(at))
                .filter(|form| form.contains(char::is_alphanumeric))
                .collect();
            #[expect(
                clippy::iter_over_hash_type,
                reason = "counting does not depend on the order"
            )]
            for form in forms {
                *beside.entry(form).or_default() += 1;
            }
        }
        beside
            .values()
            .any(|count| *count > 1 && 4 * count >= 3 * chain.positions.len())
    }

    /// Page edges in order: before form feeds and around counters.
    fn edges(&self, counters: &[usize]) -> Vec<Edge> {
        let breaks = (1..self.filled.len())
            .filter(|at| self.opens_page[*at])
            .map(|at| Edge {
                above: at,
                below: at,
            });
        let counted = counters.iter().map(|at| Edge {
            above: *at,
            below: at + 1,
        });
        let mut edges: Vec<Edge> = breaks.chain(counted).collect();
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

fn is_counter_like(line: &str) -> bool {
    line.len() <= MAX_COUNTER
        && line.bytes().any(|byte| byte.is_ascii_digit())
        && !is_item(line)
        && !joins::is_complete(line)
}

/// Whether the line is an item or numbered paragraph; a number between dashes is none.
fn is_item(line: &str) -> bool {
    marker::parse(line).is_some() && !is_dashed(line)
}

/// Whether the number stands between dashes.
fn is_dashed(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '\u{2013}' | '\u{2014}');
    let inner = line.trim_matches(is_dash);
    line.starts_with(is_dash)
        && line.ends_with(is_dash)
        && inner.trim().bytes().all(|byte| byte.is_ascii_digit())
}

fn form(line: &str) -> String {
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

/// The numbers in a line; those too large for a page number as `None`.
fn numbers(line: &str) -> impl Iterator<Item = Option<u32>> {
    line.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok())
}
