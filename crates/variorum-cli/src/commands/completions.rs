//! `variorum completions`: tab completion for shells.

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use variorum::Result;

use super::Run;
use crate::args::{Cli, PROGRAM};
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;

/// Print a script that completes commands and options in a shell
#[derive(Debug, Args)]
#[command(
    after_help = "Example: variorum completions bash > ~/.local/share/bash-completion/completions/variorum"
)]
pub(crate) struct CompletionsArgs {
    /// The shell to print for
    shell: Shell,
}

impl Run for CompletionsArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), PROGRAM, &mut script);
        session.write(&Target::Stdout, |out| out.write_all(&script))?;
        Ok(Exit::Clean)
    }
}
