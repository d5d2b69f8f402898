//! Every command that a document prints, run as printed.

use std::fs;

use crate::console;
use crate::scratch::{Scratch, root};

/// Copies the example texts to where the documents' commands expect them.
fn with_examples(scratch: &Scratch) {
    let examples = root().join("examples/harbour-compact");
    for entry in fs::read_dir(examples).expect("the examples are there") {
        let path = entry.expect("can list").path();
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        scratch.write(
            &format!("examples/harbour-compact/{name}"),
            fs::read(&path).expect("can read"),
        );
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
