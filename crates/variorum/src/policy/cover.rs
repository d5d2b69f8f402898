//! Nothing passes unjudged: differences that no finding explains become findings here.

use super::context::{Context, passage};
use super::issue::Identities;
use crate::align::Link;
use crate::classify::{Confidence, Finding, Kind, Level, Passage};
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::document::Document;
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
    let mut identities = Identities::default();
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
    for place in unreported_moves(comparison) {
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

/// Places of the moves, of blocks or of sentences, on which no finding lies.
fn unreported_moves(comparison: &Comparison) -> Vec<Sides<Option<Passage>>> {
    let documents = comparison.documents();
    let alignment = comparison.alignment();
    let block = |document: &Document, index: usize| {
        let span = document.blocks()[index].span();
        passage(document, index, span)
    };
    let sentence = |sentences: &[crate::align::Sentence], document: &Document, index: usize| {
        let sentence = &sentences[index];
        passage(document, sentence.block, sentence.span)
    };
    let moved = |link: &&Link| link.moved.is_some();
    let blocks = alignment.blocks.iter().filter(moved).map(|link| {
        Sides::new(
            link.units
                .old
                .first()
                .map(|unit| block(documents.old, *unit)),
            link.units
                .new
                .first()
                .map(|unit| block(documents.new, *unit)),
        )
    });
    let sentences = alignment.sentence_links.iter().filter(moved).map(|link| {
        let tables = &alignment.sentences;
        let old = |unit: &usize| sentence(&tables.old, documents.old, *unit);
        let new = |unit: &usize| sentence(&tables.new, documents.new, *unit);
        Sides::new(
            link.units.old.first().map(old),
            link.units.new.first().map(new),
        )
    });
    blocks
        .chain(sentences)
        .filter(|place| !is_reported(comparison, place))
        .collect()
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
    identities: &mut Identities,
    kind: Kind,
    explanation: &str,
    place: Sides<Option<Passage>>,
    edits: Vec<usize>,
) -> Finding {
    let text = |side: &Option<Passage>| side.as_ref().map_or(String::new(), |p| p.text.clone());
    let (level, score) = match kind {
        Kind::WordingChanged => (Level::Medium, 30),
        _ => (Level::None, 0),
    };
    Finding {
        id: identities.of(kind.id(), &text(&place.old), &text(&place.new)),
        kind,
        layer: kind.layer(),
        level,
        score,
        score_parts: Vec::new(),
        confidence: Confidence::Low,
        rule: RULE.to_owned(),
        direction: None,
        old: place.old,
        new: place.new,
        evidence: std::collections::BTreeMap::new(),
        data_rows: Vec::new(),
        explanation_key: RULE.to_owned(),
        explanation: explanation.to_owned(),
        edits,
        parent: None,
    }
}
