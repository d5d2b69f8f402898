//! The order of the report.

use std::cmp::Reverse;

use super::id;
use super::score;
use crate::classify::passage::UnitFinding;
use crate::classify::record::finding::{Finding, Passage};
use crate::compare::Comparison;

/// Gives findings their identity and order: by level, score, position; children follow their parent.
pub(in crate::classify) fn arrange(
    comparison: &Comparison,
    findings: Vec<Finding>,
    units: Vec<UnitFinding>,
) -> Vec<Finding> {
    let position = |finding: &Finding| {
        let start =
            |passage: &Option<Passage>| passage.as_ref().map(|passage| passage.span.start());
        (
            start(&finding.new).or(start(&finding.old)),
            start(&finding.old),
        )
    };
    let rank = |finding: &Finding| {
        (
            Reverse(finding.level),
            Reverse(finding.score),
            position(finding),
            finding.kind,
        )
    };
    let singles = findings.into_iter().map(|single| (single, Vec::new()));
    let mut families: Vec<(Finding, Vec<Finding>)> = singles.collect();
    families.extend(units.into_iter().map(|unit| {
        let mut children = unit.children;
        children.sort_by_key(rank);
        (weighed(unit.parent, &children), children)
    }));
    families.sort_by_cached_key(|(parent, _)| rank(parent));
    let sizes: Vec<usize> = families
        .iter()
        .map(|(_, children)| 1 + children.len())
        .collect();
    let mut findings = Vec::with_capacity(sizes.iter().sum());
    for (parent, children) in families {
        findings.push(parent);
        findings.extend(children);
    }
    id::assign(comparison, &mut findings);
    let mut first = 0;
    for size in sizes {
        let parent = findings[first].id.clone();
        for child in &mut findings[first + 1..first + size] {
            child.parent = Some(parent.clone());
        }
        first += size;
    }
    findings
}

/// A passage with the weight of what it holds: a promise in a new passage counts as a promise.
fn weighed(mut parent: Finding, children: &[Finding]) -> Finding {
    if let Some(highest) = children.iter().map(|child| child.score).max()
        && highest > parent.score
    {
        let points = i16::from(highest) - score::sum(&parent.score_parts);
        score::add_to(&mut parent, "contents", points);
    }
    parent
}
