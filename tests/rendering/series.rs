//! Small series with telling histories, in every view and form of a lineage.

use std::sync::Arc;

use variorum::render::{self, LineageLayout};
use variorum::{Lineage, LineageOptions, Witness, lineage, read_str};

use crate::{assert_pages, pretty, visible, written};

fn series(texts: &[&str]) -> Lineage {
    let witness = |(year, text): (u16, &&str)| {
        let name = format!("{year}.md");
        Witness::new(year.to_string(), Arc::new(read_str(&name, text)))
    };
    let witnesses = (2019..).zip(texts).map(witness).collect();
    lineage(witnesses, &LineageOptions::default()).unwrap()
}

/// The views for people, the trace of a phrase among them.
fn views(lineage: &Lineage, phrase: &str) -> Vec<(&'static str, String)> {
    let mut layout = LineageLayout::default();
    layout.all = true;
    let mut colored = layout.clone();
    colored.color = true;
    let newest = lineage.witnesses().len() - 1;
    let trace = lineage.trace(phrase);
    vec![
        (
            "overview",
            written(|out| render::lineage_overview(lineage, &layout, out)),
        ),
        (
            "overview in colour",
            visible(&written(|out| {
                render::lineage_overview(lineage, &colored, out)
            })),
        ),
        (
            "blame",
            written(|out| render::lineage_blame(lineage, newest, &layout, out)),
        ),
        (
            "trace",
            written(|out| render::lineage_trace(lineage, &trace, &layout, out)),
        ),
        (
            "trace in colour",
            visible(&written(|out| {
                render::lineage_trace(lineage, &trace, &colored, out)
            })),
        ),
        (
            "synoptic",
            written(|out| render::lineage_synoptic(lineage, 0, &layout, out)),
        ),
        (
            "synoptic in Markdown",
            written(|out| render::synoptic_markdown(lineage, 0, out)),
        ),
        (
            "synoptic in CSV",
            written(|out| render::synoptic_csv(lineage, 0, out)),
        ),
        ("CSV", written(|out| render::lineage_csv(lineage, out))),
    ]
}

#[test]
fn a_passage_that_is_dropped_and_comes_back_reworded() {
    let lineage = series(&[
        "The Forum urges all registries to open their books by May.\n\nFog is no excuse for a keeper who sleeps at the lamp.\n\nTolls are low.\n",
        "The Forum invites registries to open their books by May.\n\nTolls are low.\n",
        "The Forum urges all registries to open their books by June.\n\nTolls are low.\n\nFog is no excuse for any keeper who sleeps at the lamp.\n",
    ]);
    assert_pages("returned-and-reworded", &views(&lineage, "urges all"));
}

#[test]
fn a_paragraph_that_is_split_and_merged_again() {
    let halves = [
        "The Watch Room works by day and by night, and answers every call within the hour.",
        "It keeps a log of all calls, which the harbour masters may read at any time.",
    ];
    let other = "Tolls are low in every harbour of the league.";
    let whole = format!("{}\n\n{other}\n", halves.join(" "));
    let split = format!("{}\n\n{other}\n", halves.join("\n\n"));
    let lineage = series(&[&whole, &split, &whole]);
    assert_pages(
        "split-and-merged-again",
        &views(&lineage, "log of all calls"),
    );
}

#[test]
fn a_list_that_is_renumbered_and_reordered() {
    let lineage = series(&[
        "The members will:\n\n1. light every channel mark by sunset;\n\n2. survey the outer banks each spring;\n\n3. print the tide tables in every language of the coast.\n",
        "The members will:\n\n1. keep two pilots on watch at every entrance;\n\n2. light every channel mark by sunset;\n\n3. survey the outer banks each spring;\n\n4. print the tide tables in every language of the coast.\n",
        "The members will:\n\n1. print the tide tables in every language of the coast;\n\n2. keep three pilots on watch at every entrance;\n\n3. light every channel mark by sunset.\n",
    ]);
    assert_pages(
        "list-renumbered-and-reordered",
        &views(&lineage, "pilots on watch"),
    );
}

#[test]
fn a_promise_a_number_and_a_roster_through_four_years() {
    let lineage = series(&[
        "We will clear the 36 wrecks of the strait by 2021.\n\nTaking part were the members: Brannock, Castrel, Korvik and Merrowby.\n",
        "We intend to clear the 30 wrecks of the strait by 2022.\n\nTaking part were the members: Brannock, Castrel, Ilmar, Korvik and Merrowby.\n",
        "We may clear the 24 wrecks of the strait by 2023.\n\nTaking part were the members: Brannock, Ilmar, Korvik and Merrowby.\n",
        "We will clear the 12 wrecks of the strait by 2023.\n\nTaking part were the members: Brannock, Castrel, Ilmar, Korvik and Merrowby.\n",
    ]);
    assert_pages(
        "promise-number-and-roster",
        &views(&lineage, "wrecks of the strait"),
    );
}

#[test]
fn the_forms_for_machines_say_all_of_a_small_series() {
    let lineage = series(&[
        "The Forum urges all ports.\n\nFog is no excuse.\n",
        "The Forum invites all ports.\n",
        "The Forum urges all ports.\n\nFog is no excuse.\n",
    ]);
    let trace = lineage.trace("urges");
    assert_pages(
        "small-series.json",
        &[
            (
                "lineage",
                pretty(&written(|out| render::lineage_json(&lineage, out))),
            ),
            (
                "lineage by lines",
                written(|out| render::lineage_jsonl(&lineage, out)),
            ),
            (
                "blame",
                pretty(&written(|out| render::blame_json(&lineage, 2, out))),
            ),
            (
                "trace",
                pretty(&written(|out| render::trace_json(&lineage, &trace, out))),
            ),
        ],
    );
}
