//! `variorum git-diff`: what git calls to show one changed file (see docs/git.md).

use clap::Args;
use variorum::{Error, ErrorKind, Result};

use super::Run;
use super::diff::ViewArgs;
use crate::args::{MeaningArgs, ReadingArgs};
use crate::inputs::{Input, text_name};
use crate::io::Exit;
use crate::session::Session;

/// Show one file of `git diff` or `git difftool` as a redline; git calls this
///
/// Takes the seven arguments of an external diff, nine for a renamed file, one for an unmerged file; from a difftool the
/// path and the files that hold the two versions. The exit status is 0 also where the texts differ: git takes any other
/// for a crash.
#[derive(Debug, Args)]
#[command(hide = true)]
pub(crate) struct GitDiffArgs {
    /// path old-file old-hex old-mode new-file new-hex new-mode [new-path renaming], or path old-file new-file
    #[arg(
        value_name = "ARGUMENT",
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_parser = text_name
    )]
    arguments: Vec<String>,
    #[command(flatten)]
    reading: ReadingArgs,
    #[command(flatten)]
    meaning: MeaningArgs,
    #[command(flatten)]
    view: ViewArgs,
}

impl Run for GitDiffArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let (old, new) = match self.arguments.as_slice() {
            [path] => {
                session.write(&self.view.target(), |out| writeln!(out, "{path}: unmerged"))?;
                return Ok(Exit::Clean);
            }
            [path, old, new] | [path, old, _, _, new, _, _] => {
                (Input::named(old, path), Input::named(new, path))
            }
            [path, old, _, _, new, _, _, new_path, _] => {
                (Input::named(old, path), Input::named(new, new_path))
            }
            other => {
                let message = format!("git gives 1, 3, 7 or 9 arguments, not {}", other.len());
                return Err(Error::new(ErrorKind::Config, message));
            }
        };
        let comparison = session.compare(&old, &new, &self.reading, &self.meaning)?;
        self.view.show(session, &comparison)?;
        Ok(Exit::Clean)
    }
}
