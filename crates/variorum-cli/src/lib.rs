//! Command line of variorum: parses arguments, calls the library, prints. Decides nothing about texts.
//!
//! [`run`] is the whole program. It reaches the world only through the [`Io`] it is given, so tests call it in
//! process.
//!
//! ```
//! let mut page = Vec::new();
//! let io = variorum_cli::Io::captured(&mut page, std::io::sink());
//! assert_eq!(variorum_cli::run(["variorum", "--version"], io), variorum_cli::Exit::Clean);
//! assert!(page.starts_with(b"variorum "));
//! ```

mod args;
mod check;
mod commands;
mod config;
mod git;
mod inputs;
mod io;
mod layout;
mod lexicon;
mod names;
mod outputs;
mod paths;
mod progress;
mod series;
mod series_files;
mod series_order;
mod session;
mod settings;
mod shell;
mod terminal;

use std::ffi::OsString;

use clap::Parser;

pub use io::{Exit, Io};
use session::Session;

/// Runs the command that `args` (program name first) describe.
pub fn run<A: Into<OsString> + Clone>(args: impl IntoIterator<Item = A>, mut io: Io<'_>) -> Exit {
    match args::Cli::try_parse_from(args) {
        Ok(cli) => {
            let mut session = Session::new(&mut io, cli.console);
            match cli.command.runnable().run(&mut session) {
                Ok(exit) => exit,
                Err(error) => session.report(&error),
            }
        }
        Err(message) => outputs::print_usage(&mut io, &args::with_tip(message)),
    }
}
