//! `variorum invert`: the patch that leads back.

use clap::Args;
use variorum::Result;

use super::Run;
use crate::args::{LimitArgs, OutputArgs};
use crate::inputs::Input;
use crate::io::Exit;
use crate::session::Session;

/// Turn a patch around, so that it leads from the new version to the old
#[derive(Debug, Args)]
#[command(
    after_help = "Example: variorum invert july.patch.json | variorum apply - july.md > june.md"
)]
pub(crate) struct InvertArgs {
    /// The patch, as `variorum patch` wrote it
    patch: Input,
    #[command(flatten)]
    limit: LimitArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Run for InvertArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let patch = session.read_patch(&self.patch, self.limit.bytes())?;
        session.write(&self.output.target(), |out| patch.invert().to_json(out))?;
        Ok(Exit::Clean)
    }
}
