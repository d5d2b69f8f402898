//! The cases of `roles.toml`: what is told of one another has one part in what the text says.

use std::collections::BTreeMap;

use variorum::{Finding, Kind, Layer};

use crate::comparison;
use variorum::classify::kinds;

/// A change, what must be told of it, and what must not.
#[derive(serde::Deserialize)]
struct Case {
    text: String,
    /// A kind with the words that it speaks of, such as `quantity.changed 2% > 3%`.
    told: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    /// Most substantive findings that a reader may be given, if that is limited.
    most: Option<usize>,
}

/// What a finding says, in the form of the cases.
fn telling(finding: &Finding) -> String {
    let text = |passage: &Option<variorum::classify::Passage>| {
        passage
            .as_ref()
            .map_or_else(String::new, |passage| passage.text.clone())
    };
    let (old, new) = (text(&finding.old), text(&finding.new));
    format!("{} {old} > {new}", finding.kind.id())
        .trim_end()
        .to_owned()
}

impl Case {
    /// Why it fails, if it does. A kind alone in `not` means the kind, whatever it speaks of.
    fn fault(&self) -> Option<String> {
        let sides = kinds::strip(&self.text);
        let comparison = comparison(&sides.old, &sides.new);
        let all = comparison.findings();
        // What lies below another in the same words is there for those who ask for its kind.
        let repeats = |finding: &Finding| {
            let mut above = all
                .iter()
                .filter(|above| Some(&above.id) == finding.parent.as_ref());
            above.any(|above| above.quotes == finding.quotes)
        };
        let found: Vec<(String, Layer)> = all
            .iter()
            .filter(|finding| finding.layer != Layer::Editorial && !repeats(finding))
            .map(|finding| (telling(finding), finding.layer))
            .collect();
        let is_told = |wanted: &String| found.iter().any(|(telling, _)| telling == wanted);
        let is_said = |unwanted: &String| {
            let mut found = found.iter();
            found.any(|(telling, _)| {
                telling == unwanted || telling.split(' ').next() == Some(unwanted)
            })
        };
        let counted = found
            .iter()
            .filter(|(_, layer)| *layer == Layer::Substantive)
            .count();
        let is_crowded = self.most.is_some_and(|most| counted > most);
        let is_wrong = !self.told.iter().all(is_told) || self.not.iter().any(is_said) || is_crowded;
        is_wrong.then(|| format!("{}: {found:#?}", self.text))
    }
}

#[test]
fn who_moved_from_one_list_to_another_left_the_one_and_came_to_the_other() {
    let sides = kinds::strip(
        "Voting for the act: Ada Barr, Bo Dunn, [-Eve Fox, -]Gil Hay and Ian Joy. Voting against the act: [-Kim Lee-]{+Eve Fox+}.",
    );
    let comparison = comparison(&sides.old, &sides.new);
    let findings = comparison.findings();
    let moved = findings
        .iter()
        .find(|finding| finding.kind == Kind::ActorChanged);
    let below = findings
        .iter()
        .filter(|finding| finding.parent.as_ref() == moved.map(|moved| &moved.id));
    let below: Vec<(Kind, bool, bool)> = below
        .map(|finding| (finding.kind, finding.old.is_some(), finding.new.is_some()))
        .collect();
    assert!(moved.is_some());
    assert_eq!(
        below,
        [
            (Kind::EntityRemoved, true, false),
            (Kind::EntityAdded, false, true)
        ]
    );
}

#[test]
fn what_is_told_of_one_another_has_one_part() {
    let cases: BTreeMap<String, Vec<Case>> =
        toml::from_str(include_str!("roles.toml")).expect("the cases are TOML");
    let faults: Vec<String> = cases.values().flatten().filter_map(Case::fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
