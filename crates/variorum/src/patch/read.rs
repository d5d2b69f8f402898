//! Strict reading of the JSON form.

use super::Patch;
use crate::error::{Error, ErrorKind, Result};

/// Makes the error for a malformed patch: where, what, and the value found there.
pub(super) fn error(pointer: &str, problem: &str, value: impl std::fmt::Debug) -> Error {
    Error::new(ErrorKind::Patch, format!("{pointer}: {value:?} {problem}"))
}

pub(super) fn patch(bytes: &[u8]) -> Result<Patch> {
    let patch: Patch = serde_json::from_slice(bytes)
        .map_err(|cause| Error::new(ErrorKind::Patch, cause.to_string()))?;
    if patch.operations.len() > super::MAX_OPERATIONS {
        return Err(error("/operations", "is too long", patch.operations.len()));
    }
    Ok(patch)
}
