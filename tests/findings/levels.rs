//! The cases of `levels.toml`: how much a change matters.

use variorum::classify::kinds;
use variorum::{Kind, Layer, Level};

use crate::comparison;

#[derive(serde::Deserialize)]
struct Levels {
    matters: Vec<String>,
    touch: Vec<String>,
}

/// The redlines in which a substantive change is of level medium or above, if it should not be, or the reverse.
fn wrong(redlines: Vec<String>, expected: bool) -> Vec<String> {
    let matters = |redline: &str| {
        let sides = kinds::strip(redline);
        let comparison = comparison(&sides.old, &sides.new);
        comparison
            .findings()
            .iter()
            .any(|finding| finding.layer == Layer::Substantive && finding.level >= Level::Medium)
    };
    redlines
        .into_iter()
        .filter(|redline| matters(redline) != expected)
        .collect()
}

fn levels() -> Levels {
    toml::from_str(include_str!("levels.toml")).expect("the cases are TOML")
}

#[test]
fn what_matters_is_medium_or_above() {
    let wrong = wrong(levels().matters, true);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_touch_is_below_medium() {
    let wrong = wrong(levels().touch, false);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_unexplained_is_of_level_none() {
    let sides =
        kinds::strip("Taking into account today's cut, [-steady-]{+solid+} rents are welcome,");
    let comparison = comparison(&sides.old, &sides.new);
    let levels: Vec<Level> = comparison
        .findings()
        .iter()
        .map(|finding| finding.level)
        .collect();
    assert_eq!(levels, [Level::Low]);
}

#[test]
fn another_word_in_a_heading_is_not_of_level_none() {
    let text = |heading: &str| format!("# {heading}\n\nThe tenant pays the rent in May.\n");
    let comparison = comparison(&text("Old orchards"), &text("Old vineyards"));
    let findings = comparison.findings().iter();
    let told: Vec<(Kind, Level)> = findings
        .map(|finding| (finding.kind, finding.level))
        .collect();
    assert_eq!(told, [(Kind::HeadingChanged, Level::Low)]);
}

#[test]
fn what_stands_in_many_places_weighs_what_it_does_in_the_weightiest() {
    let text = |rate: &str| {
        format!(
            "# Policy rate at {rate}%\n\nThe Bank will hold its policy rate at {rate}%.\n\nThe forecast assumes {rate}%.\n"
        )
    };
    let comparison = comparison(&text("1.5"), &text("1.25"));
    let findings = comparison.findings().iter();
    let told: Vec<(Kind, Level, usize)> = findings
        .map(|finding| (finding.kind, finding.level, finding.places.len()))
        .collect();
    assert_eq!(told, [(Kind::QuantityChanged, Level::High, 3)]);
}

#[test]
fn what_is_told_the_other_way_round_is_high() {
    let told = |redline: &str| -> Vec<Level> {
        let sides = kinds::strip(redline);
        let comparison = comparison(&sides.old, &sides.new);
        let findings = comparison.findings().iter();
        findings.map(|finding| finding.level).collect()
    };
    let of_a_level = "The toll was raised [-to-]{+from+} 3 crowns.";
    let exchanged = "Prices [-rose-]{+fell+} and wages [-fell-]{+rose+}.";
    assert_eq!(told(of_a_level), [Level::High]);
    assert_eq!(told(exchanged), [Level::High]);
}

#[test]
fn an_article_that_may_mean_all_is_low() {
    let sides = kinds::strip("Crews shall withdraw from {+the +}occupied islets.");
    let comparison = comparison(&sides.old, &sides.new);
    let findings = comparison.findings().iter();
    let told: Vec<Level> = findings.map(|finding| finding.level).collect();
    assert_eq!(told, [Level::Low]);
}

#[test]
fn a_figure_that_the_issuers_set_is_high() {
    let told = |redline: &str| -> Vec<Level> {
        let sides = kinds::strip(redline);
        let comparison = comparison(&sides.old, &sides.new);
        let findings = comparison.findings().iter();
        findings.map(|finding| finding.level).collect()
    };
    let decided = "We are raising the toll by two crowns to [-15-]{+16+} crowns.";
    let merely_told = "The toll was [-15-]{+16+} crowns.";
    assert_eq!(told(decided), [Level::High]);
    assert_eq!(told(merely_told), [Level::Medium]);
}

#[test]
fn the_date_that_a_document_bears_is_no_matter_of_it() {
    let text = |date: &str, applies: &str| {
        format!(
            "Berne, {date}\n\n# Assessment of {date}: the toll is held\n\nThe toll applies from {applies} to all boats.\n"
        )
    };
    let comparison = comparison(
        &text("15 December 2032", "16 December 2032"),
        &text("23 March 2033", "24 March 2033"),
    );
    let findings = comparison.findings().iter();
    let told: Vec<(Option<&str>, Layer)> = findings
        .filter(|finding| finding.kind == Kind::DateChanged)
        .map(|finding| {
            (
                finding.new.as_ref().map(|new| new.text.as_str()),
                finding.layer,
            )
        })
        .collect();
    assert!(
        told.contains(&(Some("from 24 March 2033"), Layer::Substantive)),
        "{told:?}"
    );
    assert!(
        !told.contains(&(Some("23 March 2033"), Layer::Substantive)),
        "{told:?}"
    );
}

#[test]
fn a_word_that_denies_makes_the_sense_of_few_words_only() {
    let level = |redline: &str| {
        let sides = kinds::strip(redline);
        let comparison = comparison(&sides.old, &sides.new);
        let found = comparison.findings().iter();
        found.map(|finding| finding.level).max()
    };
    assert_eq!(level("The cause is{+ unknown+}."), Some(Level::Medium));
    assert_eq!(level("The ship carries{+ iron+} goods."), Some(Level::Low));
    let passage = "Rents fell in May{+, and the unemployment rate of the town has moved up+}.";
    assert_eq!(level(passage), Some(Level::Medium));
}

#[test]
fn a_date_that_a_clause_turns_on_is_no_date_of_the_document() {
    let text = |date: &str| {
        format!("---\ndate: {date}\n---\n\nThe licence lapses on {date} and the fee is due.\n")
    };
    let comparison = comparison(&text("5 March 2034"), &text("6 March 2035"));
    let findings = comparison.findings().iter();
    let told: Vec<(Layer, Level)> = findings
        .filter(|finding| finding.kind == Kind::DateChanged)
        .map(|finding| (finding.layer, finding.level))
        .collect();
    assert_eq!(told, [(Layer::Substantive, Level::Low)]);
}

#[test]
fn what_survived_of_an_option_is_quoted_from_the_version_that_has_it() {
    let sides = kinds::strip("Boats [-[shall carry two lamps] wait-]{+wait with two lamps+}.");
    let comparison = comparison(&sides.old, &sides.new);
    let mut found = comparison.findings().iter();
    let bracket = found.find(|finding| finding.kind == Kind::BracketResolved);
    let surviving = bracket.and_then(|finding| finding.evidence.get("surviving"));
    assert_eq!(surviving.map(String::as_str), Some("two lamps"));
}

/// The level of the finding of a kind.
fn level_of(redline: &str, kind: Kind) -> Option<Level> {
    let sides = kinds::strip(redline);
    let comparison = comparison(&sides.old, &sides.new);
    let mut found = comparison.findings().iter();
    found
        .find(|finding| finding.kind == kind)
        .map(|finding| finding.level)
}

#[test]
fn an_act_that_binds_weighs_as_much_as_what_it_takes_along() {
    let bound = "The Board [-agreed today to increase its aid to the ports by-]{+will continue+} buying boats.";
    assert_eq!(level_of(bound, Kind::ActChanged), Some(Level::Medium));
    let told = "The debate on fees [-has come to the forefront of the health debate-]{+has been highlighted+} in the papers.";
    assert_ne!(level_of(told, Kind::ActChanged), Some(Level::Medium));
}

#[test]
fn an_adverb_that_stands_elsewhere_is_nobody_of_whom_something_is_said() {
    let redline = "Trade [-has been subdued, although the fees of some quays have risen recently-]{+recently picked up \
                   somewhat, reflecting higher fees+}.";
    let sides = kinds::strip(redline);
    let comparison = comparison(&sides.old, &sides.new);
    let mut found = comparison.findings().iter();
    let turn = found.find(|finding| {
        finding.quotes[0].old.contains("subdued") && finding.layer == Layer::Substantive
    });
    assert_eq!(turn.map(|finding| finding.level), Some(Level::Medium));
}

#[test]
fn where_a_document_was_issued_changes_nothing_that_it_says() {
    let told = |old: &str, new: &str| {
        let text = |line: &str| {
            format!("{line}\n\nThe fee for the lamps of the outer quay is due in spring.\n")
        };
        let comparison = comparison(&text(old), &text(new));
        let mut found = comparison.findings().iter();
        found.any(|finding| finding.layer == Layer::Substantive)
    };
    assert!(!told("Ilmar, 5 March 2034", "Osk, 6 June 2034"));
    assert!(told("The lamps of Ilmar", "The lamps of Osk"));
}

#[test]
fn only_how_often_something_is_done_rises_and_falls_as_a_frequency() {
    use variorum::classify::Direction;
    let told = |old: &str, new: &str| -> Vec<(Kind, Option<Direction>)> {
        let comparison = comparison(old, new);
        let findings = comparison.findings().iter();
        let told = findings.map(|finding| (finding.kind, finding.direction));
        told.collect()
    };
    let (yearly, monthly) = (
        "The warden counts the boats annually.",
        "The warden counts the boats monthly.",
    );
    let changed = Kind::QuantityChanged;
    assert_eq!(told(yearly, monthly), [(changed, Some(Direction::Up))]);
    assert_eq!(told(monthly, yearly), [(changed, Some(Direction::Down))]);
    // How long it lasts may be meant, of which more often is less.
    let (year, month) = ("The lease lasts a year.", "The lease lasts a month.");
    assert_eq!(told(year, month), [(changed, None)]);
}
