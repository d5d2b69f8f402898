//! Why bytes are not a text in an older character set.

use super::decode::invalid;
use crate::document::Charset;
use crate::error::{Error, ErrorKind};

/// The error for bytes that are not valid in the character set, or that several of its byte sequences stand for.
pub(super) fn refusal(bytes: &[u8], charset: Charset) -> Error {
    let encoding = charset.as_encoding();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = [0; 4096];
    let mut read = 0;
    loop {
        let (result, consumed, _) =
            decoder.decode_to_utf8_without_replacement(&bytes[read..], &mut text, true);
        read += consumed;
        match result {
            encoding_rs::DecoderResult::Malformed(length, after) => {
                let offset = read.saturating_sub(usize::from(length) + usize::from(after));
                return invalid(bytes, offset, encoding.name());
            }
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => {
                let message = format!(
                    "the bytes cannot be restored from their {} text, so no patch could be exact; convert the file to \
                     UTF-8",
                    encoding.name()
                );
                return Error::new(ErrorKind::Encoding, message);
            }
        }
    }
}
