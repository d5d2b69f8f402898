//! Task `labels`: for each given edit, whether it changes the meaning. A reading of the findings: any substantive finding
//! that touches the edit means `meaning`.

use std::error::Error;

use serde_json::{Value, json};
use variorum::{CompareOptions, Comparison, Layer, Span, compare, read_str};

use crate::text;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let (old, new) = (text(record, "old")?, text(record, "new")?);
    let comparison = compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    );
    let labels: Vec<&str> = record["edits"]
        .as_array()
        .ok_or("no list in field `edits`")?
        .iter()
        .map(|edit| {
            let old = span(old, &edit["old_span"]);
            let new = span(new, &edit["new_span"]);
            if is_substantive(&comparison, old, new) {
                "meaning"
            } else {
                "surface"
            }
        })
        .collect();
    Ok(json!({ "id": record["id"], "labels": labels }))
}

fn is_substantive(comparison: &Comparison, old: Option<Span>, new: Option<Span>) -> bool {
    let touches = |given: Option<Span>, own: Option<Span>| {
        given
            .zip(own)
            .is_some_and(|(a, b)| a.intersection(b).is_some())
    };
    comparison
        .findings()
        .iter()
        .filter(|finding| finding.layer == Layer::Substantive)
        .any(|finding| {
            touches(old, finding.old.as_ref().map(|passage| passage.span))
                || touches(new, finding.new.as_ref().map(|passage| passage.span))
                || finding.edits.iter().any(|edit| {
                    let spans = comparison.edits()[*edit].spans;
                    touches(old, Some(spans.old)) || touches(new, Some(spans.new))
                })
        })
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
