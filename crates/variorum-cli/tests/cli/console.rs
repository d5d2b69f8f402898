//! Runs the `console` blocks of a Markdown file: lines after `$ ` are commands for bash, what follows is their output.
//!
//! A line `? 1` at the end of an output states the exit status. `VARIORUM_BLESS=1` writes what really comes out into the
//! file, to be read before it is committed.

use std::fs;
use std::path::Path;

use crate::scratch::{Scratch, text};

const OPEN: &str = "```console";
const CLOSE: &str = "```";

/// Checks every block of a document against what its commands print in `scratch`.
pub(crate) fn check(document: &Path, scratch: &Scratch) {
    let written = fs::read_to_string(document).expect("the document can be read");
    let real = run(&written, scratch);
    if std::env::var_os("VARIORUM_BLESS").is_some() {
        fs::write(document, real).expect("the document can be written");
        return;
    }
    let mismatch = written.lines().zip(real.lines()).position(|(a, b)| a != b);
    assert!(
        written == real,
        "{}:{}: the output is another (VARIORUM_BLESS=1 takes it over); it is now\n{real}",
        document.display(),
        mismatch.map_or(0, |line| line + 1)
    );
}

/// Returns the document with the outputs that its commands really have.
fn run(document: &str, scratch: &Scratch) -> String {
    let mut real = String::new();
    let mut lines = document.lines().peekable();
    while let Some(line) = lines.next() {
        push_line(&mut real, line);
        if line != OPEN {
            continue;
        }
        while let Some(command) = lines.next_if(|line| *line != CLOSE) {
            let command = command
                .strip_prefix("$ ")
                .expect("a block begins with a command");
            let mut output = Vec::new();
            while let Some(line) = lines.next_if(|line| *line != CLOSE && !line.starts_with("$ ")) {
                output.push(line);
            }
            let states_status = output.last().is_some_and(|line| line.starts_with("? "));
            push_line(&mut real, &format!("$ {command}"));
            real.push_str(&execute(command, states_status, scratch));
        }
    }
    real
}

fn execute(command: &str, states_status: bool, scratch: &Scratch) -> String {
    let output = scratch.bash(&format!("exec 2>&1\n{command}"));
    let mut printed: String = text(&output.stdout)
        .lines()
        .fold(String::new(), |mut all, line| {
            push_line(&mut all, line.trim_end());
            all
        });
    let status = output
        .status
        .code()
        .expect("no command is killed by a signal");
    if states_status {
        push_line(&mut printed, &format!("? {status}"));
    }
    printed
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
