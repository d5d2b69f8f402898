//! Items in groups that are numbered without gaps.

/// Items by group, in the order in which they came: a counting sort into one list, so that many small groups cost no
/// allocation each.
#[derive(Debug)]
pub(super) struct Grouped<T> {
    /// Where each group starts; one more at the end.
    starts: Vec<usize>,
    items: Vec<T>,
}

impl<T: Copy + Default> Grouped<T> {
    /// Groups items that are given with the number of their group. O(items + groups); the items are listed twice.
    pub(super) fn new<I: Iterator<Item = (usize, T)>>(groups: usize, list: impl Fn() -> I) -> Self {
        // While items are placed, the entry after a group's start says where its next item goes.
        let mut starts = vec![0; groups + 2];
        for (group, _) in list() {
            starts[group + 2] += 1;
        }
        for group in 2..starts.len() {
            starts[group] += starts[group - 1];
        }
        let mut items = vec![T::default(); starts[groups + 1]];
        for (group, item) in list() {
            items[starts[group + 1]] = item;
            starts[group + 1] += 1;
        }
        Self { starts, items }
    }

    /// The items of a group.
    pub(super) fn of(&self, group: usize) -> &[T] {
        &self.items[self.starts[group]..self.starts[group + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_keep_the_order_of_their_items() {
        let items = [(2, 'a'), (0, 'b'), (2, 'c'), (4, 'd'), (0, 'e')];
        let grouped = Grouped::new(6, || items.into_iter());
        let groups: Vec<&[char]> = (0..6).map(|group| grouped.of(group)).collect();
        assert_eq!(
            groups,
            [&['b', 'e'][..], &[], &['a', 'c'], &[], &['d'], &[]]
        );
        assert!(Grouped::<char>::new(1, || [].into_iter()).of(0).is_empty());
    }
}
