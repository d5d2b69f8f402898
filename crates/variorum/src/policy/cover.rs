//! Nothing passes unjudged: differences that no finding explains become findings here.

use super::context::Context;
use crate::classify::{Finding, Identities, Kind, Passage, RuleId, explain, weigh_by_kind};
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::sides::Sides;

/// Returns a finding for each changed edit and each move that no finding covers.
pub(super) fn uncovered(context: &Context<'_>) -> Vec<Finding> {
    let comparison = context.comparison;
    let mut covered = vec![false; comparison.edits().len()];
    for finding in comparison.findings() {
        // A move, split or merger explains where words stand, never that they changed.
        if matches!(finding.kind, Kind::Moved | Kind::Split | Kind::Merged) {
            continue;
        }
        for edit in &finding.edits {
            if let Some(covered) = covered.get_mut(*edit) {
                *covered = true;
            }
        }
    }
    let mut identities = Identities::new(comparison);
    let mut findings = Vec::new();
    for (index, edit) in comparison.edits().iter().enumerate() {
        if edit.op != Op::Equal && !covered[index] {
            let place = context.passages(&[index]);
            findings.push(finding(
                &mut identities,
                kind(edit),
                RuleId::PolicyUncovered,
                place,
                vec![index],
            ));
        }
    }
    let mut moves = context.moves();
    moves.retain(|place| !is_reported(comparison, place));
    for place in moves {
        findings.push(finding(
            &mut identities,
            Kind::Moved,
            RuleId::PolicyMoved,
            place,
            Vec::new(),
        ));
    }
    findings
}

fn kind(edit: &Edit) -> Kind {
    match edit.class {
        EditClass::Text => Kind::WordingChanged,
        EditClass::Label => Kind::EditorialNumbering,
        EditClass::Typography => Kind::EditorialTypography,
    }
}

/// Whether some finding of a move lies on the place.
fn is_reported(comparison: &Comparison, place: &Sides<Option<Passage>>) -> bool {
    let meets = |own: &Option<Passage>, other: &Option<Passage>| match (own, other) {
        (Some(own), Some(other)) => own.span.intersection(other.span).is_some(),
        _ => false,
    };
    comparison
        .findings()
        .iter()
        .filter(|finding| matches!(finding.kind, Kind::Moved | Kind::Reordered))
        .any(|finding| meets(&finding.old, &place.old) && meets(&finding.new, &place.new))
}

fn finding(
    identities: &mut Identities<'_>,
    kind: Kind,
    rule: RuleId,
    place: Sides<Option<Passage>>,
    edits: Vec<usize>,
) -> Finding {
    let id = identities.of(kind.id(), place.as_ref().map(Option::as_ref));
    let mut finding = Finding::new(kind, rule, place);
    weigh_by_kind(&mut finding);
    (finding.explanation_key, finding.explanation) = explain(rule, &finding.evidence, &[]);
    Finding {
        id,
        edits,
        ..finding
    }
}
