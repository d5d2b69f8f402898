//! Command line of variorum: parses arguments, calls the library, prints.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command that `args` (program name first) describe.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let _ = args.into_iter().count();
    ExitCode::from(2)
}
