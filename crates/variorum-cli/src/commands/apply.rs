//! `variorum apply`: the new text from the old one and a patch.

use clap::Args;
use variorum::{Error, ErrorKind, Patch, Result, Selection};

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
patch. Changes in the same words, and those in a paragraph that moved, are taken or left together.")]
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
        let locate = |error: Error| match error.kind() {
            ErrorKind::Patch => self.patch.locate(error),
            _ => self.old.locate(error),
        };
        if let Some(selection) = self.selection() {
            let part = patch.select(&selection, &old).map_err(locate)?;
            if let Some(message) = along(&patch, &selection) {
                session.warn(&message);
            }
            patch = part;
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

/// Ids of other changes that a warning lists; more are counted.
const LISTED: usize = 5;

/// Which changes go with those of a selection, since they stand in the same words or in what moved.
fn along(patch: &Patch, selection: &Selection) -> Option<String> {
    let others = patch.companions(selection);
    let listed: Vec<&str> = others.iter().copied().take(LISTED).collect();
    let more = match others.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let what = match selection {
        Selection::Only(_) => "applied",
        Selection::Except(_) => "left out",
    };
    (!others.is_empty()).then(|| {
        format!(
            "in the same words, or in what moved with them, stand changes that are {what} as well: {}{more}",
            listed.join(", ")
        )
    })
}
