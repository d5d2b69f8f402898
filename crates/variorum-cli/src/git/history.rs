//! The history of one file.

use std::path::Path;

use variorum::Result;

use super::{command, failure, finish, start};

/// A version of a file in git's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Revision {
    /// The commit, abbreviated so that it is still unique.
    pub(crate) commit: String,
    /// The day of the commit.
    pub(crate) day: String,
    /// What the file was called, from the root of the repository.
    pub(crate) path: String,
}

/// Begins the line of a commit in the answer of `git log`; no path begins with it.
const COMMIT_MARK: char = '\u{1}';

/// The versions of a file, oldest first, through its renames, as one line of history had them: of a merge the result
/// counts, not the commits that it brought in, for these were never one after the other. A range `A..B` begins with
/// the version that stood at its start.
pub(crate) fn history(directory: &Path, range: &str, path: &str) -> Result<Vec<Revision>> {
    let mut revisions = log(directory, &[], range, &format!(":(literal){path}"))?;
    if range.contains("..")
        && let Some(oldest) = revisions.last()
    {
        let path = format!(":(top,literal){}", oldest.path);
        let two = log(directory, &["--max-count=2"], &oldest.commit, &path)?;
        revisions.extend(two.into_iter().nth(1));
    }
    revisions.reverse();
    Ok(revisions)
}

/// The commits of a range that changed a file, newest first.
fn log(directory: &Path, options: &[&str], range: &str, path: &str) -> Result<Vec<Revision>> {
    let mut log = command(directory);
    log.args(["-c", "core.quotePath=false", "log", "--follow", "-m"])
        .args(["--first-parent", "--name-only", "--diff-filter=d"])
        .arg("--format=%x01%h %cs")
        .args(options)
        .args(["--end-of-options", range, "--", path]);
    let answer = finish(start(&mut log)?)?;
    if !answer.status.success() {
        return Err(failure(&answer));
    }
    Ok(parse_history(&String::from_utf8_lossy(&answer.stdout)))
}

fn parse_history(log: &str) -> Vec<Revision> {
    let commits = log.split(COMMIT_MARK).skip(1);
    commits
        .filter_map(|commit| {
            let mut lines = commit.lines();
            let (commit, day) = lines.next()?.split_once(' ')?;
            let path = lines.find(|line| !line.is_empty())?;
            Some(Revision {
                commit: commit.to_owned(),
                day: day.to_owned(),
                path: path.to_owned(),
            })
        })
        .collect()
}
