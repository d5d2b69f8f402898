//! Standard output, files, pipes and pagers.

use std::fs;
use std::process::Stdio;

use crate::scratch::{NEW, OLD, Scratch, text};

#[test]
fn exit_status_tells_whether_texts_differ() {
    let scratch = Scratch::with_versions();
    assert_eq!(
        scratch.run(&["diff", "old.txt", "old.txt"]).status.code(),
        Some(0)
    );
    assert_eq!(
        scratch.run(&["diff", "old.txt", "new.txt"]).status.code(),
        Some(1)
    );
}

#[test]
fn a_pipe_is_an_input() {
    let scratch = Scratch::with_versions();
    let piped = scratch.bash("variorum diff old.txt - < new.txt");
    assert_eq!(piped.status.code(), Some(1));
    let substituted = scratch.bash("variorum diff <(cat old.txt) new.txt");
    assert_eq!(
        substituted.status.code(),
        Some(1),
        "{}",
        text(&substituted.stderr)
    );
}

#[test]
fn a_closed_pipe_is_quiet_and_keeps_the_verdict() {
    let scratch = Scratch::new();
    // More than any pipe holds, so that the program must notice.
    scratch.write("old.txt", OLD.repeat(5000));
    scratch.write("new.txt", NEW.repeat(5000));
    let mut process = scratch
        .variorum()
        .args(["diff", "old.txt", "new.txt", "--format", "criticmarkup"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(process.stdout.take());
    let output = process.wait_with_output().expect("the program ends");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_full_disk_is_trouble() {
    let scratch = Scratch::with_versions();
    for line in [
        "variorum diff old.txt new.txt > /dev/full",
        "variorum diff old.txt new.txt -o /dev/full",
    ] {
        let output = scratch.bash(line);
        assert_eq!(output.status.code(), Some(2), "{line}");
        let message = text(&output.stderr);
        assert!(
            message.starts_with("error[E-WRITE]: ") && message.contains("No space left"),
            "{message}"
        );
    }
}

#[test]
fn a_file_is_replaced_as_a_whole_or_not_at_all() {
    let scratch = Scratch::with_versions();
    scratch.write("result.json", "before");
    let failed = scratch.run(&["patch", "old.txt", "missing.txt", "-o", "result.json"]);
    assert_eq!(failed.status.code(), Some(2));
    assert_eq!(scratch.read("result.json"), "before");
    let done = scratch.run(&["patch", "old.txt", "new.txt", "-o", "result.json"]);
    assert!(done.status.success() && done.stdout.is_empty());
    assert!(scratch.read("result.json").contains("variorum/patch/1"));
    let left: Vec<_> = fs::read_dir(scratch.path())
        .expect("can list")
        .map(|entry| entry.expect("can list").file_name())
        .filter(|name| name.to_string_lossy().contains("tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_link_to_the_output_stays_a_link() {
    let scratch = Scratch::with_versions();
    scratch.write("real.json", "before");
    scratch.shell("ln -s real.json link.json; chmod 640 real.json");
    scratch.shell("variorum patch old.txt new.txt -o link.json");
    assert_eq!(
        scratch.shell("readlink link.json; stat -c %a real.json"),
        "real.json\n640\n"
    );
    assert!(scratch.read("real.json").contains("variorum/patch/1"));
}

#[test]
fn an_output_without_a_directory_is_trouble() {
    let scratch = Scratch::with_versions();
    let output = scratch.run(&["stat", "old.txt", "new.txt", "-o", "no/such/place"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("error[E-WRITE]: no/such/place: cannot be written: "));
}

#[test]
fn the_pager_is_the_one_that_was_asked_for() {
    let scratch = Scratch::with_versions();
    let line = "VARIORUM_PAGER='sed s/^/paged:/' variorum stat old.txt new.txt --paging always";
    assert!(
        !scratch.bash(line).stdout.starts_with(b"paged:"),
        "numbers are not paged"
    );
    let line = line.replace("stat", "diff");
    let paged = scratch.bash(&line);
    assert!(
        paged.stdout.starts_with(b"paged:"),
        "{}",
        text(&paged.stdout)
    );
    assert_eq!(paged.status.code(), Some(1));
    for line in [
        line.replace("always", "never"),
        line.replace("always", "auto"),
    ] {
        assert!(!scratch.bash(&line).stdout.starts_with(b"paged:"), "{line}");
    }
}

#[test]
fn without_the_pager_the_result_is_printed() {
    let scratch = Scratch::with_versions();
    let plain = scratch.run(&["diff", "old.txt", "new.txt"]);
    let paged = scratch.bash("PAGER=no-such-pager variorum diff old.txt new.txt --paging always");
    assert_eq!(text(&paged.stdout), text(&plain.stdout));
}

#[test]
fn colour_follows_flag_then_environment_then_terminal() {
    let scratch = Scratch::with_versions();
    let rows = [
        ("", "", false),
        ("", "--color always", true),
        ("CLICOLOR_FORCE=1", "", true),
        ("CLICOLOR_FORCE=0", "", false),
        ("NO_COLOR=1 CLICOLOR_FORCE=1", "", false),
        ("NO_COLOR=1", "--color always", true),
        ("CLICOLOR_FORCE=1", "--color never", false),
        ("GIT_PAGER_IN_USE=true", "", true),
    ];
    for (environment, flags, expected) in rows {
        let output = scratch.bash(&format!(
            "{environment} variorum diff old.txt new.txt {flags}"
        ));
        assert_eq!(
            output.stdout.contains(&0x1b),
            expected,
            "{environment} {flags}"
        );
    }
}
