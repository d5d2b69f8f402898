//! A comparison as the gates see it: outlines of both texts, and which blocks each edit touches.

use super::decide::{Decision, decide_gate};
use super::issue::Issue;
use super::layers::Layers;
use super::passage::Outline;
use super::rule::{Gate, Rule};
use crate::classify::{Confidence, Identities, Level, Passage};
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Every gate's word weighs as much as a serious finding.
const GATE_LEVEL: Level = Level::High;

/// Everything the gates look at.
#[derive(Debug)]
pub(super) struct Context<'c> {
    pub(super) comparison: &'c Comparison,
    pub(super) outlines: Sides<Outline<'c>>,
}

impl<'c> Context<'c> {
    pub(super) fn new(comparison: &'c Comparison) -> Self {
        Self {
            comparison,
            outlines: comparison.documents().map(Outline::new),
        }
    }

    /// The blocks that an edit touches; nothing on a side where it has no text.
    pub(super) fn blocks_of(&self, edit: &Edit) -> Sides<Option<usize>> {
        edit.spans
            .zip(self.comparison.documents())
            .map(|(span, document)| document.block_at(span))
    }

    /// The changed edits, by index, leaving out those that only typography tells apart.
    pub(super) fn changes(&self) -> impl Iterator<Item = (usize, &'c Edit)> {
        self.comparison
            .edits()
            .iter()
            .enumerate()
            .filter(|(_, edit)| edit.op != Op::Equal && edit.class != EditClass::Typography)
    }

    /// The places of the moves, of blocks and of sentences.
    pub(super) fn moves(&self) -> Vec<Sides<Option<Passage>>> {
        let documents = self.comparison.documents();
        let alignment = self.comparison.alignment();
        let blocks = alignment.blocks.iter().filter(|link| link.moved.is_some());
        let blocks = blocks.map(|link| {
            let units = link.units.as_ref().zip(documents);
            units.map(|(units, document)| {
                units.first().map(|unit| Passage::of_block(document, *unit))
            })
        });
        let sentences = alignment.sentence_links.iter();
        let sentences = sentences.filter(|link| link.moved.is_some()).map(|link| {
            let tables = alignment.sentences.as_ref().zip(documents);
            let units = link.units.as_ref().zip(tables);
            units.map(|(units, (table, document))| {
                units
                    .first()
                    .map(|unit| Passage::of_sentence(document, &table[*unit]))
            })
        });
        blocks.chain(sentences).collect()
    }

    /// The hull of the edits on each side, within the block of the first of them.
    pub(super) fn passages(&self, edits: &[usize]) -> Sides<Option<Passage>> {
        let side = |pick: fn(&Sides<Span>) -> Span, document: &'c Document| {
            let mut found: Option<(usize, Span)> = None;
            for edit in edits {
                let span = pick(&self.comparison.edits()[*edit].spans);
                match (found, document.block_at(span)) {
                    (None, Some(block)) => found = Some((block, span)),
                    (Some((block, hull)), Some(own)) if own == block => {
                        found = Some((block, hull.hull(span)));
                    }
                    _ => {}
                }
            }
            found.map(|(block, span)| Passage::at(document, block, span))
        };
        let documents = self.comparison.documents();
        Sides::new(
            side(|spans| spans.old, documents.old),
            side(|spans| spans.new, documents.new),
        )
    }
}

/// What a gate objects to.
#[derive(Debug)]
pub(super) struct Breach<'r> {
    pub(super) gate: Gate,
    /// The row of the policy: a passage, a phrase, a name. The digest of the issue is over it and the texts concerned.
    pub(super) row: &'r str,
    pub(super) explanation: String,
}

/// What the gates say, as issues with identities of their own.
#[derive(Debug)]
pub(super) struct GateIssues<'c> {
    pub(super) issues: Vec<Issue>,
    layers: &'c Layers<'c>,
    identities: Identities<'c>,
}

impl<'c> GateIssues<'c> {
    pub(super) fn new(comparison: &'c Comparison, layers: &'c Layers<'c>) -> Self {
        Self {
            issues: Vec::new(),
            layers,
            identities: Identities::new(comparison),
        }
    }

    /// Adds what is wrong with the document as a whole.
    pub(super) fn add(&mut self, breach: &Breach<'_>) {
        self.add_edits(breach, Sides::default(), Vec::new());
    }

    /// Adds what is wrong in a place.
    pub(super) fn add_at(&mut self, breach: &Breach<'_>, place: Sides<Option<Passage>>) {
        self.add_edits(breach, place, Vec::new());
    }

    /// Adds what edits did in a place.
    pub(super) fn add_edits(
        &mut self,
        breach: &Breach<'_>,
        place: Sides<Option<Passage>>,
        edits: Vec<usize>,
    ) {
        let rule = format!("{}\u{0}{}", breach.gate.id(), breach.row);
        let sides = place.as_ref().map(Option::as_ref);
        let id = self.identities.of(&rule, sides);
        let Decision { action, because } = decide_gate(self.layers, breach.gate);
        self.issues.push(Issue {
            id,
            places: Vec::new(),
            rule: Rule::Gate(breach.gate),
            level: GATE_LEVEL,
            confidence: Confidence::High,
            action,
            because,
            direction: None,
            explanation: breach.explanation.clone(),
            old: place.old,
            new: place.new,
            edits,
            children: Vec::new(),
            excuse: None,
        });
    }
}
