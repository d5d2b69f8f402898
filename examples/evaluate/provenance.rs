//! Task `provenance`: the revision that each token of each revision came from.

use std::error::Error;
use std::sync::Arc;

use serde_json::{Value, json};
use variorum::{Lineage, LineageOptions, Witness, lineage, read_str};

use crate::texts;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let revisions = record["revisions"]
        .as_array()
        .ok_or("no list in field `revisions`")?;
    let tokens: Vec<Vec<&str>> = revisions
        .iter()
        .map(|revision| texts(revision, "tokens"))
        .collect::<Result<_, _>>()?;
    let documents = tokens
        .iter()
        .enumerate()
        .map(|(number, tokens)| Arc::new(read_str(&number.to_string(), &tokens.join(" "))));
    let lineage = lineage(Witness::name_all(documents), &LineageOptions::default())?;
    let origins = tokens
        .iter()
        .enumerate()
        .map(|(witness, tokens)| {
            let origins = origins(&lineage, witness, tokens);
            let revision = |origin: usize| &revisions[origin]["rev"];
            origins.into_iter().map(revision).collect::<Vec<_>>()
        })
        .collect::<Vec<_>>();
    Ok(json!({ "id": record["id"], "origins": origins }))
}

/// The origin of each given token: that of the first of our tokens in it.
fn origins(lineage: &Lineage, witness: usize, tokens: &[&str]) -> Vec<usize> {
    let ours: Vec<(usize, usize)> = lineage
        .tokens(witness)
        .enumerate()
        .map(|(number, token)| (token.span.start(), lineage.origin(witness, number)))
        .collect();
    let mut start = 0;
    tokens
        .iter()
        .map(|token| {
            let at = ours.partition_point(|(first, _)| *first < start);
            start += token.len() + 1;
            ours.get(at).map_or(witness, |(_, origin)| *origin)
        })
        .collect()
}
