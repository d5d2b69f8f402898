//! From drafts to findings: places, edits, points, words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::explain::explain;
use super::finding::{Finding, FindingId, Passage, Place, ScorePart};
use super::kind::{Kind, Layer};
use super::pair::Pair;
use super::phrase;
use super::profile::Profile;
use super::score::{self, Setting};
use super::side::{Side, Which};
use super::statement::Statement;
use super::structure::NUMBER;
use crate::compare::Comparison;
use crate::diff::Op;
use crate::document::Document;
use crate::lexicon::Class;
use crate::sides::Sides;
use crate::span::Span;

/// Makes the finding of a draft about a pair.
pub(super) fn finding(
    comparison: &Comparison,
    pair: &Pair<'_, '_>,
    mut draft: Draft,
    profile: &Profile,
) -> Finding {
    let documents = comparison.documents();
    let spoken_of = draft.spoken_of();
    let layer = draft.layer();
    let passage = |which: Which, atoms: &[usize]| {
        let run = run(pair.side(which), atoms, draft.side(which), layer)?;
        passage(which.of(documents), pair.side(which), run)
    };
    let old = passage(Which::Old, &spoken_of.old);
    let new = passage(Which::New, &spoken_of.new);
    let words = Sides::new(
        spans(&pair.sides.old, &spoken_of.old),
        spans(&pair.sides.new, &spoken_of.new),
    );
    let quotes = match draft.quote.take() {
        Some(quote) => vec![quote],
        None => phrase::quotes(pair, &draft),
    };
    let edits = edits(comparison, pair, &draft);
    let setting = setting(pair, &draft);
    Finding {
        quotes,
        words,
        edits,
        ..compose(draft, Sides::new(old, new), setting, profile)
    }
}

/// The spans of some atoms.
pub(super) fn spans(side: &Side<'_, '_>, atoms: &[usize]) -> Vec<Span> {
    atoms
        .iter()
        .filter_map(|at| side.span(*at..*at + 1))
        .collect()
}

/// Makes a finding from a draft whose places are known.
pub(super) fn compose(
    draft: Draft,
    places: Sides<Option<Passage>>,
    setting: Setting,
    profile: &Profile,
) -> Finding {
    let layer = draft.layer();
    let score_parts = score::parts(&draft, setting, profile);
    let score = score::total(&score_parts);
    let evidence: BTreeMap<String, String> = draft
        .evidence
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(field, value)| (field.to_owned(), value))
        .collect();
    let (explanation_key, explanation) = explain(draft.rule, &evidence, &draft.rows);
    let quotes = quotes(&places);
    let words = places
        .as_ref()
        .map(|place| place.iter().map(|passage| passage.span).collect());
    Finding {
        id: FindingId(String::new()),
        kind: draft.kind,
        layer,
        level: score::level(score),
        score,
        score_parts,
        confidence: draft.confidence,
        rule: draft.rule.to_owned(),
        direction: draft.direction,
        old: places.old,
        new: places.new,
        quotes,
        evidence,
        data_rows: draft.rows,
        explanation_key,
        explanation,
        words,
        edits: Vec::new(),
        parent: None,
        places: Vec::new(),
    }
}

/// Passages that are quoted whole.
pub(super) fn quotes(places: &Sides<Option<Passage>>) -> Vec<Sides<String>> {
    let text = |place: Option<&Passage>| place.map_or_else(String::new, |place| place.text.clone());
    vec![Sides::new(
        text(places.old.as_ref()),
        text(places.new.as_ref()),
    )]
}

/// The place of a span in its document. What a page put into a block is no part of its text, and neither are marks of
/// markup.
pub(super) fn place(document: &Document, block: usize, span: Span) -> Passage {
    let text = if document.blocks()[block].span().contains(span) {
        document.unmarked_within(block, span)
    } else {
        let words: Vec<&str> = document[span].split_whitespace().collect();
        words.join(" ")
    };
    Passage { block, span, text }
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
    Some(place(document, block, side.span(run)?))
}

fn setting(pair: &Pair<'_, '_>, draft: &Draft) -> Setting {
    let heading = Which::BOTH.iter().all(|which| {
        let words = &pair.side(*which).words;
        words.last().is_some_and(|word| !word.is_sign(".")) && words.len() <= HEADING_WORDS
    });
    if heading {
        return Setting::Heading;
    }
    let recital = |list: &[Statement<'_>], side: &Side<'_, '_>, atoms: &[usize]| {
        let own = atoms.first().and_then(|at| {
            list.iter()
                .rev()
                .find(|statement| statement.clause.contains(at))
        });
        // A sentence has a main clause after the participle.
        let is_sentence = |statement: &Statement<'_>| {
            let mut after = statement.clause.start + 1..side.atoms.len();
            let end = after.find(|at| side.first(*at).opens);
            side.first(end.unwrap_or(side.atoms.len()) - 1).is_sign(".")
        };
        own.is_some_and(|statement| {
            statement.form == crate::lexicon::Form::Gerund
                && statement.subject.is_empty()
                && !is_sentence(statement)
        })
    };
    let statements = pair.sides.as_ref().map(Side::statements);
    let sides = &pair.sides;
    if recital(statements.old, &sides.old, &draft.atoms.old)
        || recital(statements.new, &sides.new, &draft.atoms.new)
    {
        return Setting::Preamble;
    }
    let binds = |list: &[Statement<'_>], side: &Side<'_, '_>, atoms: &[usize]| {
        atoms.first().is_some_and(|at| {
            let own = list
                .iter()
                .rev()
                .find(|statement| statement.clause.contains(at));
            own.is_some_and(|statement| {
                statement
                    .rows
                    .iter()
                    .any(|row| matches!(&*row.family, "commissive" | "directive"))
                    || statement.modal.is_some_and(|modal| {
                        side.atoms[modal]
                            .of(crate::lexicon::Group::Modal)
                            .any(|sense| sense.row.rank >= BINDING_MODAL)
                    })
            })
        })
    };
    let forceful = binds(statements.old, &pair.sides.old, &draft.atoms.old)
        || binds(statements.new, &pair.sides.new, &draft.atoms.new);
    if forceful {
        Setting::Forceful
    } else {
        Setting::Plain
    }
}

/// Longest line that is taken for a heading, in words.
const HEADING_WORDS: usize = 12;
/// Rank of a modal from which on its clause binds.
const BINDING_MODAL: i16 = 60;

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

/// Field of evidence that lists the places of a finding that was told once for many.
const LOCATIONS: &str = "locations";

/// Least number of findings that say the same before they are told as one.
const COLLAPSE: usize = 3;

/// Whether a finding is told once for many like it.
pub(super) fn is_told_once(finding: &Finding) -> bool {
    finding.evidence.contains_key(LOCATIONS)
}

/// Findings of one kind, rule and value in many places become one with its locations, which weighs what the weightiest of
/// them does; editorial ones of one rule, and numbers that stood by themselves, become one even where their values differ.
pub(super) fn collapse(mut findings: Vec<Finding>, documents: Sides<&Document>) -> Vec<Finding> {
    let alone = |finding: &Finding| {
        let is_passage = finding.rule.starts_with("structure.") && finding.rule != NUMBER;
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
            let evidence = &mut finding.evidence;
            evidence.insert("count".to_owned(), told.count.to_string());
            evidence.insert(LOCATIONS.to_owned(), told.locations);
            finding.words = told.words;
            finding.edits = told.edits;
            finding.quotes = told.quotes;
            finding.places = told.places;
            finding.score = score::total(&told.score_parts);
            finding.level = score::level(finding.score);
            finding.score_parts = told.score_parts;
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
fn likeness(finding: &Finding) -> (Kind, &str, (String, String)) {
    let value = |passage: &Option<Passage>| {
        passage
            .as_ref()
            .map_or_else(String::new, |passage| passage.text.to_lowercase())
    };
    // Of options, what became of them is said as well.
    let left = finding.evidence.get("surviving").map_or("", String::as_str);
    let values = if finding.layer == Layer::Editorial || finding.rule == NUMBER {
        (String::new(), String::new())
    } else {
        (value(&finding.old), value(&finding.new) + left)
    };
    (finding.kind, &finding.rule, values)
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
