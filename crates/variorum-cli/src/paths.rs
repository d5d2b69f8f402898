//! Paths as arguments and results spell them.

use std::path::{Component, Path, PathBuf};

/// The characters that make a pattern of a name.
pub(crate) const WILD: [char; 2] = ['*', '?'];

/// Whether a name is a pattern: it has the characters of one, and no file is called so.
pub(crate) fn is_pattern(directory: &Path, name: &str) -> bool {
    name.contains(WILD) && !directory.join(name).exists()
}

/// A path as the repository knows it: from its root, with `/`. One outside of it stays as it is.
pub(crate) fn repository_path(root: &Path, path: &Path) -> String {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    slashed(plain.strip_prefix(root).unwrap_or(&plain))
}

/// A path with `/` on every platform.
pub(crate) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    match std::path::MAIN_SEPARATOR {
        '/' => text.into_owned(),
        other => text.replace(other, "/"),
    }
}
