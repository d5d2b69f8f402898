//! Every command that a document prints, run as printed.

use std::fs;

use crate::console;
use crate::scratch::{Scratch, root, text};

/// Copies the example texts to where the documents' commands expect them.
fn with_examples(scratch: &Scratch) {
    for series in ["harbour-compact", "pilots"] {
        let directory = root().join("examples").join(series);
        for entry in fs::read_dir(directory).expect("the examples are there") {
            let path = entry.expect("can list").path();
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy();
            let copy = format!("examples/{series}/{name}");
            scratch.write(&copy, fs::read(&path).expect("can read"));
        }
    }
}

#[test]
fn cases_of_the_command_line_print_what_they_say() {
    let cases = root().join("tests/cmd");
    let mut documents: Vec<_> = fs::read_dir(cases)
        .expect("the cases are there")
        .map(|entry| entry.expect("can list").path())
        .collect();
    documents.sort();
    assert!(!documents.is_empty());
    for document in documents {
        let scratch = Scratch::with_versions();
        with_examples(&scratch);
        console::check(&document, &scratch);
    }
}

#[test]
fn recipes_for_git_work_as_printed() {
    console::check(&root().join("docs/git.md"), &Scratch::with_repository());
}

#[test]
fn the_readme_prints_what_it_says() {
    let scratch = Scratch::new();
    with_examples(&scratch);
    console::check(&root().join("README.md"), &scratch);
}

/// The two commands that the README promises to work on a fresh machine. CI runs them as they are; here the binary
/// that cargo would build stands for `cargo run`.
#[test]
fn the_readme_has_two_commands_that_work() {
    let readme = fs::read_to_string(root().join("README.md")).expect("can read");
    let commands: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("cargo "))
        .collect();
    let [run, test] = commands[..] else {
        panic!("two commands, not {commands:?}");
    };
    assert_eq!(test, "cargo test");
    let scratch = Scratch::new();
    with_examples(&scratch);
    let line = run.replace("cargo run --release -p variorum-cli --", "variorum");
    let output = scratch.bash(&line);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("moved from"));
}

#[test]
fn manifest_and_ci_name_the_same_toolchain() {
    let find = |file: &str, start: &str| {
        let content = fs::read_to_string(root().join(file)).expect("can read");
        let line = content.lines().find_map(|line| line.strip_prefix(start));
        line.expect("the version is stated")
            .trim_matches('"')
            .to_owned()
    };
    assert_eq!(
        find("Cargo.toml", "rust-version = "),
        find(".ci/run", "readonly RUST_VERSION=")
    );
}
