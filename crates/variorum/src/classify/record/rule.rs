//! The closed list of rules that speak of a change.

use serde::{Deserialize, Serialize};

use super::closed::closed_list;

include!(concat!(env!("OUT_DIR"), "/rule_list.rs"));

impl RuleId {
    /// Whether it speaks of a passage that came, went, moved or was cut, as a whole.
    pub(in crate::classify) const fn is_of_passage(self) -> bool {
        matches!(
            self,
            Self::StructureDetail
                | Self::StructureHeading
                | Self::StructureMerged
                | Self::StructureMoved
                | Self::StructureNumber
                | Self::StructurePlace
                | Self::StructureRepealed
                | Self::StructureReplaced
                | Self::StructureSplit
                | Self::StructureUnit
        )
    }
}
