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

pub(super) use address::read_address;
pub(super) use citation::{Citation, Standing, read_citation};
pub(super) use name::read_name;
pub(super) use quantity::{Quantity, read_quantity};
pub(super) use time::{Time, read_time};
