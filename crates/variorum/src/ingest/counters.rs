//! Lines that count pages.
//!
//! The same line again and again but for a number that goes up by one, with text between, and with a sign that it is a
//! page that is counted.

use rustc_hash::{FxHashMap, FxHashSet};

use super::joins;
use super::pages::{Pages, form, is_dashed, is_item};

/// Longest page number with its frame, in bytes.
const MAX_COUNTER: usize = 40;

/// Least lines of a page.
const MIN_PAGE: usize = 4;

/// Lines that look the same but for a number, which goes up by one from each to the next.
struct Chain {
    positions: Vec<usize>,
    next: u32,
}

impl Pages<'_> {
    /// Positions of the lines that count pages, in order.
    pub(super) fn counters(&self) -> Vec<usize> {
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

    /// The position of the line that counts the second of two pages, where no other line counts any. Numbers that a point
    /// joins are the label of a provision.
    pub(super) fn last_of_two(&self) -> Option<usize> {
        let counts = |at: &usize| {
            let line = self.content(*at);
            is_counter_like(line)
                && !line.contains(|c: char| c == '.' || c.is_alphabetic())
                && numbers(line).eq([Some(2), Some(2)])
        };
        let mut places = (MIN_PAGE..self.filled.len()).filter(counts);
        let only = places.next().filter(|_| places.next().is_none());
        only.filter(|at| *at + 1 < self.filled.len())
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
}

fn is_counter_like(line: &str) -> bool {
    line.len() <= MAX_COUNTER
        && line.bytes().any(|byte| byte.is_ascii_digit())
        && !is_item(line)
        && !joins::is_complete(line)
}

/// The numbers in a line; those too large for a page number as `None`.
fn numbers(line: &str) -> impl Iterator<Item = Option<u32>> {
    line.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok())
}
