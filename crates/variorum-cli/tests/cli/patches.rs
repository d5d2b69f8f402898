//! `patch`, `apply`, `invert` and `verify` with each other.

use crate::scratch::{NEW, OLD, Scratch, text};

/// A pair with everything that a line-based patch would lose.
const AWKWARD_OLD: &str = "\u{feff}One caf\u{e9}.\r\n\r\nTwo  words \rthree\n\n\nThe end";
const AWKWARD_NEW: &str = "One cafe\u{301}.\n\nTwo words\tthree and four.\r\n\r\nThe end\n";

#[test]
fn a_patch_leads_there_and_back() {
    let scratch = Scratch::new();
    for (old, new) in [(OLD, NEW), (AWKWARD_OLD, AWKWARD_NEW), ("", NEW), (OLD, "")] {
        scratch.write("old.txt", old);
        scratch.write("new.txt", new);
        scratch.shell("variorum patch old.txt new.txt > patch.json");
        scratch.shell("variorum apply patch.json old.txt -o there.txt");
        assert_eq!(scratch.read("there.txt"), new);
        scratch.shell("variorum invert patch.json | variorum apply - new.txt > back.txt");
        assert_eq!(scratch.read("back.txt"), old);
        scratch.shell("variorum verify patch.json old.txt new.txt");
    }
}

#[test]
fn a_patch_for_another_text_is_refused() {
    let scratch = Scratch::with_versions();
    scratch.shell("variorum patch old.txt new.txt -o patch.json; echo Other. > other.txt");
    for (old, hint) in [
        ("other.txt", "the patch is for"),
        ("new.txt", "seems to be applied already"),
    ] {
        let output = scratch.run(&["apply", "patch.json", old, "-o", "result.txt"]);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            message.starts_with(&format!("error[E-DIGEST]: {old}: ")) && message.contains(hint),
            "{message}"
        );
        assert!(!scratch.path().join("result.txt").exists());
    }
    assert_eq!(
        scratch
            .run(&["verify", "patch.json", "old.txt", "other.txt"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn what_is_no_patch_is_refused() {
    let scratch = Scratch::with_versions();
    for content in [
        "",
        "{}",
        "[1",
        "{\"schema\":\"variorum/patch/99\"}",
        "\u{0}",
    ] {
        scratch.write("patch.json", content);
        let output = scratch.run(&["apply", "patch.json", "old.txt"]);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{content}");
        assert!(
            message.starts_with("error[E-PATCH]: patch.json: "),
            "{content}: {message}"
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_text_in_the_place_of_a_patch_is_called_none() {
    let scratch = Scratch::with_versions();
    let output = scratch.run(&["apply", "old.txt", "new.txt"]);
    let message = text(&output.stderr);
    assert!(
        message.starts_with("error[E-PATCH]: old.txt: not a patch: "),
        "{message}"
    );
}

#[test]
fn an_id_that_is_in_no_patch_is_refused() {
    let scratch = Scratch::with_versions();
    scratch.shell("variorum patch old.txt new.txt -o patch.json");
    let output = scratch.run(&["apply", "patch.json", "old.txt", "--only", "nothing"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("`nothing`"),
        "{}",
        text(&output.stderr)
    );
}
