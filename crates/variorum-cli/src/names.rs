//! Names that people type, and what they probably meant.

use variorum::{Error, ErrorKind};

/// Least similarity, from 0 to 1, at which a known name is suggested for an unknown one.
const SUGGESTION_SIMILARITY: f64 = 0.75;

/// The error for a name that is none of `known`.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> Error {
    let hint = match nearest(name, known) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("known are {}", known.join(", ")),
    };
    Error::new(
        ErrorKind::Config,
        format!("unknown {what} `{name}`; {hint}"),
    )
}

fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|candidate| (strsim::jaro(name, candidate), *candidate))
        .filter(|(similarity, _)| *similarity >= SUGGESTION_SIMILARITY)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
