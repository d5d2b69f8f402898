//! `variorum patch`: the exact difference of two texts.

use clap::Args;
use variorum::{Patch, Result};

use super::Run;
use crate::args::{OutputArgs, VersionArgs};
use crate::io::Exit;
use crate::session::Session;

/// Write the exact difference of two versions
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  variorum patch june.md july.md -o july.patch.json
  variorum apply july.patch.json june.md -o july.md

A patch restores every byte: line ends, byte-order marks and trailing blanks included.")]
pub(crate) struct PatchArgs {
    #[command(flatten)]
    versions: VersionArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Run for PatchArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let patch = Patch::new(&session.compare_versions(&self.versions)?);
        session.write(&self.output.target(), |out| patch.to_json(out))?;
        Ok(Exit::Clean)
    }
}
