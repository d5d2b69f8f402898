//! Drafts that cannot be judged, and paths of any characters: what is said of them, and with which exit code.

use crate::repository::Repository;

const DRAFT: &str = "# Draft\n\nThe Council shall meet in June.\n\nAll members are invited.\n";

#[test]
fn an_unreadable_draft_is_trouble_whatever_else_is_found() {
    for (content, class) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe"[..], "error[E-"),
        (b"The Council sh\xff meet.\n", "error[E-ENCODING]"),
    ] {
        let repository = Repository::with_draft(DRAFT);
        repository.write("other.md", DRAFT);
        repository.commit("two drafts");
        repository.write("draft.md", content);
        repository.edit("other.md", "shall", "may");
        let run = repository.check(&["--base", "HEAD", "--exit-zero"]);
        assert_eq!(run.code, 2, "{}{}", run.out, run.err);
        assert!(run.err.contains(class), "{}", run.err);
        assert!(run.err.contains("draft.md"), "{}", run.err);
        assert!(
            run.out.contains("other.md"),
            "the others are judged: {}",
            run.out
        );
    }
}

#[test]
fn a_draft_in_the_middle_of_a_merge_is_not_judged() {
    let repository = Repository::with_draft(DRAFT);
    let marked = DRAFT.replace(
        "All members",
        "<<<<<<< ours\nAll members\n=======\nSome members\n>>>>>>> theirs\n",
    );
    repository.write("draft.md", marked);
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("error[E-CONFLICT]: draft.md: line 5"),
        "{}",
        run.err
    );

    repository.git(&["checkout", "-q", "--", "draft.md"]);
    repository.git(&["checkout", "-q", "-b", "theirs"]);
    repository.edit("draft.md", "June", "July");
    repository.commit("theirs");
    repository.git(&["checkout", "-q", "main"]);
    repository.edit("draft.md", "June", "May");
    repository.commit("ours");
    assert!(
        !repository
            .try_git(&["merge", "-q", "theirs"])
            .status
            .success()
    );
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("error[E-CONFLICT]: draft.md: is not merged"),
        "{}",
        run.err
    );
}

#[test]
fn a_heading_underlined_by_equal_signs_is_no_conflict() {
    let repository = Repository::with_draft("Draft\n=======\n\nThe Council meets.\n");
    repository.write("draft.md", "Draft\n=======\n\nThe “Council” meets.\n");
    let run = repository.check(&["--base", "HEAD", "--fail-on", "critical"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

#[test]
fn paths_may_have_blanks_quotes_and_letters_of_any_script() {
    let name = "entwürfe/a \"b\" 'c' $(d) é 草案.md";
    let repository = Repository::new();
    repository.write(name, DRAFT);
    repository.commit("first draft");
    repository.edit(name, "shall", "may");
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 1);
    assert_eq!(report.issues("error")[0].0, name);
    let run = repository.check(&["--base", "HEAD", name]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains(&format!("--> {name}:3:")), "{}", run.out);
}

#[test]
fn links_are_not_followed() {
    let repository = Repository::with_draft(DRAFT);
    std::fs::remove_file(repository.path().join("draft.md")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", repository.path().join("draft.md")).unwrap();
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("symbolic link"), "{}", run.err);
}

#[test]
fn what_is_no_file_is_not_read() {
    let repository = Repository::with_draft(DRAFT);
    let link = repository.path().join("new.md");
    std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("new.md: is a symbolic link"),
        "{}",
        run.err
    );
    std::fs::remove_file(&link).unwrap();
    std::fs::remove_file(repository.path().join("draft.md")).unwrap();
    let pipe = repository.command("mkfifo").arg("draft.md").status();
    assert!(pipe.unwrap().success());
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2, "a pipe is not waited for");
    assert!(run.err.contains("draft.md: is no file"), "{}", run.err);
}

#[test]
fn an_encoding_can_be_named_for_all_drafts() {
    let repository = Repository::with_draft("The caf\u{e9} shall open.\n");
    repository.write("draft.md", b"The caf\xe9 shall open.\n");
    repository.commit("as it came");
    repository.write("draft.md", b"The caf\xe9 may open.\n");
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--encoding windows-1252"), "{}", run.err);
    let run = repository.check(&["--base", "HEAD", "--encoding", "windows-1252"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out.contains("caf\u{e9} [-shall-]{+may+} open"),
        "{}",
        run.out
    );
}
