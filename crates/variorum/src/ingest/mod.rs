//! Reading: bytes in, [`Document`] out.
//!
//! Reading prose does not fail: oddities become notices. Only missing files, wrong encodings, binaries and limits do.

mod decode;
mod text;

use std::fs;
use std::path::Path;

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};

/// How inputs are read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Largest accepted input in bytes. Default 256 MB.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            max_bytes: 256 << 20,
        }
    }
}

/// Reads a file with default options.
///
/// # Errors
///
/// [`ErrorKind::Open`] when the file cannot be read, [`ErrorKind::Encoding`] or [`ErrorKind::Binary`] when it is not
/// a text, [`ErrorKind::Limit`] when it is too large.
pub fn read(path: impl AsRef<Path>) -> Result<Document> {
    let path = path.as_ref();
    let bytes = fs::read(path).map_err(|cause| {
        Error::new(ErrorKind::Open, format!("cannot be read: {cause}")).with_path(path)
    })?;
    read_bytes(&path.to_string_lossy(), &bytes, &ReadOptions::default())
}

/// Reads bytes that came from elsewhere, under a name whose extension tells the format.
///
/// # Errors
///
/// As [`read`], but for [`ErrorKind::Open`].
pub fn read_bytes(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Document> {
    if bytes.len() as u64 > options.max_bytes {
        let message = format!(
            "{} bytes exceed the limit of {}; raise it with --max-bytes",
            bytes.len(),
            options.max_bytes
        );
        return Err(Error::new(ErrorKind::Limit, message).with_path(name));
    }
    let (text, encoding) = decode::decode(bytes).map_err(|error| error.with_path(name))?;
    Ok(text::read(name.to_owned(), text, encoding))
}

/// Reads a string as plain text.
pub fn read_str(name: &str, text: &str) -> Document {
    text::read(
        name.to_owned(),
        text.to_owned(),
        crate::document::Encoding::Utf8,
    )
}

/// Makes a document whose blocks are the given units, for texts that are already cut (evaluation, databases).
pub fn from_units<S: AsRef<str>>(name: &str, units: impl IntoIterator<Item = S>) -> Document {
    text::from_units(name, units)
}
