//! Which sentence stands for which, where one left and another came.

use variorum::classify::RuleId;

use crate::comparison;
use crate::passages::KEPT;

#[test]
fn a_sentence_in_quite_other_words_stands_for_the_one_that_went() {
    let old = format!(
        "{KEPT}\n\nThe herring fleet of the eastern bay was idle through the winter.\n\nLamps cost more than oil."
    );
    let new = format!(
        "{KEPT}\n\nLamps cost more than oil.\n\nAnother paragraph on tariffs.\n\nWinter brought the idle herring fleet to ruin, far from the eastern bay."
    );
    let comparison = comparison(&old, &new);
    let findings = comparison.findings();
    let is_told = findings.iter().any(|finding| {
        finding
            .quotes
            .iter()
            .any(|quote| quote.old.contains("herring") && quote.new.contains("herring"))
    });
    assert!(is_told, "{findings:?}");
}

#[test]
fn a_common_topic_does_not_make_one_sentence_stand_for_another() {
    for (gone, come) in [
        (
            "We recall that the efforts of the pilots began after the storm of 1904.",
            "Six months have passed since the pilots were last heard.",
        ),
        (
            "It is regretted that the talks on tolls broke off in May.",
            "Tolls were paid in seven currencies until now.",
        ),
    ] {
        let comparison = comparison(
            &format!("{KEPT} Stokers were paid nothing for the strike of March. {gone}"),
            &format!("{KEPT} An envoy of the islands read the second letter aloud. {come}"),
        );
        let findings = comparison.findings();
        let is_replaced = findings
            .iter()
            .any(|finding| finding.rule == RuleId::StructureReplaced);
        assert!(!is_replaced, "{findings:?}");
    }
}

#[test]
fn sentences_in_one_place_that_open_with_their_theme_stand_for_one_another() {
    let replaced = |gone: &str, come: &str| {
        let comparison = comparison(
            &format!("{KEPT} {gone}\n\nLamps cost more than oil."),
            &format!("{KEPT}\n\n{come}\n\nLamps cost more than oil."),
        );
        let findings = comparison.findings();
        findings
            .iter()
            .any(|finding| finding.rule == RuleId::StructureReplaced)
    };
    let gone = "Freight has eased a little since the opening of the western canal in autumn.";
    assert!(replaced(
        gone,
        "Freight doubled when two of the larger carriers went bankrupt this week."
    ));
    assert!(!replaced(
        gone,
        "Canned herring doubled when two of the larger carriers went bankrupt this week."
    ));
    let gone = "Ministers thanked the western canal board for the good work of its engineers.";
    assert!(!replaced(
        gone,
        "Ministers noted that two of the larger carriers went bankrupt this week."
    ));
}

#[test]
fn a_sentence_stands_for_another_by_words_that_no_third_one_has() {
    let replaced = |come: &str| {
        let gone = "The long strike at the eastern quays, with the heavy fogs of spring and the want of pilots on the upper river, has kept the grain ships of the league idle since the feast.";
        let comparison = comparison(
            &format!("{KEPT} {gone} Stokers were paid nothing for March."),
            &format!("{KEPT} An envoy of the islands read a letter aloud. {come}"),
        );
        let findings = comparison.findings();
        findings
            .iter()
            .any(|finding| finding.rule == RuleId::StructureReplaced)
    };
    assert!(replaced(
        "More pilots were sworn in last week under a decree of the senate that few had read, so that three captains risked the fogs and landed grain from the southern provinces."
    ));
    assert!(!replaced(
        "More pilots were sworn in last week under a decree of the senate that few had read, so that three captains risked the shoals and landed tin from the southern provinces."
    ));
}

#[test]
fn alone_between_the_same_two_passages_a_sentence_stands_for_another() {
    let replaced = |more: &str| {
        let gone = "Freight eased a little since the carriers hired younger crews.";
        let come = "Several carriers went bankrupt this week, and their crews left port.";
        let comparison = comparison(
            &format!("{KEPT} {gone} Lamps cost more than oil."),
            &format!("{KEPT} {come}{more} Lamps cost more than oil."),
        );
        let findings = comparison.findings();
        findings
            .iter()
            .any(|finding| finding.rule == RuleId::StructureReplaced)
    };
    assert!(replaced(""));
    assert!(!replaced(
        " An envoy of the islands read the second letter aloud."
    ));
}

#[test]
fn a_phrase_that_no_third_sentence_has_makes_one_stand_for_another() {
    let replaced = |come: &str| {
        let gone =
            "The long strikes have clearly deepened mistrust in a league that was already weak.";
        let comparison = comparison(
            &format!(
                "{KEPT}\n\n{gone} Stokers were paid nothing for March.\n\nLamps cost more than oil."
            ),
            &format!("{KEPT}\n\n{come}\n\nLamps cost more than oil."),
        );
        let findings = comparison.findings();
        findings
            .iter()
            .any(|finding| finding.rule == RuleId::StructureReplaced)
    };
    assert!(replaced(
        "Deepened mistrust and quarrels about the grain of the southern provinces both here and abroad are emptying the quays."
    ));
    assert!(!replaced(
        "Deepened harbours and quarrels about the grain of the southern provinces both here and abroad are emptying the quays."
    ));
}

#[test]
fn a_long_name_that_no_third_sentence_has_makes_one_stand_for_another_anywhere() {
    let replaced = |come: &str| {
        let gone = "We promise sober crews, honest tolls, dry stores and a watch against theft in every strait, as well as care in all that concerns the charts and rules of the Northern Coast Pilots Board.";
        let comparison = comparison(
            &format!(
                "{KEPT}\n\n{gone}\n\nStokers were paid nothing for March.\n\nLamps cost more than oil."
            ),
            &format!(
                "{KEPT}\n\nStokers were paid nothing for March.\n\nLamps cost more than oil.\n\n{come}"
            ),
        );
        let findings = comparison.findings();
        findings
            .iter()
            .any(|finding| finding.rule == RuleId::StructureReplaced)
    };
    assert!(replaced(
        "Masters of small boats have come to follow rule nine of the Northern Coast Pilots Board on lamps, bells and charts, which would help ferries through a strait in autumn fogs and spare the herring trade another year of theft."
    ));
    assert!(!replaced(
        "Masters of small boats have come to follow rule nine of the Southern River Barge Guild on lamps, bells and charts, which would help ferries through a strait in autumn fogs and spare the herring trade another year of theft."
    ));
}
