//! The closed list of kinds of change.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::closed::closed_list;
use super::finding::Direction;
use super::kinds;
use crate::error::Error;
use crate::sides::Sides;
use crate::suggest;

/// How deep a kind of change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// No meaning.
    Editorial,
    /// The form of telling.
    Framing,
    /// Everything else.
    Substantive,
}

include!(concat!(env!("OUT_DIR"), "/kind_list.rs"));

/// What is said of what one version alone has: it went with the old one, it came with the new one.
impl Kind {
    pub(crate) const COMMITMENT_ALONE: Sides<Self> =
        Sides::new(Self::CommitmentRemoved, Self::CommitmentAdded);
    pub(crate) const DEADLINE_ALONE: Sides<Self> =
        Sides::new(Self::DeadlineRemoved, Self::DeadlineAdded);
    pub(crate) const DETAIL_ALONE: Sides<Self> = Sides::new(Self::DetailRemoved, Self::DetailAdded);
    pub(crate) const DIRECTIVE_ALONE: Sides<Self> =
        Sides::new(Self::DirectiveRemoved, Self::DirectiveAdded);
    pub(crate) const ENTITY_ALONE: Sides<Self> = Sides::new(Self::EntityRemoved, Self::EntityAdded);
    pub(crate) const QUANTITY_ALONE: Sides<Self> =
        Sides::new(Self::QuantityRemoved, Self::QuantityAdded);
    pub(crate) const REFERENCE_ALONE: Sides<Self> =
        Sides::new(Self::ReferenceRemoved, Self::ReferenceAdded);
}

impl Kind {
    /// How deep the kind goes.
    pub fn layer(self) -> Layer {
        kinds::row(self).layer
    }

    /// What the kind is of: `commitment` of `commitment.weakened`, `moved` of `moved`.
    pub fn family(self) -> &'static str {
        self.id()
            .split_once('.')
            .map_or(self.id(), |(family, _)| family)
    }

    /// What happened to it: `weakened` of `commitment.weakened`, `moved` of `moved`.
    pub fn change(self) -> &'static str {
        self.id()
            .split_once('.')
            .map_or(self.id(), |(_, change)| change)
    }

    /// Which way a change of the kind always goes, if it does: a promise or request that came makes a text firmer.
    pub(crate) fn direction(self) -> Option<Direction> {
        match self.change() {
            "strengthened" | "raised" => Some(Direction::Firmer),
            "weakened" | "lowered" => Some(Direction::Softer),
            "broadened" => Some(Direction::Wider),
            "narrowed" => Some(Direction::Narrower),
            "added" if self.is_act_come_or_gone() => Some(Direction::Firmer),
            "removed" if self.is_act_come_or_gone() => Some(Direction::Softer),
            _ => None,
        }
    }

    /// Whether it says that other words stand there, and not what that means.
    pub(crate) const fn is_words_alone(self) -> bool {
        matches!(
            self,
            Self::DetailAdded | Self::DetailRemoved | Self::WordingChanged
        )
    }

    /// Whether a passage came or went.
    pub(crate) const fn is_passage_come_or_gone(self) -> bool {
        matches!(self, Self::Added | Self::Removed)
    }

    /// Whether a promise or a request came or went.
    pub(crate) const fn is_act_come_or_gone(self) -> bool {
        matches!(
            self,
            Self::CommitmentAdded
                | Self::CommitmentRemoved
                | Self::DirectiveAdded
                | Self::DirectiveRemoved
        )
    }
}

impl FromStr for Kind {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown id; the message names the nearest known one.
    fn from_str(text: &str) -> Result<Self, Error> {
        suggest::named("kind", text, Self::ALL, Self::id)
    }
}
