//! The one error type of the library.

use std::error::Error as StdError;
use std::fmt;
use std::path::{Path, PathBuf};

/// What went wrong, by class. The classes are stable: tools may match on [`ErrorKind::class`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be opened or read.
    Open,
    /// Bytes that are not valid in the encoding of the file.
    Encoding,
    /// Not a text at all.
    Binary,
    /// An input is larger or deeper than the limit allows.
    Limit,
    /// A patch that is malformed.
    Patch,
    /// A patch that belongs to other texts.
    Digest,
    /// An output could not be written.
    Write,
    /// A draft with the marks of an unresolved merge: two texts in one.
    Conflict,
    /// An option, a policy or a rule table that cannot be understood.
    Config,
    /// A crash of the program itself, held back so that other inputs are not lost. Always a bug.
    Internal,
}

impl ErrorKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Open,
        Self::Encoding,
        Self::Binary,
        Self::Limit,
        Self::Patch,
        Self::Digest,
        Self::Write,
        Self::Conflict,
        Self::Config,
        Self::Internal,
    ];

    /// What it means, in a sentence.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Open => "A file could not be opened or read.",
            Self::Encoding => "Bytes that are not valid in the encoding of the file.",
            Self::Binary => "Not a text at all.",
            Self::Limit => "An input is larger or deeper than the limit allows.",
            Self::Patch => "A patch that is malformed.",
            Self::Digest => "A patch that belongs to other texts.",
            Self::Write => "An output could not be written.",
            Self::Conflict => "A draft with the marks of an unresolved merge: two texts in one.",
            Self::Config => "An option, a policy or a rule table that cannot be understood.",
            Self::Internal => "A crash of the program itself. Always a bug.",
        }
    }

    /// The stable class, as printed in `error[E-OPEN]`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Open => "E-OPEN",
            Self::Encoding => "E-ENCODING",
            Self::Binary => "E-BINARY",
            Self::Limit => "E-LIMIT",
            Self::Patch => "E-PATCH",
            Self::Digest => "E-DIGEST",
            Self::Write => "E-WRITE",
            Self::Conflict => "E-CONFLICT",
            Self::Config => "E-CONFIG",
            Self::Internal => "E-INTERNAL",
        }
    }
}

/// An error of reading, patching or configuration.
///
/// Messages are lower case, without a full stop, and name the thing: the path, the offset, the limit.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    path: Option<PathBuf>,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// A result with the library's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Makes an error of a class with a message that says what is wrong.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            path: None,
            message: message.into(),
            source: None,
        }
    }

    /// Adds the file or input that the error is about.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds what can be done about it, to the end of the message.
    #[must_use]
    pub fn with_hint(mut self, hint: &str) -> Self {
        self.message.push_str("; ");
        self.message.push_str(hint);
        self
    }

    /// Adds the underlying cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The class of the error.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The input that the error is about, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
