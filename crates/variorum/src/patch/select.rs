//! Parts of a patch.

use std::collections::BTreeSet;

use super::{Patch, codec};
use crate::error::{Error, ErrorKind, Result};

/// Which changes of a patch to take, by the ids of its operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Operations that realise one of these changes.
    Only(BTreeSet<String>),
    /// Operations that realise none of these changes.
    Except(BTreeSet<String>),
}

impl Selection {
    fn ids(&self) -> &BTreeSet<String> {
        match self {
            Self::Only(ids) | Self::Except(ids) => ids,
        }
    }

    fn takes(&self, ids: &[String]) -> bool {
        let named = ids.iter().any(|id| self.ids().contains(id));
        named == matches!(self, Self::Only(_))
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
        let mut part = self.clone();
        part.operations
            .retain(|operation| selection.takes(&operation.ids));
        let text = codec::decode(old, self.bases.old.encoding)?;
        let new = part.replace(&text)?;
        part.bases.new.sha256 = codec::digest(&codec::encode(&new, self.bases.new.encoding)?);
        Ok(part)
    }
}
