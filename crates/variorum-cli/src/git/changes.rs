//! What git says of a work tree: which files there are, and which differ from a revision.
//!
//! Two calls, side by side: `git diff --raw`, which compares object ids and reads nothing that did not change, and
//! `git ls-files` for what there is. Object ids come back, so that texts need no second look-up.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Output;

use variorum::policy::Change;
use variorum::{Error, Result};

use super::{command, failure, finish, refused, start};

/// Which two states are compared.
#[derive(Clone, Debug)]
pub(crate) struct States {
    /// The revision that drafts are judged against.
    pub(crate) base: String,
    pub(crate) old: OldState,
    pub(crate) new: NewState,
}

/// What the old texts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OldState {
    /// Those of the base.
    Base,
    /// Those of the commit where this branch left the base.
    MergeBase,
}

/// What the new texts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NewState {
    /// Those of the work tree, files that git does not know yet included.
    WorkTree,
    /// What is staged.
    Index,
}

impl States {
    /// The base as git takes it for one commit and nothing else, such as `main^{commit}`.
    fn commit(&self) -> String {
        format!("{}^{{commit}}", self.base)
    }
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Changed {
    pub(crate) change: Change,
    pub(crate) old: Version,
    pub(crate) new: Version,
    /// Whether git holds several versions of it, from a merge that is not resolved.
    pub(crate) unmerged: bool,
}

/// One side of a changed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// From the root of the repository.
    pub(crate) path: PathBuf,
    /// The object; nothing for a file of the work tree.
    pub(crate) object: Option<String>,
    /// What git takes it to be.
    pub(crate) kind: FileKind,
}

/// What an entry of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Regular,
    Link,
    Submodule,
    Absent,
}

/// What a work tree has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    /// Every file that is tracked, or new and not ignored.
    pub(crate) files: Vec<PathBuf>,
    /// Those that differ from the base, new ones included.
    pub(crate) changed: Vec<Changed>,
}

/// Lists the files of the work tree around `directory`, and those that differ from the base.
///
/// # Errors
///
/// [`ErrorKind::Open`] when git is missing, there is no repository, or the revision is not in this clone.
pub(crate) fn list(directory: &Path, states: &States) -> Result<Listing> {
    // git would take a range for two states, and would not look at the work tree at all.
    if states.base.starts_with('-') || states.base.contains("..") || states.base.contains('\0') {
        return Err(refused(&format!("`{}` is no single revision", states.base)));
    }
    let base = states.commit();
    let mut diff = command(directory);
    diff.args(["diff", "--raw", "-z", "-M", "--no-abbrev", "--no-color"])
        .args(["--no-ext-diff", "--no-textconv", "--no-relative"])
        .args(["--ignore-submodules=dirty"])
        .args((states.new == NewState::Index).then_some("--cached"))
        .args((states.old == OldState::MergeBase).then_some("--merge-base"))
        .args([base.as_str(), "--"]);
    let mut files = command(directory);
    files
        .args(["ls-files", "-z", "-t", "--full-name", "--cached"])
        .args((states.new == NewState::WorkTree).then_some("--others"))
        .args(["--exclude-standard", "--", ":/"]);
    let (diff, files) = (start(&mut diff)?, start(&mut files)?);
    let (diff, files) = (finish(diff)?, finish(files)?);
    if !diff.status.success() {
        return Err(explain(directory, states, &diff));
    }
    if !files.status.success() {
        return Err(failure(&files));
    }
    let mut listing = Listing {
        changed: parse_changes(&diff.stdout)?,
        files: Vec::new(),
    };
    if states.new == NewState::WorkTree {
        // git may name what it computed for a file of the work tree, which is no object yet.
        for changed in &mut listing.changed {
            changed.new.object = None;
        }
    }
    for entry in fields(&files.stdout) {
        let (tag, path) = entry.split_at_checked(2).ok_or_else(garbled)?;
        let path = as_path(path);
        match tag {
            b"? " => listing.changed.push(added(&path)),
            b"M " => {
                let changed = listing.changed.iter_mut();
                let of_path = |changed: &&mut Changed| changed.new.path == path;
                changed
                    .filter(of_path)
                    .for_each(|changed| changed.unmerged = true);
            }
            _ => {}
        }
        listing.files.push(path);
    }
    listing.files.sort_unstable();
    listing.files.dedup();
    Ok(listing)
}

/// Says why git could not compare: the commonest cause is a clone that lacks the base.
fn explain(directory: &Path, states: &States, output: &Output) -> Error {
    let answer = |args: &[&str]| {
        let output = command(directory).args(args).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    };
    let base = &states.base;
    let commit = states.commit();
    let is_repository = answer(&["rev-parse", "--git-dir"]).is_some();
    let has_base = answer(&["rev-parse", "--verify", "--quiet", &commit]).is_some();
    let is_shallow = answer(&["rev-parse", "--is-shallow-repository"]).as_deref() == Some("true");
    let fetch = "fetch it first: `git fetch --depth=1 origin REVISION`, or `fetch-depth: 0` in actions/checkout";
    if !is_repository {
        refused(
            "there is no git repository here; compare two files instead: variorum check OLD NEW",
        )
    } else if !has_base && is_shallow {
        refused(&format!(
            "the base `{base}` is not in this clone, which is shallow; {fetch}"
        ))
    } else if !has_base {
        refused(&format!(
            "git knows no revision `{base}`; is it fetched, and spelt as in `git rev-parse {base}`?"
        ))
    } else if states.old == OldState::MergeBase && is_shallow {
        refused(&format!(
            "this clone is too shallow to find where it left `{base}`; deepen it with `git fetch --unshallow`"
        ))
    } else if String::from_utf8_lossy(&output.stderr).contains("no merge base") {
        refused(&format!(
            "this branch and `{base}` have no commit in common"
        ))
    } else {
        failure(output)
    }
}

fn garbled() -> Error {
    refused("git answers in a form that is not understood")
}

fn fields(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes
        .split(|byte| *byte == 0)
        .filter(|field| !field.is_empty())
}

fn added(path: &Path) -> Changed {
    let version = |kind| Version {
        path: path.to_owned(),
        object: None,
        kind,
    };
    Changed {
        change: Change::Added,
        old: version(FileKind::Absent),
        new: version(FileKind::Regular),
        unmerged: false,
    }
}

/// Reads `:<old mode> <new mode> <old id> <new id> <status>` and the one or two paths after it.
fn parse_changes(bytes: &[u8]) -> Result<Vec<Changed>> {
    let mut changes: Vec<Changed> = Vec::new();
    let mut fields = fields(bytes);
    while let Some(header) = fields.next() {
        let header = std::str::from_utf8(header).map_err(|_| garbled())?;
        let words = header.strip_prefix(':').unwrap_or_default();
        let words = words.split(' ').collect::<Vec<_>>();
        let [old_mode, new_mode, old_id, new_id, status] = words[..] else {
            return Err(garbled());
        };
        let old_path = as_path(fields.next().ok_or_else(garbled)?);
        let two_paths = status.starts_with(['R', 'C']);
        let new_path = if two_paths {
            as_path(fields.next().ok_or_else(garbled)?)
        } else {
            old_path.clone()
        };
        changes.push(Changed {
            change: match status.as_bytes().first() {
                Some(b'A') => Change::Added,
                Some(b'D') => Change::Removed,
                Some(b'R' | b'C') => Change::Renamed,
                _ => Change::Edited,
            },
            old: version(old_path, old_mode, old_id),
            new: version(new_path, new_mode, new_id),
            unmerged: status.starts_with('U'),
        });
    }
    Ok(changes)
}

fn version(path: PathBuf, mode: &str, id: &str) -> Version {
    let is_object = id.bytes().any(|digit| digit != b'0');
    Version {
        path,
        object: is_object.then(|| id.to_owned()),
        kind: match mode {
            "000000" => FileKind::Absent,
            "120000" => FileKind::Link,
            "160000" => FileKind::Submodule,
            _ => FileKind::Regular,
        },
    }
}

#[cfg(unix)]
fn as_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    PathBuf::from(OsString::from_vec(bytes.to_vec()))
}

#[cfg(not(unix))]
fn as_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsString::from(String::from_utf8_lossy(bytes).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_edits_renames_and_paths_with_any_characters() {
        let raw = b":100644 100644 aaa 000 M\0a b\"\xc3\xa9.md\0:100644 100644 aaa aaa R100\0old.md\0new.md\0\
            :100644 000000 bbb 000 D\0gone.md\0:000000 120000 000 ccc A\0link.md\0";
        let changes = parse_changes(raw).unwrap();
        let shown = changes.iter().map(|changed| {
            (
                changed.change,
                changed.new.path.to_str().unwrap(),
                changed.new.kind,
            )
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                (Change::Edited, "a b\"é.md", FileKind::Regular),
                (Change::Renamed, "new.md", FileKind::Regular),
                (Change::Removed, "gone.md", FileKind::Absent),
                (Change::Added, "link.md", FileKind::Link),
            ]
        );
        assert_eq!(changes[0].new.object, None);
        assert_eq!(changes[1].old.path, Path::new("old.md"));
    }

    #[test]
    fn an_answer_in_another_form_is_an_error() {
        assert!(parse_changes(b"M\0a.md\0").is_err());
        assert!(parse_changes(b":100644 100644 a b M\0").is_err());
    }
}
