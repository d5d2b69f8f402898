//! The `variorum` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    variorum_cli::run(std::env::args_os(), variorum_cli::Io::process()).into()
}
