//! Lineage follows words and passages through planted histories, and finds returns.

mod inputs;
mod planted;
mod provenance;
mod returns;
mod stories;
mod threads;
mod views;
mod words;

use std::sync::Arc;

use variorum::{Lineage, LineageOptions, Witness, lineage, read_str};

/// The lineage of texts called `1`, `2`, ...
pub(crate) fn lineage_of<S: AsRef<str>>(texts: &[S]) -> Lineage {
    lineage(witnesses(texts), &LineageOptions::default()).expect("two or more texts")
}

pub(crate) fn witnesses<S: AsRef<str>>(texts: &[S]) -> Vec<Witness> {
    let named = |(number, text): (usize, &S)| {
        let name = (number + 1).to_string();
        Witness::new(name.clone(), Arc::new(read_str(&name, text.as_ref())))
    };
    texts.iter().enumerate().map(named).collect()
}

/// The origins of the tokens of a witness beside their texts, as `word/origin`, counting versions from 1.
pub(crate) fn origins(lineage: &Lineage, witness: usize) -> String {
    let document = lineage.witnesses()[witness].document();
    let origins: Vec<String> = lineage
        .tokens(witness)
        .enumerate()
        .map(|(number, token)| {
            let origin = lineage.origin(witness, number) + 1;
            format!("{}/{origin}", &document[token.span])
        })
        .collect();
    origins.join(" ")
}
