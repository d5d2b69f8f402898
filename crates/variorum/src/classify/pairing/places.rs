//! A set of places in a sentence, a bit each: most sentences need one word for them, and what is empty costs nothing.

/// Places from 0 on.
#[derive(Clone, Debug)]
pub(in crate::classify) struct Places(Vec<u64>);

/// Places in one word.
const WIDTH: usize = u64::BITS as usize;

impl Places {
    /// So many places, all of them in the set.
    pub(in crate::classify) fn all(count: usize) -> Self {
        let mut words = vec![u64::MAX; count / WIDTH];
        let rest = count % WIDTH;
        if rest > 0 {
            words.push((1 << rest) - 1);
        }
        Self(words)
    }

    pub(in crate::classify) fn contains(&self, place: usize) -> bool {
        self.0[place / WIDTH] & 1 << (place % WIDTH) != 0
    }

    pub(in crate::classify) fn remove(&mut self, place: usize) {
        self.0[place / WIDTH] &= !(1 << (place % WIDTH));
    }

    pub(in crate::classify) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The places in order.
    pub(in crate::classify) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let mut words = self.0.iter();
        let mut rest = words.next().copied().unwrap_or_default();
        let mut start = 0;
        std::iter::from_fn(move || {
            while rest == 0 {
                rest = *words.next()?;
                start += WIDTH;
            }
            let place = start + rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(place)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_are_those_that_were_not_removed(
            count in 0..200_usize,
            removed in prop::collection::vec(0..200_usize, 0..200),
        ) {
            let mut places = Places::all(count);
            let removed: Vec<usize> = removed.into_iter().filter(|at| *at < count).collect();
            for place in &removed {
                places.remove(*place);
            }
            let left: Vec<usize> = (0..count).filter(|at| !removed.contains(at)).collect();
            prop_assert_eq!(places.iter().collect::<Vec<_>>(), &left[..]);
            prop_assert_eq!(places.is_empty(), left.is_empty());
            prop_assert!((0..count).all(|at| places.contains(at) == left.contains(&at)));
        }
    }
}
