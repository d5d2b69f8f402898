//! `variorum diff`: the redline, and every other view of a comparison.

use clap::Args;
use variorum::{CompareOptions, Result, compare};

use super::Run;
use crate::args::{OutputArgs, ReadArgs};
use crate::inputs::Input;
use crate::io::Exit;
use crate::session::Session;

/// Compare two versions of a text
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The earlier version
    old: Input,
    /// The later version
    new: Input,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Run for DiffArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let options = self.read.options();
        let (old, new) = (
            session.read(&self.old, &options)?,
            session.read(&self.new, &options)?,
        );
        let comparison = session.with_progress("comparing", || {
            compare(old, new, &CompareOptions::default())
        });
        session.show(&self.output.target(), |out| {
            writeln!(out, "{} edits", comparison.edits().len())
        })?;
        Ok(if comparison.is_same() {
            Exit::Clean
        } else {
            Exit::Findings
        })
    }
}
