//! What kept a draft from being judged, or from being judged exactly. It is never one of the findings.

use super::place::{Region, region_of};
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
    /// Where in the new text; nothing when it concerns the whole draft.
    pub(super) region: Option<Region>,
}

/// Everything that stood in the way of judging a draft.
pub(super) fn troubles(document: &DocumentVerdict, leniency: Leniency) -> Vec<Trouble> {
    let error = document.error.as_ref().map(|error| Trouble {
        class: error.kind().class(),
        text: visible(&error.to_string()),
        severity: Severity::Error,
        region: None,
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
        region: document
            .comparison
            .as_ref()
            .zip(notice.span)
            .map(|(comparison, span)| region_of(comparison.documents().new, span)),
    });
    error.into_iter().chain(degraded).collect()
}
