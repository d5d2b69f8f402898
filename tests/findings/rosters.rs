//! Names in rosters, and amounts in lists: each told whole, once, with those that came or went together.

use variorum::Kind;
use variorum::classify::kinds;

use crate::comparison;

/// The names that findings of a kind tell of, each with how many places it quotes.
fn names(redline: &str, kind: Kind) -> Vec<(String, usize)> {
    let sides = kinds::strip(redline);
    let comparison = comparison(&sides.old, &sides.new);
    let findings = comparison.findings().iter();
    let own = findings.filter(|finding| finding.kind == kind);
    own.map(|finding| {
        let names = finding.evidence.get("entity").cloned().unwrap_or_default();
        (names, finding.quotes.len())
    })
    .collect()
}

#[test]
fn who_joined_a_roster_at_several_places_is_told_once() {
    let joined = "The pact was signed by Austria, {+Brazil, +}Chile, Ghana, {+Kenya, Malta, +}Norway and [-Oman-]{+Peru+}.";
    assert_eq!(
        names(joined, Kind::EntityAdded),
        [("Brazil, Kenya, Malta, Peru".to_owned(), 3)]
    );
    assert_eq!(names(joined, Kind::EntityRemoved), [("Oman".to_owned(), 1)]);
    let left = "The ports of Ghana, [-Kenya, -]Malta, [-Norway -]{+Oman +}and Peru are closed.";
    assert_eq!(
        names(left, Kind::EntityRemoved),
        [("Kenya, Norway".to_owned(), 2)]
    );
}

#[test]
fn names_of_two_rosters_are_told_apart() {
    let redline = "Austria, Chile{+, Ghana+} and Kenya thanked Malta, Norway{+, Oman+} and Peru.";
    let told: Vec<String> = names(redline, Kind::EntityAdded)
        .into_iter()
        .map(|(names, _)| names)
        .collect();
    assert_eq!(told, ["Ghana", "Oman"]);
}

#[test]
fn names_that_take_the_place_of_one_are_told_together() {
    let sides = kinds::strip(
        "The members welcomed [-Chile-]{+Ghana, Kenya and Malta+} in the hall of the old exchange.",
    );
    let comparison = comparison(&sides.old, &sides.new);
    let findings = comparison.findings().iter();
    let told: Vec<_> = findings
        .filter(|finding| finding.layer == variorum::Layer::Substantive)
        .map(|finding| (finding.kind, finding.evidence["new"].as_str()))
        .collect();
    assert_eq!(told, [(Kind::EntityReplaced, "Ghana, Kenya and Malta")]);
}

#[test]
fn amounts_of_two_lists_go_by_their_places() {
    let comparison = comparison(
        "The highest and the lowest toll are 3.75 percent and 3.25 percent, respectively.",
        "The highest and the lowest toll are 3.25 percent and 2.75 percent, respectively.",
    );
    let findings = comparison.findings().iter();
    let mut told: Vec<_> = findings
        .map(|finding| {
            (
                finding.evidence["old"].as_str(),
                finding.evidence["new"].as_str(),
            )
        })
        .collect();
    told.sort_unstable();
    let changed = [
        ("3.25 percent", "2.75 percent"),
        ("3.75 percent", "3.25 percent"),
    ];
    assert_eq!(told, changed);
}

#[test]
fn a_name_in_a_roster_is_told_whole() {
    let added = |redline| {
        let mut names = names(redline, Kind::EntityAdded).into_iter();
        names.next().map(|(names, _)| names)
    };
    let joined = "We thanked Chad, {+the Council of Mariners, +}Denmark and Fiji.";
    assert_eq!(added(joined).as_deref(), Some("Council of Mariners"));
    let joined = "Fan Gang, Liu Wei{+ and Ma Jun+} attended the meeting of 3 May.";
    assert_eq!(added(joined).as_deref(), Some("Ma Jun"));
    let dated = "They met, and the ECB [-March-]{+June+} projections were read.";
    assert_eq!(added(dated), None);
}
