//! How a lineage looks in formats for machines and documents; the terminal's views are in `terminal`.

pub(super) mod cell;
mod csv;
mod json;
mod markdown;
pub(super) mod synopsis;
mod trace;

pub use csv::{lineage_csv, synoptic_csv};
pub use json::{blame_json, lineage_json, lineage_jsonl};
pub use markdown::synoptic_markdown;
pub use trace::trace_json;
