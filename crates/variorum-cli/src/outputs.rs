//! Outputs: standard output, files that appear complete or not at all, the pager, and errors.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use variorum::render::visible;
use variorum::{Error, ErrorKind, Result};

use crate::io::{Exit, Io};

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output. That its reader has left is not an error.
    Stdout,
    /// A file, replaced as a whole.
    File(PathBuf),
}

impl Target {
    /// Whether both name the same place, however a path is spelt.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Stdout, Self::Stdout) => true,
            (Self::File(own), Self::File(other)) => names(own).eq(names(other)),
            _ => false,
        }
    }
}

fn names(path: &Path) -> impl Iterator<Item = Component<'_>> {
    path.components()
        .filter(|component| *component != Component::CurDir)
}

/// Writes a result and flushes it.
///
/// # Errors
///
/// [`ErrorKind::Write`], but for a closed pipe on standard output: its reader has seen enough.
pub(crate) fn write(
    io: &mut Io<'_>,
    target: &Target,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    match target {
        Target::Stdout => quiet_if_closed(write_to(&mut io.stdout, content)),
        Target::File(path) => Prepared::new(&io.directory.join(path), content)
            .and_then(Prepared::put)
            .map_err(|cause| unwritable(&cause).with_path(path)),
    }
}

/// Sends a result through a pager; without a working one, straight to standard output.
pub(crate) fn page(
    io: &mut Io<'_>,
    pager: &[OsString],
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let started = Command::new(&pager[0])
        .args(&pager[1..])
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut process) = started else {
        return write(io, &Target::Stdout, content);
    };
    let input = process.stdin.take().expect("the pager's input is piped");
    let written = write_to(input, content);
    // The reader leaves the pager when they like; its status says nothing about the result.
    let _ = process.wait();
    quiet_if_closed(written)
}

/// Prints a warning on standard error.
pub(crate) fn warn(io: &mut Io<'_>, message: &str) {
    // Nothing can be done about a standard error that takes no more.
    let _ = writeln!(io.stderr, "warning: {}", harmless(message));
}

/// Prints an error on standard error, with its class.
pub(crate) fn report(io: &mut Io<'_>, error: &Error) -> Exit {
    // Nothing can be done about a standard error that takes no more.
    let _ = writeln!(
        io.stderr,
        "error[{}]: {}",
        error.kind().class(),
        harmless(&error.to_string())
    );
    Exit::Trouble
}

/// Prints help, version or a usage error where clap says it belongs.
pub(crate) fn print_usage(io: &mut Io<'_>, message: &clap::Error) -> Exit {
    let text = message.render().to_string();
    if message.use_stderr() {
        let _ = write!(io.stderr, "{}", harmless(&text));
        return Exit::Trouble;
    }
    match write(io, &Target::Stdout, |out| write!(out, "{text}")) {
        Ok(()) => Exit::Clean,
        Err(error) => report(io, &error),
    }
}

fn write_to(
    writer: impl Write,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut writer = BufWriter::new(writer);
    content(&mut writer)?;
    writer.flush()
}

fn quiet_if_closed(written: io::Result<()>) -> Result<()> {
    match written {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            Err(unwritable(&cause).with_path("standard output"))
        }
        _ => Ok(()),
    }
}

/// Several results that are written together: all of them, or none when one cannot be written.
#[derive(Debug)]
pub(crate) struct Batch {
    directory: PathBuf,
    results: Vec<(PathBuf, Prepared)>,
    /// What goes to standard output, in order.
    stdout: Vec<u8>,
}

impl Batch {
    pub(crate) fn new(io: &Io<'_>) -> Self {
        Self {
            directory: io.directory.clone(),
            results: Vec::new(),
            stdout: Vec::new(),
        }
    }

    /// Makes a result ready. Nothing is seen of it before [`Batch::commit`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Write`] where the target cannot be written.
    pub(crate) fn add(
        &mut self,
        target: &Target,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        match target {
            Target::Stdout => content(&mut self.stdout)
                .map_err(|cause| unwritable(&cause).with_path("standard output")),
            Target::File(path) => {
                let prepared = Prepared::new(&self.directory.join(path), content)
                    .map_err(|cause| unwritable(&cause).with_path(path))?;
                self.results.push((path.clone(), prepared));
                Ok(())
            }
        }
    }

    /// Puts everything in its place: first what can still fail for want of room, then files, then standard output.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Write`].
    pub(crate) fn commit(mut self, io: &mut Io<'_>) -> Result<()> {
        self.results
            .sort_by_key(|(_, prepared)| matches!(prepared, Prepared::File { .. }));
        for (path, prepared) in self.results {
            let put = prepared.put();
            put.map_err(|cause| unwritable(&cause).with_path(path))?;
        }
        write(io, &Target::Stdout, |out| out.write_all(&self.stdout))
    }
}

/// A result that lies beside its place. Dropped, it leaves nothing behind.
#[derive(Debug)]
enum Prepared {
    /// A temporary file and the file that it will replace.
    File { temporary: Temporary, path: PathBuf },
    /// A device or a pipe cannot be replaced, only written to.
    Special { content: Vec<u8>, path: PathBuf },
}

impl Prepared {
    /// Writes a temporary file beside the path, flushed and synced. A link is followed, so that what it points to is
    /// replaced and not the link.
    fn new(
        path: &Path,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Self> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => {
                let mut bytes = Vec::new();
                content(&mut bytes)?;
                let content = bytes;
                return Ok(Self::Special { content, path });
            }
            _ => {}
        }
        let (temporary, file) = create_beside(&path)?;
        let temporary = Temporary(Some(temporary));
        write_to(&file, content)?;
        keep_permissions(&path, &file)?;
        file.sync_all()?;
        Ok(Self::File { temporary, path })
    }

    fn put(self) -> io::Result<()> {
        match self {
            Self::File { temporary, path } => temporary.rename(&path),
            Self::Special { content, path } => {
                let file = OpenOptions::new().write(true).open(path)?;
                write_to(file, |out| out.write_all(&content))
            }
        }
    }
}

/// A file that is removed unless it gets its final name.
#[derive(Debug)]
struct Temporary(Option<PathBuf>);

impl Temporary {
    fn rename(mut self, path: &Path) -> io::Result<()> {
        if let Some(own) = &self.0 {
            fs::rename(own, path)?;
        }
        self.0 = None;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(own) = &self.0 {
            // Whatever went wrong before is the error to tell.
            let _ = fs::remove_file(own);
        }
    }
}

/// How many names are tried before the directory is given up as full of leftovers.
const TEMPORARY_NAMES: u32 = 100;

fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not the name of a file"))?;
    for number in 0..TEMPORARY_NAMES {
        let mut temporary = OsString::from(".");
        temporary.push(name);
        temporary.push(format!(".{}-{number}.tmp", std::process::id()));
        let temporary = path.with_file_name(temporary);
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&temporary)
        {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (temporary, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn keep_permissions(path: &Path, file: &File) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(metadata) => file.set_permissions(metadata.permissions()),
        Err(_) => Ok(()),
    }
}

fn unwritable(cause: &io::Error) -> Error {
    Error::new(ErrorKind::Write, format!("cannot be written: {cause}"))
}

/// A message of one or several lines, in which nothing drives a terminal: it may quote names of files and arguments.
pub(crate) fn harmless(message: &str) -> String {
    let lines = message.split('\n').map(visible);
    lines.collect::<Vec<_>>().join("\n")
}
