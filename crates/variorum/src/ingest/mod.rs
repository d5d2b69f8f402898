//! Reading: bytes in, [`Document`] out.
//!
//! Reading prose does not fail: oddities become notices. Only missing files, wrong encodings, binaries and limits do.
//!
//! Bytes are decoded exactly ([`decode`]); the text is cut into lines ([`lines`]), of which those that belong to the
//! page are set aside ([`pages`]); one pass over the lines makes blocks ([`reader`], for plain text and Markdown); then
//! headings that only their neighbours give away are found ([`headings`]) and cut paragraphs joined ([`joins`]).

mod binary;
#[cfg(feature = "encoding")]
mod charset;
mod counters;
mod decode;
mod front;
mod headings;
mod joins;
mod lines;
mod list;
mod marker;
mod pages;
mod reader;
mod shape;
mod source;
mod text;
mod two_pages;
mod wrapping;

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use crate::document::{Document, Encoding, Markup};
use crate::error::{Error, ErrorKind, Result};
use crate::setters::setters;

pub use source::{read_source, read_stream};

/// What the marks in a text mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// By the extension: `.md`, `.markdown` and `.mdown` are Markdown, anything else is plain text.
    #[default]
    Auto,
    /// Every character is text.
    Plain,
    /// Headings, lists, quotes, tables, emphasis and links of Markdown.
    Markdown,
}

impl Format {
    fn markup(self, name: &str) -> Markup {
        let is_markdown = || {
            let extension = Path::new(name).extension().unwrap_or_default();
            ["md", "markdown", "mdown"]
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        };
        match self {
            Self::Markdown => Markup::Markdown,
            Self::Auto if is_markdown() => Markup::Markdown,
            Self::Auto | Self::Plain => Markup::Plain,
        }
    }
}

/// How inputs are read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Largest accepted input in bytes. Default 256 MB.
    pub max_bytes: u64,
    /// Encoding of inputs without a byte-order mark. Default UTF-8.
    pub encoding: Option<Encoding>,
    /// What the marks in the text mean. Default: by the extension of the name.
    pub format: Format,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            max_bytes: 256 << 20,
            encoding: None,
            format: Format::Auto,
        }
    }
}

setters!(ReadOptions {
    with_max_bytes: max_bytes: u64,
    with_format: format: Format,
});

impl ReadOptions {
    /// Sets the encoding of inputs without a byte-order mark.
    #[must_use]
    pub fn with_encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }
}

/// Reads a file with default options.
///
/// # Errors
///
/// [`ErrorKind::Open`] when the file cannot be read, [`ErrorKind::Encoding`] or [`ErrorKind::Binary`] when it is not
/// a text, [`ErrorKind::Limit`] when it is too large.
pub fn read(path: impl AsRef<Path>) -> Result<Document> {
    read_with(path, &ReadOptions::default())
}

/// Reads a file.
///
/// # Errors
///
/// As [`read`].
pub fn read_with(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Document> {
    let path = path.as_ref();
    let bytes = read_source(path, options.max_bytes)?;
    read_bytes(&path.to_string_lossy(), bytes, options)
}

/// Reads all that a stream gives, under a name whose extension tells the format.
///
/// # Errors
///
/// As [`read`].
pub fn read_from(name: &str, reader: impl Read, options: &ReadOptions) -> Result<Document> {
    let bytes = read_stream(reader, options.max_bytes).map_err(|error| error.with_path(name))?;
    read_bytes(name, bytes, options)
}

/// Reads bytes that came from elsewhere, under a name whose extension tells the format. Owned bytes are not copied.
///
/// # Errors
///
/// As [`read`], but for [`ErrorKind::Open`].
pub fn read_bytes<'a>(
    name: &str,
    bytes: impl Into<Cow<'a, [u8]>>,
    options: &ReadOptions,
) -> Result<Document> {
    let bytes = bytes.into();
    if bytes.len() as u64 > options.max_bytes {
        return Err(source::too_large(options.max_bytes).with_path(name));
    }
    let (text, encoding) =
        decode::decode(bytes, options.encoding).map_err(|error| error.with_path(name))?;
    if u32::try_from(text.len()).is_err() {
        let message = "the text exceeds 4 GiB, which no option can raise";
        return Err(Error::new(ErrorKind::Limit, message).with_path(name));
    }
    let markup = options.format.markup(name);
    Ok(text::read(name.to_owned(), text, encoding, markup))
}

/// Reads a string, under a name whose extension tells the format.
///
/// # Panics
///
/// If the string is longer than 4 GiB.
pub fn read_str(name: &str, text: &str) -> Document {
    let markup = Format::Auto.markup(name);
    text::read(name.to_owned(), text.to_owned(), Encoding::Utf8, markup)
}

/// Makes a document whose blocks are the given units, for texts that are already cut (evaluation, databases).
pub fn from_units<S: AsRef<str>>(name: &str, units: impl IntoIterator<Item = S>) -> Document {
    text::from_units(name, units)
}
