//! Task `spans`: the edits between two texts, as spans of characters.

use std::error::Error;

use serde_json::{Value, json};
use variorum::{CompareOptions, Op, Span, compare, read_str};

use crate::text;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let (old, new) = (text(record, "old")?, text(record, "new")?);
    let comparison = compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    );
    let edits: Vec<Value> = comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
        .map(|edit| {
            json!({ "old_span": characters(old, edit.spans.old), "new_span": characters(new, edit.spans.new) })
        })
        .collect();
    Ok(json!({ "id": record["id"], "edits": edits }))
}

/// A byte span in characters; `null` when empty.
fn characters(text: &str, span: Span) -> Option<[usize; 2]> {
    let count = |end: usize| text[..end].chars().count();
    (!span.is_empty()).then(|| [count(span.start()), count(span.end())])
}
