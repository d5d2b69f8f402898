//! Task `findings`: what the changes mean.

use std::error::Error;

use serde_json::{Value, json};
use variorum::{CompareOptions, Document, Finding, Layer, Sides, compare, from_units, read_str};

use crate::texts;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let comparison = compare(
        read(record, "old")?,
        read(record, "new")?,
        &CompareOptions::default(),
    );
    let findings: Vec<Value> = comparison.findings().iter().flat_map(rows).collect();
    Ok(json!({ "id": record["id"], "findings": findings }))
}

/// A text, or blocks that make one.
fn read(record: &Value, side: &str) -> Result<Document, Box<dyn Error>> {
    match record[side].as_str() {
        Some(text) => Ok(read_str(side, text)),
        None => Ok(from_units(side, texts(record, side)?)),
    }
}

/// One row for each place of a finding.
fn rows(finding: &Finding) -> Vec<Value> {
    let layer = match finding.layer {
        Layer::Editorial => "editorial",
        Layer::Framing => "framing",
        Layer::Substantive => "substantive",
    };
    let row = |quote: &Sides<String>| {
        json!({
            "kind": finding.kind.id(),
            "layer": layer,
            "level": finding.level,
            "old": quote.old,
            "new": quote.new,
        })
    };
    finding.quotes.iter().map(row).collect()
}
