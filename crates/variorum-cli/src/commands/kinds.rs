//! `variorum kinds`: the kinds of change that findings name.

use clap::Args;
use variorum::Result;
use variorum::classify::{Kind, KindPattern, kinds};

use super::Run;
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;

/// List the kinds of change that findings name
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum kinds 'commitment.*'")]
pub(crate) struct KindsArgs {
    /// Only these: a kind, a pattern such as `hedge.*`, or a group such as `@force`
    pattern: Option<KindPattern>,
}

impl Run for KindsArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let wanted = |kind: Kind| {
            self.pattern
                .as_ref()
                .is_none_or(|pattern| pattern.matches(kind))
        };
        session.write(&Target::Stdout, |out| {
            for kind in Kind::ALL.iter().copied().filter(|kind| wanted(*kind)) {
                writeln!(out, "{:<26} {}", kind.id(), kinds::row(kind).summary)?;
            }
            Ok(())
        })?;
        Ok(Exit::Clean)
    }
}
