//! Patches: byte-exact, invertible, bound to their texts by digests.
//!
//! A patch lists the places where the old text differs from the new, in order, each with the text removed and the
//! text put in its place, and with the ids of the changes that it realises. It restores white space, line ends and
//! byte-order marks too, of which a redline says nothing.

mod build;
mod codec;
mod groups;
mod ids;
mod read;
mod select;

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

pub use select::Selection;

use crate::compare::Comparison;
use crate::document::{Document, Encoding};
use crate::error::{Error, ErrorKind, Result};
use crate::json;
use crate::sides::Sides;

/// Name and version of the JSON form.
const SCHEMA: &str = "variorum/patch/1";

/// Most operations a patch may have.
const MAX_OPERATIONS: usize = 10_000_000;

/// Which bytes a side of a patch stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How the bytes encode the text.
    pub encoding: Encoding,
}

/// One replacement. Offsets are bytes of the old text in UTF-8; they are bytes of the file if that is UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Where the removed text begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The text that stands there.
    pub removed: String,
    /// The text that takes its place.
    pub inserted: String,
    /// The changes that the operation realises: findings, or edits that no finding explains.
    pub ids: Vec<String>,
    /// The number of the group that it belongs to. What moved is removed by one operation and inserted by another, and would
    /// be lost or doubled by one of them alone: operations of a group are taken or left together.
    pub group: usize,
}

/// An exact difference of two texts.
///
/// Invariants: operations are ordered, do not overlap or touch, change something, and lie on character borders;
/// `removed` is as long as its range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patch {
    schema: Cow<'static, str>,
    bases: Sides<Base>,
    operations: Vec<Operation>,
}

impl Patch {
    /// Makes the patch that turns the old text of a comparison into the new one.
    pub fn new(comparison: &Comparison) -> Self {
        let documents = comparison.documents();
        let base = |document: &Document| Base {
            sha256: digest_of(document),
            encoding: document.encoding(),
        };
        Self {
            schema: SCHEMA.into(),
            bases: documents.map(base),
            operations: build::operations(comparison),
        }
    }

    /// The texts that the patch belongs to.
    pub fn bases(&self) -> Sides<&Base> {
        self.bases.as_ref()
    }

    /// The replacements, in order.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Writes the JSON form, schema `variorum/patch/1`.
    pub fn to_json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)?;
        out.write_all(b"\n")
    }

    /// Reads a patch from its JSON form, strictly.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Patch`] with the JSON pointer of the first thing that is wrong.
    pub fn from_json(bytes: &[u8]) -> Result<Self> {
        read::patch(bytes)
    }

    /// Returns the new bytes, or nothing at all.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Digest`] when `old` is not the text the patch was made for, [`ErrorKind::Patch`] when its
    /// operations do not lead to the text that it promises.
    pub fn apply(&self, old: &[u8]) -> Result<Vec<u8>> {
        self.check_base(old)?;
        let text = codec::decode(old, self.bases.old.encoding)?;
        let text = self.replace(&text)?;
        let new = codec::encode(&text, self.bases.new.encoding)?;
        let digest = codec::digest(&new);
        if digest == self.bases.new.sha256 {
            Ok(new.into_owned())
        } else {
            let message = format!(
                "the operations lead to a text with digest {digest}, the patch promises {}",
                self.bases.new.sha256
            );
            Err(Error::new(ErrorKind::Digest, message))
        }
    }

    /// Checks that the patch turns `old` into `new`.
    ///
    /// # Errors
    ///
    /// As [`Patch::apply`], and [`ErrorKind::Digest`] when the result is not `new`.
    pub fn verify(&self, old: &[u8], new: &[u8]) -> Result<()> {
        if self.apply(old)? == new {
            return Ok(());
        }
        let message = format!(
            "the patch leads to {}, the given new text has digest {}",
            self.bases.new.sha256,
            codec::digest(new)
        );
        Err(Error::new(ErrorKind::Digest, message))
    }

    /// Returns the patch that leads back.
    #[must_use]
    pub fn invert(&self) -> Self {
        let mut shift = 0_isize;
        let invert = |operation: &Operation| {
            let start = operation.start.saturating_add_signed(shift);
            shift += operation.inserted.len().cast_signed() - operation.removed.len().cast_signed();
            Operation {
                start,
                end: start + operation.inserted.len(),
                removed: operation.inserted.clone(),
                inserted: operation.removed.clone(),
                ids: operation.ids.clone(),
                group: operation.group,
            }
        };
        Self {
            schema: self.schema.clone(),
            bases: self.bases.clone().swap(),
            operations: self.operations.iter().map(invert).collect(),
        }
    }

    fn check_base(&self, old: &[u8]) -> Result<()> {
        let digest = codec::digest(old);
        if digest == self.bases.old.sha256 {
            return Ok(());
        }
        let mut message = format!(
            "the patch is for a text with digest {}, this one has {digest}",
            self.bases.old.sha256
        );
        if digest == self.bases.new.sha256 {
            message.push_str("; it seems to be applied already");
        }
        Err(Error::new(ErrorKind::Digest, message))
    }

    /// Carries out the operations on a text.
    fn replace(&self, text: &str) -> Result<String> {
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for (index, operation) in self.operations.iter().enumerate() {
            let kept = text.get(at..operation.start);
            let removed = text.get(operation.start..operation.end);
            let (Some(kept), true) = (kept, removed == Some(operation.removed.as_str())) else {
                return Err(read::error(
                    &format!("/operations/{index}/removed"),
                    "is not what stands at this place of the text",
                    &operation.removed,
                ));
            };
            new.push_str(kept);
            new.push_str(&operation.inserted);
            at = operation.end;
        }
        new.push_str(&text[at..]);
        Ok(new)
    }
}

/// The SHA-256 of a document's bytes, in lower-case hexadecimal.
pub(crate) fn digest_of(document: &Document) -> String {
    codec::digest(&document.to_bytes())
}
