//! Names that people type, and what they probably meant.

use variorum::suggest::nearest;
use variorum::{Error, ErrorKind};

/// The error for a name that is none of `known`.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> Error {
    let hint = match nearest(name, known.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("known are {}", known.join(", ")),
    };
    Error::new(
        ErrorKind::Config,
        format!("unknown {what} `{name}`; {hint}"),
    )
}
