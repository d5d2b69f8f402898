//! Replacements that belong together: by one of them alone, what moved would be lost or doubled.

use crate::sides::Sides;
use crate::span::Span;

/// The group of each gap, numbered in the order of their first gaps. Gaps that hold the two ends of what moved are of one
/// group (a union of disjoint sets; Galler and Fischer 1964).
pub(super) fn groups(gaps: &[Sides<Span>], moved: &[Sides<Span>]) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..gaps.len()).collect();
    for pair in moved {
        let old = gaps.partition_point(|gap| gap.old.end() <= pair.old.start());
        let new = gaps.partition_point(|gap| gap.new.end() <= pair.new.start());
        if old < gaps.len() && new < gaps.len() {
            let (one, other) = (head(&mut heads, old), head(&mut heads, new));
            heads[one.max(other)] = one.min(other);
        }
    }
    // A head comes before all that it leads.
    let mut numbers: Vec<usize> = Vec::with_capacity(gaps.len());
    let mut next = 0;
    for gap in 0..gaps.len() {
        let head = head(&mut heads, gap);
        let number = if head == gap { next } else { numbers[head] };
        next += usize::from(head == gap);
        numbers.push(number);
    }
    numbers
}

/// The first gap of the group, to which all on the way are led.
fn head(heads: &mut [usize], gap: usize) -> usize {
    let mut head = gap;
    while heads[head] != head {
        heads[head] = heads[heads[head]];
        head = heads[head];
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_what_moved_are_of_one_group() {
        let gap = |old: (usize, usize), new: (usize, usize)| {
            Sides::new(Span::new(old.0, old.1), Span::new(new.0, new.1))
        };
        let gaps = [
            gap((0, 4), (0, 0)),
            gap((6, 8), (2, 4)),
            gap((10, 10), (6, 10)),
            gap((12, 14), (12, 12)),
            gap((16, 16), (14, 16)),
        ];
        let moved = [gap((0, 4), (6, 10)), gap((12, 14), (14, 16))];
        assert_eq!(groups(&gaps, &moved), [0, 1, 0, 2, 2]);
        assert_eq!(groups(&gaps, &[]), [0, 1, 2, 3, 4]);
        assert_eq!(groups(&[], &[]), [0; 0]);
    }
}
