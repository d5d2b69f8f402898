//! What git knows: versions of files, their history, and which files of a work tree changed.
//!
//! Every call is made by [`command`], which says what holds for all of them: no network, no locks, and no say of the
//! environment in how git reads and answers.

pub(crate) mod changes;
mod history;
mod objects;

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use variorum::{Error, ErrorKind, Result};

pub(crate) use history::history;
pub(crate) use objects::Objects;

/// What marks the root of a repository: a directory, or a file in linked work trees.
const REPOSITORY_MARK: &str = ".git";

/// The root of the repository around a directory; without one, the directory itself.
pub(crate) fn root(directory: &Path) -> &Path {
    let mut ancestors = directory.ancestors();
    ancestors
        .find(|ancestor| ancestor.join(REPOSITORY_MARK).exists())
        .unwrap_or(directory)
}

/// Whether git knows a version by a name.
pub(crate) fn is_revision(directory: &Path, name: &str) -> bool {
    let commit = format!("{name}^{{commit}}");
    let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
    let mut git = command(directory);
    let known = git.args(arguments).arg(commit).output();
    known.is_ok_and(|known| known.status.success())
}

/// git in a directory, without standard input.
fn command(directory: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .current_dir(directory)
        // Nothing is fetched from elsewhere for a partial clone.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .env_remove("GIT_LITERAL_PATHSPECS")
        .stdin(Stdio::null());
    command
}

/// Starts git, so that several can work side by side.
fn start(command: &mut Command) -> Result<Child> {
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|cause| not_started(&cause))
}

/// Waits for the end of what [`start`] began, however git ends.
fn finish(child: Child) -> Result<Output> {
    child
        .wait_with_output()
        .map_err(|cause| refused(&format!("git does not answer: {cause}")))
}

/// What is said of a text that a partial clone lacks.
const NOT_FETCHED: &str = "the old text is not in this clone, which is partial, and nothing is fetched; get it by \
    `git fetch --refetch --no-filter`";

/// What is said where git has no repository.
const NO_REPOSITORY: &str = "git finds no repository here";

/// Why git ended without success, by what it complains of first.
fn failure(output: &Output) -> Error {
    let complaint = String::from_utf8_lossy(&output.stderr);
    if complaint.contains("from promisor remote") {
        return refused(NOT_FETCHED);
    }
    if complaint.contains("not a git repository") {
        return refused(NO_REPOSITORY);
    }
    let line = complaint.lines().next().unwrap_or("no reason given");
    refused(&format!("git failed: {line}"))
}

fn not_started(cause: &std::io::Error) -> Error {
    refused(&format!("git cannot be started: {cause}"))
}

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Open, message)
}
