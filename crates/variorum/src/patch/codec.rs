//! Texts as bytes, and their digests.

use std::borrow::Cow;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::document::Encoding;
use crate::error::{Error, ErrorKind, Result};

/// Returns the SHA-256 of bytes in lower-case hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(2 * 32);
    for byte in Sha256::digest(bytes) {
        write!(hex, "{byte:02x}").expect("writing to a string does not fail");
    }
    hex
}

/// Returns the bytes of a file that holds `text`. A byte-order mark is part of the text.
pub(crate) fn encode(text: &str, encoding: Encoding) -> Result<Cow<'_, [u8]>> {
    encoding.encode(text).ok_or_else(|| refusal(encoding))
}

/// Returns the text of a file, the inverse of [`encode`].
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>> {
    encoding.decode(bytes).ok_or_else(|| refusal(encoding))
}

fn refusal(encoding: Encoding) -> Error {
    let message = format!(
        "the text is not valid in the patch's encoding {}",
        encoding.name()
    );
    Error::new(ErrorKind::Encoding, message)
}
