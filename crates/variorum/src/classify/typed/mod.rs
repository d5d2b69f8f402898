//! Values that sentences contain: amounts, times, citations, names.
//!
//! Each reader looks at the words from one place on and says how many of them form a value, or that none do.

mod address;
mod citation;
mod location;
mod name;
mod quantity;
mod symbol;
mod time;

pub(super) use address::{BEHIND_SCHEME, read_address};
pub(super) use citation::{Citation, Standing, read_citation};
pub(super) use name::read_name;
pub(super) use quantity::{Quantity, read_quantity};
pub(super) use time::{Time, read_time};

use crate::lexicon::{Group, Row};

/// Whether values begin with words of a row. What a value begins with is looked for by no other families.
pub(super) fn opens_value(row: &Row) -> bool {
    let families: &[&str] = match row.group {
        Group::Reference => &["instrument", "part", "volume", "own"],
        Group::Time => &[
            "trigger", "month", "season", "part", "hour", "relative", "weekday",
        ],
        Group::Number => &["cardinal", "sign", "times", "fraction", "currency", "bound"],
        _ => &[],
    };
    families.contains(&&*row.family)
}
