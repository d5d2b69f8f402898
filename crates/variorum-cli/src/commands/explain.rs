//! `variorum explain`: the page of one kind of change.

use clap::Args;
use variorum::Result;
use variorum::classify::{KindPattern, kinds};

use super::Run;
use super::kinds::list;
use crate::args::kind_pattern;
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;

/// Explain a kind of change: what it means, what gives it and what does not
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  variorum explain hedge.added
  variorum explain @force")]
pub(crate) struct ExplainArgs {
    /// The kind, as `variorum kinds` lists them; of a pattern such as `hedge.*` or a group such as `@force` the kinds are listed
    #[arg(value_parser = kind_pattern(), hide_possible_values = true)]
    kind: KindPattern,
}

impl Run for ExplainArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        session.write(&Target::Stdout, |out| match *self.kind.kinds() {
            [kind] => write!(out, "{}", kinds::page(kind)),
            ref several => list(several, out),
        })?;
        Ok(Exit::Clean)
    }
}
