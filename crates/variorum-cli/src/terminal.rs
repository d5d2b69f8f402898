//! Decisions that depend on the terminal: colour, width, paging.

use std::ffi::{OsStr, OsString};

use crate::args::When;
use crate::io::Io;
use crate::outputs::Target;

/// Columns where no terminal says how many it has.
pub(crate) const DEFAULT_COLUMNS: usize = 80;

/// What is run where neither `VARIORUM_PAGER` nor `PAGER` is set: quits on one screen, passes colours, leaves the text.
const DEFAULT_PAGER: &str = "less -FRX";

/// Whether to use colour: flag, `NO_COLOR`, `CLICOLOR_FORCE`, configuration, terminal.
pub(crate) fn color(
    io: &Io<'_>,
    flag: Option<When>,
    configured: Option<When>,
    target: &Target,
) -> bool {
    let forced = io
        .variable("CLICOLOR_FORCE")
        .is_some_and(|value| value != "0");
    match flag {
        Some(When::Always) => true,
        Some(When::Never) => false,
        _ if io.variable("NO_COLOR").is_some() => false,
        _ if forced => true,
        _ => match configured.unwrap_or_default() {
            When::Always => true,
            When::Never => false,
            When::Auto => reaches_terminal(io, target),
        },
    }
}

/// Whether what is written ends up on a terminal, directly or by way of git's pager.
fn reaches_terminal(io: &Io<'_>, target: &Target) -> bool {
    *target == Target::Stdout
        && (io.stdout_is_terminal || io.variable("GIT_PAGER_IN_USE").is_some())
}

/// The width to wrap at where none was asked for.
pub(crate) fn columns(io: &Io<'_>, target: &Target) -> usize {
    let variable = || io.variable("COLUMNS")?.to_str()?.parse().ok();
    io.columns
        .or_else(variable)
        .filter(|_| reaches_terminal(io, target))
        .unwrap_or(DEFAULT_COLUMNS)
}

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
