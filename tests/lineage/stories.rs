//! What the Harbour Compact series tells over its four years: promises, numbers, members, and what was taken back.

use variorum::lineage::{Event, Membership, Series, Story};
use variorum::{
    CompareOptions, Lineage, LineageOptions, ReadOptions, Witness, lineage, read_bytes,
};

use crate::lineage_of;

fn harbour() -> Lineage {
    let witness = |year: &str| {
        let name = format!("examples/harbour-compact/{year}.txt");
        let bytes = std::fs::read(&name).expect("the series is there");
        let document = read_bytes(&name, &bytes, &ReadOptions::default()).expect("it is text");
        Witness::new(year, document)
    };
    let witnesses = ["2017", "2019", "2020", "2021"].map(witness).into();
    lineage(witnesses, &LineageOptions::default()).expect("four versions")
}

/// The texts and rungs of the series of a topic that begins with an expression.
fn values<'a>(story: &'a Story, topic: &str, first: &str) -> Vec<(usize, &'a str, Option<u32>)> {
    let begins = |series: &&Series| {
        series.topic == topic && series.values().first().and_then(|value| value.text) == Some(first)
    };
    let series = story.series.iter().find(begins);
    let values = series.map_or_else(Vec::new, Series::values);
    values
        .into_iter()
        .map(|value| (value.witness, value.text.unwrap_or("–"), value.rank))
        .collect()
}

#[test]
fn a_promise_that_weakens_again_and_again_is_one_story() {
    let story = harbour().story();
    assert_eq!(
        values(&story, "commitment", "will"),
        [
            (0, "will", Some(88)),
            (1, "intend", Some(55)),
            (2, "will consider", Some(20)),
            (3, "will", Some(88)),
        ]
    );
}

#[test]
fn a_number_is_a_series() {
    let story = harbour().story();
    let texts = |first: &str| -> Vec<String> {
        let values = values(&story, "quantity", first).into_iter();
        values.map(|(_, text, _)| text.to_owned()).collect()
    };
    assert_eq!(texts("61"), ["61", "318", "402", "455"]);
    assert_eq!(
        texts("40 million"),
        ["40 million", "55 million", "up to 48 million", "60 million"]
    );
}

#[test]
fn a_roster_is_a_set_per_year() {
    let rosters = harbour().rosters();
    let [roster] = &rosters[..] else {
        panic!("one roster, not {rosters:?}");
    };
    let counts: Vec<(usize, usize)> = roster
        .rolls
        .iter()
        .map(|roll| (roll.witness, roll.names.len()))
        .collect();
    assert_eq!(counts, [(0, 11), (1, 12), (2, 12), (3, 14)]);
    let event = |witness, name: &str, event| Event {
        witness,
        name: name.to_owned(),
        event,
    };
    assert_eq!(
        roster.events,
        [
            event(1, "Orsanne", Membership::Joined),
            event(2, "Castrel", Membership::Left),
            event(2, "Ilmar", Membership::Joined),
            event(3, "Castrel", Membership::Returned),
            event(3, "Vessaly", Membership::Joined),
        ]
    );
}

#[test]
fn a_word_that_comes_back_is_named_with_the_version_that_had_it() {
    let lineage = harbour();
    let trace = lineage.trace("urges all flag registries");
    let [strand] = &trace.strands[..] else {
        panic!("one sentence");
    };
    let spans: Vec<_> = strand
        .wordings
        .iter()
        .map(|it| it.witnesses.clone())
        .collect();
    assert_eq!(spans, [0..2, 2..3, 3..4]);
    let last = &strand.wordings[2];
    let act = lineage
        .findings_of(last)
        .into_iter()
        .find(|finding| finding.new.as_ref().is_some_and(|new| new.text == "urges"))
        .expect("the act changed");
    assert_eq!(act.kind.id(), "act.changed");
    assert_eq!(lineage.back_from(3, act), Some(1));
}

#[test]
fn a_sentence_without_counterpart_shows_the_most_similar_one() {
    let first = "The board still expects that low tides warrant low tolls on every quay for some time.\n\nThe purse of the harbour is full of copper and of old keys.";
    let second = "The purse of the harbour is full of copper and of old keys.\n\nThe board will hold the toll between one and two crowns, and expects that low tides warrant low tolls on every quay for an extended period.";
    let mut options = CompareOptions::default();
    // As where the alignment finds no sure counterpart.
    options.align.min_moved = 1.0;
    options.align.min_migrated = 1.0;
    let witnesses = crate::witnesses(&[first, second]);
    let options = LineageOptions::default().with_compare(options);
    let lineage = lineage(witnesses, &options).expect("two versions");
    for (phrase, other) in [
        ("extended period", "for some time."),
        ("some time", "extended period."),
    ] {
        let trace = lineage.trace(phrase);
        let [strand] = &trace.strands[..] else {
            panic!("{phrase}: {} sentences", trace.strands.len());
        };
        let kin = strand.forerunner.as_ref().or(strand.successor.as_ref());
        let kin = kin.expect("the similar sentence is shown");
        let span = lineage.sentence_span(kin.witness, kin.sentence);
        let text = &lineage.witnesses()[kin.witness].document()[span];
        assert!(text.ends_with(other), "{text}");
        assert_eq!(trace.runs.len(), 1, "a likeness is no provenance");
    }
}

#[test]
fn what_binds_is_one_story_whatever_findings_call_it() {
    let lineage = lineage_of(&[
        "We will clear the wrecks of the strait this year.",
        "We intend to clear the wrecks of the strait this year.",
        "We may clear the wrecks of the strait this year.",
        "We will clear the wrecks of the strait this year.",
    ]);
    let story = lineage.story();
    let told: Vec<Vec<(usize, Option<&str>)>> = story
        .series
        .iter()
        .map(|series| {
            let values = series.values().into_iter();
            values.map(|value| (value.witness, value.text)).collect()
        })
        .collect();
    assert_eq!(
        told,
        [[
            (0, Some("will")),
            (1, Some("intend")),
            (2, Some("may")),
            (3, Some("will"))
        ]],
        "{story:#?}"
    );
}
