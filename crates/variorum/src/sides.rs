//! A pair of things that belong to the old and the new version.

use serde::{Deserialize, Serialize};

/// One value for the old version and one for the new.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Sides<T> {
    /// What belongs to the earlier version.
    pub old: T,
    /// What belongs to the later version.
    pub new: T,
}

impl<T> Sides<T> {
    /// Pairs two values.
    #[inline]
    pub const fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// Borrows both sides.
    #[inline]
    pub const fn as_ref(&self) -> Sides<&T> {
        Sides {
            old: &self.old,
            new: &self.new,
        }
    }

    /// Applies `f` to both sides.
    #[inline]
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides {
            old: f(self.old),
            new: f(self.new),
        }
    }

    /// Pairs each side with the same side of `other`.
    #[inline]
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides {
            old: (self.old, other.old),
            new: (self.new, other.new),
        }
    }

    /// Exchanges old and new: the view from the other version.
    #[must_use]
    pub fn swap(self) -> Self {
        Self {
            old: self.new,
            new: self.old,
        }
    }
}

impl<T: PartialEq> Sides<T> {
    /// Whether both sides hold equal values.
    #[inline]
    pub fn is_same(&self) -> bool {
        self.old == self.new
    }
}
