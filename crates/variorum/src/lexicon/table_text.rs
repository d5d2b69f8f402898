//! Texts in tables of rule data.
//!
//! This file is compiled twice: into the library, and into the build script.

use std::fmt;
use std::ops::Deref;

use super::pack::TEXTS;

/// A text in a table: a stretch of the one text that all packs share, or a text of its own in the row of a user.
///
/// The tables of the packs hold no pointers, so that nothing need be relocated when a program starts, and memory is
/// read only where a table is looked into.
#[derive(Clone)]
pub struct TableText(Inner);

#[derive(Clone)]
enum Inner {
    Packed { start: u32, length: u32 },
    Own(Box<str>),
}

impl TableText {
    /// The stretch of the packs' text that begins at a byte and has so many.
    pub(super) const fn packed(start: u32, length: u32) -> Self {
        Self(Inner::Packed { start, length })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Inner::Packed { start, length } => &TEXTS[*start as usize..(*start + *length) as usize],
            Inner::Own(text) => text,
        }
    }

    /// The number of bytes: cheaper than to ask the text.
    #[inline]
    pub fn len(&self) -> usize {
        match &self.0 {
            Inner::Packed { length, .. } => *length as usize,
            Inner::Own(text) => text.len(),
        }
    }

    /// Whether there is nothing.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of the text, for comparisons: cheaper than the text, whose ends have to be ends of characters.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Inner::Packed { start, length } => {
                &TEXTS.as_bytes()[*start as usize..(*start + *length) as usize]
            }
            Inner::Own(text) => text.as_bytes(),
        }
    }
}

impl From<String> for TableText {
    fn from(text: String) -> Self {
        Self(Inner::Own(text.into()))
    }
}

impl Deref for TableText {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for TableText {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Debug for TableText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for TableText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl PartialEq for TableText {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for TableText {}

impl PartialOrd for TableText {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TableText {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl PartialEq<str> for TableText {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        // Most texts that are compared differ in length: the text of the packs need not be read for that.
        self.len() == other.len() && self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for TableText {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}
