//! What is wrong besides the findings: what kept a draft from being judged, or from being judged exactly, and waivers
//! that are of no use any more.

use super::Severity;
use super::place::{Region, region_of};
use crate::document::Notice;
use crate::policy::{DocumentVerdict, Leniency, WaiverNote, WaiverState};
use crate::render::escape::one_line;

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
        text: one_line(&error.to_string()),
        severity: Severity::Error,
        region: None,
    });
    let degraded = document
        .notices
        .iter()
        .filter(|notice| notice.is_degradation());
    let degraded = degraded.map(|notice| Trouble {
        class: Notice::DEGRADED,
        text: one_line(&format!(
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

/// The name of what is wrong with a waiver, and a sentence on it.
pub(super) fn waiver_text(note: &WaiverNote) -> (&'static str, String) {
    let waiver = &note.waiver;
    let about = format!(
        "the waiver of {} ({}) in {}, line {} of the waiver file",
        waiver.rule,
        one_line(&waiver.id),
        one_line(&waiver.document),
        waiver.line
    );
    match (note.state, waiver.expires) {
        (WaiverState::Expired, Some(day)) => ("expired", format!("{about}, ended on {day}")),
        (WaiverState::Expired, None) => ("expired", format!("{about}, has ended")),
        (WaiverState::Stale, _) => (
            "stale",
            format!("{about}, matches nothing any more; remove it"),
        ),
    }
}
