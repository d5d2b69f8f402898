//! The record of a change and its meaning: what a finding is, of which kind, by which rule.

mod closed;
pub(crate) mod evidence;
pub(super) mod finding;
pub(super) mod kind;
pub mod kinds;
pub(super) mod pattern;
pub(super) mod profile;
pub(super) mod rule;
