//! Nothing passes unjudged: differences that no finding explains become findings here.

use std::collections::BTreeMap;

use super::context::Context;
use crate::classify::{Confidence, Finding, Identities, Kind, Level, Passage, RuleId, explain};
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
    let evidence = BTreeMap::new();
    let (explanation_key, explanation) = explain(rule, &evidence, &[]);
    let (level, score) = match kind {
        Kind::WordingChanged => (Level::Medium, 30),
        _ => (Level::None, 0),
    };
    let quote = place
        .as_ref()
        .map(|side| side.as_ref().map_or_else(String::new, |at| at.text.clone()));
    let words = place
        .as_ref()
        .map(|side| side.iter().map(|passage| passage.span).collect());
    Finding {
        words,
        id: identities.of(kind.id(), place.as_ref().map(Option::as_ref)),
        kind,
        layer: kind.layer(),
        level,
        score,
        score_parts: Vec::new(),
        confidence: Confidence::Low,
        rule,
        direction: None,
        quotes: vec![quote],
        old: place.old,
        new: place.new,
        evidence,
        data_rows: Vec::new(),
        explanation_key,
        explanation,
        edits,
        parent: None,
        places: Vec::new(),
    }
}
