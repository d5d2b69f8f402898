//! `variorum apply`: the new text from the old one and a patch.

use clap::Args;
use variorum::{Result, Selection};

use super::Run;
use crate::args::{LimitArgs, OutputArgs};
use crate::inputs::Input;
use crate::io::Exit;
use crate::session::Session;

/// Apply a patch: all of it or nothing
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  variorum apply july.patch.json june.md > july.md
  variorum apply july.patch.json june.md --except 3f9c21d0a47b6e15 -o july.md

The ids for --only and --except are those of the findings in `variorum diff --format json`, and of the operations in the
patch.")]
pub(crate) struct ApplyArgs {
    /// The patch, as `variorum patch` wrote it
    patch: Input,
    /// The version that the patch was made for
    old: Input,
    /// Apply only the changes with these ids
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        conflicts_with = "except"
    )]
    only: Vec<String>,
    /// Apply all changes but those with these ids
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    except: Vec<String>,
    #[command(flatten)]
    limit: LimitArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Run for ApplyArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let limit = self.limit.bytes();
        let mut patch = session.read_patch(&self.patch, limit)?;
        let old = session.read_bytes(&self.old, limit)?;
        let locate = |error| self.old.locate(error);
        if let Some(selection) = self.selection() {
            patch = patch.select(&selection, &old).map_err(locate)?;
        }
        let new = patch.apply(&old).map_err(locate)?;
        session.write(&self.output.target(), |out| out.write_all(&new))?;
        Ok(Exit::Clean)
    }
}

impl ApplyArgs {
    fn selection(&self) -> Option<Selection> {
        let ids = |list: &[String]| list.iter().cloned().collect();
        if !self.only.is_empty() {
            Some(Selection::Only(ids(&self.only)))
        } else if !self.except.is_empty() {
            Some(Selection::Except(ids(&self.except)))
        } else {
            None
        }
    }
}
