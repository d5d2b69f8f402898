//! How a comparison looks: one file per format, none of which decides anything.
//!
//! In: a [`Comparison`](crate::Comparison). Out: bytes on any [`std::io::Write`]. Formats for people are written from
//! one model, the redline, whose runs carry roles; each has one table from roles to its own notation, and one escape
//! function.

#[cfg(feature = "policy")]
mod check;
mod criticmarkup;
mod escape;
mod findings;
mod inline;
mod json;
mod lineage;
mod links;
mod markdown;
mod oneline;
mod options;
mod outline;
mod redline;
mod statistics;
#[cfg(feature = "terminal")]
mod terminal;
mod unified;

#[cfg(feature = "policy")]
pub use check::{CheckFormat, CheckOptions, check};
pub use criticmarkup::criticmarkup;
pub use escape::visible;
pub use json::locate::Location;
pub use json::report::{
    BlockReport, DocumentReport, EditReport, FindingReport, MetadataReport, NoticeReport,
    PassageReport, Report, SentenceLinkReport, SentenceReport,
};
pub use json::schema::{SCHEMAS, schema};
pub use json::{ChangeClass, ChangeRecord, Record, json, jsonl};
pub use lineage::{
    blame_json, lineage_csv, lineage_json, lineage_jsonl, synoptic_csv, synoptic_markdown,
    trace_json,
};
pub use links::links;
pub use markdown::markdown;
pub use oneline::oneline;
pub use options::{Display, FindingFilter, RedlineOptions, Show, TerminalOptions};
pub use outline::{outline, outline_json};
pub use statistics::{LinkCounts, Statistics, WordCounts, stat, statistics_json};
#[cfg(feature = "terminal")]
pub use terminal::lineage::{
    LineageLayout, lineage_blame, lineage_overview, lineage_synoptic, lineage_trace,
};
#[cfg(feature = "terminal")]
pub use terminal::terminal;
pub use unified::unified;
