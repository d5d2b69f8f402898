//! From drafts to findings: places, edits, points, words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::exchange::is_exchange;
use super::explain::explain;
use super::phrase;
use super::score::{self, Setting};
use super::setting::setting;
use crate::classify::context::Context;
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::record::evidence;
use crate::classify::record::finding::{Finding, Passage};
use crate::classify::record::kind::Layer;
use crate::classify::record::rule::RuleId;
use crate::compare::Comparison;
use crate::diff::Op;
use crate::document::Document;
use crate::lexicon::Class;
use crate::sides::Sides;
use crate::span::Span;

impl Context<'_, '_> {
    /// Makes the finding of a draft about a pair.
    pub(in crate::classify) fn finding(&self, pair: &Pair<'_, '_>, mut draft: Draft) -> Finding {
        let spoken_of = draft.spoken_of();
        let layer = draft.layer();
        let run = |which: Which| {
            let words = which.of(spoken_of.as_ref());
            run(pair.side(which), words, draft.side(which), layer)
        };
        let runs = Sides::by(run);
        let stands_apart =
            draft.rule == RuleId::FallbackWording && !is_exchange(pair, spoken_of, &runs);
        let place = |which: Which| {
            let run = which.of(runs.as_ref()).clone()?;
            passage(self.document(which), pair.side(which), run)
        };
        let places = Sides::by(place);
        let words = Sides::new(
            spans(&pair.sides.old, &spoken_of.old),
            spans(&pair.sides.new, &spoken_of.new),
        );
        let quotes = match draft.quote.take() {
            Some(quote) => vec![quote],
            None => phrase::quotes(pair, &draft),
        };
        let edits = edits(self.comparison, pair, &draft);
        let setting = setting(pair, &draft);
        let draft = if stands_apart {
            draft.with(evidence::APART, "yes")
        } else {
            draft
        };
        Finding {
            quotes,
            words,
            edits,
            ..self.compose(draft, places, setting)
        }
    }

    /// Makes a finding from a draft whose places are known.
    pub(in crate::classify) fn compose(
        &self,
        draft: Draft,
        places: Sides<Option<Passage>>,
        setting: Setting,
    ) -> Finding {
        let score_parts = score::parts(&draft, setting, self.profile);
        let mut finding = Finding::new(draft.kind, draft.rule, places);
        score::weigh(&mut finding, score_parts);
        finding.layer = draft.layer();
        let evidence: BTreeMap<String, String> = draft
            .evidence
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(field, value)| (field.to_owned(), value))
            .collect();
        let (explanation_key, explanation) = explain(draft.rule, &evidence, &draft.rows);
        Finding {
            confidence: draft.confidence,
            direction: draft.direction,
            evidence,
            data_rows: draft.rows,
            explanation_key,
            explanation,
            ..finding
        }
    }
}

/// The spans of some atoms.
pub(in crate::classify) fn spans(side: &Side<'_, '_>, atoms: &[usize]) -> Vec<Span> {
    atoms
        .iter()
        .filter_map(|at| side.span(*at..*at + 1))
        .collect()
}

/// The atoms from the first to the last that a draft speaks of; where they lie far apart, the first run of them. What
/// changes the matter is shown in whole words, and with the preposition and article that changed with it.
fn run(
    side: &Side<'_, '_>,
    spoken_of: &[usize],
    changed: &[usize],
    layer: Layer,
) -> Option<Range<usize>> {
    let run = phrase::first_run(side, spoken_of)?;
    if layer != Layer::Substantive {
        return Some(run);
    }
    let mut run = phrase::trimmed(side, run);
    let leads = |at: usize| {
        let atom = &side.atoms[at];
        let opens = [Class::Preposition, Class::Determiner, Class::Possessive];
        changed.contains(&at) && atom.is_any_function(&opens)
    };
    while run.start > 0 && !side.first(run.start).opens && leads(run.start - 1) {
        run.start -= 1;
    }
    Some(run)
}

fn passage(document: &Document, side: &Side<'_, '_>, run: Range<usize>) -> Option<Passage> {
    let block = side.first(run.start).block;
    Some(Passage::at(document, block, side.span(run)?))
}

/// The edits whose spans the atoms of a draft touch, on either side.
fn edits(comparison: &Comparison, pair: &Pair<'_, '_>, draft: &Draft) -> Vec<usize> {
    let (old, new) = (
        spans(&pair.sides.old, &draft.atoms.old),
        spans(&pair.sides.new, &draft.atoms.new),
    );
    let touches =
        |spans: &[Span], edit: Span| spans.iter().any(|span| span.intersection(edit).is_some());
    let is_touched = |index: &usize| {
        let edit = &comparison.edits()[*index];
        edit.op != Op::Equal && (touches(&old, edit.spans.old) || touches(&new, edit.spans.new))
    };
    comparison
        .edit_range(pair.link)
        .filter(is_touched)
        .collect()
}
