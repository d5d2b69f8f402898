//! Outputs: standard output, files that appear complete or not at all, the pager, and errors.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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
        Target::File(path) => replace(&io.directory.join(path), content)
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

/// Prints an error on standard error, with its class.
pub(crate) fn report(io: &mut Io<'_>, error: &Error) -> Exit {
    // Nothing can be done about a standard error that takes no more.
    let _ = writeln!(
        io.stderr,
        "error[{}]: {}",
        error.kind().class(),
        visible(&error.to_string())
    );
    Exit::Trouble
}

/// Prints help, version or a usage error where clap says it belongs.
pub(crate) fn print_usage(io: &mut Io<'_>, message: &clap::Error) -> Exit {
    let text = message.render();
    if message.use_stderr() {
        let _ = write!(io.stderr, "{text}");
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

/// Replaces a file: a temporary file beside it is written, flushed, synced and renamed over it; on any error it is
/// removed and the old file stands. A link is followed, so that what it points to is replaced and not the link.
fn replace(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        // A device or a pipe cannot be replaced, only written to.
        Ok(metadata) if !metadata.is_file() => {
            return write_to(OpenOptions::new().write(true).open(&path)?, content);
        }
        _ => {}
    }
    let (temporary, file) = create_beside(&path)?;
    let written = write_to(&file, content)
        .and_then(|()| keep_permissions(&path, &file))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    written
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

/// Makes control characters of file names and the like visible, so that a message cannot drive a terminal.
pub(crate) fn visible(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    for c in message.chars() {
        if c.is_control() && c != '\n' {
            text.extend(c.escape_unicode());
        } else {
            text.push(c);
        }
    }
    text
}
