//! The one way in which JSON is written: with every invisible or steering character escaped.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter};

use crate::unicode::{is_bidirectional, is_line_separator};

/// Writes a value as compact JSON on one line, without a line end.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Visible(CompactFormatter));
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// Writes a value for readers: indented, with a line end.
pub(crate) fn write_indented<T: Serialize + ?Sized>(
    value: &T,
    out: &mut dyn Write,
) -> io::Result<()> {
    let layout = PrettyFormatter::new();
    let mut serializer = Serializer::with_formatter(&mut *out, Visible(layout));
    value.serialize(&mut serializer)?;
    writeln!(out)
}

/// JSON in some layout, in which DEL, C1 controls, line separators and bidirectional controls appear as `\u` escapes.
struct Visible<L>(L);

/// Leaves to the layout what stands between the values.
macro_rules! as_laid_out {
    ($($method:ident($($first:ident)?);)+) => {
        $(fn $method<W: ?Sized + Write>(
            &mut self,
            writer: &mut W,
            $($first: bool,)?
        ) -> io::Result<()> {
            self.0.$method(writer, $($first)?)
        })+
    };
}

impl<L: Formatter> Formatter for Visible<L> {
    as_laid_out! {
        begin_array();
        end_array();
        begin_array_value(first);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

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
        self.0.write_char_escape(writer, escape)
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
    #[test]
    fn what_is_indented_is_escaped_as_well() {
        let mut json = Vec::new();
        write_indented(&[("a\u{202e}", 1)], &mut json).unwrap();
        let json = String::from_utf8(json).unwrap();
        assert_eq!(json, "[\n  [\n    \"a\\u202e\",\n    1\n  ]\n]\n");
    }
}
