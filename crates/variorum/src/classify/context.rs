//! The clause around a finding, for readers and reports that quote it.

use super::assemble::LOCATIONS;
use super::finding::Finding;
use super::kind::Kind;
use crate::compare::Comparison;
use crate::document::{Document, Token};
use crate::sides::Sides;
use crate::span::Span;

/// Words on either side of a finding that its clause may have.
const REACH: usize = 10;
/// Words after which a comma or bracket ends the clause.
const ENOUGH: usize = 4;

/// Returns the clause that a finding stands in, on each side: its own words and those around them, up to the
/// next stop. Empty where the other version has nothing in its place. A plain date stands for itself.
pub fn clause(comparison: &Comparison, finding: &Finding) -> Sides<String> {
    let documents = comparison.documents();
    let edit = finding
        .edits
        .first()
        .map(|edit| comparison.edits()[*edit].spans);
    let reach = if finding.kind == Kind::DateChanged {
        0
    } else {
        REACH
    };
    let one = |document: &Document, own: Option<Span>, edit: Option<Span>| {
        own.or(edit)
            .map_or_else(String::new, |span| widen(document, span, reach))
    };
    Sides::new(
        one(
            documents.old,
            finding.old.as_ref().map(|passage| passage.span),
            edit.map(|spans| spans.old),
        ),
        one(
            documents.new,
            finding.new.as_ref().map(|passage| passage.span),
            edit.map(|spans| spans.new),
        ),
    )
}

/// Returns the clause of every place of a finding: of its own, and of the others where it was told once for many.
pub fn clauses(comparison: &Comparison, finding: &Finding) -> Vec<Sides<String>> {
    let mut clauses = vec![clause(comparison, finding)];
    if finding.evidence.contains_key(LOCATIONS) {
        let documents = comparison.documents();
        clauses.extend(finding.edits.iter().map(|edit| {
            let spans = comparison.edits()[*edit].spans;
            Sides::new(
                widen(documents.old, spans.old, REACH),
                widen(documents.new, spans.new, REACH),
            )
        }));
    }
    clauses
}

fn widen(document: &Document, span: Span, reach: usize) -> String {
    if document.blocks().is_empty() {
        return String::new();
    }
    let block = document
        .blocks()
        .partition_point(|block| block.span().start() <= span.start())
        .saturating_sub(1);
    let tokens = document.tokens(block);
    let first = tokens.partition_point(|token| token.span.end() <= span.start());
    let last = tokens
        .partition_point(|token| token.span.start() < span.end().max(span.start() + 1))
        .max(first);
    let goes_on = |at: usize, words: &mut usize| step(document, &tokens[at], words, reach);
    let start = (0..first)
        .rev()
        .scan(0, |words, at| goes_on(at, words).then_some(at))
        .last()
        .unwrap_or(first);
    let end = (last..tokens.len())
        .scan(0, |words, at| goes_on(at, words).then_some(at + 1))
        .last()
        .unwrap_or(last);
    match (
        tokens.get(start),
        end.checked_sub(1).and_then(|end| tokens.get(end)),
    ) {
        (Some(from), Some(to)) if start < end => document[from.span.hull(to.span)]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    }
}

/// Whether the clause goes on past a token.
fn step(document: &Document, token: &Token, words: &mut usize, reach: usize) -> bool {
    if token.is_word() {
        *words += 1;
        return *words <= reach;
    }
    let text = &document[token.span];
    let stop = matches!(text, "." | ";" | ":" | "?" | "!");
    let pause = matches!(text, "," | "(" | ")") && *words >= ENOUGH;
    !stop && !pause
}
