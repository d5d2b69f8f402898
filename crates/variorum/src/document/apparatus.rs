//! What is said about a document: by its own head, and by what read it.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Something said about the whole document: a front-matter key, or a header line such as the date and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// `title`, `date`, `place`, `issuer`, or the key of a front-matter line.
    pub key: String,
    /// Where the value stands.
    pub value: Span,
}

/// An oddity that reading or comparing met and that a reader should know of. Never an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Stable name, such as `furniture` or `degraded`.
    pub code: String,
    /// One sentence for people.
    pub message: String,
    /// Where, if it has a place: in the text that was read, or in the new one of two that were compared.
    pub span: Option<Span>,
}

impl Notice {
    /// The name of notices that a work limit made a result coarser than it could be.
    pub(crate) const DEGRADED: &str = "degraded";

    /// Whether a work limit made some part of the result coarser than it could be.
    pub fn is_degradation(&self) -> bool {
        self.code == Self::DEGRADED
    }
}
