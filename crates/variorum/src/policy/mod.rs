//! The gate for drafts under review: what a project allows to change, and what a draft comes to.
//!
//! In: [`Comparison`](crate::Comparison)s and a [`Policy`]. Out: a [`Verdict`]. Findings are judged by kind, level and
//! place; locks, scope, phrases and rosters look at the texts themselves. A difference that no finding covers is
//! judged too. The clock, the files and git are the caller's: [`Waivers::apply`] is told what day it is.

mod acceptance;
mod baseline;
mod config;
mod conflict;
mod context;
mod cover;
mod date;
mod decide;
mod gates;
mod glob;
mod issue;
mod judge;
mod layers;
mod parse;
mod passage;
mod phrase;
mod rule;
mod schema;
mod source;
mod verdict;
mod waiver;

pub use baseline::Baseline;
pub use config::{DEFAULT_FAIL_ON, Origin, Policy};
pub use conflict::refuse_conflicts;
pub use date::Date;
pub use glob::Glob;
pub use issue::{Because, Excuse, Issue};
pub(crate) use judge::UNMATCHED;
pub use judge::{Change, DocumentVerdict, judge};
pub use passage::PassagePattern;
pub use phrase::Phrase;
pub use rule::{Action, Gate, Rule};
pub use schema::json_schema;
pub use verdict::{Counts, Leniency, Outcome, Verdict};
pub use waiver::{Waiver, WaiverNote, WaiverState, Waivers};

/// The starter policy that `variorum policy init` writes.
pub const STARTER: &str = include_str!("../../data/policy/starter.toml");
