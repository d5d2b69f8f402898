//! Files and streams to bytes, never more than allowed.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::error::{Error, ErrorKind, Result};

/// The device that stands for a file that does not exist, as version control passes it to diff tools.
const NULL_DEVICE: &str = "/dev/null";

/// Opens a file; directories and devices are not texts.
pub(super) fn open(path: &Path) -> Result<File> {
    let refuse = |cause: std::io::Error| {
        Error::new(ErrorKind::Open, format!("cannot be read: {cause}")).with_source(cause)
    };
    let kind = fs::metadata(path).map_err(refuse)?.file_type();
    if kind.is_dir() {
        return Err(Error::new(
            ErrorKind::Open,
            "cannot be read: is a directory",
        ));
    }
    if is_device(kind) && path != Path::new(NULL_DEVICE) {
        return Err(Error::new(ErrorKind::Open, "cannot be read: is a device"));
    }
    File::open(path).map_err(refuse)
}

#[cfg(unix)]
fn is_device(kind: fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_char_device() || kind.is_block_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_device(_kind: fs::FileType) -> bool {
    false
}

/// Reads all of a stream, counting what is really read.
pub(super) fn read_limited(reader: impl Read, max_bytes: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader
        .take(max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|cause| {
            Error::new(ErrorKind::Open, format!("cannot be read: {cause}")).with_source(cause)
        })?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_large(max_bytes));
    }
    Ok(bytes)
}

/// The error of an input that is larger than the limit.
pub(super) fn too_large(max_bytes: u64) -> Error {
    let message = format!("more than {max_bytes} bytes, the limit; raise it with --max-bytes");
    Error::new(ErrorKind::Limit, message)
}
