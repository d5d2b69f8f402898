//! How a comparison looks: one file per format, none of which decides anything.
//!
//! In: a [`Comparison`]. Out: bytes on any [`io::Write`]. Formats for people are written from one model, the redline,
//! whose runs carry marks; each format has one table from marks to its own notation, and one escape function.

mod caption;
mod escape;
mod options;
mod phrase;
mod redline;
mod statistics;
#[cfg(feature = "terminal")]
mod terminal;
mod weave;

use std::io::{self, Write};

pub use options::{Display, FindingFilter, RedlineOptions, Show, TerminalOptions};
pub use statistics::{LinkCounts, Statistics, WordCounts, stat};
#[cfg(feature = "terminal")]
pub use terminal::terminal;

use crate::compare::Comparison;

/// Writes the whole comparison as one JSON document, schema `variorum/comparison/1`.
pub fn json(_comparison: &Comparison, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

/// Writes a header, one record per change, and a trailer, each a line of JSON, schema `variorum/change/1`.
pub fn jsonl(_comparison: &Comparison, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

/// Writes a unified diff of lines that `git apply` accepts, with `context` lines around each hunk.
pub fn unified(_comparison: &Comparison, _context: usize, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

/// Writes a redline in Markdown, fit for the comment of a pull request.
pub fn markdown(
    _comparison: &Comparison,
    _options: &RedlineOptions,
    _out: &mut dyn Write,
) -> io::Result<()> {
    Ok(())
}

/// Writes the whole new text with every difference in `CriticMarkup`: accepting all of it gives the new text, rejecting
/// all of it the old, up to white space.
pub fn criticmarkup(_comparison: &Comparison, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

/// Writes one line per change: `file:line:column: kind text`.
pub fn oneline(
    _comparison: &Comparison,
    _options: &RedlineOptions,
    _out: &mut dyn Write,
) -> io::Result<()> {
    Ok(())
}

/// Names of the JSON forms that [`schema`] describes.
pub const SCHEMAS: &[&str] = &["comparison", "change", "patch", "statistics"];

/// Returns the JSON Schema of a form by its short name, such as `comparison` or `patch`.
pub fn schema(_name: &str) -> Option<&'static str> {
    None
}
