//! The files that the arguments of a series stand for: themselves, those of a directory, those that fit a pattern.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use variorum::policy::Glob;
use variorum::{Error, ErrorKind, Result};

use crate::paths::{WILD, is_pattern, slashed};
use crate::series::{Origin, Source};
use crate::series_order::by_name;

/// What stands for any directories between.
const ANY_DEPTH: &str = "**";

/// Names as given, directories and patterns replaced by the files they stand for, in the order of their names.
pub(crate) fn gather(directory: &Path, names: &[String]) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for (argument, name) in names.iter().enumerate() {
        let path = directory.join(name);
        let (files, origin) = if path.is_dir() {
            let files = files_of(directory, name)?;
            (files, Origin::Directory(argument))
        } else if is_pattern(directory, name) {
            let files = files_like(directory, name)?;
            (files, Origin::Pattern(argument))
        } else {
            sources.push(Source::given(name));
            continue;
        };
        sources.extend(files.into_iter().map(|name| Source::found(name, origin)));
    }
    check_distinct(directory, &sources)?;
    Ok(sources)
}

/// The visible files that lie in a directory itself.
fn files_of(directory: &Path, name: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    walk(directory, Path::new(name), 1, &mut files)?;
    if files.is_empty() {
        let deeper = Path::new(name).join(ANY_DEPTH);
        let message = format!(
            "holds no file of its own; `{}` stands for those of its directories",
            slashed(&deeper)
        );
        return Err(Error::new(ErrorKind::Open, message).with_path(name));
    }
    Ok(in_order(files))
}

/// The visible files that fit a pattern.
fn files_like(directory: &Path, pattern: &str) -> Result<Vec<String>> {
    // A pattern that begins with a slash fits from there on only.
    let glob = Glob::new(&format!("/{pattern}"))?;
    let parts: Vec<&str> = pattern.split('/').collect();
    let fixed = parts.iter().take_while(|part| !part.contains(WILD));
    let base = parts[..fixed.count()].join("/");
    let base = if base.is_empty() && pattern.starts_with('/') {
        "/"
    } else {
        &base
    };
    let depth = if parts.iter().any(|part| part.contains(ANY_DEPTH)) {
        usize::MAX
    } else {
        parts.iter().skip_while(|part| !part.contains(WILD)).count()
    };
    let mut files = Vec::new();
    walk(directory, Path::new(base), depth, &mut files)?;
    files.retain(|file| glob.matches(file));
    if files.is_empty() {
        return Err(Error::new(ErrorKind::Open, "fits no file").with_path(pattern));
    }
    Ok(in_order(files))
}

fn in_order(mut files: Vec<String>) -> Vec<String> {
    files.sort_by(|a, b| by_name(a, b));
    files
}

/// Lists the visible files at most `depth` directories deep. Without that bound links to directories are not followed:
/// they may lead in circles.
fn walk(directory: &Path, shown: &Path, depth: usize, files: &mut Vec<String>) -> Result<()> {
    let unreadable = |cause: std::io::Error| {
        Error::new(ErrorKind::Open, format!("cannot be listed: {cause}")).with_path(shown)
    };
    for entry in fs::read_dir(directory.join(shown)).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let (path, shown) = (entry.path(), shown.join(name));
        if path.is_file() {
            files.push(slashed(&shown));
        } else if path.is_dir() && depth > 1 && (depth < usize::MAX || !path.is_symlink()) {
            let deeper = if depth == usize::MAX {
                depth
            } else {
                depth - 1
            };
            walk(directory, &shown, deeper, files)?;
        }
    }
    Ok(())
}

/// Whether two names mean one file.
pub(crate) fn is_same_file(directory: &Path, a: &str, b: &str) -> bool {
    let path = |name: &str| fs::canonicalize(directory.join(name)).ok();
    a == b || path(a).is_some_and(|a| path(b) == Some(a))
}

/// Refuses a file that is given twice, by whatever names.
fn check_distinct(directory: &Path, sources: &[Source]) -> Result<()> {
    let mut seen: BTreeMap<PathBuf, &str> = BTreeMap::new();
    for source in sources {
        let Ok(path) = fs::canonicalize(directory.join(&source.name)) else {
            continue;
        };
        if let Some(before) = seen.insert(path, &source.name) {
            let message = if *before == source.name {
                "the same version is given twice".to_owned()
            } else {
                format!("the same version is given twice, also as {before}")
            };
            return Err(Error::new(ErrorKind::Config, message).with_path(&source.name));
        }
    }
    Ok(())
}
