//! Versions that git holds.

use std::fs;

use crate::scratch::{NEW, OLD, Scratch, text};

#[test]
fn a_version_is_an_input() {
    let scratch = Scratch::with_repository();
    for (old, new, status) in [
        ("HEAD~1:statement.txt", "statement.txt", 1),
        ("HEAD~1:statement.txt", "HEAD:statement.txt", 1),
        ("HEAD:statement.txt", "statement.txt", 0),
        (":statement.txt", "main:./statement.txt", 0),
    ] {
        let output = scratch.run(&["diff", old, new]);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{old} {new}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_version_is_found_from_a_subdirectory() {
    let scratch = Scratch::with_repository();
    scratch.write("drafts/annex one.txt", OLD);
    scratch.shell("git add -A; git commit -q -m annex");
    scratch.write("drafts/annex one.txt", NEW);
    for name in ["HEAD:drafts/annex one.txt", "HEAD:./annex one.txt"] {
        let output = scratch.bash(&format!(
            "cd drafts; variorum diff '{name}' 'annex one.txt'"
        ));
        assert_eq!(
            output.status.code(),
            Some(1),
            "{name}: {}",
            text(&output.stderr)
        );
    }
    let output = scratch.bash("cd drafts; variorum diff 'HEAD:annex one.txt' 'annex one.txt'");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("or with `./` in this directory"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_bad_version_is_named() {
    let scratch = Scratch::with_repository();
    scratch.shell("mkdir sub; touch sub/a; git add -A; git commit -q -m sub");
    for (name, message) in [
        (
            "HEAD:missing.txt",
            "HEAD:missing.txt: git knows no such version",
        ),
        (
            "nowhere:statement.txt",
            "nowhere:statement.txt: git knows no such version",
        ),
        ("HEAD:sub", "HEAD:sub: is a tree in git, not a file"),
    ] {
        let output = scratch.run(&["diff", name, "statement.txt"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty(), "{name}");
        assert!(
            text(&output.stderr).contains(message),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_large_version_meets_the_limit() {
    let scratch = Scratch::with_repository();
    let output = scratch.run(&[
        "diff",
        "HEAD:statement.txt",
        "HEAD~1:statement.txt",
        "--max-bytes",
        "20",
    ]);
    assert!(text(&output.stderr).starts_with("error[E-LIMIT]: HEAD:statement.txt: "));
}

#[test]
fn a_file_whose_name_has_a_colon_is_a_file() {
    let scratch = Scratch::with_repository();
    scratch.write("HEAD:statement.txt", OLD);
    assert_eq!(
        scratch
            .run(&["diff", "HEAD:statement.txt", "statement.txt"])
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn git_shows_new_deleted_and_renamed_files() {
    let scratch = Scratch::with_repository();
    let rest = "\nOf ten lines git must find most again to call a file renamed.\n".repeat(5);
    scratch.write("statement.txt", NEW.to_owned() + &rest);
    scratch.shell("git config diff.variorum.command 'variorum git-diff'");
    scratch.shell(
        "echo '*.txt diff=variorum' > .gitattributes; git add -A; git commit -qm attributes",
    );
    scratch.write("-odd name.txt", "A new text.\n");
    scratch.shell("git mv statement.txt 'the statement.txt'");
    scratch.write("the statement.txt", NEW.replace("May", "June") + &rest);
    let shown = scratch.shell("git add -A; git diff --cached -M50%");
    assert!(
        shown.contains("statement.txt → the statement.txt"),
        "{shown}"
    );
    assert!(shown.contains("[-May-]{+June+}"), "{shown}");
    assert!(shown.contains("{+A new text.+}"), "{shown}");
    let shown =
        scratch.shell("git commit -qm renamed; git rm -q -- './-odd name.txt'; git diff --cached");
    assert!(shown.contains("[-A new text.-]"), "{shown}");
}

#[test]
fn an_unmerged_file_is_named() {
    let output = Scratch::new().run(&["git-diff", "statement.txt"]);
    assert_eq!(text(&output.stdout), "statement.txt: unmerged\n");
    assert!(output.status.success());
}

/// A git that notes its arguments and its environment, each call in a file of its own, and then is the real one.
const NOTING_GIT: &str =
    "#!/bin/sh\n{ echo \"$*\"; env; } > \"$HOME/calls/$$\"\nPATH=${PATH#*:} exec git \"$@\"\n";

#[test]
fn every_call_of_git_stays_off_the_network_and_takes_no_lock() {
    for (arguments, command) in [
        ("diff HEAD~1:statement.txt statement.txt", "cat-file"),
        ("lineage --revisions=HEAD~1..HEAD statement.txt", "log"),
        ("check --base HEAD~1 statement.txt", "ls-files"),
        ("check --base nowhere statement.txt", "rev-parse"),
    ] {
        let scratch = Scratch::with_repository();
        scratch.write("noting/git", NOTING_GIT);
        scratch.shell("chmod +x noting/git; mkdir calls");
        scratch.bash(&format!(
            "PATH=$PWD/noting:$PATH GIT_LITERAL_PATHSPECS=1 LC_ALL=C.UTF-8 variorum {arguments}"
        ));
        let calls = fs::read_dir(scratch.path().join("calls")).expect("it was made");
        let calls: Vec<String> = calls
            .map(|call| fs::read_to_string(call.expect("can list").path()).expect("can read"))
            .collect();
        let is_made = calls.iter().any(|call| call.contains(command));
        assert!(is_made, "{arguments}: no git {command}");
        for call in calls {
            for setting in ["GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C"] {
                let is_set = call.lines().any(|line| line == setting);
                assert!(is_set, "{setting}: {call}");
            }
            assert!(!call.contains("GIT_LITERAL_PATHSPECS"), "{call}");
        }
    }
}

#[test]
fn a_history_that_a_partial_clone_lacks_is_not_fetched() {
    let scratch = Scratch::with_repository();
    scratch.shell(
        "git mv statement.txt final.txt; echo 'One more.' >> final.txt; git commit -qam renamed; \
         git config uploadpack.allowFilter true; git clone -q --filter=blob:none \"file://$PWD\" part",
    );
    let output = scratch.bash("cd part; variorum lineage --revisions final.txt");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let message = text(&output.stderr);
    assert!(
        message.starts_with("error[E-OPEN]: final.txt: the old text is not in this clone"),
        "{message}"
    );
}

#[test]
fn where_there_is_no_repository_that_is_said_alike() {
    let scratch = Scratch::new();
    scratch.write("text.txt", OLD);
    for command in ["diff HEAD:text.txt text.txt", "blame --revisions text.txt"] {
        let output = scratch.bash(&format!("variorum {command}"));
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains("git finds no repository here"), "{said}");
    }
}

#[test]
fn a_version_without_a_file_gets_a_hint() {
    let scratch = Scratch::with_repository();
    let message = |old: &str| text(&scratch.run(&["diff", old, "statement.txt"]).stderr);
    assert!(
        message("HEAD~1").contains("as in HEAD~1:"),
        "{}",
        message("HEAD~1")
    );
    assert!(!message("nowhere.txt").contains("as in"));
}
