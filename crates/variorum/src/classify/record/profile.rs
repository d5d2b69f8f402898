//! Profiles: other bases for some kinds in some sorts of text.

use super::kind::Kind;
use crate::classify::telling::score;

/// Which bases apply: the general ones, or those for a sort of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    name: &'static str,
    bases: &'static [(&'static str, i16)],
}

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

impl Default for Profile {
    fn default() -> Self {
        Self {
            name: "general",
            bases: &[],
        }
    }
}

impl Profile {
    /// Returns the profile of a name: `general`, or one of `data/profiles.toml`, such as `central-bank`.
    pub fn of(name: &str) -> Option<Self> {
        if name == Self::default().name {
            return Some(Self::default());
        }
        PROFILES
            .iter()
            .find(|(profile, _)| *profile == name)
            .map(|(name, bases)| Self { name, bases })
    }

    /// The name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The starting score of a kind.
    pub fn base(&self, kind: Kind) -> i16 {
        let own = self.bases.iter().find(|(id, _)| *id == kind.id());
        own.map_or_else(|| score::base(kind), |(_, base)| *base)
    }
}
