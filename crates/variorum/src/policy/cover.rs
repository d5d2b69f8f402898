//! Nothing passes unjudged: differences that no finding explains become findings here.

use super::context::Context;
use crate::classify::{Confidence, Finding, Identities, Kind, Level, Passage};
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::sides::Sides;

/// What people read of a difference that no rule explains.
const UNEXPLAINED: &str = "the text differs here, and no rule says what that means";

/// What people read of a move that no finding reports.
const MOVED: &str = "this stands elsewhere in the text now";

/// The rule named by findings that are made here.
const RULE: &str = "policy.uncovered";

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
                UNEXPLAINED,
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
            MOVED,
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
    explanation: &str,
    place: Sides<Option<Passage>>,
    edits: Vec<usize>,
) -> Finding {
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
        rule: RULE.to_owned(),
        direction: None,
        quotes: vec![quote],
        old: place.old,
        new: place.new,
        evidence: std::collections::BTreeMap::new(),
        data_rows: Vec::new(),
        explanation_key: RULE.to_owned(),
        explanation: explanation.to_owned(),
        edits,
        parent: None,
        places: Vec::new(),
    }
}
