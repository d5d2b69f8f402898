//! Bytes to text: byte-order mark, else UTF-8; nothing is guessed and nothing is replaced.

use crate::document::Encoding;
use crate::error::{Error, ErrorKind, Result};

pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(error) => {
            let at = error.valid_up_to();
            let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
            let message = format!(
                "byte {:#04x} at offset {at} (line {line}) is not valid UTF-8",
                bytes[at]
            );
            Err(Error::new(ErrorKind::Encoding, message))
        }
    }
}
