//! The world as one run of the program sees it.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to report: 0.
    Clean,
    /// Differences or findings: 1.
    Findings,
    /// Could not run, or could not finish exactly: 2.
    Trouble,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Streams, environment and working directory of a run.
///
/// Nothing in the program reads these from the process behind its back.
pub struct Io<'a> {
    /// What `-` reads.
    pub stdin: Box<dyn Read + 'a>,
    /// Where results go.
    pub stdout: Box<dyn Write + 'a>,
    /// Where errors and progress go.
    pub stderr: Box<dyn Write + Send + 'a>,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
    /// Columns of the terminal on standard output, if it is one.
    pub columns: Option<usize>,
    /// Columns of the terminal on standard error, if it is one.
    pub stderr_columns: Option<usize>,
    /// Environment variables.
    pub environment: BTreeMap<OsString, OsString>,
    /// What relative paths are relative to.
    pub directory: PathBuf,
}

impl Io<'static> {
    /// The streams, environment and directory of this process.
    pub fn process() -> Self {
        let columns = |terminal: console::Term| {
            let size = terminal.size_checked();
            size.map(|(_, columns)| usize::from(columns))
        };
        Self {
            stdin: Box::new(io::stdin()),
            stdout: Box::new(io::stdout()),
            stderr: Box::new(io::stderr()),
            stdout_is_terminal: io::stdout().is_terminal(),
            stderr_is_terminal: io::stderr().is_terminal(),
            columns: columns(console::Term::stdout()),
            stderr_columns: columns(console::Term::stderr()),
            environment: std::env::vars_os().collect(),
            directory: std::env::current_dir().unwrap_or_default(),
        }
    }
}

impl<'a> Io<'a> {
    /// No input, no environment, no terminal: output goes to two writers.
    pub fn captured(stdout: impl Write + 'a, stderr: impl Write + Send + 'a) -> Self {
        Self {
            stdin: Box::new(io::empty()),
            stdout: Box::new(stdout),
            stderr: Box::new(stderr),
            stdout_is_terminal: false,
            stderr_is_terminal: false,
            columns: None,
            stderr_columns: None,
            environment: BTreeMap::new(),
            directory: std::env::current_dir().unwrap_or_default(),
        }
    }

    /// An environment variable; an empty one counts as unset.
    pub(crate) fn variable(&self, name: &str) -> Option<&OsStr> {
        self.environment
            .get(OsStr::new(name))
            .map(OsString::as_os_str)
            .filter(|value| !value.is_empty())
    }
}

impl std::fmt::Debug for Io<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Io")
            .field("stdout_is_terminal", &self.stdout_is_terminal)
            .field("stderr_is_terminal", &self.stderr_is_terminal)
            .field("columns", &self.columns)
            .field("directory", &self.directory)
            .finish_non_exhaustive()
    }
}
