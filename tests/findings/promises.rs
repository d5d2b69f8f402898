//! What became of a promise that left the text: it is made anew elsewhere, or told as kept.

use variorum::classify::{Kind, RuleId};

use crate::comparison;

/// What a text that opens with an account and ends with another says of a promise in between, and of a passage that joined it
/// elsewhere.
fn told(promise: &str, come: &str) -> Vec<(RuleId, Kind, String)> {
    let opening =
        "The harbours of four states met in Valletta this spring to speak of tides and of tolls.";
    let middle =
        "The dues of the outer quays stay as they are until the next audit of the treasuries.";
    let more = "Seven pilots were sworn in at Saltmouth and three at the mouth of the great river.";
    let end = "We thank the crews of both ferries for their patience.";
    let old = format!("{opening}\n\n{middle}\n\n{more}\n\n{promise}\n\n{end}");
    let new = format!("{opening}\n\n{come}\n\n{middle}\n\n{more}\n\n{end}");
    let comparison = comparison(&old, &new);
    let findings = comparison.findings().iter();
    let both = findings.filter_map(|finding| {
        let quote = finding
            .quotes
            .iter()
            .find(|quote| !quote.old.is_empty() && !quote.new.is_empty())?;
        Some((finding.rule, finding.kind, quote.old.clone()))
    });
    both.collect()
}

#[test]
fn a_promise_made_anew_elsewhere_stands_for_the_one_that_went() {
    let promise =
        "Malta resolved to bolster its own lighthouse service to further secure the strait.";
    let come = "Tides, ferries, cables and the fog of last March were on the agenda of the ministers. The Prime Minister stated his determination to thoroughly reinforce Malta's lighthouse service and to double its budget for the years ahead.";
    let told = told(promise, come);
    assert!(
        told.iter()
            .any(|(rule, _, old)| *rule == RuleId::StructureReplaced && old.contains("bolster")),
        "{told:?}"
    );
}

#[test]
fn a_promise_of_another_thing_stands_for_none() {
    let promise =
        "Malta resolved to bolster its own lighthouse service to further secure the strait.";
    let come = "Tides, ferries, cables and the fog of last March were on the agenda of the ministers. The Prime Minister stated his determination to thoroughly reinforce Malta's school of music and to double its budget for the years ahead.";
    let told = told(promise, come);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_body_that_was_to_be_founded_and_acts_is_there() {
    let promise = "We intend to establish an Inter-Harbour Pilots Forum (IHPF) to share charts and the watch.";
    let come = "Going forward, the IHPF will build upon the lessons of its first summer with the tools that its members made.";
    let told = told(promise, come);
    assert!(
        told.iter()
            .any(|(_, kind, old)| *kind == Kind::TenseChanged && old.contains("establish")),
        "{told:?}"
    );
}

#[test]
fn a_body_that_is_only_named_is_not_told_as_founded() {
    let promise = "We intend to establish an Inter-Harbour Pilots Forum (IHPF) to share charts and the watch.";
    let come = "Captains asked whether the watch of the outer quays could be lent to the IHPF for one winter.";
    let told = told(promise, come);
    assert!(
        told.iter().all(|(_, kind, _)| *kind != Kind::TenseChanged),
        "{told:?}"
    );
}

#[test]
fn an_act_that_is_told_of_something_else_keeps_no_promise() {
    let promise =
        "We will build on the pilot schools of the Western Isles with courses in ferry handling.";
    let come = "We celebrate that in four summers the harbours have built a lasting guild that will carry the Western Isles for decades.";
    let told = told(promise, come);
    assert!(
        told.iter().all(|(_, kind, _)| *kind != Kind::TenseChanged),
        "{told:?}"
    );
}

#[test]
fn what_is_denied_supposed_or_still_to_be_founded_keeps_no_promise() {
    let pier = "Together with the masons and the guilds of all seven isles, we will rebuild the old stone pier.";
    let forum = "We intend to establish an Inter-Harbour Pilots Forum (IHPF) to share charts and the watch.";
    for (promise, come) in [
        (
            pier,
            "The crews of the ferries and the wives of the pilots complained at length to the mayor that the old stone pier was not rebuilt in time.",
        ),
        (
            pier,
            "Nobody in the town has rebuilt the old stone pier since the last of the great storms.",
        ),
        (
            pier,
            "If the old stone pier is rebuilt, gulls and tourists will come in numbers, the ferry crews say.",
        ),
        (
            "Together with the masons and the guilds of all seven isles, we will not rebuild the old stone pier.",
            "Strangers from over the sea have come and in one summer have rebuilt the old stone pier.",
        ),
        (
            forum,
            "When money allows, the IHPF will be founded by somebody else, say the crews of the ferries.",
        ),
        (
            forum,
            "The crews of the ferries wonder at which of the quays the IHPF would meet one day.",
        ),
        (
            forum,
            "The crews of the ferries are sorry that the IHPF has not been founded to this day.",
        ),
    ] {
        let told = told(promise, come);
        assert!(
            told.iter().all(|(_, kind, _)| *kind != Kind::TenseChanged),
            "{come}: {told:?}"
        );
    }
}

#[test]
fn the_opposite_and_what_another_promises_are_not_made_anew() {
    for (promise, come) in [
        (
            "We will not widen the deep shipping channel of the strait.",
            "Tides, ferries, cables and fogs were on the agenda. The Governor stated her determination to broaden the deep shipping channel.",
        ),
        (
            "Norway resolved to widen the deep shipping channel of the strait.",
            "Tides, ferries, cables and fogs were on the agenda. Malta stated its determination to broaden the deep shipping channel.",
        ),
        (
            "We will protect small ports of small islands against floods.",
            "Tides, ferries, cables and fogs were on the agenda. The Governor stated her determination to protect small towns from wolves.",
        ),
    ] {
        let told = told(promise, come);
        assert!(
            told.iter()
                .all(|(rule, _, _)| *rule != RuleId::StructureReplaced),
            "{come}: {told:?}"
        );
    }
}

#[test]
fn what_others_should_do_keeps_no_promise() {
    let promise = "We intend to cooperate with each other and with other harbours to enhance the exchange of charts and provide assistance where able to combat smuggling that uses quays and boats within our waters.";
    let come = "The work of the guild supports the use of the endorsed code of good conduct at sea, specifically the rule that harbours should cooperate to exchange charts, assist each other, fine smugglers and take other measures against such threats.";
    let should = told(promise, come);
    let is_status = |(_, kind, _): &(RuleId, Kind, String)| *kind == Kind::TenseChanged;
    assert!(!should.iter().any(is_status), "{should:?}");
    let do_so = told(promise, &come.replace("should cooperate", "cooperate"));
    assert!(do_so.iter().any(is_status), "{do_so:?}");
}
