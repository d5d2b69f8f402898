//! Where an edit could as well stand a few words earlier or later, puts its borders where a reader would.

use super::kernel::Run;
use super::stream::Stream;
use crate::sides::Sides;

/// Moves deletions and insertions between equal runs to their most natural place: `a, [-b, -]c`, not `a[-, b-], c`.
///
/// An edit may slide by one token when the token that leaves it at one end equals the one that enters at the other.
/// Runs are never used up, save the first and the last.
pub(super) fn shift_edits(streams: Sides<&Stream<'_>>, runs: &mut [Run]) {
    for k in 1..runs.len() {
        let (before, after) = (runs[k - 1], runs[k]);
        let from = (before.old + before.len, before.new + before.len);
        let slider = match (from.0 == after.old, from.1 == after.new) {
            (false, true) => Slider {
                stream: streams.old,
                first: from.0,
                end: after.old,
            },
            (true, false) => Slider {
                stream: streams.new,
                first: from.1,
                end: after.new,
            },
            _ => continue,
        };
        let back = slider.back(before.len - usize::from(k > 1 && before.len > 0));
        let forth = slider.forth(after.len - usize::from(k + 1 < runs.len() && after.len > 0));
        let (back, forth) = slider.best_shift(back, forth);
        runs[k - 1].len = before.len + forth - back;
        runs[k] = Run {
            old: after.old + forth - back,
            new: after.new + forth - back,
            len: after.len + back - forth,
        };
    }
}

/// A deletion or insertion of the units `first..end` of a stream.
struct Slider<'a> {
    stream: &'a Stream<'a>,
    first: usize,
    end: usize,
}

/// Points for an edit that begins after punctuation, or with the text: it covers a whole clause or item.
const STARTS_CLAUSE: u32 = 3;
/// Points for an edit that ends with punctuation, or before it, or with the text.
const ENDS_CLAUSE: u32 = 1;
/// Points for an edit that begins after white space: it does not cut what is written together.
const STARTS_APART: u32 = 1;

impl Slider<'_> {
    /// How far the edit can slide towards the beginning, at most by `room`.
    fn back(&self, room: usize) -> usize {
        (0..room)
            .take_while(|k| self.key(self.first - 1 - k) == self.key(self.end - 1 - k))
            .count()
    }

    /// How far the edit can slide towards the end, at most by `room`.
    fn forth(&self, room: usize) -> usize {
        (0..room)
            .take_while(|k| self.key(self.first + k) == self.key(self.end + k))
            .count()
    }

    /// The best shift as steps back and steps forth, one of them 0. Of equal places the last wins.
    fn best_shift(&self, back: usize, forth: usize) -> (usize, usize) {
        let steps_back = (1..=back).rev().map(|k| (k, 0));
        let steps = steps_back.chain((0..=forth).map(|k| (0, k)));
        steps
            .max_by_key(|(back, forth)| {
                self.naturalness(self.first + forth - back, self.end + forth - back)
            })
            .unwrap_or_default()
    }

    fn naturalness(&self, first: usize, end: usize) -> u32 {
        let mut points = 0;
        if first == 0 || self.is_punctuation(first - 1) {
            points += STARTS_CLAUSE;
        }
        let is_last = end == self.stream.units.len();
        if is_last || self.is_punctuation(end - 1) || self.is_punctuation(end) {
            points += ENDS_CLAUSE;
        }
        if self.stream.entries[self.stream.entry_of(first)]
            .token
            .spaced
        {
            points += STARTS_APART;
        }
        points
    }

    fn key(&self, unit: usize) -> u64 {
        self.stream.units[unit].key
    }

    fn is_punctuation(&self, unit: usize) -> bool {
        !self.stream.units[unit].is_word
    }
}
