//! What kept a draft from being judged, or from being judged exactly. It is never one of the findings.

use super::{Severity, visible};
use crate::document::Notice;
use crate::policy::{DocumentVerdict, Leniency};

/// One thing that stood in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// The class of the error, or `degraded`.
    pub(super) class: &'static str,
    /// What happened, in one line.
    pub(super) text: String,
    /// An error, or a warning where the caller accepts it.
    pub(super) severity: Severity,
}

/// Everything that stood in the way of judging a draft.
pub(super) fn troubles(document: &DocumentVerdict, leniency: Leniency) -> Vec<Trouble> {
    let error = document.error.as_ref().map(|error| Trouble {
        class: error.kind().class(),
        text: visible(&error.to_string()),
        severity: Severity::Error,
    });
    let degraded = document
        .notices
        .iter()
        .filter(|notice| notice.is_degradation());
    let degraded = degraded.map(|notice| Trouble {
        class: Notice::DEGRADED,
        text: visible(&format!(
            "the comparison is coarser than it could be: {}",
            notice.message
        )),
        severity: if leniency.allow_degraded {
            Severity::Warning
        } else {
            Severity::Error
        },
    });
    error.into_iter().chain(degraded).collect()
}
