//! Values that sentences contain: amounts, times, citations, names.
//!
//! Each reader looks at the words from one place on and says how many of them form a value, or that none do.

mod address;
mod citation;
mod date;
mod instrument;
mod location;
mod name;
mod numeric;
mod quantity;
mod symbol;
mod time;

pub(in crate::classify) use address::{BEHIND_SCHEME, read_address};
pub(in crate::classify) use citation::{Citation, Standing, read_citation};
pub(in crate::classify) use date::read_time;
pub(in crate::classify) use name::read_name;
pub(in crate::classify) use quantity::{Quantity, read_quantity};
pub(in crate::classify) use time::Time;

use crate::lexicon::{Group, Row};

/// Whether values begin with words of a row. What a value begins with is looked for by no other families.
pub(in crate::classify) fn opens_value(row: &Row) -> bool {
    let families: &[&str] = match row.group {
        Group::Reference => &["instrument", "part", "volume", "own"],
        Group::Time => &[
            "trigger", "month", "season", "part", "hour", "relative", "weekday",
        ],
        Group::Number => &[
            "cardinal",
            "ordinal",
            "sign",
            "times",
            "fraction",
            "currency",
            "bound",
            "bound-behind",
        ],
        _ => &[],
    };
    families.contains(&&*row.family)
}
