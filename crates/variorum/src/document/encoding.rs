//! How the bytes of a file and its text belong together, exactly, in both directions.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How bytes were decoded, so that a patch can restore them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark. Spans are offsets into the file itself.
    #[default]
    Utf8,
    /// UTF-16, low byte first. Spans are offsets into the text's UTF-8 form.
    Utf16Le,
    /// UTF-16, high byte first. Spans are offsets into the text's UTF-8 form.
    Utf16Be,
    /// An older character set. Spans are offsets into the text's UTF-8 form.
    #[cfg(feature = "encoding")]
    Charset(Charset),
}

impl Encoding {
    /// Returns the encoding of a name such as `utf-8`, `utf-16le` or, with the feature `encoding`, any label of the
    /// Encoding Standard, such as `windows-1252`.
    ///
    /// ```
    /// use variorum::document::Encoding;
    ///
    /// assert_eq!(Encoding::of_name("UTF-16LE"), Some(Encoding::Utf16Le));
    /// assert_eq!(Encoding::of_name("morse"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Some(Self::Utf8),
            "utf-16le" => Some(Self::Utf16Le),
            "utf-16be" => Some(Self::Utf16Be),
            other => Self::older(other),
        }
    }

    #[cfg(feature = "encoding")]
    fn older(name: &str) -> Option<Self> {
        let encoding = encoding_rs::Encoding::for_label_no_replacement(name.as_bytes())?;
        Some(Self::Charset(Charset(encoding)))
    }

    #[cfg(not(feature = "encoding"))]
    fn older(_name: &str) -> Option<Self> {
        None
    }

    /// Name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            #[cfg(feature = "encoding")]
            Self::Charset(charset) => charset.0.name(),
        }
    }

    /// Returns the bytes of `text`, or `None` if the encoding has no form for one of its characters.
    pub fn encode(self, text: &str) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Utf8 => Some(Cow::Borrowed(text.as_bytes())),
            Self::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            #[cfg(feature = "encoding")]
            Self::Charset(charset) => charset.encode(text),
        }
    }

    /// Returns the text of `bytes`, or `None` if they are not valid or could not be restored from the text.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Utf16Le => utf16(bytes, u16::from_le_bytes),
            Self::Utf16Be => utf16(bytes, u16::from_be_bytes),
            #[cfg(feature = "encoding")]
            Self::Charset(charset) => charset.decode(bytes),
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Cow<'_, str>> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: Result<String, _> =
        char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    text.ok().filter(|_| rest.is_empty()).map(Cow::Owned)
}

/// A character set of the Encoding Standard that is not a form of Unicode.
#[cfg(feature = "encoding")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Charset(&'static encoding_rs::Encoding);

#[cfg(feature = "encoding")]
impl Charset {
    pub(crate) fn as_encoding(self) -> &'static encoding_rs::Encoding {
        self.0
    }

    fn encode(self, text: &str) -> Option<Cow<'_, [u8]>> {
        let (bytes, _, has_unmappable) = self.0.encode(text);
        (!has_unmappable).then_some(bytes)
    }

    fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        let text = self
            .0
            .decode_without_bom_handling_and_without_replacement(bytes)?;
        let is_exact = self.encode(&text).as_deref() == Some(bytes);
        is_exact.then_some(text)
    }
}
