//! Files and streams to bytes, never more than allowed.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::error::{Error, ErrorKind, Result};

/// The device that stands for a file that does not exist, as version control passes it to diff tools.
const NULL_DEVICE: &str = "/dev/null";

/// Reads the bytes of a file, whatever it holds. Directories and devices are refused, but for the one that stands for a
/// file that does not exist and is read as an empty one.
///
/// # Errors
///
/// [`ErrorKind::Open`] when the file cannot be read, [`ErrorKind::Limit`] when it has more than `max_bytes`.
pub fn read_source(path: impl AsRef<Path>, max_bytes: u64) -> Result<Vec<u8>> {
    let path = path.as_ref();
    if path == Path::new(NULL_DEVICE) {
        return Ok(Vec::new());
    }
    open(path)
        .and_then(|file| read_stream(file, max_bytes))
        .map_err(|error| error.with_path(path))
}

fn open(path: &Path) -> Result<File> {
    let kind = fs::metadata(path).map_err(unreadable)?.file_type();
    if kind.is_dir() {
        return Err(Error::new(ErrorKind::Open, "is a directory"));
    }
    if is_device(kind) {
        return Err(Error::new(ErrorKind::Open, "is a device, not a file"));
    }
    File::open(path).map_err(unreadable)
}

/// Pipes are welcome (`<(command)` in a shell); terminals, disks and sockets are not texts.
#[cfg(unix)]
fn is_device(kind: fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_char_device() || kind.is_block_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_device(_kind: fs::FileType) -> bool {
    false
}

/// Reads the bytes of a stream, counting what is really read: one more than allowed at most.
///
/// # Errors
///
/// As [`read_source`].
pub fn read_stream(reader: impl Read, max_bytes: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader
        .take(max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_large(max_bytes));
    }
    Ok(bytes)
}

fn unreadable(cause: std::io::Error) -> Error {
    Error::new(ErrorKind::Open, format!("cannot be read: {cause}")).with_source(cause)
}

/// The error of an input that is larger than the limit.
pub(super) fn too_large(max_bytes: u64) -> Error {
    let message = format!("is larger than the limit of {max_bytes} bytes");
    Error::new(ErrorKind::Limit, message)
}
