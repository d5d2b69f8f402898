//! How a comparison looks: one file per format, none of which decides anything.
//!
//! In: a [`Comparison`]. Out: bytes on any [`io::Write`]. Formats for people are written from one model, the redline,
//! whose runs carry marks; each format has one table from marks to its own notation, and one escape function.

mod caption;
#[cfg(feature = "policy")]
mod check;
mod escape;
mod json;
mod locate;
mod options;
mod phrase;
mod redline;
mod report;
mod schema;
mod statistics;
#[cfg(feature = "terminal")]
mod terminal;
mod weave;

use std::io::{self, Write};

#[cfg(feature = "policy")]
pub use check::{CheckFormat, CheckOptions, check};
pub use json::{ChangeClass, ChangeRecord, Record, json, jsonl};
pub use locate::Location;
pub use options::{Display, FindingFilter, RedlineOptions, Show, TerminalOptions};
pub use report::{
    BlockReport, DocumentReport, EditReport, FindingReport, MetadataReport, NoticeReport,
    PassageReport, Report, SentenceLinkReport, SentenceReport,
};
pub use schema::{SCHEMAS, schema};
pub use statistics::{LinkCounts, Statistics, WordCounts, stat};
#[cfg(feature = "terminal")]
pub use terminal::terminal;

use crate::compare::Comparison;

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
