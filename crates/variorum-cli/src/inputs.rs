//! Inputs: a path, `-` for standard input, or `REV:path` for a version that git holds.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use variorum::parallel;
use variorum::{Document, Error, ErrorKind, ReadOptions, Result, Sides, read_source, read_stream};

use crate::git::{Objects, is_revision};
use crate::io::Io;

/// Length of a text from which on reading it is worth a thread, in bytes.
const LEAST_FOR_THREAD: usize = 1 << 17;

/// Which text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    argument: String,
    /// The name in results, where it is another.
    name: Option<String>,
}

impl FromStr for Input {
    type Err = &'static str;

    fn from_str(argument: &str) -> Result<Self, &'static str> {
        text_name(argument).map(|argument| Self::given(&argument))
    }
}

/// Takes an argument that names one text or several.
pub(crate) fn text_name(argument: &str) -> Result<String, &'static str> {
    match argument {
        "" => Err("an empty name is that of no text"),
        _ => Ok(argument.to_owned()),
    }
}

/// What an argument turned out to mean.
enum Source<'a> {
    Stdin,
    File(&'a Path),
    Version(&'a str),
    Address,
}

/// Reads inputs; keeps what several reads share.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    stdin_taken: bool,
    objects: Option<Objects>,
}

impl Inputs {
    /// Reads one text under the name it was given.
    pub(crate) fn read(
        &mut self,
        io: &mut Io<'_>,
        input: &Input,
        options: &ReadOptions,
    ) -> Result<Document> {
        let bytes = self.bytes(io, input, options.max_bytes)?;
        variorum::read_bytes(input.name(), bytes, options)
    }

    /// Reads two texts, long ones at the same time.
    pub(crate) fn read_both(
        &mut self,
        io: &mut Io<'_>,
        inputs: Sides<&Input>,
        options: &ReadOptions,
    ) -> Result<Sides<Document>> {
        let old = self.bytes(io, inputs.old, options.max_bytes)?;
        let new = self.bytes(io, inputs.new, options.max_bytes);
        let read =
            |(input, bytes): (&Input, Vec<u8>)| variorum::read_bytes(input.name(), bytes, options);
        // What is wrong with the old text is told first, whatever the new one is like.
        let new = match new {
            Ok(new) => new,
            Err(error) => return read((inputs.old, old)).and(Err(error)),
        };
        let threads = if old.len().min(new.len()) < LEAST_FOR_THREAD {
            1
        } else {
            2
        };
        let texts = [(inputs.old, old), (inputs.new, new)];
        let mut read = parallel::map(texts, threads, read).into_iter();
        let mut next = || read.next().expect("each text is read");
        Ok(Sides::new(next()?, next()?))
    }

    /// Reads the bytes of one input.
    pub(crate) fn bytes(&mut self, io: &mut Io<'_>, input: &Input, limit: u64) -> Result<Vec<u8>> {
        let bytes = match input.source(&io.directory) {
            Source::Stdin => self.stdin(io, limit),
            Source::File(path) => {
                let read = read_source(io.directory.join(path), limit);
                read.map_err(|error| {
                    if is_revision(&io.directory, &input.argument) {
                        error.with_hint("of a version a file is named, as in HEAD~1:statement.md")
                    } else {
                        error
                    }
                })
            }
            Source::Version(name) => self.version(&io.directory, name, limit),
            Source::Address => Err(Error::new(
                ErrorKind::Open,
                "nothing is fetched; give the text of an address as standard input, by the name of `-`",
            )),
        };
        bytes.map_err(|error| input.locate(hinted(error)))
    }

    fn stdin(&mut self, io: &mut Io<'_>, limit: u64) -> Result<Vec<u8>> {
        if std::mem::replace(&mut self.stdin_taken, true) {
            return Err(Error::new(
                ErrorKind::Open,
                "standard input can be read only once",
            ));
        }
        read_stream(&mut io.stdin, limit)
    }

    fn version(&mut self, directory: &Path, name: &str, limit: u64) -> Result<Vec<u8>> {
        let objects = match &mut self.objects {
            Some(objects) => objects,
            None => self.objects.insert(Objects::start(directory)?),
        };
        objects.read(name, limit)
    }
}

impl Input {
    /// An input as it was given.
    pub(crate) fn given(argument: &str) -> Self {
        Self {
            argument: argument.to_owned(),
            name: None,
        }
    }

    /// A file that stands for one of another name.
    pub(crate) fn named(file: &str, name: &str) -> Self {
        Self {
            argument: file.to_owned(),
            name: Some(name.to_owned()),
        }
    }

    fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.argument)
    }

    /// Says that an error is about this input.
    pub(crate) fn locate(&self, error: Error) -> Error {
        error.with_path(PathBuf::from(self.name()))
    }

    /// A file of that name wins over a version: what is on disk can be seen, and `./` makes any name a path.
    fn source(&self, directory: &Path) -> Source<'_> {
        let path = Path::new(&self.argument);
        if self.argument == "-" {
            Source::Stdin
        } else if self.argument.contains(':')
            && !path.is_absolute()
            && !self.argument.starts_with('.')
            && !directory.join(path).exists()
        {
            if self.argument.contains("://") {
                Source::Address
            } else {
                Source::Version(&self.argument)
            }
        } else {
            Source::File(path)
        }
    }
}

/// Reads a file.
pub(crate) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>> {
    read_source(path, limit).map_err(hinted)
}

/// Says how a limit is raised.
pub(crate) fn hinted(error: Error) -> Error {
    match error.kind() {
        ErrorKind::Limit => error.with_hint("raise it with --max-bytes"),
        _ => error,
    }
}
