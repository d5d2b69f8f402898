//! Findings: invented cases in several registers, no silence, planted changes under noise, languages.

mod arrangement;
mod cases;
mod harbour;
mod languages;
mod levels;
mod noise;
mod passages;
mod planted;
mod promises;
mod quoted_promises;
mod quotes;
mod replaced;
mod roles;
mod rosters;
mod years;

use variorum::{CompareOptions, Comparison, compare, read_str};

fn comparison(old: &str, new: &str) -> Comparison {
    compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    )
}
