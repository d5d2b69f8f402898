//! Task `spans`: the variants of two texts, as spans of characters.

use std::error::Error;

use serde_json::{Value, json};
use variorum::{CompareOptions, Sides, Span, compare, read_str};

use crate::text;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let texts = Sides::new(text(record, "old")?, text(record, "new")?);
    let comparison = compare(
        read_str("old", texts.old),
        read_str("new", texts.new),
        &CompareOptions::default(),
    );
    let variants = comparison.variants().into_iter();
    let edits: Vec<Value> = variants
        .map(|variant| {
            json!({
                "old_span": characters(texts.old, variant.old),
                "new_span": characters(texts.new, variant.new),
            })
        })
        .collect();
    Ok(json!({ "id": record["id"], "edits": edits }))
}

/// A span in characters; `null` when empty.
fn characters(text: &str, span: Span) -> Option<[usize; 2]> {
    let count = |end: usize| text[..end].chars().count();
    (!span.is_empty()).then(|| [count(span.start()), count(span.end())])
}
