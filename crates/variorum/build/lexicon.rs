//! Files of the library that the build reads as well, so that both look things up in the same way.

#![allow(unreachable_pub, dead_code, reason = "shared with the library")]

#[path = "../src/lexicon/compile.rs"]
pub(crate) mod compile;
#[path = "../src/lexicon/keyed.rs"]
pub(crate) mod keyed;
#[path = "../src/lexicon/morphology.rs"]
pub(crate) mod morphology;
#[path = "../src/lexicon/pieces.rs"]
mod pieces;
#[path = "../src/lexicon/row.rs"]
pub(crate) mod row;
#[path = "../src/lexicon/sets.rs"]
pub(crate) mod sets;
#[path = "../src/lexicon/slots.rs"]
pub(crate) mod slots;
#[path = "../src/lexicon/table_text.rs"]
mod table_text;

/// Stands for the tables that are still to be made: no text refers to them here.
mod pack {
    pub(super) static TEXTS: &str = "";
}
