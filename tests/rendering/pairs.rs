//! The small cases of `tests/cases` in every format.

use variorum::Comparison;
use variorum::render::{self, Display, RedlineOptions, TerminalOptions};

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
