//! The word about a whole run.

use super::issue::{Excuse, Issue};
use super::judge::DocumentVerdict;
use super::rule::Action;
use super::waiver::WaiverNote;

/// Everything that a check found.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Verdict {
    /// The drafts that changed, in order of their paths.
    pub documents: Vec<DocumentVerdict>,
    /// How many drafts were looked at, unchanged ones included.
    pub drafts: usize,
    /// Waivers that did not hold.
    pub waivers: Vec<WaiverNote>,
    /// Whether such waivers fail the check.
    pub strict_waivers: bool,
}

/// What a check comes to, in the numbers of its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing beyond policy.
    Clean = 0,
    /// Something that the policy denies.
    Findings = 1,
    /// Something could not be judged, or not exactly.
    Trouble = 2,
}

/// What is not counted in the outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leniency {
    /// Findings do not fail the run.
    pub exit_zero: bool,
    /// A coarser comparison does not fail the run.
    pub allow_degraded: bool,
}

/// How many issues came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Denied.
    pub failing: usize,
    /// Warned about.
    pub warnings: usize,
    /// Remarks.
    pub notes: usize,
    /// Allowed by the policy.
    pub allowed: usize,
    /// Excused by a waiver.
    pub waived: usize,
    /// Excused by the baseline.
    pub baseline: usize,
    /// Drafts that could not be judged.
    pub errors: usize,
    /// Drafts judged on a coarser comparison.
    pub degraded: usize,
}

impl Verdict {
    /// What the run comes to. A draft that could not be judged, or not exactly, is trouble whatever else was found: to
    /// settle the findings would not settle it. Neither a waiver nor [`Leniency::exit_zero`] hides it.
    pub fn outcome(&self, leniency: Leniency) -> Outcome {
        let counts = self.counts();
        let bad_waivers = self.strict_waivers && !self.waivers.is_empty();
        let fails = counts.failing > 0 || bad_waivers;
        if counts.errors > 0 || (counts.degraded > 0 && !leniency.allow_degraded) {
            Outcome::Trouble
        } else if fails && !leniency.exit_zero {
            Outcome::Findings
        } else {
            Outcome::Clean
        }
    }

    /// Counts the issues.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for document in &self.documents {
            counts.errors += usize::from(document.error.is_some());
            counts.degraded += usize::from(document.is_degraded());
        }
        for (_, issue) in self.issues() {
            let count = match (&issue.excuse, issue.action) {
                (Some(Excuse::Waiver { .. }), _) => &mut counts.waived,
                (Some(Excuse::Baseline), _) => &mut counts.baseline,
                (None, Action::Deny) => &mut counts.failing,
                (None, Action::Warn) => &mut counts.warnings,
                (None, Action::Info) => &mut counts.notes,
                (None, Action::Allow) => &mut counts.allowed,
            };
            *count += 1;
        }
        counts
    }

    /// Every issue with its draft.
    pub fn issues(&self) -> impl Iterator<Item = (&DocumentVerdict, &Issue)> {
        self.documents
            .iter()
            .flat_map(|document| document.issues.iter().map(move |issue| (document, issue)))
    }
}
