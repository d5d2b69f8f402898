//! `variorum kinds`: the kinds of change that findings name.

use clap::Args;
use std::io::{self, Write};

use variorum::Result;
use variorum::classify::{Kind, KindPattern, kinds};

use super::Run;
use crate::args::kind_pattern;
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;

/// List the kinds of change that findings name
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum kinds 'commitment.*'")]
pub(crate) struct KindsArgs {
    /// Only these: a kind, a pattern such as `hedge.*`, or a group such as `@force`
    #[arg(value_parser = kind_pattern(), hide_possible_values = true)]
    pattern: Option<KindPattern>,
}

impl Run for KindsArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let kinds = self.pattern.as_ref().map_or(Kind::ALL, KindPattern::kinds);
        session.write(&Target::Stdout, |out| list(kinds, out))?;
        Ok(Exit::Clean)
    }
}

/// Writes a line about each kind.
pub(super) fn list(kinds: &[Kind], out: &mut dyn Write) -> io::Result<()> {
    for kind in kinds {
        writeln!(out, "{:<26} {}", kind.id(), kinds::row(*kind).summary)?;
    }
    Ok(())
}
