//! Many versions of a text: which are taken, in which order, and what becomes of those that cannot be read.

use crate::scratch::{Scratch, text};

const FIRST: &str =
    "The Forum urges all ports to open their books.\n\nFog is no excuse for the keepers.\n";
const SECOND: &str = "The Forum invites all ports to open their books.\n";

fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("years/2019.txt", FIRST);
    scratch.write("years/2020.txt", SECOND);
    scratch.write("years/2021.txt", FIRST);
    scratch
}

#[test]
fn a_directory_or_a_pattern_stands_for_its_files_by_date() {
    let scratch = scratch();
    for versions in ["years", "years/*.txt", "years/20??.txt"] {
        let output = scratch.run(&["lineage", versions]);
        let page = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(page.contains(" 2019 2020 2021"), "{page}");
        let unwrapped = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            unwrapped.contains("returns in 2021 (word for word; last in 2019, dropped in 2020)"),
            "{page}"
        );
    }
}

#[test]
fn the_order_given_is_kept_and_contradicting_dates_are_named() {
    let output = scratch().run(&["lineage", "years/2020.txt", "years/2019.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains(" 2020 2019"));
    let warning = text(&output.stderr);
    assert!(warning.starts_with("warning: "), "{warning}");
    assert!(
        warning.contains("years/2019.txt") && warning.contains("years/2020.txt"),
        "{warning}"
    );
}

#[test]
fn an_unreadable_version_does_not_lose_the_others() {
    let scratch = scratch();
    let versions = ["years/2019.txt", "years/lost.txt", "years/2021.txt"];
    let arguments: Vec<&str> = ["lineage"].into_iter().chain(versions).collect();
    let output = scratch.run(&arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let arguments: Vec<&str> = arguments.into_iter().chain(["--keep-going"]).collect();
    let output = scratch.run(&arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains(" 2019 2021"));
    assert!(text(&output.stderr).contains("error[E-OPEN]: years/lost.txt"));
}

#[test]
fn versions_without_dates_stand_by_name_and_readers_are_told() {
    let scratch = Scratch::new();
    for (name, text) in [
        ("draft-10.txt", SECOND),
        ("draft-2.txt", FIRST),
        ("draft-1.txt", FIRST),
    ] {
        scratch.write(&format!("drafts/{name}"), text);
    }
    let output = scratch.run(&["lineage", "drafts", "--format", "csv"]);
    let page = text(&output.stdout);
    assert!(
        page.starts_with("\"passage\",\"draft-1\",\"draft-2\",\"draft-10\""),
        "{page}"
    );
    assert!(
        page.contains("\"new\",\"same\",\"absent\""),
        "two before ten: {page}"
    );
    let warning = text(&output.stderr);
    assert!(
        warning.contains("drafts/draft-1.txt has no date")
            && warning.contains("the 3 versions found with it stand in the order of their names"),
        "{warning}"
    );
}

#[test]
fn one_version_or_the_same_twice_is_refused() {
    let scratch = scratch();
    for (versions, message) in [
        (vec!["years/2019.txt"], "at least two versions"),
        (vec!["years/2019.txt", "years/2019.txt"], "given twice"),
        (
            vec![
                "years/2019.txt",
                "years/2020.txt",
                "years/../years/2019.txt",
            ],
            "given twice, also as years/2019.txt",
        ),
        (vec!["years", "years/2020.txt"], "given twice"),
    ] {
        let arguments: Vec<&str> = ["lineage"].into_iter().chain(versions).collect();
        let output = scratch.run(&arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).contains(message),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_file_is_followed_through_git_and_its_renames() {
    let scratch = Scratch::with_repository();
    scratch.shell("git mv statement.txt renamed.txt; git commit -q -m rename");
    scratch.write("renamed.txt", FIRST);
    scratch.shell("git commit -q -a -m rewrite");
    let output = scratch.run(&["lineage", "--revisions", "renamed.txt", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let json = text(&output.stdout);
    assert!(
        json.contains(":statement.txt\"") && json.contains(":renamed.txt\""),
        "{json}"
    );
    let output = scratch.run(&["lineage", "--revisions=--output=x", "renamed.txt"]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "a range is never an option of git"
    );
}

#[test]
fn the_result_is_the_same_for_any_number_of_threads() {
    let scratch = scratch();
    let page = |threads| {
        let output = scratch.run(&["lineage", "years", "--format", "json", "--threads", threads]);
        text(&output.stdout)
    };
    assert_eq!(page("1"), page("2"));
    assert_eq!(page("1"), page("8"));
}

#[test]
fn blame_and_trace_follow_words() {
    let scratch = scratch();
    let output = scratch.run(&[
        "blame",
        "years/2021.txt",
        "--with",
        "years/2019.txt",
        "years/2020.txt",
    ]);
    assert!(text(&output.stdout).contains("2019 │ The Forum ‹2019^2021: urges› all ports"));
    let output = scratch.run(&["trace", "urges all", "years"]);
    assert!(text(&output.stdout).contains("found in 2 of 3 versions: 2019, 2021"));
}

#[test]
fn a_phrase_is_followed_by_its_words_when_asked() {
    let scratch = scratch();
    let output = scratch.run(&["trace", "--fuzzy", "urging port books", "years"]);
    let page = text(&output.stdout);
    assert!(
        page.contains("most of its words, in any order, are in 3 of 3 versions"),
        "{page}"
    );
}

#[test]
fn a_version_among_many_is_blamed_where_it_stands() {
    let scratch = scratch();
    let output = scratch.run(&["blame", "./years/2020.txt", "--with", "years"]);
    let page = text(&output.stdout);
    assert!(
        page.contains("2019 │ The Forum ‹2020: invites› all ports"),
        "{page}"
    );
}
