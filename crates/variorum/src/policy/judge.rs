//! One draft, judged.

use std::collections::BTreeMap;

use super::config::Policy;
use super::context::{Breach, Context, GateIssues};
use super::cover;
use super::decide::{Decision, decide};
use super::gates;
use super::issue::Issue;
use super::layers::Layers;
use super::passage::PassagePattern;
use super::rule::{Action, Gate};
use crate::classify::{Finding, FindingId};
use crate::compare::Comparison;
use crate::document::Notice;
use crate::error::Error;
use crate::sides::Sides;

/// What happened to a file between the two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Its text may differ.
    Edited,
    /// Only the new state has it.
    Added,
    /// Only the old state has it.
    Removed,
    /// It has another path, and its text may differ.
    Renamed,
}

/// What the check found in one draft.
#[derive(Debug)]
#[non_exhaustive]
pub struct DocumentVerdict {
    /// The path on each side; reports use the new one, or the old one of a draft that is gone.
    pub paths: Sides<String>,
    /// What happened to the file.
    pub change: Change,
    /// The comparison; nothing when the draft could not be read.
    pub comparison: Option<Comparison>,
    /// What was found, the strictest and most severe first, then in order of the text.
    pub issues: Vec<Issue>,
    /// What readers should be told about reading and comparing.
    pub notices: Vec<Notice>,
    /// Why the draft could not be judged.
    pub error: Option<Error>,
}

impl DocumentVerdict {
    /// A draft that could not be read or compared: never clean.
    pub fn failed(paths: Sides<String>, change: Change, error: Error) -> Self {
        Self {
            paths,
            change,
            comparison: None,
            issues: Vec::new(),
            notices: Vec::new(),
            error: Some(error),
        }
    }

    /// The path that reports show.
    pub fn path(&self) -> &str {
        match self.change {
            Change::Removed => &self.paths.old,
            _ => &self.paths.new,
        }
    }

    /// Whether the comparison is coarser than it could be.
    pub fn is_degraded(&self) -> bool {
        self.comparison
            .as_ref()
            .is_some_and(Comparison::is_degraded)
    }

    /// Whether some issue counts against the draft.
    pub fn fails(&self) -> bool {
        self.issues.iter().any(Issue::fails)
    }
}

/// Judges a comparison by a policy. For an added draft the old document is empty, for a removed one the new.
pub fn judge(
    comparison: Comparison,
    paths: Sides<String>,
    change: Change,
    policy: &Policy,
) -> DocumentVerdict {
    let context = Context::new(&comparison);
    let names = [paths.old.as_str(), paths.new.as_str()];
    let layers = policy.layers(&names);
    let mut issues = match change {
        Change::Edited | Change::Renamed => finding_issues(&context, &layers),
        Change::Added | Change::Removed => Vec::new(),
    };
    issues.extend(gate_issues(&context, &layers, &paths, change));
    sort(&mut issues, &comparison);
    let documents = comparison.documents();
    let mut notices = documents.new.notices().to_vec();
    notices.extend(comparison.notices().iter().cloned());
    notices.extend(unmatched(&context, &layers));
    DocumentVerdict {
        paths,
        change,
        issues,
        notices,
        error: None,
        comparison: Some(comparison),
    }
}

/// The stable name of the notice that a pattern of the policy chooses nothing.
pub(crate) const UNMATCHED: &str = "unmatched";

/// Says which locks and rosters choose nothing on either side: a slip in a pattern must not pass for an intact lock.
fn unmatched(context: &Context<'_>, layers: &Layers<'_>) -> Vec<Notice> {
    let rules = layers.all();
    let locks = rules.clone().flat_map(|rules| &rules.lock);
    let rosters = rules.flat_map(|rules| &rules.rosters);
    let patterns = locks
        .map(|lock| ("lock", lock))
        .chain(rosters.map(|roster| ("roster", &roster.passage)));
    let chooses_nothing = |pattern: &PassagePattern| {
        let outlines = context.outlines.as_ref();
        let sides =
            outlines.map(|outline| outline.text_blocks(|block| outline.has(pattern, block)));
        sides.old.is_empty() && sides.new.is_empty()
    };
    patterns
        .filter(|(_, pattern)| chooses_nothing(pattern))
        .map(|(key, pattern)| Notice {
            code: UNMATCHED.to_owned(),
            message: format!("the {key} `{pattern}` matches no passage"),
            span: None,
        })
        .collect()
}

fn finding_issues(context: &Context<'_>, layers: &Layers<'_>) -> Vec<Issue> {
    let uncovered = cover::uncovered(context);
    let findings = context.comparison.findings().iter().chain(&uncovered);
    let mut issues = Vec::new();
    let mut children = Vec::new();
    let mut position: BTreeMap<&FindingId, usize> = BTreeMap::new();
    for finding in findings {
        let Decision { action, because } = decide(context, layers, finding);
        let issue = Issue::of_finding(finding, action, because);
        if finding.parent.is_some() {
            children.push((finding, issue));
        } else {
            position.entry(&finding.id).or_insert(issues.len());
            issues.push(issue);
        }
    }
    adopt(children, &position, &mut issues);
    issues
}

/// Puts the findings inside added and removed units under them. The strictest word about a unit or a part of it is the
/// word about the unit; an orphan stands for itself.
fn adopt(
    children: Vec<(&Finding, Issue)>,
    position: &BTreeMap<&FindingId, usize>,
    issues: &mut Vec<Issue>,
) {
    for (finding, child) in children {
        let parent = finding.parent.as_ref().and_then(|id| position.get(id));
        let Some(parent) = parent.map(|index| &mut issues[*index]) else {
            issues.push(child);
            continue;
        };
        if child.action > parent.action {
            parent.action = child.action;
            parent.because = child.because.clone();
        }
        parent.level = parent.level.max(child.level);
        parent.children.push(child);
    }
}

fn gate_issues(
    context: &Context<'_>,
    layers: &Layers<'_>,
    paths: &Sides<String>,
    change: Change,
) -> Vec<Issue> {
    let mut found = GateIssues::new(context.comparison, layers);
    document_gate(paths, change, &mut found);
    let has_old = change != Change::Added;
    let has_new = change != Change::Removed;
    for rules in layers.whole() {
        if has_old {
            for lock in &rules.lock {
                gates::locked(context, lock, &mut found);
            }
            for roster in &rules.rosters {
                gates::roster(context, roster, &mut found);
            }
        }
        if has_new {
            gates::phrases(context.comparison.documents().new, rules, &mut found);
        }
    }
    // The scope of an override replaces that of the project, as it may be narrower or just another.
    let scope = layers.whole().rev().find(|rules| !rules.scope.is_empty());
    if let Some(rules) = scope.filter(|_| has_old) {
        gates::in_scope(context, &rules.scope, &mut found);
    }
    found.issues
}

/// Says that a file came, went or was renamed. The digest is over the paths.
fn document_gate(paths: &Sides<String>, change: Change, found: &mut GateIssues<'_>) {
    let (gate, explanation) = match change {
        Change::Edited => return,
        Change::Added => (
            Gate::DocumentAdded,
            "this draft was not there before".to_owned(),
        ),
        Change::Removed => (Gate::DocumentRemoved, "this draft is gone".to_owned()),
        Change::Renamed => (
            Gate::DocumentRenamed,
            format!("this draft was `{}` before", paths.old),
        ),
    };
    found.add(&Breach {
        gate,
        row: &format!("{}\u{0}{}", paths.old, paths.new),
        explanation,
    });
}

/// The strictest first, then the most severe, then in order of the text.
fn sort(issues: &mut [Issue], comparison: &Comparison) {
    let fails = |issue: &Issue| {
        std::cmp::Reverse((issue.action == Action::Deny, issue.level, issue.action))
    };
    // Where text is gone, the edit that took it knows the place in the new text.
    let place = |issue: &Issue| match (&issue.new, issue.edits.first()) {
        (Some(new), _) => Some(new.span.start()),
        (None, Some(edit)) => {
            let edit = comparison.edits().get(*edit);
            edit.map(|edit| edit.spans.new.start())
        }
        (None, None) => issue.old.as_ref().map(|old| old.span.start()),
    };
    issues.sort_by(|a, b| {
        (fails(a), place(a), a.rule, &a.id).cmp(&(fails(b), place(b), b.rule, &b.id))
    });
}
