//! A planted change is reported whatever noise stands beside it; noise alone gives nothing above the editorial layer;
//! every edit has a finding; the same input gives the same findings.

use variorum::{Comparison, Layer, Op};

use crate::comparison;

const TEXT: &str = "The Ministers met in the harbour town of Brannock.\n\nThey welcomed the report of the pilots and \
    thanked the crews. Twelve beacons were lit along the coast.\n\nAll registries shall answer within 30 days. The \
    members will provide six boats by 2027.\n\nThe network sells its services to smugglers, brokers and thieves.";

/// Changes of meaning: what to find in the text and what to put in its place.
const PLANTED: &[(&str, &str)] = &[
    ("shall answer", "should answer"),
    ("All registries", "Some registries"),
    ("within 30 days", "within 60 days"),
    ("will provide", "will consider providing"),
    ("six boats", "four boats"),
    ("by 2027", "by 2029"),
    ("welcomed the report", "regretted the report"),
    ("Twelve beacons", "Nine beacons"),
    ("to smugglers", "not to smugglers"),
    (" and thanked the crews", ""),
    ("Brannock", "Castrel"),
    ("sells", "rents"),
];

/// Noise without meaning.
const NOISE: &[(&str, &str)] = &[
    (
        "smugglers, brokers and thieves",
        "smugglers, brokers, and thieves",
    ),
    ("harbour", "harbor"),
    ("Twelve beacons", "12 beacons"),
    ("\n\nThey", "\n\n\nThey"),
    ("met in", "met  in"),
];

fn substantive(comparison: &Comparison) -> usize {
    comparison
        .findings()
        .iter()
        .filter(|finding| finding.layer == Layer::Substantive)
        .count()
}

#[test]
fn a_planted_change_is_reported_under_any_noise() {
    for (from, to) in PLANTED {
        for noise in [None].into_iter().chain(NOISE.iter().map(Some)) {
            let new = TEXT.replacen(from, to, 1);
            let new = noise.map_or_else(
                || new.clone(),
                |(plain, other)| new.replacen(plain, other, 1),
            );
            let comparison = comparison(TEXT, &new);
            assert!(
                substantive(&comparison) > 0,
                "{from:?} -> {to:?} with {noise:?} passed in silence"
            );
        }
    }
}

#[test]
fn noise_alone_is_editorial() {
    for (plain, other) in NOISE {
        let comparison = comparison(TEXT, &TEXT.replacen(plain, other, 1));
        let loud: Vec<_> = comparison
            .findings()
            .iter()
            .filter(|finding| finding.layer != Layer::Editorial)
            .collect();
        assert!(loud.is_empty(), "{plain:?} -> {other:?}: {loud:?}");
    }
}

#[test]
fn every_edit_has_a_finding() {
    for (from, to) in PLANTED.iter().chain(NOISE) {
        let comparison = comparison(TEXT, &TEXT.replacen(from, to, 1));
        for (index, edit) in comparison.edits().iter().enumerate() {
            let listed = comparison
                .findings()
                .iter()
                .any(|finding| finding.edits.contains(&index));
            assert!(
                edit.op == Op::Equal || listed,
                "{edit:?} of {from:?} -> {to:?} has no finding"
            );
        }
    }
}

#[test]
fn findings_are_the_same_each_time_and_their_ids_differ() {
    let new = PLANTED.iter().fold(TEXT.to_owned(), |text, (from, to)| {
        text.replacen(from, to, 1)
    });
    let (one, other) = (comparison(TEXT, &new), comparison(TEXT, &new));
    assert_eq!(one.findings(), other.findings());
    let mut ids: Vec<_> = one.findings().iter().map(|finding| &finding.id).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn an_identity_survives_changes_elsewhere() {
    let changed = TEXT.replacen("shall answer", "should answer", 1);
    let more = changed.replacen("six boats", "four boats", 1);
    let id = |new: &str| {
        let comparison = comparison(TEXT, new);
        let found = comparison
            .findings()
            .iter()
            .find(|finding| finding.kind.id() == "modality.weakened");
        found.map(|finding| finding.id.clone())
    };
    assert!(id(&changed).is_some());
    assert_eq!(id(&changed), id(&more));
}
