//! The case texts that tests run over.

use std::fs;
use std::path::{Path, PathBuf};

use variorum::{CompareOptions, Comparison, ReadOptions, compare, read_bytes};

/// Two versions of a text.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) old: Vec<u8>,
    pub(crate) new: Vec<u8>,
}

impl Case {
    fn load(name: String, old: PathBuf, new: PathBuf) -> Self {
        let read = |path: PathBuf| {
            fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        Self {
            name,
            old: read(old),
            new: read(new),
        }
    }

    pub(crate) fn compare(&self) -> Comparison {
        let read =
            |name: &str, bytes: &[u8]| read_bytes(name, bytes, &ReadOptions::default()).unwrap();
        compare(
            read("old.md", &self.old),
            read("new.md", &self.new),
            &CompareOptions::default(),
        )
    }
}

/// The root of the repository, whichever of its packages the test belongs to.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|folder| folder.join("tests/cases").is_dir())
        .expect("every package lies in the repository")
}

/// The cases of `tests/cases`, in order of their names.
pub(crate) fn cases() -> Vec<Case> {
    let root = root().join("tests/cases");
    let mut names: Vec<String> = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let case = |name: String| {
        let folder = root.join(&name);
        Case::load(name, folder.join("old.md"), folder.join("new.md"))
    };
    names.into_iter().map(case).collect()
}

/// The neighbours of the Harbour Compact series.
pub(crate) fn harbour_compact() -> Vec<Case> {
    let root = root().join("examples/harbour-compact");
    [("2017", "2019"), ("2019", "2020"), ("2020", "2021")]
        .into_iter()
        .map(|(old, new)| {
            let path = |year: &str| root.join(format!("{year}.txt"));
            Case::load(format!("harbour-compact {old} {new}"), path(old), path(new))
        })
        .collect()
}
