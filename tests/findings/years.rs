//! Years that are told from that of the text: which year is meant is a matter of its date.

use variorum::{CompareOptions, Kind, Level, compare, read_str};

/// The kinds, old and new quotations of what a reader is told of two texts that are named by their dates.
fn told(old: (&str, &str), new: (&str, &str)) -> Vec<(Kind, String, String)> {
    let document = |(date, text): (&str, &str)| read_str(&format!("{date}.txt"), text);
    let comparison = compare(document(old), document(new), &CompareOptions::default());
    let findings = comparison.findings().iter();
    let findings = findings.filter(|finding| finding.level > Level::None);
    let quote = |passage: &Option<variorum::classify::Passage>| {
        passage
            .as_ref()
            .map(|passage| passage.text.clone())
            .unwrap_or_default()
    };
    findings
        .map(|finding| (finding.kind, quote(&finding.old), quote(&finding.new)))
        .collect()
}

const OLD: &str = "The pilots expect 20 wrecks this year and 15 wrecks next year.";

fn findings(kinds: &[(Kind, &str, &str)]) -> Vec<(Kind, String, String)> {
    let kinds = kinds.iter();
    kinds
        .map(|(kind, old, new)| (*kind, (*old).to_owned(), (*new).to_owned()))
        .collect()
}

#[test]
fn figures_go_with_the_year_that_is_meant() {
    let new = "The pilots expect 10 wrecks this year.";
    let expected = [
        (Kind::QuantityChanged, "15", "10"),
        (Kind::QuantityRemoved, "20 wrecks this year", ""),
    ];
    assert_eq!(
        told(("2031-12-04", OLD), ("2032-03-03", new)),
        findings(&expected)
    );
    let same = [
        (Kind::QuantityChanged, "20", "10"),
        (Kind::QuantityRemoved, "15 wrecks next year", ""),
    ];
    let found = told(("2031-03-04", OLD), ("2031-12-03", new));
    assert_eq!(found, findings(&same));
    assert_eq!(told(("a", OLD), ("b", new)), found);
}

#[test]
fn a_year_is_the_same_in_whatever_words() {
    let new = "The pilots expect 15 wrecks this year and 12 wrecks next year.";
    let expected = [
        (Kind::QuantityRemoved, "20 wrecks this year", ""),
        (Kind::QuantityAdded, "", "12 wrecks next year"),
    ];
    assert_eq!(
        told(("2031-03", OLD), ("2032-03", new)),
        findings(&expected)
    );
    let named = "The pilots expect 20 wrecks in 2031 and 14 wrecks in 2032.";
    let expected = [(Kind::QuantityChanged, "15", "14")];
    assert_eq!(
        told(("2031-05", OLD), ("2031-06", named)),
        findings(&expected)
    );
}

#[test]
fn a_limit_has_moved_if_it_is_another_by_the_dates() {
    let text = |when: &str| format!("The quay must be ready by the end of {when}.");
    let (this, next) = (text("this year"), text("next year"));
    assert_eq!(told(("2031-03", &next), ("2032-03", &this)), []);
    assert_eq!(told(("2031-03", &next), ("2032-03", &text("2032"))), []);
    let moved = told(("2031-03", &this), ("2031-03", &next));
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].0, Kind::DeadlineMoved);
    // A number in a name need not be the year of the text.
    let moved = told(("resolution-1999", &next), ("resolution-2000", &this));
    assert_eq!(moved.len(), 1);
}
