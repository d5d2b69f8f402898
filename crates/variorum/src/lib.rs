//! Compares successive versions of communiqués and other negotiated prose.
//!
//! ```
//! use variorum::{CompareOptions, compare, read_str};
//!
//! let june = read_str("june", "We urge all parties to sign.");
//! let july = read_str("july", "We invite all parties to sign.");
//! let comparison = compare(june, july, &CompareOptions::default());
//! assert!(!comparison.is_same());
//! ```
//!
//! One direction of data: bytes are read into a [`Document`], two documents are aligned ([`align()`]), aligned
//! sentences are diffed ([`diff()`]), differences are classified into [`Finding`]s, and all of it is a
//! [`Comparison`], from which renderers, patches, policies and lineages are made.

#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod align;
pub mod classify;
mod compare;
pub mod diff;
pub mod document;
mod error;
mod ingest;
mod json;
pub mod lexicon;
pub mod lineage;
pub mod parallel;
pub mod patch;
#[cfg(feature = "policy")]
pub mod policy;
pub mod render;
#[cfg(test)]
mod scaling;
mod setters;
mod sides;
mod span;
mod spelling;
#[doc(hidden)]
pub mod suggest;
mod unicode;
mod work;

pub use align::{AlignOptions, Alignment, Link, LinkKind, align};
pub use classify::{
    ClassifyOptions, Confidence, Direction, Finding, Kind, KindPattern, Layer, Level, Passage,
    RuleId,
};
pub use compare::{CompareOptions, Comparison, compare};
pub use diff::{DiffOptions, Edit, EditClass, Op, diff};
pub use document::{Block, BlockKind, Document, Notice, Token, TokenClass};
pub use error::{Error, ErrorKind, Result};
pub use ingest::{
    Format, ReadOptions, from_units, read, read_bytes, read_from, read_source, read_str,
    read_stream, read_with,
};
pub use lineage::{Lineage, LineageOptions, Witness, lineage};
pub use patch::{Patch, Selection};
pub use render::Statistics;
pub use sides::Sides;
pub use span::{Position, Span};
