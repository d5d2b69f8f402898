//! `variorum man`: the manual page.

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use variorum::Result;

use super::Run;
use crate::args::Cli;
use crate::io::Exit;
use crate::names;
use crate::outputs::Target;
use crate::session::Session;

/// Print the manual page, of the whole program or of one command
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum man diff | man -l -")]
pub(crate) struct ManArgs {
    /// The command to describe instead of the whole program
    command: Option<String>,
}

impl Run for ManArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let mut program = Cli::command();
        program.build();
        let described = match &self.command {
            None => program,
            Some(name) => subcommand(&program, name)?,
        };
        let mut page = Vec::new();
        Man::new(described)
            .source(concat!("variorum ", env!("CARGO_PKG_VERSION")))
            .render(&mut page)
            .expect("a vector accepts every write");
        session.write(&Target::Stdout, |out| out.write_all(&page))?;
        Ok(Exit::Clean)
    }
}

fn subcommand(program: &Command, name: &str) -> Result<Command> {
    program.find_subcommand(name).cloned().ok_or_else(|| {
        let known: Vec<_> = program.get_subcommands().map(Command::get_name).collect();
        names::unknown("command", name, &known)
    })
}
