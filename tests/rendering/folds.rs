//! What is left out of a redline, and what is said in its place.

use variorum::render::{self, RedlineOptions, Show, TerminalOptions};
use variorum::{CompareOptions, compare, read_str};

use crate::written;

/// The redline of a Markdown text without findings.
fn shown(old: &str, new: &str, redline: RedlineOptions) -> String {
    let (old, new) = (read_str("old.md", old), read_str("new.md", new));
    let comparison = compare(old, new, &CompareOptions::default());
    let options = TerminalOptions::default().with_redline(redline);
    written(|out| render::terminal(&comparison, &options, out))
}

const OLD: &str = "# Lamps\n\nThe quay has lamps.\n\nThe wardens light the lamps at dusk.\n";

#[test]
fn a_heading_that_is_written_is_not_counted_as_folded() {
    let page = shown(OLD, &OLD.replace("dusk", "dawn"), RedlineOptions::default());
    assert!(
        page.contains("⋯ 1 paragraph unchanged\n\nLamps\n"),
        "{page}"
    );
    let page = shown(OLD, &OLD.replace("has", "lost"), RedlineOptions::default());
    assert!(page.contains(".md\n\nLamps\n"), "{page}");
}

#[test]
fn changes_without_the_text_between_them_stay_apart() {
    let new = OLD
        .replace("wardens light", "pilots light")
        .replace("dusk", "dawn");
    let only = Show {
        same: false,
        inserted: false,
        ..Show::default()
    };
    let page = shown(OLD, &new, RedlineOptions::default().with_show(only));
    assert!(page.contains("[-wardens-] ⋯ [-dusk-]\n"), "{page}");
}

#[test]
fn a_passage_that_is_shown_for_its_move_alone_reads_as_it_does_now() {
    let moved = "The keepers of the northern light mend the old lamps of the quay every autumn.";
    let rest = "The pilots of both harbours rest in the hall until the tide has turned in the bay.\n\n\
                Tolls of all boats are paid at noon in the office beside the gate of the wharf.";
    let new = moved.replace("mend", "polish").replace(" old", "");
    let only = Show {
        same: false,
        inserted: false,
        deleted: false,
        ..Show::default()
    };
    let page = shown(
        &format!("{moved}\n\n{rest}\n"),
        &format!("{rest}\n\n{new}\n"),
        RedlineOptions::default().with_show(only),
    );
    let page: Vec<&str> = page.split_whitespace().collect();
    assert!(page.join(" ").contains(&new), "{page:?}");
}
