//! The changes planted in the Harbour Compact series, as its README lists them.

use variorum::{CompareOptions, Comparison, compare, read};

fn step(old: &str, new: &str) -> Comparison {
    let path = |year: &str| {
        format!(
            "{}/examples/harbour-compact/{year}.txt",
            env!("CARGO_MANIFEST_DIR")
        )
    };
    compare(
        read(path(old)).expect("the series is part of the repository"),
        read(path(new)).expect("the series is part of the repository"),
        &CompareOptions::default(),
    )
}

/// Whether some finding of a kind stands on, or right beside, the given words of a side.
fn has(comparison: &Comparison, kind: &str, words: &str) -> bool {
    let documents = comparison.documents();
    comparison
        .findings()
        .iter()
        .filter(|finding| finding.kind.id() == kind)
        .any(|finding| {
            [(&finding.old, documents.old), (&finding.new, documents.new)]
                .into_iter()
                .any(|(passage, document)| {
                    let Some(passage) = passage else { return false };
                    let squeezed = document.block_text(passage.block);
                    squeezed.contains(words)
                        && words
                            .split_whitespace()
                            .any(|word| passage.text.contains(word))
                })
        })
}

fn check(old: &str, new: &str, planted: &[(&str, &str)]) {
    let comparison = step(old, new);
    let missed: Vec<_> = planted
        .iter()
        .filter(|(kind, words)| !has(&comparison, kind, words))
        .collect();
    assert!(missed.is_empty(), "{old} -> {new}: {missed:?}");
}

#[test]
fn from_2017_to_2019() {
    check(
        "2017",
        "2019",
        &[
            ("commitment.weakened", "intend to provide four more"),
            ("hedge.added", "as applicable"),
            ("quantity.changed", "520 vessels"),
            ("quantity.changed", "55 million"),
            ("deadline.moved", "31 December 2020"),
            ("reference.added", "Tidal Council Resolution 127 (2018)"),
        ],
    );
}

#[test]
fn from_2019_to_2020() {
    check(
        "2019",
        "2020",
        &[
            ("term.renamed", "Harbour Compact Assembly"),
            ("modality.weakened", "should record"),
            ("action.weakened", "phase down"),
            ("stance.weakened", "welcomed the Brannock Ledger"),
            ("quantity.changed", "fourteen quays"),
            ("deadline.moved", "by June 2021"),
        ],
    );
}

#[test]
fn from_2020_to_2021() {
    check(
        "2020",
        "2021",
        &[
            ("modality.strengthened", "shall"),
            ("directive.strengthened", "requests that port"),
            ("intensity.lowered", "serious concern"),
            ("hedge.removed", "circumstances pending"),
            ("reference.changed", "Article 11"),
            ("tense.changed", "reaffirm"),
        ],
    );
}
