//! `variorum.toml`, the environment and flags: which wins, and what is said of mistakes.

use crate::scratch::{Scratch, text};

/// A text with one word that a narrow redline must wrap before.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.shell("mkdir -p .git deep/er");
    let sentence =
        "All parties shall sign the accord that the ministers have put before them today.\n";
    scratch.write("deep/er/old.txt", sentence);
    scratch.write("deep/er/new.txt", sentence.replace("sign", "join"));
    scratch
}

fn widest(scratch: &Scratch, line: &str) -> usize {
    let output = scratch.bash(&format!("cd deep/er; {line}"));
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let lines = text(&output.stdout);
    lines
        .lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or(0)
}

#[test]
fn flag_beats_environment_beats_file() {
    let scratch = scratch();
    scratch.write("variorum.toml", "[diff]\nwidth = 60\n");
    assert!((41..=60).contains(&widest(&scratch, "variorum diff old.txt new.txt")));
    assert!((31..=40).contains(&widest(
        &scratch,
        "VARIORUM_WIDTH=40 variorum diff old.txt new.txt"
    )));
    assert!(
        widest(
            &scratch,
            "VARIORUM_WIDTH=40 variorum diff old.txt new.txt --width 30"
        ) <= 30
    );
}

#[test]
fn the_nearest_file_counts_and_none_above_the_repository() {
    let scratch = scratch();
    scratch.write("variorum.toml", "[diff]\nwidth = 60\n");
    scratch.write("deep/variorum.toml", "[diff]\nwidth = 40\n");
    assert!(widest(&scratch, "variorum diff old.txt new.txt") <= 40);
    scratch.shell("rm deep/variorum.toml; mkdir deep/.git");
    assert!(widest(&scratch, "variorum diff old.txt new.txt") > 60);
}

#[test]
fn mistakes_are_located_and_mended() {
    let scratch = scratch();
    for (content, message) in [
        (
            "[diff]\nwidht = 60\n",
            "variorum.toml: line 2, column 1: unknown key `widht`; did you mean `width`?",
        ),
        (
            "[dif]\n",
            "variorum.toml: line 1, column 2: unknown table `dif`; did you mean `diff`?",
        ),
        (
            "[diff]\nwidth = \"wide\"\n",
            "variorum.toml: line 2, column 1: in [diff]: invalid type",
        ),
        (
            "[diff]\n\nwidth = 80\nmin-level = \"hihg\"\n",
            "variorum.toml: line 4, column 1: in [diff]: unknown value `hihg`, expected one of `none`",
        ),
        ("[diff\n", "variorum.toml: line 1"),
    ] {
        scratch.write("variorum.toml", content);
        let output = scratch.bash("cd deep/er; variorum diff old.txt new.txt");
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{content}");
        assert!(
            error.starts_with("error[E-CONFIG]: ") && error.contains(message),
            "{error}"
        );
        assert!(output.stdout.is_empty());
    }
    scratch.write("variorum.toml", "");
    let output =
        scratch.bash("VARIORUM_DISPLAY=sideways variorum diff deep/er/old.txt deep/er/new.txt");
    assert!(
        text(&output.stderr).starts_with("error[E-CONFIG]: VARIORUM_DISPLAY: "),
        "{}",
        text(&output.stderr)
    );
}
