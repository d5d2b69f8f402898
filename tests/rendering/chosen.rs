//! What a reader chose to see, and what is said of the rest.

use variorum::render::{self, FindingFilter, RedlineOptions, Show, TerminalOptions};
use variorum::{CompareOptions, Level, compare, read_str};

use crate::written;

const OLD: &str =
    "The Council urges all ports to keep two pilots on watch. Tolls rose in March 2031.\n";
const NEW: &str = "The Council invites all ports to keep two pilots on watch. Tolls rose in May 2031.\n\n\
                   We will publish the charts by 2032.\n";

/// What is shown of the two texts.
fn shown(redline: RedlineOptions) -> String {
    let documents = (read_str("old.md", OLD), read_str("new.md", NEW));
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let options = TerminalOptions::default()
        .with_redline(redline)
        .with_width(200);
    written(|out| render::terminal(&comparison, &options, out))
}

fn above(level: Level) -> RedlineOptions {
    RedlineOptions::default().with_findings(FindingFilter::default().with_min_level(level))
}

fn of_kind(pattern: &str) -> RedlineOptions {
    let kinds = vec![pattern.parse().unwrap()];
    RedlineOptions::default().with_findings(FindingFilter::default().with_kinds(kinds))
}

#[test]
fn the_summary_says_how_many_findings_a_filter_hides() {
    assert!(!shown(RedlineOptions::default()).contains("not shown"));
    assert!(!shown(above(Level::None)).contains("not shown"));
    let page = shown(above(Level::Medium));
    assert!(
        page.trim_end()
            .ends_with("; 1 finding below medium not shown"),
        "{page}"
    );
    let page = shown(of_kind("directive.*"));
    assert!(
        page.trim_end().ends_with("; 4 findings not shown"),
        "{page}"
    );
}

#[test]
fn paragraphs_without_a_finding_that_was_asked_for_are_folded() {
    let whole = shown(RedlineOptions::default());
    assert!(
        whole.contains("publish the charts") && whole.contains("invites"),
        "{whole}"
    );
    let page = shown(of_kind("directive.*"));
    assert!(page.contains("invites"), "{page}");
    assert!(page.contains("\n⋯ 1 change not shown\n"), "{page}");
    assert!(!page.contains("publish the charts"), "{page}");
    let page = shown(of_kind("commitment.added"));
    assert!(page.contains("publish the charts"), "{page}");
    assert!(!page.contains("invites"), "{page}");
}

#[test]
fn a_move_that_was_asked_for_shows_both_its_ends() {
    let keepers = "The keepers of the northern light mend the old lamps of the quay every autumn.";
    let rest = "The pilots of both harbours rest in the hall until the tide has turned in the bay.\n\n\
                Tolls of all boats are paid at noon in the office beside the gate of the wharf.";
    let old = format!("{keepers}\n\n{rest}\n");
    let new = format!("{rest}\n\n{keepers}\n").replace("at noon", "at dusk");
    let comparison = compare(
        read_str("old.md", &old),
        read_str("new.md", &new),
        &CompareOptions::default(),
    );
    let options = TerminalOptions::default().with_redline(of_kind("moved"));
    let page = written(|out| render::terminal(&comparison, &options, out));
    assert!(page.contains("⇄1 moved to"), "{page}");
    assert!(page.contains("⇄1 moved from"), "{page}");
    assert!(!page.contains("dusk"), "{page}");
}

#[test]
fn the_summary_says_what_sort_of_text_was_asked_for() {
    let show = Show {
        deleted: false,
        same: false,
        ..Show::default()
    };
    let page = shown(RedlineOptions::default().with_show(show));
    assert!(
        page.trim_end()
            .ends_with("; only insertions and moves shown"),
        "{page}"
    );
}

#[test]
fn a_new_promise_is_told_as_one_and_not_as_a_passage_whatever_was_chosen() {
    for redline in [
        RedlineOptions::default(),
        RedlineOptions::default().with_unfold(true),
        above(Level::Medium),
    ] {
        let page = shown(redline);
        assert!(page.contains("\n  ▲ commitment added"), "{page}");
        assert!(page.contains("\n  ▲ deadline added"), "{page}");
        assert!(!page.contains("▲ added"), "{page}");
    }
}

#[test]
fn a_finding_says_which_way_it_goes_where_its_kind_does_not() {
    let pair = |old: &str, new: &str| {
        let documents = (read_str("old.md", old), read_str("new.md", new));
        let comparison = compare(documents.0, documents.1, &CompareOptions::default());
        let screen = written(|out| render::terminal(&comparison, &TerminalOptions::default(), out));
        let markdown =
            written(|out| render::markdown(&comparison, &RedlineOptions::default(), out));
        (screen, markdown)
    };
    let (screen, markdown) = pair(
        "We will mend the mole.\n",
        "We will mend the mole where possible.\n",
    );
    assert!(screen.contains("high, softer\n"), "{screen}");
    assert!(markdown.contains("| hedge added, softer |"), "{markdown}");
    let (screen, markdown) = pair("We urge you to sign.\n", "We invite you to sign.\n");
    assert!(screen.contains("directive weakened"), "{screen}");
    assert!(!screen.contains("softer"), "{screen}");
    assert!(!markdown.contains("softer"), "{markdown}");
}

#[test]
fn a_line_per_change_names_the_kinds_of_findings_that_were_asked_for() {
    let lines = |redline: RedlineOptions| {
        let documents = (read_str("old.md", OLD), read_str("new.md", NEW));
        let comparison = compare(documents.0, documents.1, &CompareOptions::default());
        written(|out| render::oneline(&comparison, &redline, out))
    };
    let all = lines(RedlineOptions::default());
    assert!(
        all.contains(": edited, directive.weakened, date.changed: The Council"),
        "{all}"
    );
    assert!(
        all.contains(": added, commitment.added, deadline.added: {+We will"),
        "{all}"
    );
    let some = lines(above(Level::High));
    assert!(
        some.contains(": edited, directive.weakened: The Council"),
        "{some}"
    );
}

#[test]
fn paragraphs_are_counted_alike_in_the_last_line_and_in_the_statistics() {
    let old = "1. Pilots rest \"here\" in the old hall.\n\n2. The keepers mend the lamps in spring.\n\n3. Boats pay tolls.\n";
    let new = "1. Pilots rest “here” in the old hall.\n\n3. The keepers mend the lamps in spring.\n\n4. Boats pay two tolls.\n";
    let documents = (read_str("old.md", old), read_str("new.md", new));
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let page = written(|out| render::terminal(&comparison, &TerminalOptions::default(), out));
    assert!(
        page.contains("1 edited, 1 renumbered; 1 unchanged"),
        "{page}"
    );
    let blocks = render::stat(&comparison).blocks;
    assert_eq!(
        (blocks.edited, blocks.renumbered, blocks.unchanged),
        (1, 1, 1)
    );
}
