//! What a check reports: an issue is a finding or the word of a gate, with what the policy makes of it.

use serde::Serialize;

use super::config::Origin;
use super::rule::{Action, Gate, Rule};
use crate::classify::{Confidence, Direction, Finding, FindingId, Level, Passage};

/// One thing that a reviewer may have to look at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Issue {
    /// Stable identity: that of the finding, or a digest of gate and texts.
    pub id: FindingId,
    /// What it is told of, where it is told once for several places: the identity that each would have alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<FindingId>,
    /// What speaks.
    pub rule: Rule,
    /// How much it matters.
    pub level: Level,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// What the policy does with it.
    pub action: Action,
    /// Why the policy does that.
    #[serde(serialize_with = "as_display")]
    pub because: Because,
    /// Which way a finding goes, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// One sentence for people.
    pub explanation: String,
    /// Where on the old side.
    pub old: Option<Passage>,
    /// Where on the new side.
    pub new: Option<Passage>,
    /// The edits it is about, as indices of [`Comparison::edits`](crate::Comparison::edits).
    pub edits: Vec<usize>,
    /// Findings inside the added or removed unit that this issue is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Issue>,
    /// Why it does not fail although the policy denies it.
    pub excuse: Option<Excuse>,
}

/// Why an issue is not counted against the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "by")]
pub enum Excuse {
    /// Somebody accepted it.
    Waiver {
        /// The reason given.
        reason: String,
    },
    /// It was there when the baseline was written.
    Baseline,
}

/// Which part of the policy decided.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Because {
    /// A row of the policy file.
    Row(Origin),
    /// The level of the finding against the level from which on findings fail.
    Threshold {
        /// The level of the finding, as the gate sees it.
        level: Level,
        /// The limit.
        fail_on: Level,
        /// Where the limit is set; nothing for the built-in one.
        origin: Option<Origin>,
    },
    /// The policy expects this change in every version.
    Expected,
    /// What a gate does when the policy says nothing else.
    Gate(Gate),
}

impl std::fmt::Display for Because {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Row(origin) => write!(f, "{origin}"),
            Self::Threshold {
                level,
                fail_on,
                origin,
            } => {
                let relation = if level >= fail_on {
                    "reaches"
                } else {
                    "is below"
                };
                write!(f, "level {level} {relation} fail-on = {fail_on}")?;
                match origin {
                    Some(origin) => write!(f, " ({origin})"),
                    None => f.write_str(" (built in)"),
                }
            }
            Self::Expected => f.write_str("expected in every version (check.expected)"),
            Self::Gate(gate) => write!(
                f,
                "{} is {} unless the policy says otherwise",
                gate.id(),
                gate.default_action()
            ),
        }
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => f.write_str(&self.key),
            line => write!(f, "`{}` in [{}], line {line}", self.key, self.table),
        }
    }
}

impl Issue {
    /// What a finding becomes when the policy has spoken.
    pub(super) fn of_finding(finding: &Finding, action: Action, because: Because) -> Self {
        Self {
            id: finding.id.clone(),
            places: finding
                .places
                .iter()
                .map(|place| place.id.clone())
                .collect(),
            rule: Rule::Kind(finding.kind),
            level: finding.level,
            confidence: finding.confidence,
            action,
            because,
            direction: finding.direction,
            explanation: finding.explanation.clone(),
            old: finding.old.clone(),
            new: finding.new.clone(),
            edits: finding.edits.clone(),
            children: Vec::new(),
            excuse: None,
        }
    }

    /// What has to be accepted for it to be accepted: each of its places, or itself.
    pub fn identities(&self) -> &[FindingId] {
        if self.places.is_empty() {
            std::slice::from_ref(&self.id)
        } else {
            &self.places
        }
    }

    /// Whether it counts against the draft.
    pub fn fails(&self) -> bool {
        self.action == Action::Deny && self.excuse.is_none()
    }

    /// The place that reports point at: the new text, or the old one where the new has nothing.
    pub fn passage(&self) -> Option<&Passage> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

fn as_display<S: serde::Serializer>(
    value: &Because,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
