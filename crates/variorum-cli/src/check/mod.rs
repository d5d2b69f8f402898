//! What `check` needs of the world: which drafts changed, their texts, the waiver file, the day.

mod drafts;
pub(crate) mod run;
mod selection;
pub(crate) mod today;
