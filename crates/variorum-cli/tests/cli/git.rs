//! Versions that git holds.

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
        text(&output.stderr).contains("`./annex one.txt`"),
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
