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
    for versions in [
        "years",
        "years/*.txt",
        "years/20??.txt",
        "*/20*.txt",
        "**/*.txt",
        "./*/*",
    ] {
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
fn what_dates_do_not_tell_apart_is_named() {
    let scratch = scratch();
    scratch.write("more/2020-03.txt", FIRST);
    scratch.write("more/2020-05.txt", SECOND);
    let output = scratch.run(&["lineage", "*/2*.txt"]);
    let warnings = text(&output.stderr);
    assert!(
        warnings.contains(
            "the dates of years/2020.txt (2020) and more/2020-03.txt (2020-03) do not tell which is earlier; they stand \
             in this order\n"
        ),
        "{warnings}"
    );
}

#[test]
fn dates_in_metadata_and_directories_put_versions_in_order() {
    let scratch = Scratch::new();
    for (name, date) in [
        ("a", "3 May 2021"),
        ("b", "June 28, 2019"),
        ("c", "4 May 2021"),
    ] {
        scratch.write(&format!("signed/{name}.txt"), format!("{date}\n\n{FIRST}"));
    }
    for year in ["2021", "2019"] {
        scratch.write(&format!("years/{year}/statement.txt"), FIRST);
    }
    for (versions, order) in [
        ("signed", "2019-06-28 2021-05-03 2021-05-04"),
        ("years/*/*", "2019 2021"),
    ] {
        let output = scratch.run(&["lineage", versions]);
        let page = text(&output.stdout);
        assert!(page.contains(order), "{page}");
        assert!(
            !text(&output.stderr).contains("order"),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn files_of_a_directory_that_are_no_texts_are_left_out_by_name() {
    let scratch = scratch();
    scratch.write("years/chart.png", b"\x89PNG\r\n\x1a\n...");
    let output = scratch.run(&["lineage", "years"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains(" 2019 2020 2021"));
    let warning = text(&output.stderr);
    assert!(
        warning.contains("years/chart.png: not a text") && warning.contains("left out"),
        "{warning}"
    );
    let output = scratch.run(&["lineage", "years/*"]);
    assert_eq!(output.status.code(), Some(2), "a pattern asked for it");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_directory_or_a_pattern_without_files_is_refused_with_a_hint() {
    let scratch = scratch();
    scratch.write("archive/old/2017.txt", FIRST);
    for (versions, message) in [
        (
            "archive",
            "archive: holds no file of its own; `archive/**` stands for",
        ),
        ("years/*.md", "years/*.md: fits no file"),
        ("nowhere/*.md", "nowhere: cannot be listed"),
    ] {
        let output = scratch.run(&["lineage", versions]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(
            text(&output.stderr).contains(message),
            "{}",
            text(&output.stderr)
        );
    }
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

/// A repository whose main line changes a file before and after a branch is merged that changes another line of it.
fn merged() -> Scratch {
    let scratch = Scratch::new();
    scratch.shell("git init -q -b main");
    let commit = |day: &str, line: &str| {
        let date = format!("2021-{day}T12:00:00Z");
        scratch.shell(&format!(
            "export GIT_AUTHOR_DATE={date} GIT_COMMITTER_DATE={date}; {line}; git add -A; git commit -q -m step"
        ));
    };
    scratch.write("rule.txt", FIRST);
    commit("01-01", "true");
    commit(
        "03-01",
        "git checkout -q -b side; sed -i s/Fog/Mist/ rule.txt",
    );
    commit(
        "02-01",
        "git checkout -q main; sed -i s/urges/invites/ rule.txt",
    );
    commit(
        "04-01",
        "git checkout -q side; sed -i s/keepers/wardens/ rule.txt",
    );
    commit(
        "05-01",
        "git checkout -q main; git merge -q --no-commit side",
    );
    commit("06-01", "git rm -q rule.txt");
    scratch.write("rule.txt", FIRST);
    commit("07-01", "true");
    scratch
}

#[test]
fn of_a_merge_the_result_is_a_version_and_not_the_commits_it_brought() {
    let scratch = merged();
    let output = scratch.run(&["blame", "--revisions", "rule.txt", "--format", "json"]);
    let json = text(&output.stdout);
    let days: Vec<&str> = json
        .split("\"sigil\":\"")
        .skip(1)
        .map(|rest| &rest[..10])
        .collect();
    assert_eq!(
        days,
        ["2021-01-01", "2021-02-01", "2021-05-01", "2021-07-01"],
        "{json}"
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn a_range_of_history_begins_with_the_version_at_its_start() {
    let scratch = merged();
    let output = scratch.run(&["lineage", "--revisions=main~4..main~2", "rule.txt"]);
    let page = text(&output.stdout);
    assert!(
        page.contains(" 2021-01-01 2021-02-01 2021-05-01\n"),
        "{page}"
    );
    for (arguments, message) in [
        (
            ["--revisions=main..main", "rule.txt"],
            "no commit of `main..main` changes this file",
        ),
        (
            ["--revisions", "none.txt"],
            "no commit of `HEAD` changes this file",
        ),
        (["--revisions", "."], "is a directory"),
        (
            ["--revisions=nowhere", "rule.txt"],
            "bad revision 'nowhere'",
        ),
    ] {
        let output = scratch.run(&[&["lineage"], &arguments[..]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(
            text(&output.stderr).contains(message),
            "{}",
            text(&output.stderr)
        );
    }
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

#[test]
fn nothing_is_shown_in_place_of_what_was_asked_for() {
    let scratch = scratch();
    for (arguments, message) in [
        (
            vec!["blame", "years/lost.txt", "--with", "years", "--keep-going"],
            "years/lost.txt: is not among the versions that could be read",
        ),
        (vec!["trace", "…", "years"], "`…` has no word to follow"),
        (
            vec!["lineage", "years", "--synoptic", "--base", "1999"],
            "no version is called `1999`; there are 2019, 2020, 2021",
        ),
        (
            vec![
                "lineage",
                "years/2019.txt",
                "years/lost.txt",
                "--keep-going",
            ],
            "at least two versions, and only one is given",
        ),
    ] {
        let output = scratch.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
        let error = text(&output.stderr);
        assert!(error.contains(message), "{error}");
    }
}
