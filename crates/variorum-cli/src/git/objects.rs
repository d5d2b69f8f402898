//! Versions that git holds, by one long-lived `git cat-file --batch`.
//!
//! Names go to git's standard input, never through a shell and never into its arguments, so they need no quoting;
//! only a newline would end a name early, and is refused.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use variorum::{Error, Result, read_stream};

use super::{NO_REPOSITORY, NOT_FETCHED, command, not_started, refused};

/// A running `git cat-file --batch`. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Objects {
    process: Child,
    names: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    /// Starts git in a directory; `REV:./path` is relative to it, `REV:path` to the root of the repository.
    pub(crate) fn start(directory: &Path) -> Result<Self> {
        let mut process = command(directory)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|cause| not_started(&cause))?;
        let names = process.stdin.take();
        let answers = process.stdout.take().expect("standard output is piped");
        Ok(Self {
            process,
            names,
            answers: BufReader::new(answers),
        })
    }

    /// Returns the bytes of `REV:path`, `limit` of them at most.
    pub(crate) fn read(&mut self, name: &str, limit: u64) -> Result<Vec<u8>> {
        if name.contains(['\n', '\0']) {
            return Err(refused("a name of a version cannot contain a line break"));
        }
        let header = self.ask(name).map_err(silent)?;
        if header.is_empty() {
            return Err(refused(NO_REPOSITORY));
        }
        match parse_header(&header) {
            Some(("blob", size)) => self.body(size, limit),
            Some((kind, _)) => Err(refused(&format!("is a {kind} in git, not a file"))),
            None => Err(refused(&hint(name))),
        }
    }

    fn ask(&mut self, name: &str) -> io::Result<String> {
        let names = self
            .names
            .as_mut()
            .expect("git's input is open until the end");
        // A git that found no repository has ended: its empty answer says more than the failed write.
        let written = names
            .write_all(format!("{name}\n").as_bytes())
            .and_then(|()| names.flush());
        let mut header = Vec::new();
        self.answers.read_until(b'\n', &mut header)?;
        if !header.is_empty() {
            written?;
        }
        Ok(String::from_utf8_lossy(&header).trim_end().to_owned())
    }

    fn body(&mut self, size: u64, limit: u64) -> Result<Vec<u8>> {
        let mut object = (&mut self.answers).take(size);
        let bytes = read_stream(&mut object, limit);
        // What is left of a too large object, and the newline after every object.
        let left = object.limit() + 1;
        let mut rest = (&mut self.answers).take(left);
        match io::copy(&mut rest, &mut io::sink()) {
            Ok(skipped) if skipped == left => bytes,
            Ok(_) => Err(silent(io::ErrorKind::UnexpectedEof.into())),
            Err(cause) => Err(silent(cause)),
        }
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Closed input ends git; waiting for it leaves no zombie. Its status says nothing about what was read.
        drop(self.names.take());
        let _ = self.process.wait();
    }
}

/// Takes `<id> <kind> <size>` apart; git answers `<name> missing` or `<name> ambiguous` otherwise.
fn parse_header(header: &str) -> Option<(&str, u64)> {
    let mut fields = header.split(' ');
    let (id, kind, size) = (fields.next()?, fields.next()?, fields.next()?);
    let is_object = id.bytes().all(|byte| byte.is_ascii_hexdigit()) && fields.next().is_none();
    is_object.then_some((kind, size.parse().ok()?))
}

fn silent(cause: io::Error) -> Error {
    refused("git does not answer").with_source(cause)
}

fn hint(name: &str) -> String {
    let Some((revision, path)) = name.split_once(':') else {
        return NOT_FETCHED.to_owned();
    };
    let unknown = format!(
        "git knows no such version of the file: no revision `{revision}`, or no `{path}` in it"
    );
    if path.starts_with('.') {
        unknown
    } else {
        format!(
            "{unknown}; a path starts at the root of the repository, or with `./` in this directory"
        )
    }
}
