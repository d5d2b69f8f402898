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

    /// Asks the same of each side.
    #[inline]
    pub(crate) fn by(mut of: impl FnMut(Which) -> T) -> Self {
        Self {
            old: of(Which::Old),
            new: of(Which::New),
        }
    }

    /// Borrows both sides.
    #[inline]
    pub const fn as_ref(&self) -> Sides<&T> {
        Sides {
            old: &self.old,
            new: &self.new,
        }
    }

    /// Borrows both sides to change them.
    #[inline]
    pub(crate) const fn as_mut(&mut self) -> Sides<&mut T> {
        Sides {
            old: &mut self.old,
            new: &mut self.new,
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

/// A side by name, for what looks both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Which {
    /// The earlier version.
    Old,
    /// The later version.
    New,
}

impl Which {
    /// Both, old first.
    pub(crate) const BOTH: [Self; 2] = [Self::Old, Self::New];

    /// What two sides have on this one.
    #[inline]
    pub(crate) fn of<T>(self, sides: Sides<T>) -> T {
        match self {
            Self::Old => sides.old,
            Self::New => sides.new,
        }
    }

    /// What this side has and what the other has, as sides.
    #[inline]
    pub(crate) fn sides<T>(self, own: T, others: T) -> Sides<T> {
        match self {
            Self::Old => Sides::new(own, others),
            Self::New => Sides::new(others, own),
        }
    }

    /// What this side has, and nothing on the other.
    #[inline]
    pub(crate) fn only<T: Default>(self, own: T) -> Sides<T> {
        self.sides(own, T::default())
    }

    /// The other one.
    #[inline]
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}
