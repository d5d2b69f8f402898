//! What a sentence says: its words in the forms that tables are keyed by, and its atoms, the smallest parts that mean
//! something by themselves.
//!
//! In: the tokens of linked sentences. Out: words and atoms. Knows nothing of another version.

pub(super) mod annotate;
pub(super) mod atom;
mod capitals;
pub(super) mod dictionary;
pub(super) mod forms;
pub(super) mod reader;
pub(super) mod run_together;
pub(super) mod said;
pub(super) mod typed;
pub(super) mod words;
