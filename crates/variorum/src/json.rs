//! The one way in which JSON is written: compact, with every invisible or steering character escaped.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, Formatter};

use crate::unicode::{is_bidirectional, is_line_separator};

/// Writes a value as compact JSON on one line, without a line end.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Visible);
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// Compact JSON in which DEL, C1 controls, line separators and bidirectional controls appear as `\u` escapes.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut at = 0;
        for (index, c) in fragment.char_indices().filter(|(_, c)| is_escaped(*c)) {
            writer.write_all(&fragment.as_bytes()[at..index])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            at = index + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[at..])
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(writer, escape)
    }
}

/// Whether a character would act on a terminal or an editor. All lie in the basic plane.
fn is_escaped(c: char) -> bool {
    c.is_control() || is_line_separator(c) || is_bidirectional(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_characters_are_escaped_and_read_back_unchanged() {
        let text = "a\u{1b}[31m \u{7f}\u{85} \u{202e}gnp\u{2066} \u{2028} \"quoted\\\" 漢\u{1f600}";
        let mut json = Vec::new();
        write(text, &mut json).unwrap();
        let json = String::from_utf8(json).unwrap();
        assert!(
            json.chars().all(|c| !c.is_control() && !is_escaped(c)),
            "{json}"
        );
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
