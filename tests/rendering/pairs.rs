//! The small cases of `tests/cases` in every format.

use variorum::render::{self, Display, RedlineOptions, TerminalOptions};
use variorum::{CompareOptions, Comparison, compare, read_str};

use crate::common::cases;
use crate::{assert_pages, pretty, visible, written};

/// Lines around a change of a unified diff.
const CONTEXT: usize = 1;

/// Columns of a page: narrow, so that lines break.
const WIDTH: usize = 72;

/// Columns of a page with two columns.
pub(crate) const WIDE: usize = 100;

pub(crate) fn on_terminal(
    comparison: &Comparison,
    display: Display,
    width: usize,
    color: bool,
) -> String {
    let mut options = TerminalOptions::default();
    (options.display, options.width, options.color) = (display, width, color);
    written(|out| render::terminal(comparison, &options, out))
}

/// What people read.
fn prose(comparison: &Comparison) -> Vec<(&'static str, String)> {
    let options = RedlineOptions::default();
    vec![
        (
            "inline",
            on_terminal(comparison, Display::Inline, WIDTH, false),
        ),
        (
            "side by side",
            on_terminal(comparison, Display::SideBySide, WIDE, false),
        ),
        (
            "colour",
            visible(&on_terminal(comparison, Display::Inline, WIDTH, true)),
        ),
        (
            "oneline",
            written(|out| render::oneline(comparison, &options, out)),
        ),
        (
            "markdown",
            written(|out| render::markdown(comparison, &options, out)),
        ),
        (
            "criticmarkup",
            written(|out| render::criticmarkup(comparison, out)),
        ),
        (
            "unified",
            written(|out| render::unified(comparison, CONTEXT, out)),
        ),
        ("stat", render::stat(comparison).to_string()),
    ]
}

#[test]
fn each_small_case_reads_well_in_every_format() {
    for case in cases() {
        assert_pages(&case.name, &prose(&case.compare()));
    }
}

#[test]
fn the_forms_for_machines_say_all_of_a_small_case() {
    for case in cases() {
        if ["promise-softened", "paragraph-split-in-two"].contains(&case.name.as_str()) {
            let comparison = case.compare();
            assert_pages(
                &format!("{}.json", case.name),
                &[
                    (
                        "json",
                        pretty(&written(|out| render::json(&comparison, out))),
                    ),
                    ("jsonl", written(|out| render::jsonl(&comparison, out))),
                ],
            );
        }
    }
}

#[test]
fn an_outline_shows_how_a_text_was_read() {
    for case in cases() {
        if [
            "table-cell-changed",
            "footnotes-renumbered",
            "heading-locates-the-change",
        ]
        .contains(&case.name.as_str())
        {
            let comparison = case.compare();
            let document = comparison.documents().new;
            assert_pages(
                &format!("{}.parse", case.name),
                &[("parse", written(|out| render::outline(document, out)))],
            );
        }
    }
}

#[test]
fn in_columns_each_version_reads_as_it_was_written() {
    let old = "We met in the hall. The Council thanked the \u{201c}crews\u{201d} of the tugs for their help.\n";
    let new = "We met in the hall and, after a debate, the Council thanked the \"crews\" of the tugs for their help.\n";
    let comparison = compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    );
    let page = on_terminal(&comparison, Display::SideBySide, WIDE, false);
    let columns = page.lines().filter_map(|line| line.split_once(" │ "));
    let (left, right): (Vec<&str>, Vec<&str>) = columns.unzip();
    let [left, right] = [left, right].map(|column| column.join(" "));
    assert!(
        left.contains("The Council") && left.contains("\u{201c}crews\u{201d}"),
        "{page}"
    );
    assert!(
        right.contains("the Council") && right.contains("\"crews\""),
        "{page}"
    );
}
