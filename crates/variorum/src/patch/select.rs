//! Parts of a patch.

use std::collections::BTreeSet;

use super::{Operation, Patch, codec};
use crate::error::{Error, ErrorKind, Result};

/// Which changes of a patch to take, by the ids of its operations. Operations of one group go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The groups of the operations that realise one of these changes.
    Only(BTreeSet<String>),
    /// All others.
    Except(BTreeSet<String>),
}

impl Selection {
    fn ids(&self) -> &BTreeSet<String> {
        match self {
            Self::Only(ids) | Self::Except(ids) => ids,
        }
    }

    fn names(&self, operation: &Operation) -> bool {
        operation.ids.iter().any(|id| self.ids().contains(id))
    }
}

impl Patch {
    /// Returns the patch with some of its operations; `old` is the text it applies to, needed for the new digest.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Patch`] when an id belongs to no operation, and as [`Patch::apply`].
    pub fn select(&self, selection: &Selection, old: &[u8]) -> Result<Self> {
        self.check_base(old)?;
        let known: BTreeSet<&String> = self.operations.iter().flat_map(|op| &op.ids).collect();
        if let Some(id) = selection.ids().iter().find(|id| !known.contains(id)) {
            let message = format!("no operation of the patch realises `{id}`");
            return Err(Error::new(ErrorKind::Patch, message));
        }
        let named = self.named(selection);
        let takes_named = matches!(selection, Selection::Only(_));
        let mut part = self.clone();
        part.operations
            .retain(|operation| named.contains(&operation.group) == takes_named);
        let text = codec::decode(old, self.bases.old.encoding)?;
        let new = part.replace(&text)?;
        part.bases.new.sha256 = codec::digest(&codec::encode(&new, self.bases.new.encoding)?);
        Ok(part)
    }

    /// The other changes that are taken, or left, with those of a selection, since they stand in the same words or in a
    /// paragraph that moved: their ids, in order.
    pub fn companions(&self, selection: &Selection) -> BTreeSet<&str> {
        let named = self.named(selection);
        let operations = self.operations.iter();
        let ids = operations
            .filter(|operation| named.contains(&operation.group))
            .flat_map(|operation| &operation.ids);
        ids.filter(|id| !selection.ids().contains(*id))
            .map(String::as_str)
            .collect()
    }

    /// The groups of which an operation realises a change that is named.
    fn named(&self, selection: &Selection) -> BTreeSet<usize> {
        let operations = self.operations.iter();
        let named = operations.filter(|operation| selection.names(operation));
        named.map(|operation| operation.group).collect()
    }
}
