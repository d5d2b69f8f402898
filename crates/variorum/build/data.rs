//! The files that tables are made from. Whatever is wrong with one ends the build, with its name.

use std::fmt::Display;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

/// The languages, each a directory of `data`, in the order in which a text is held against them.
pub(crate) const LANGUAGES: [&str; 3] = ["en", "de", "fr"];

/// What was made of a file or a directory.
pub(crate) fn checked<T, E: Display>(path: &str, made: Result<T, E>) -> T {
    made.unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn exists(path: &str) -> bool {
    Path::new(path).exists()
}

pub(crate) fn read(path: &str) -> String {
    checked(path, fs::read_to_string(path))
}

pub(crate) fn parse<T: DeserializeOwned>(path: &str) -> T {
    checked(path, toml::from_str(&read(path)))
}

/// The paths of the TOML files in a directory, sorted. None for a directory that is not there.
pub(crate) fn files(directory: &str) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut paths: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "toml"))
        .map(|name| format!("{directory}/{name}"))
        .collect();
    paths.sort();
    paths
}
