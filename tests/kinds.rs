//! The examples in the table of kinds hold: what fires fires, what is silent is silent, and every kind has both.

use variorum::classify::{Kind, kinds};
use variorum::{CompareOptions, compare, read_str};

fn kinds_of(redline: &str) -> Vec<Kind> {
    let sides = kinds::strip(redline);
    let comparison = compare(
        read_str("old", &sides.old),
        read_str("new", &sides.new),
        &CompareOptions::default(),
    );
    comparison
        .findings()
        .iter()
        .map(|finding| finding.kind)
        .collect()
}

#[test]
fn every_kind_has_both_sorts_of_example_and_a_base_in_range() {
    for kind in Kind::ALL {
        let row = kinds::row(*kind);
        assert!(!row.fires.is_empty() && !row.silent.is_empty(), "{kind}");
        assert!((0..=100).contains(&row.base), "{kind}");
    }
}

#[test]
fn examples_that_fire_give_their_kind() {
    let missed: Vec<String> = Kind::ALL
        .iter()
        .flat_map(|kind| {
            kinds::row(*kind)
                .fires
                .iter()
                .map(move |example| (*kind, *example))
        })
        .filter(|(kind, example)| !kinds_of(example).contains(kind))
        .map(|(kind, example)| format!("{kind}: {example} gives {:?}", kinds_of(example)))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn near_misses_stay_silent() {
    let wrong: Vec<String> = Kind::ALL
        .iter()
        .flat_map(|kind| {
            kinds::row(*kind)
                .silent
                .iter()
                .map(move |example| (*kind, *example))
        })
        .filter(|(kind, example)| kinds_of(example).contains(kind))
        .map(|(kind, example)| format!("{kind}: {example}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
