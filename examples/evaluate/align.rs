//! Task `align`: which of the given units belong together.

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::{Value, json};
use variorum::align::{Pass, Sentence};
use variorum::diff::{DiffOptions, pair_words};
use variorum::{
    Alignment, CompareOptions, Comparison, Link, LinkKind, Sides, compare, diff, from_units,
};

use crate::texts;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let (old, new) = (texts(record, "old")?, texts(record, "new")?);
    if record["unit"] == "word" {
        let pairs = word_pairs(&Sides::new(old, new));
        return Ok(json!({ "id": record["id"], "pairs": pairs }));
    }
    let comparison = compare(
        from_units("old", old),
        from_units("new", new),
        &CompareOptions::default(),
    );
    Ok(json!({ "id": record["id"], "pairs": pairs(&comparison) }))
}

/// The pairs of words of two sentences that are given as linked.
fn word_pairs(words: &Sides<Vec<&str>>) -> BTreeSet<(usize, usize)> {
    let documents = words
        .as_ref()
        .map(|words| from_units("sentence", [words.join(" ")]));
    let documents = documents.as_ref();
    let sentences = documents.map(|document| {
        let tokens = document.tokens(0);
        vec![Sentence {
            block: 0,
            tokens: 0..tokens.len(),
            span: document.blocks()[0].span(),
        }]
    });
    let alignment = Alignment {
        sentences,
        sentence_links: vec![Link {
            kind: LinkKind::Match,
            units: Sides::new(vec![0], vec![0]),
            moved: None,
            identical: false,
            pass: Pass::Equal,
            score: 1.0,
            runner_up: None,
        }],
        ..Alignment::default()
    };
    let (edits, _) = diff(documents, &alignment, &DiffOptions::default());
    let starts = words.as_ref().map(|words| starts(words));
    let unit = |starts: &[usize], at: usize| starts.partition_point(|start| *start <= at) - 1;
    pair_words(documents, &edits)
        .into_iter()
        .map(|pair| {
            (
                unit(&starts.old, pair.old.start()),
                unit(&starts.new, pair.new.start()),
            )
        })
        .collect()
}

/// Where each word begins when they are joined by blanks.
fn starts(words: &[&str]) -> Vec<usize> {
    let mut at = 0;
    words
        .iter()
        .map(|word| {
            let start = at;
            at += word.len() + 1;
            start
        })
        .collect()
}

/// The pairs of blocks that a block link joins, or a sentence that moved between them.
fn pairs(comparison: &Comparison) -> BTreeSet<(usize, usize)> {
    let alignment = comparison.alignment();
    let mut pairs = BTreeSet::new();
    for link in &alignment.blocks {
        let new = &link.units.new;
        pairs.extend(
            link.units
                .old
                .iter()
                .flat_map(|a| new.iter().map(|b| (*a, *b))),
        );
    }
    for link in &alignment.sentence_links {
        for a in &link.units.old {
            for b in &link.units.new {
                pairs.insert((
                    alignment.sentences.old[*a].block,
                    alignment.sentences.new[*b].block,
                ));
            }
        }
    }
    pairs
}
