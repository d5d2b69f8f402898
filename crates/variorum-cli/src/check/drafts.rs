//! The texts of changed drafts, and their judgement, several at once.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use variorum::parallel;
use variorum::policy::{Change, DocumentVerdict, Policy, judge, refuse_conflicts};
use variorum::{
    CompareOptions, Document, Error, ErrorKind, ReadOptions, Result, Sides, compare, read_bytes,
    read_str,
};

use crate::git::Objects;
use crate::git::changes::{Changed, FileKind, Version};
use crate::inputs;
use crate::paths::slashed;

/// A draft whose texts are there, or are known not to be.
pub(crate) struct Draft {
    pub(crate) paths: Sides<String>,
    pub(crate) change: Change,
    pub(crate) texts: Result<Sides<Vec<u8>>>,
}

/// Reads both versions of a changed file. Errors are kept: they belong to the draft.
pub(crate) fn read(
    changed: &Changed,
    root: &Path,
    objects: &mut Objects,
    options: &ReadOptions,
) -> Draft {
    let mut text = |version: &Version| read_version(version, root, objects, options.max_bytes);
    let texts = if changed.unmerged {
        let message = "is not merged yet; resolve the conflict first";
        Err(Error::new(ErrorKind::Conflict, message).with_path(&changed.new.path))
    } else {
        text(&changed.old).and_then(|old| Ok(Sides::new(old, text(&changed.new)?)))
    };
    Draft {
        paths: Sides::new(slashed(&changed.old.path), slashed(&changed.new.path)),
        change: changed.change,
        texts,
    }
}

/// What is said of a link, wherever it is met.
const LINK: &str = "is a symbolic link; only files are compared";

fn read_version(
    version: &Version,
    root: &Path,
    objects: &mut Objects,
    limit: u64,
) -> Result<Vec<u8>> {
    let refused =
        |message: &str| Err(Error::new(ErrorKind::Open, message).with_path(&version.path));
    match (version.kind, &version.object) {
        (FileKind::Absent, _) => Ok(Vec::new()),
        (FileKind::Link, _) => refused(LINK),
        (FileKind::Submodule, _) => refused("is a submodule; only files are compared"),
        (FileKind::Regular, Some(object)) => objects
            .read(object, limit)
            .map_err(|error| inputs::hinted(error).with_path(&version.path)),
        (FileKind::Regular, None) => {
            let path = root.join(&version.path);
            // git does not say what a new file is, and a pipe would be waited for.
            match std::fs::symlink_metadata(&path) {
                Ok(file) if file.is_symlink() => refused(LINK),
                Ok(file) if !file.is_file() => refused("is no file"),
                _ => {
                    inputs::read_file(&path, limit).map_err(|error| error.with_path(&version.path))
                }
            }
        }
    }
}

/// Judges drafts on `threads` threads in all. The order of the verdicts is that of the drafts.
pub(crate) fn judge_all(
    drafts: Vec<Draft>,
    policy: &Policy,
    options: &ReadOptions,
    comparing: &CompareOptions,
    threads: usize,
) -> Vec<DocumentVerdict> {
    let judge =
        |draft: Draft| held_back(draft, |draft| judge_one(draft, policy, options, comparing));
    parallel::limited(threads, || parallel::map(drafts, threads, judge))
}

/// Judges a draft and holds a crash back: it is trouble with this draft, and the others are still judged. What the crash
/// leaves half done belongs to this draft alone and is dropped with it.
fn held_back(draft: Draft, judge: impl FnOnce(Draft) -> DocumentVerdict) -> DocumentVerdict {
    let (paths, change) = (draft.paths.clone(), draft.change);
    catch_unwind(AssertUnwindSafe(|| judge(draft))).unwrap_or_else(|cause| {
        let message = format!(
            "judging it crashed, which is a bug of variorum: {}",
            words_of(&*cause)
        );
        let path = match change {
            Change::Removed => &paths.old,
            _ => &paths.new,
        };
        let error = Error::new(ErrorKind::Internal, message).with_path(path);
        DocumentVerdict::failed(paths, change, error)
    })
}

/// What a panic says.
fn words_of(cause: &(dyn Any + Send)) -> &str {
    let formatted = cause.downcast_ref::<String>().map(String::as_str);
    let literal = || cause.downcast_ref::<&str>().copied();
    formatted.or_else(literal).unwrap_or("no reason given")
}

fn judge_one(
    draft: Draft,
    policy: &Policy,
    options: &ReadOptions,
    comparing: &CompareOptions,
) -> DocumentVerdict {
    let Draft {
        paths,
        change,
        texts,
    } = draft;
    match texts.and_then(|texts| documents(&paths, change, &texts, options)) {
        Ok(documents) => {
            let comparison = compare(documents.old, documents.new, comparing);
            judge(comparison, paths, change, policy)
        }
        Err(error) => DocumentVerdict::failed(paths, change, error),
    }
}

fn documents(
    paths: &Sides<String>,
    change: Change,
    texts: &Sides<Vec<u8>>,
    options: &ReadOptions,
) -> Result<Sides<Document>> {
    let old = match change {
        Change::Added => read_str(&paths.old, ""),
        _ => read_bytes(&paths.old, &texts.old, options)?,
    };
    let new = match change {
        Change::Removed => read_str(&paths.new, ""),
        _ => read_bytes(&paths.new, &texts.new, options)?,
    };
    refuse_conflicts(&new)?;
    Ok(Sides::new(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_is_trouble_with_one_draft_and_the_others_are_judged() {
        let draft = |name: &str| Draft {
            paths: Sides::new(name.to_owned(), name.to_owned()),
            change: Change::Edited,
            texts: Ok(Sides::new(b"It will.\n".to_vec(), b"It may.\n".to_vec())),
        };
        let drafts = ["a.md", "b.md", "c.md"].map(draft);
        let verdicts = parallel::map(drafts, 2, |draft| {
            held_back(draft, |draft| {
                assert_ne!(draft.paths.new, "b.md", "a planted crash");
                judge_one(
                    draft,
                    &Policy::default(),
                    &ReadOptions::default(),
                    &CompareOptions::default(),
                )
            })
        });
        let ends = verdicts
            .iter()
            .map(|verdict| (verdict.path(), verdict.fails(), verdict.error.is_some()));
        assert_eq!(
            ends.collect::<Vec<_>>(),
            [
                ("a.md", true, false),
                ("b.md", false, true),
                ("c.md", true, false)
            ]
        );
        let error = verdicts[1].error.as_ref().unwrap();
        assert_eq!(error.kind().class(), "E-INTERNAL");
        assert!(error.to_string().starts_with("b.md: "), "{error}");
        assert!(error.to_string().contains("a planted crash"), "{error}");
    }
}
