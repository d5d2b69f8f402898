//! No silence: every edit is explained by some finding.

use super::draft::Draft;
use super::score::Setting;
use crate::classify::context::Context;
use crate::classify::record::finding::{Confidence, Finding, Passage};
use crate::classify::record::kind::{Kind, Layer};
use crate::classify::record::rule::RuleId;
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::document::{Block, Document, normalize};
use crate::sides::Sides;
use crate::span::Span;
use crate::unicode::squeezed;

/// Findings for the edits that no other finding lists.
pub(in crate::classify) fn rest<'f>(
    context: &Context<'_, '_>,
    findings: impl Iterator<Item = &'f Finding>,
) -> Vec<Finding> {
    let comparison = context.comparison;
    let mut covered = vec![false; comparison.edits().len()];
    for edit in findings.flat_map(|finding| &finding.edits) {
        covered[*edit] = true;
    }
    let mut rest = Vec::new();
    for (index, edit) in comparison.edits().iter().enumerate() {
        if edit.op == Op::Equal || covered[index] {
            continue;
        }
        let apparatus = is_apparatus(comparison, edit);
        let (kind, rule, setting) = match judge(comparison, edit) {
            (kind, _) if apparatus && kind.layer() != Layer::Editorial => (
                Kind::WordingChanged,
                RuleId::WordingApparatus,
                Setting::Heading,
            ),
            (kind, rule) => (kind, rule, Setting::Plain),
        };
        let documents = comparison.documents();
        let text = |document: &Document, span: Span| document[span].to_owned();
        let mut draft = Draft::new(kind, rule, [], []).texts(
            text(documents.old, edit.spans.old),
            text(documents.new, edit.spans.new),
        );
        draft.confidence = Confidence::Low;
        let passage = |document: &Document, span: Span| {
            (!span.is_empty()).then(|| Passage::at(document, block_of(document, span), span))
        };
        let places = Sides::new(
            passage(documents.old, edit.spans.old),
            passage(documents.new, edit.spans.new),
        );
        let mut finding = context.compose(draft, places, setting);
        finding.edits = vec![index];
        rest.push(finding);
    }
    rest
}

/// The block in which a span lies; of white space between blocks, the one before it.
fn block_of(document: &Document, span: Span) -> usize {
    document.block_at(span).unwrap_or_else(|| {
        let blocks = document.blocks();
        let begins_before = |block: &Block| block.span().start() <= span.start();
        blocks.partition_point(begins_before).saturating_sub(1)
    })
}

/// Whether an edit lies in what surrounds the text, such as front matter: its numbers are not the text's.
pub(in crate::classify) fn is_apparatus(comparison: &Comparison, edit: &Edit) -> bool {
    let is_text = |document: &Document, span: Span| {
        document.blocks()[block_of(document, span)].kind.is_text()
    };
    let documents = comparison.documents();
    !is_text(documents.old, edit.spans.old) && !is_text(documents.new, edit.spans.new)
}

/// What an edit is that no rule claimed: its words are matched, so it is one of order or dress.
fn judge(comparison: &Comparison, edit: &Edit) -> (Kind, RuleId) {
    let documents = comparison.documents();
    match edit.class {
        EditClass::Label => return (Kind::EditorialNumbering, RuleId::EditorialMark),
        EditClass::Typography => {
            let blank = documents.old[edit.spans.old].trim().is_empty()
                && documents.new[edit.spans.new].trim().is_empty();
            return if blank {
                (Kind::EditorialWhitespace, RuleId::EditorialSpace)
            } else {
                (Kind::EditorialTypography, RuleId::EditorialEdit)
            };
        }
        EditClass::Text => {}
    }
    let squeeze = |text: &str| normalize(&squeezed(text)).into_owned();
    let (old, new) = (
        squeeze(&documents.old[edit.spans.old]),
        squeeze(&documents.new[edit.spans.new]),
    );
    if old == new {
        return (Kind::EditorialTypography, RuleId::EditorialEdit);
    }
    if old.to_lowercase() == new.to_lowercase() {
        return (Kind::EditorialCase, RuleId::EditorialCase);
    }
    let is_signs = |text: &str| text.chars().all(|c| !c.is_alphanumeric());
    if is_signs(&old) && is_signs(&new) {
        return (Kind::EditorialPunctuation, RuleId::EditorialSign);
    }
    (Kind::Paraphrase, RuleId::ParaphraseGrammar)
}
