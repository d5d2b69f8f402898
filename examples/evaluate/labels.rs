//! Task `labels`: for each given edit, whether it changes the meaning. A reading of the findings and nothing else: an edit
//! changes the meaning if a substantive finding of level medium or above speaks of words of it. A word that no rule explains
//! is always a finding, of a low level where it is a touch: the level tells how much a change matters, its presence does not.
//! With `labels-any` every substantive finding counts. What the findings say stands beside the label.

use std::error::Error;

use serde_json::{Value, json};
use variorum::{CompareOptions, Finding, Layer, Level, Sides, Span, compare, read_str};

use crate::text;

/// The level from which on a substantive finding is a change of meaning.
const MEANING: Level = Level::Medium;

/// Labels by the findings that matter.
pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    labels(record, MEANING)
}

/// Labels by all substantive findings, however little they matter.
pub(crate) fn predict_any(record: &Value) -> Result<Value, Box<dyn Error>> {
    labels(record, Level::None)
}

fn labels(record: &Value, least: Level) -> Result<Value, Box<dyn Error>> {
    let (old, new) = (text(record, "old")?, text(record, "new")?);
    let comparison = compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    );
    let (mut labels, mut because) = (Vec::new(), Vec::new());
    for edit in record["edits"]
        .as_array()
        .ok_or("no list in field `edits`")?
    {
        let given = Sides::new(span(old, &edit["old_span"]), span(new, &edit["new_span"]));
        let about: Vec<&Finding> = comparison
            .findings()
            .iter()
            .filter(|finding| speaks_of(finding, given))
            .collect();
        let is_meaning = about
            .iter()
            .any(|finding| finding.layer == Layer::Substantive && finding.level >= least);
        labels.push(if is_meaning { "meaning" } else { "surface" });
        because.push(
            about
                .iter()
                .map(|finding| {
                    json!({
                        "kind": finding.kind,
                        "rule": finding.rule,
                        "score": finding.score,
                        "score_parts": finding.score_parts,
                        "evidence": finding.evidence,
                    })
                })
                .collect::<Vec<_>>(),
        );
    }
    Ok(json!({ "id": record["id"], "labels": labels, "because": because }))
}

/// Whether some word that a finding speaks of lies in an edit.
fn speaks_of(finding: &Finding, edit: Sides<Option<Span>>) -> bool {
    let meets = |edit: Option<Span>, words: &[Span]| {
        edit.is_some_and(|edit| words.iter().any(|word| word.intersection(edit).is_some()))
    };
    meets(edit.old, &finding.words.old) || meets(edit.new, &finding.words.new)
}

/// A span of characters as one of bytes.
fn span(text: &str, value: &Value) -> Option<Span> {
    let at = |index: usize| {
        let characters = usize::try_from(value[index].as_u64()?).ok()?;
        Some(
            text.char_indices()
                .nth(characters)
                .map_or(text.len(), |(byte, _)| byte),
        )
    };
    Some(Span::new(at(0)?, at(1)?))
}
