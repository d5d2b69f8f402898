//! The texts of files that say what is wanted: configuration, policies, rows of rule data, waivers.

use std::fs;
use std::io;
use std::path::Path;

use variorum::{Error, ErrorKind, Result};

/// Reads a file that somebody named.
///
/// # Errors
///
/// [`ErrorKind::Config`].
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|cause| unreadable(path, &cause))
}

/// Reads a file that need not be there.
///
/// # Errors
///
/// [`ErrorKind::Config`] when it is there and cannot be read.
pub(crate) fn read_any(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(unreadable(path, &cause)),
    }
}

fn unreadable(path: &Path, cause: &io::Error) -> Error {
    Error::new(ErrorKind::Config, format!("cannot be read: {cause}")).with_path(path)
}
