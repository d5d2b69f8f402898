//! Times each stage, and all of them together, on the Harbour Compact and on generated texts.

mod generate;

use divan::Bencher;
use variorum::render::{TerminalOptions, terminal};
use variorum::{AlignOptions, CompareOptions, Document, Sides, align, compare, diff, read_str};

fn main() {
    divan::main();
}

/// Names of the inputs; [`texts`] makes them.
const INPUTS: [&str; 3] = ["harbour-compact", "100 kB", "1 MB"];

fn texts(input: &str) -> Sides<String> {
    let generated = |bytes| Sides::new(generate::text(bytes), generate::revised(bytes));
    match input {
        "100 kB" => generated(100_000),
        "1 MB" => generated(1_000_000),
        _ => Sides::new(
            include_str!("../examples/harbour-compact/2019.txt").to_owned(),
            include_str!("../examples/harbour-compact/2020.txt").to_owned(),
        ),
    }
}

fn documents(texts: &Sides<String>) -> Sides<Document> {
    texts.as_ref().map(|text| read_str("text", text))
}

#[divan::bench(args = INPUTS)]
fn reading(bencher: Bencher<'_, '_>, input: &str) {
    let texts = texts(input);
    bencher.bench(|| documents(&texts));
}

#[divan::bench(args = INPUTS)]
fn alignment(bencher: Bencher<'_, '_>, input: &str) {
    let texts = texts(input);
    // Tokens are found when first asked for, which is part of this stage.
    bencher
        .with_inputs(|| documents(&texts))
        .bench_refs(|documents| align(documents.as_ref(), &AlignOptions::default()));
}

#[divan::bench(args = INPUTS)]
fn word_diff(bencher: Bencher<'_, '_>, input: &str) {
    let documents = documents(&texts(input));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    let options = CompareOptions::default().diff;
    bencher.bench(|| diff(documents.as_ref(), &alignment, &options));
}

#[divan::bench(args = INPUTS)]
fn end_to_end(bencher: Bencher<'_, '_>, input: &str) {
    let texts = texts(input);
    bencher.bench(|| {
        let Sides { old, new } = documents(&texts);
        let comparison = compare(old, new, &CompareOptions::default());
        let mut out = Vec::new();
        terminal(&comparison, &TerminalOptions::default(), &mut out)
            .expect("writing to memory does not fail");
        out
    });
}
