//! Bytes to text: byte-order mark, else the option, else UTF-8. Nothing is guessed and nothing is replaced.

use std::borrow::Cow;

use super::binary;
use crate::document::Encoding;
use crate::error::{Error, ErrorKind, Result};

const UTF16_LE_MARK: &[u8] = b"\xff\xfe";
const UTF16_BE_MARK: &[u8] = b"\xfe\xff";
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Decodes exactly: encoding the text again gives the same bytes.
pub(super) fn decode(bytes: Cow<'_, [u8]>, option: Option<Encoding>) -> Result<(String, Encoding)> {
    let encoding = marked(&bytes).or(option).unwrap_or_default();
    let text = match encoding {
        // That no byte is zero was seen before.
        Encoding::Utf8 => return utf8(bytes).map(|text| (text, encoding)),
        other => match other.decode(&bytes) {
            Some(text) => text.into_owned(),
            None => return Err(refusal(&bytes, other)),
        },
    };
    match memchr::memchr(0, text.as_bytes()) {
        Some(offset) => Err(not_text(offset, "binary data")),
        None => Ok((text, encoding)),
    }
}

fn marked(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(UTF8_MARK) {
        Some(Encoding::Utf8)
    } else if bytes.starts_with(UTF16_LE_MARK) {
        Some(Encoding::Utf16Le)
    } else if bytes.starts_with(UTF16_BE_MARK) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn utf8(bytes: Cow<'_, [u8]>) -> Result<String> {
    if let Some(binary) = binary::recognize(&bytes) {
        let error = not_text(binary.offset, binary.looks_like);
        return Err(if binary.is_document {
            error.with_hint("save it as plain text or Markdown")
        } else {
            error
        });
    }
    String::from_utf8(bytes.into_owned()).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        invalid(error.as_bytes(), at, "UTF-8")
    })
}

/// Why the bytes are not a text in the encoding, with the first offset at which they are not.
fn refusal(bytes: &[u8], encoding: Encoding) -> Error {
    let unit = match encoding {
        Encoding::Utf8 | Encoding::Utf16Le => u16::from_le_bytes,
        Encoding::Utf16Be => u16::from_be_bytes,
        #[cfg(feature = "encoding")]
        Encoding::Charset(charset) => return super::charset::refusal(bytes, charset),
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let offset = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map_while(Result::ok)
        .map(|c| 2 * c.len_utf16())
        .sum::<usize>();
    invalid(bytes, offset.min(bytes.len() - 1), encoding.name())
}

fn not_text(offset: usize, looks_like: &str) -> Error {
    let message = format!("not a text: byte {offset} shows that it is {looks_like}");
    Error::new(ErrorKind::Binary, message)
}

/// The error for the byte at `offset`, which the encoding does not allow there.
pub(super) fn invalid(bytes: &[u8], offset: usize, encoding: &str) -> Error {
    let line = memchr::memchr_iter(b'\n', &bytes[..offset]).count() + 1;
    let message = format!(
        "byte {:#04x} at offset {offset} (line {line}) is not valid {encoding}; name the encoding, \
         such as --encoding windows-1252",
        bytes[offset]
    );
    Error::new(ErrorKind::Encoding, message)
}
