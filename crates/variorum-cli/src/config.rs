//! `variorum.toml`: where it is found and how its sections are read.
//!
//! The file applies to the directory it lies in and below. It is looked for from the working directory upwards to the
//! root of the git repository; outside a repository only the working directory counts, so that no stray file further
//! up changes a result.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::de::DeTable;
use variorum::lexicon::Lexicon;
use variorum::policy::Policy;
use variorum::{CompareOptions, Error, ErrorKind, Result};

use crate::git;
use crate::io::Io;
use crate::lexicon;
use crate::names;
use crate::settings;

/// The name of the file.
pub(crate) const FILE_NAME: &str = "variorum.toml";

/// The tables a file may have; each is read by a [`Section`].
const SECTIONS: &[&str] = &["diff", "check", LEXICON];

/// The table whose content is that of a file of rows.
const LEXICON: &str = "lexicon";

/// One table of the file.
pub(crate) trait Section: DeserializeOwned + Default {
    /// The name of the table.
    const NAME: &'static str;
    /// Its keys.
    const KEYS: &'static [&'static str];
}

/// A configuration file, or the absence of one.
#[derive(Debug, Default)]
pub(crate) struct Config {
    path: PathBuf,
    text: String,
    table: toml::Table,
}

impl Config {
    /// Reads the file that applies to `directory`; without one, everything has its default.
    pub(crate) fn discover(directory: &Path) -> Result<Self> {
        for candidate in candidates(directory) {
            if let Some(text) = settings::read_any(&candidate)? {
                return Self::parse(candidate, text);
            }
        }
        Ok(Self::default())
    }

    /// Reads a file that somebody named.
    pub(crate) fn read(path: PathBuf) -> Result<Self> {
        let text = settings::read(&path)?;
        Self::parse(path, text)
    }

    /// The directory of the file, if there is one.
    pub(crate) fn directory(&self) -> Option<&Path> {
        self.path.parent()
    }

    /// Reads the policy, which the library knows how to.
    pub(crate) fn policy(&self) -> Result<Policy> {
        Policy::parse(&self.path, &self.text)
    }

    /// How texts are compared here: by the rules of the library, with the user's rows over them.
    pub(crate) fn comparing(&self) -> Result<CompareOptions> {
        let mut options = CompareOptions::default();
        options.classify.lexicon = self.lexicon()?;
        Ok(options)
    }

    /// The user's rows of rule data, none if the file has none.
    fn lexicon(&self) -> Result<Lexicon> {
        let Some(value) = self.table.get(LEXICON) else {
            return Ok(Lexicon::default());
        };
        let table = value.as_table().cloned().unwrap_or_default();
        lexicon::rows(&table).map_err(|error| self.error(&[LEXICON], &error))
    }

    fn parse(path: PathBuf, text: String) -> Result<Self> {
        let table: toml::Table = toml::from_str(&text).map_err(|cause| {
            let at = cause.span().map_or(0, |span| span.start);
            Error::new(
                ErrorKind::Config,
                format!("{}: {}", place(&text, at), cause.message()),
            )
            .with_path(&path)
        })?;
        let config = Self { path, text, table };
        for key in config.table.keys() {
            if !SECTIONS.contains(&key.as_str()) {
                return Err(config.error(&[key], &names::unknown("table", key, SECTIONS)));
            }
        }
        Ok(config)
    }

    /// Reads one table; an absent one has its defaults.
    pub(crate) fn section<S: Section>(&self) -> Result<S> {
        let Some(value) = self.table.get(S::NAME) else {
            return Ok(S::default());
        };
        if let Some(table) = value.as_table() {
            check_keys::<S>(table).map_err(|(key, error)| self.error(&[S::NAME, &key], &error))?;
        }
        value.clone().try_into().map_err(|cause| {
            let message = format!("in [{}]: {}", S::NAME, said(&cause));
            let error = Error::new(ErrorKind::Config, message);
            let mut rows = value.as_table().into_iter().flatten();
            match rows.find(|(key, value)| alone::<S>(key, value).is_err()) {
                Some((key, _)) => self.error(&[S::NAME, key], &error),
                None => self.error(&[S::NAME], &error),
            }
        })
    }

    /// Puts file, line and column of a key before an error.
    fn error(&self, keys: &[&str], error: &Error) -> Error {
        let at = key_offset(&self.text, keys).unwrap_or_default();
        Error::new(error.kind(), format!("{}: {error}", place(&self.text, at)))
            .with_path(&self.path)
    }
}

/// Reads a section from variables such as `VARIORUM_MIN_LEVEL`; unset ones have their defaults.
pub(crate) fn from_environment<S: Section>(io: &Io<'_>) -> Result<S> {
    let mut table = toml::Table::new();
    for key in S::KEYS {
        let name = variable_name(key);
        if let Some(value) = io.variable(&name) {
            let value = value.to_string_lossy();
            let value = match value.parse::<i64>() {
                Ok(number) => toml::Value::Integer(number),
                Err(_) => toml::Value::String(value.into_owned()),
            };
            alone::<S>(key, &value).map_err(|cause| {
                let message = format!("in the environment: {}", said(&cause));
                Error::new(ErrorKind::Config, message).with_path(OsString::from(name))
            })?;
            table.insert((*key).to_owned(), value);
        }
    }
    Ok(table.try_into().unwrap_or_default())
}

/// The places where the file may lie, nearest first.
fn candidates(directory: &Path) -> Vec<PathBuf> {
    let root = git::root(directory);
    directory
        .ancestors()
        .take_while(|ancestor| ancestor.starts_with(root))
        .map(|ancestor| ancestor.join(FILE_NAME))
        .collect()
}

fn check_keys<S: Section>(table: &toml::Table) -> Result<(), (String, Error)> {
    match table.keys().find(|key| !S::KEYS.contains(&key.as_str())) {
        Some(key) => Err((key.clone(), names::unknown("key", key, S::KEYS))),
        None => Ok(()),
    }
}

fn variable_name(key: &str) -> String {
    format!("VARIORUM_{}", key.replace('-', "_").to_uppercase())
}

/// Reads a section of one key.
fn alone<S: Section>(key: &str, value: &toml::Value) -> std::result::Result<S, toml::de::Error> {
    toml::Table::from_iter([(key.to_owned(), value.clone())]).try_into()
}

/// What is wrong with a value, on one line and in words of people who write settings.
fn said(cause: &toml::de::Error) -> String {
    let words: Vec<&str> = cause.message().split_whitespace().collect();
    words.join(" ").replace("unknown variant", "unknown value")
}

fn place(text: &str, offset: usize) -> String {
    let before = &text[..offset.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("line {line}, column {column}")
}

/// Where the key at the end of a path of keys stands.
fn key_offset(text: &str, keys: &[&str]) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let mut table = document.get_ref();
    let mut offset = None;
    for key in keys {
        let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
        offset = Some(name.span().start);
        match value.get_ref() {
            toml::de::DeValue::Table(inner) => table = inner,
            _ => break,
        }
    }
    offset
}
