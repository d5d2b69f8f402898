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
pub(crate) fn encode(text: &str, encoding: Encoding) -> Cow<'_, [u8]> {
    match encoding {
        Encoding::Utf8 => Cow::Borrowed(text.as_bytes()),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

/// Returns the text of a file, the inverse of [`encode`].
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let text: Result<String, _> =
            char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
        text.ok().filter(|_| rest.is_empty()).map(Cow::Owned)
    };
    let text = match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Encoding::Utf16Le => wide(u16::from_le_bytes),
        Encoding::Utf16Be => wide(u16::from_be_bytes),
    };
    text.ok_or_else(|| {
        let message = format!("the text is not valid in the patch's encoding {encoding:?}");
        Error::new(ErrorKind::Encoding, message)
    })
}
