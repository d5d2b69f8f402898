//! What is said of the contents of a sentence that one version has alone: acts, names, details, each by its own clause.

use variorum::{Direction, Kind, Level};

use crate::comparison;

/// What every paragraph begins with.
pub(crate) const KEPT: &str = "We met in Saltmouth to look at the state of the quays and thanked the pilots for their patience.";

/// The kinds and quotations of the findings about a sentence that joins a paragraph.
fn added(sentence: &str) -> Vec<(Kind, String)> {
    let new = format!("{KEPT} {sentence}");
    let comparison = comparison(KEPT, &new);
    let findings = comparison.findings().iter();
    findings
        .map(|finding| (finding.kind, finding.quotes[0].new.clone()))
        .collect()
}

fn kinds(sentence: &str) -> Vec<Kind> {
    added(sentence).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn a_promise_or_request_that_came_whole_counts_as_firmer_and_one_that_went_as_softer() {
    let acts = "We will rebuild the western pier. We urge the owners to open their books.";
    let new = format!("{KEPT} {acts}");
    let ways = |old: &str, new: &str| -> Vec<Option<Direction>> {
        let comparison = comparison(old, new);
        let findings = comparison.findings().iter();
        let acts =
            findings.filter(|finding| matches!(finding.kind.family(), "commitment" | "directive"));
        acts.map(|finding| finding.direction).collect()
    };
    assert_eq!(ways(KEPT, &new), [Some(Direction::Firmer); 2]);
    assert_eq!(ways(&new, KEPT), [Some(Direction::Softer); 2]);
}

#[test]
fn a_promise_is_one_in_whatever_form() {
    for sentence in [
        "We will also support a free inquiry into the loss of the ferry.",
        "The Mayor expressed his resolve to rebuild the western pier.",
        "The two sides renewed their firm commitment to dredging the channel.",
        "The Governor declared her readiness to open the archive.",
        "We share their determination to end the toll.",
        "The CMA shall create a register of forests.",
    ] {
        assert!(
            kinds(sentence).contains(&Kind::CommitmentAdded),
            "{sentence}: {:?}",
            added(sentence)
        );
    }
}

#[test]
fn a_promise_is_quoted_with_what_is_promised() {
    for (sentence, quote) in [
        (
            "We will deepen our work through the new panel announced during the spring meeting of the pilots.",
            "We will deepen our work through the new panel announced during the spring meeting of the pilots.",
        ),
        (
            "We are determined to support all members that request help with the dredging of the channel.",
            "We are determined to support all members that request help with the dredging of the channel.",
        ),
        (
            "The members will maintain and expand the fleet of ferries.",
            "The members will maintain and expand the fleet of ferries.",
        ),
        // What somebody else says or asks in a clause of its own is no part of it.
        (
            "As the term of the panel that we asked to report was not renewed, we reiterate our resolve to end the toll.",
            "reiterate our resolve to end the toll",
        ),
    ] {
        let promises: Vec<String> = added(sentence)
            .into_iter()
            .filter(|(kind, _)| *kind == Kind::CommitmentAdded)
            .map(|(_, quote)| quote)
            .collect();
        assert_eq!(promises, [quote]);
    }
}

#[test]
fn what_is_praised_asked_or_only_mentioned_is_no_promise() {
    for sentence in [
        "We welcome their commitment to reopen the strait.",
        "We urge the owners to renew their commitment to safety.",
        "This is in line with our commitment to clean water.",
        "The keeper lost his resolve.",
        "We supported a free inquiry into the loss of the ferry.",
        "The tide will support larger hulls.",
    ] {
        assert!(
            !kinds(sentence).contains(&Kind::CommitmentAdded),
            "{sentence}: {:?}",
            added(sentence)
        );
    }
}

#[test]
fn names_in_a_row_are_told() {
    let found = added("The new berths should serve vessels of Ghana, Peru, Malta and Oman.");
    assert!(
        found
            .iter()
            .any(|(kind, quote)| *kind == Kind::EntityAdded && quote.contains("Peru, Malta")),
        "{found:?}"
    );
    assert!(
        !kinds("The new berths should serve vessels of Ghana and Oman.")
            .contains(&Kind::EntityAdded)
    );
}

#[test]
fn numbers_that_stand_by_themselves_are_told_once() {
    let texts = [
        "The quays were dredged in May.",
        "The lamps were mended in June.",
        "The pilots met in July.",
    ];
    let old = format!(
        "{}\n\n7\n\n{}\n\n3\n\n{}\n\n12\n",
        texts[0], texts[1], texts[2]
    );
    let comparison = comparison(&old, &texts.join("\n\n"));
    let [finding] = comparison.findings() else {
        panic!("{:?}", comparison.findings());
    };
    assert_eq!((finding.kind, finding.places.len()), (Kind::Removed, 3));
    assert_eq!(finding.level, variorum::Level::Low);
}

#[test]
fn a_name_is_not_cut_at_the_points_of_an_abbreviation() {
    let found =
        added("The drill joins the U.S. Coast Guard, the Malta Coast Guard and the Ghana Navy.");
    assert!(
        found
            .iter()
            .any(|(kind, quote)| *kind == Kind::EntityAdded && quote.contains("U.S. Coast Guard")),
        "{found:?}"
    );
}

#[test]
fn each_act_is_quoted_by_its_own_clause() {
    let found = added(
        "We will repaint the beacons of the outer harbour, and urge the shipowners to fit louder horns.",
    );
    let quote = |wanted: Kind| {
        let own = found.iter().find(|(kind, _)| *kind == wanted);
        own.map(|(_, quote)| quote.as_str()).unwrap_or_default()
    };
    assert!(
        quote(Kind::CommitmentAdded).contains("repaint the beacons"),
        "{found:?}"
    );
    assert!(!quote(Kind::CommitmentAdded).contains("horns"), "{found:?}");
    assert!(
        quote(Kind::DirectiveAdded).contains("louder horns"),
        "{found:?}"
    );
    assert!(
        !quote(Kind::DirectiveAdded).contains("beacons"),
        "{found:?}"
    );
}

#[test]
fn a_clause_without_an_act_is_a_detail_of_its_own() {
    let found = added(
        "The harbour master stated that the old charts of the bay remain valid, and the pilots agreed with this view of things.",
    );
    let details: Vec<&str> = found
        .iter()
        .filter(|(kind, _)| *kind == Kind::DetailAdded)
        .map(|(_, quote)| quote.as_str())
        .collect();
    assert!(
        details
            .iter()
            .any(|quote| quote.contains("remain valid") && !quote.contains("pilots")),
        "{found:?}"
    );
}

#[test]
fn what_has_no_width_is_no_detail() {
    let old = "The ministers met in the old town and agreed to share the cost of the bridge.";
    for new in [
        "The ministers met in the \u{200b}old town and agreed to share the\u{200b} cost of the bridge.",
        "The ministers met in the old town \u{feff} and agreed to share the cost of the bridge.",
    ] {
        let comparison = comparison(old, new);
        let layers: Vec<_> = comparison
            .findings()
            .iter()
            .map(|finding| finding.layer)
            .collect();
        assert!(!layers.is_empty());
        assert!(
            layers
                .iter()
                .all(|layer| *layer == variorum::Layer::Editorial),
            "{:?}",
            comparison.findings()
        );
    }
}

#[test]
fn a_word_that_wrapping_leaves_alone_on_the_last_line_is_no_page_edge() {
    let old = "Pilots met masters and two cooks here. They drank cold tea and sold the boats 10. \
               Masters later paid pilots what they owed the.";
    let words: Vec<&str> = old.split(' ').collect();
    let lines: Vec<String> = words.chunks(7).map(|line| line.join(" ")).collect();
    for end in ["\n", "\r\n", "\n  "] {
        let comparison = comparison(old, &lines.join(end));
        assert!(comparison.is_same(), "{end:?}");
        let findings = comparison.findings();
        assert!(findings.is_empty(), "{end:?} {findings:?}");
    }
}

/// The level of the finding of a kind.
fn level_of(old: &str, new: &str, kind: Kind) -> Level {
    let comparison = comparison(old, new);
    let mut found = comparison.findings().iter();
    let finding = found.find(|finding| finding.kind == kind);
    finding.map_or_else(
        || panic!("{old} → {new}: {:?}", comparison.findings()),
        |finding| finding.level,
    )
}

#[test]
fn a_name_that_the_other_version_has_elsewhere_is_one_more_mention() {
    let old =
        "The guild of pilots asked for efforts to open the Sable Narrows to the fishing fleet.";
    let new = "The guild of pilots asked for efforts to mend the lamps in Bornholm for the fishing fleet.";
    let talks = "The spring talks were held on\nBornholm under the flag of the guild.\n\n";
    assert_eq!(level_of(old, new, Kind::EntityAdded), Level::Medium);
    let (old, new) = (format!("{talks}{old}"), format!("{talks}{new}"));
    assert_eq!(level_of(&old, &new, Kind::EntityAdded), Level::Low);
    for other in [
        "The cooks carved a bornholm.\n\n",
        "Erik Bornholm Lind spoke.\n\n",
    ] {
        let (old, new) = (format!("{other}{old}"), format!("{other}{new}"));
        let (old, new) = (old.replace(talks, ""), new.replace(talks, ""));
        assert_eq!(level_of(&old, &new, Kind::EntityAdded), Level::Medium);
    }
}

#[test]
fn an_instrument_that_the_other_version_cites_elsewhere_is_cited_once_more() {
    let old = "Members shall keep the outer lamps lit through the winter months.";
    let new = "Members shall keep the outer lamps lit through the winter months in accordance with the \
               Charter of the Northern Isles.";
    let oath = "Members swear by the Charter of the Northern Isles.\n\n";
    let cited = level_of(old, new, Kind::ReferenceAdded);
    let (old, new) = (format!("{oath}{old}"), format!("{oath}{new}"));
    let cited_again = level_of(&old, &new, Kind::ReferenceAdded);
    assert_eq!((cited, cited_again), (Level::High, Level::Medium));
}

/// Every deed that the data list is a promise where the passive says that it will be done.
#[test]
fn every_listed_deed_is_told_by_its_passive() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/crates/variorum/data/en/names.toml"
    );
    let names = std::fs::read_to_string(path).expect("the table of names");
    let names: toml::Table = names.parse().expect("TOML");
    let deeds = names["name"]["deed"]["word"].as_array().expect("a list");
    assert!(!deeds.is_empty());
    for deed in deeds {
        let deed = deed.as_str().expect("a word");
        let old = "We met in Riga.";
        let new = format!("{old} The plan of the dam will be {deed} in May.");
        let comparison = comparison(old, &new);
        let kinds: Vec<Kind> = comparison
            .findings()
            .iter()
            .map(|finding| finding.kind)
            .collect();
        assert!(kinds.contains(&Kind::CommitmentAdded), "{deed}: {kinds:?}");
    }
}

#[test]
fn each_promise_and_each_request_of_a_sentence_is_told() {
    let acts = |sentence: &str| {
        let told = added(sentence).into_iter().map(|(kind, _)| kind);
        told.filter(|kind| matches!(kind, Kind::CommitmentAdded | Kind::DirectiveAdded))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        acts("We pledge our support and will fund the ports."),
        [Kind::CommitmentAdded, Kind::CommitmentAdded]
    );
    assert_eq!(
        acts("We pledge our support and urge Malta to pay."),
        [Kind::CommitmentAdded, Kind::DirectiveAdded]
    );
    assert_eq!(
        acts("We will work to adopt and enforce the rules."),
        [Kind::CommitmentAdded]
    );
}
