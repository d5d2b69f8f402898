//! How findings are told: which of many, in what words.

pub(super) mod crowd;
pub(super) mod family;
pub(super) mod quote;
