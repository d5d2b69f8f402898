//! Decisions that depend on the terminal: paging.

use std::ffi::{OsStr, OsString};

use crate::args::When;
use crate::io::Io;
use crate::outputs::Target;

/// What is run where neither `VARIORUM_PAGER` nor `PAGER` is set: quits on one screen, passes colours, leaves the text.
const DEFAULT_PAGER: &str = "less -FRX";

/// The pager to run as program and arguments, if output goes through one.
pub(crate) fn pager(io: &Io<'_>, paging: When, target: &Target) -> Option<Vec<OsString>> {
    let wanted = match paging {
        When::Always => true,
        When::Never => false,
        When::Auto => io.stdout_is_terminal,
    };
    if !wanted || *target != Target::Stdout {
        return None;
    }
    let command = io
        .variable("VARIORUM_PAGER")
        .or_else(|| io.variable("PAGER"))
        .unwrap_or(OsStr::new(DEFAULT_PAGER));
    let words: Vec<OsString> = command
        .to_string_lossy()
        .split_whitespace()
        .map(OsString::from)
        .collect();
    (words.first()? != "cat").then_some(words)
}
