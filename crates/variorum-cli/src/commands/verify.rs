//! `variorum verify`: whether a patch leads from one text to another.

use clap::Args;
use variorum::Result;

use super::Run;
use crate::args::LimitArgs;
use crate::inputs::Input;
use crate::io::Exit;
use crate::session::Session;

/// Check that a patch turns the old version into the new one, byte for byte
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum verify july.patch.json june.md july.md && echo intact")]
pub(crate) struct VerifyArgs {
    /// The patch, as `variorum patch` wrote it
    patch: Input,
    /// The earlier version
    old: Input,
    /// The later version
    new: Input,
    #[command(flatten)]
    limit: LimitArgs,
}

impl Run for VerifyArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let limit = self.limit.bytes();
        let patch = session.read_patch(&self.patch, limit)?;
        let old = session.read_bytes(&self.old, limit)?;
        let new = session.read_bytes(&self.new, limit)?;
        patch
            .verify(&old, &new)
            .map_err(|error| self.patch.locate(error))?;
        Ok(Exit::Clean)
    }
}
