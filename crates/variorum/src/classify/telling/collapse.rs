//! Findings that say the same in many places, told once.

use std::collections::BTreeMap;

use super::score;
use crate::classify::record::evidence;
use crate::classify::record::finding::{Finding, Passage, Place, ScorePart};
use crate::classify::record::kind::{Kind, Layer};
use crate::classify::record::rule::RuleId;
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Least number of findings that say the same before they are told as one.
const COLLAPSE: usize = 3;

/// Whether a finding is told once for many like it.
pub(in crate::classify) fn is_told_once(finding: &Finding) -> bool {
    finding.evidence.contains_key(evidence::LOCATIONS)
}

/// Findings of one kind, rule and value in many places become one with its locations, which weighs what the weightiest of
/// them does; editorial ones of one rule, and numbers that stood by themselves, become one even where their values differ.
pub(in crate::classify) fn collapse(
    mut findings: Vec<Finding>,
    documents: Sides<&Document>,
) -> Vec<Finding> {
    let alone = |finding: &Finding| {
        let is_passage = finding.rule.is_of_passage() && finding.rule != RuleId::StructureNumber;
        is_passage || finding.parent.is_some()
    };
    let mut counts: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| !alone(finding))
    {
        counts.entry(likeness(finding)).or_default().push(index);
    }
    let mut told: BTreeMap<usize, Told> = BTreeMap::new();
    let mut absorbed = vec![false; findings.len()];
    for group in counts.into_values().filter(|group| group.len() >= COLLAPSE) {
        for index in &group[1..] {
            absorbed[*index] = true;
        }
        told.insert(group[0], Told::new(&findings, &group, documents));
    }
    let mut index = 0;
    findings.retain_mut(|finding| {
        let is_kept = !absorbed[index];
        if let Some(told) = told.remove(&index) {
            let fields = &mut finding.evidence;
            fields.insert("count".to_owned(), told.count.to_string());
            fields.insert(evidence::LOCATIONS.to_owned(), told.locations);
            finding.words = told.words;
            finding.edits = told.edits;
            finding.quotes = told.quotes;
            finding.places = told.places;
            score::weigh(finding, told.score_parts);
        }
        index += 1;
        is_kept
    });
    findings
}

/// What a finding says that is told once for many.
struct Told {
    count: usize,
    locations: String,
    words: Sides<Vec<Span>>,
    edits: Vec<usize>,
    quotes: Vec<Sides<String>>,
    places: Vec<Place>,
    score_parts: Vec<ScorePart>,
}

impl Told {
    fn new(findings: &[Finding], group: &[usize], documents: Sides<&Document>) -> Self {
        let locations: Vec<String> = group
            .iter()
            .map(|at| location(&findings[*at], documents))
            .collect();
        let mut edits: Vec<usize> = group
            .iter()
            .flat_map(|at| findings[*at].edits.iter().copied())
            .collect();
        edits.sort_unstable();
        edits.dedup();
        let words = |of: &dyn Fn(&Finding) -> &Vec<Span>| -> Vec<Span> {
            let told = group.iter().map(|at| &findings[*at]);
            told.flat_map(of).copied().collect()
        };
        // The first of the weightiest: a figure in a heading is that of the text.
        let weightiest = group.iter().rev().max_by_key(|at| findings[**at].score);
        Self {
            count: group.len(),
            score_parts: weightiest.map_or_else(Vec::new, |at| findings[*at].score_parts.clone()),
            locations: locations.join(" "),
            words: Sides::new(
                words(&|finding| &finding.words.old),
                words(&|finding| &finding.words.new),
            ),
            edits,
            quotes: group
                .iter()
                .flat_map(|at| findings[*at].quotes.iter().cloned())
                .collect(),
            places: group.iter().map(|at| Place::of(&findings[*at])).collect(),
        }
    }
}

/// What findings have in common that are told as one.
fn likeness(finding: &Finding) -> (Kind, RuleId, (String, String)) {
    let value = |passage: &Option<Passage>| {
        passage
            .as_ref()
            .map_or_else(String::new, |passage| passage.text.to_lowercase())
    };
    // Of options, what became of them is said as well.
    let left = finding
        .evidence
        .get(evidence::SURVIVING)
        .map_or("", String::as_str);
    let values = if finding.layer == Layer::Editorial || finding.rule == RuleId::StructureNumber {
        (String::new(), String::new())
    } else {
        (value(&finding.old), value(&finding.new) + left)
    };
    (finding.kind, finding.rule, values)
}

/// Line and column of a finding, on the new side where it has one.
fn location(finding: &Finding, documents: Sides<&Document>) -> String {
    let (passage, document) = match (&finding.new, &finding.old) {
        (Some(passage), _) => (passage, documents.new),
        (None, Some(passage)) => (passage, documents.old),
        (None, None) => return String::new(),
    };
    let at = document.position(passage.span.start());
    format!("{}:{}", at.line, at.column)
}
