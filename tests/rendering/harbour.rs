//! The Harbour Compact, 2020 against 2021 and through four meetings: whole texts on the page.

use std::sync::Arc;

use variorum::render::{self, Display, LineageLayout, RedlineOptions, TerminalOptions};
use variorum::{Lineage, LineageOptions, Witness, lineage, read_str};

use crate::common::{Case, harbour_compact};
use crate::{assert_pages, written};

fn last_step() -> Case {
    harbour_compact().pop().unwrap()
}

#[test]
fn two_communiques_read_well_inline() {
    let comparison = last_step().compare();
    let options = TerminalOptions::default();
    let page = written(|out| render::terminal(&comparison, &options, out));
    assert_pages("harbour-compact.inline", &[("2020 → 2021", page)]);
}

#[test]
fn two_communiques_read_well_side_by_side() {
    let comparison = last_step().compare();
    let mut options = TerminalOptions::default();
    (options.display, options.width) = (Display::SideBySide, 120);
    let page = written(|out| render::terminal(&comparison, &options, out));
    assert_pages("harbour-compact.side-by-side", &[("2020 → 2021", page)]);
}

#[test]
fn two_communiques_read_well_as_documents() {
    let comparison = last_step().compare();
    let options = RedlineOptions::default();
    assert_pages(
        "harbour-compact.documents",
        &[
            (
                "markdown",
                written(|out| render::markdown(&comparison, &options, out)),
            ),
            ("stat", render::stat(&comparison).to_string()),
        ],
    );
}

/// The four texts, called by their years.
fn series() -> Lineage {
    let steps = harbour_compact();
    let first = [&steps[0].old];
    let texts = first.into_iter().chain(steps.iter().map(|step| &step.new));
    let witness = |(year, text): (&str, &Vec<u8>)| {
        let name = format!("{year}.txt");
        let text = String::from_utf8(text.clone()).unwrap();
        Witness::new(year, Arc::new(read_str(&name, &text)))
    };
    let years = ["2017", "2019", "2020", "2021"];
    let witnesses = years.into_iter().zip(texts).map(witness).collect();
    lineage(witnesses, &LineageOptions::default()).unwrap()
}

#[test]
fn four_communiques_read_well_as_an_overview() {
    let layout = LineageLayout::default();
    let page = written(|out| render::lineage_overview(&series(), &layout, out));
    assert_pages("harbour-compact.overview", &[("overview", page)]);
}

#[test]
fn a_phrase_reads_well_through_four_communiques() {
    let lineage = series();
    let page = |phrase: &str| {
        let trace = lineage.trace(phrase);
        written(|out| render::lineage_trace(&lineage, &trace, &LineageLayout::default(), out))
    };
    assert_pages(
        "harbour-compact.trace",
        &[
            ("as it stands", page("urges all")),
            ("through a page break", page("ask members to")),
            ("by its words", page("pledging sealed hoppers on dredgers")),
        ],
    );
}

#[test]
fn the_newest_communique_reads_well_with_the_origin_of_its_words() {
    let layout = LineageLayout::default();
    let page = written(|out| render::lineage_blame(&series(), 3, &layout, out));
    assert_pages("harbour-compact.blame", &[("blame", page)]);
}

#[test]
fn four_communiques_read_well_beside_each_other() {
    let lineage = series();
    let mut layout = LineageLayout::default();
    layout.width = 120;
    assert_pages(
        "harbour-compact.synoptic",
        &[(
            "synoptic",
            written(|out| render::lineage_synoptic(&lineage, 2, &layout, out)),
        )],
    );
}
