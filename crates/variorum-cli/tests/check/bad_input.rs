//! What goes wrong, what is said of it, and with which exit code.

use crate::repository::Repository;

const DRAFT: &str = "# Draft\n\nThe Council shall meet in June.\n\nAll members are invited.\n";

/// Runs a check on a changed draft with one more file, and requires code and words.
fn refused(file: &str, content: &str, arguments: &[&str], words: &[&str]) {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "June", "July");
    repository.write(file, content);
    let run = repository.check(&[&["--base", "HEAD"], arguments].concat());
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    for word in words {
        assert!(run.err.contains(word), "{word:?} is not in {:?}", run.err);
    }
    assert_eq!(run.out, "");
}

#[test]
fn a_policy_with_a_slip_of_the_pen_names_the_place_and_what_was_meant() {
    let policy = |content: &str, words: &[&str]| refused("variorum.toml", content, &[], words);
    policy(
        "[check]\nfial-on = \"low\"\n",
        &[
            "error[E-CONFIG]",
            "variorum.toml",
            "line 2, column 1",
            "`fail-on`",
        ],
    );
    policy("[chek]\n", &["line 1", "`check`"]);
    policy(
        "[check.kinds]\n\"hedge.aded\" = \"deny\"\n",
        &["line 2", "`hedge.added`"],
    );
    policy(
        "[check.kinds]\n\"hedge.*\" = \"denny\"\n",
        &["line 2", "`deny`"],
    );
    policy(
        "[check.kinds]\n\"policy.loked\" = \"deny\"\n",
        &["`policy.locked`"],
    );
    policy(
        "[check]\nfail-on = \"severe\"\n",
        &["none, low, medium, high, critical"],
    );
    policy(
        "[check]\nlock = [\"(\"]\n",
        &["line 2", "regular expression"],
    );
    policy("[check]\nlock = [\"\"]\n", &["empty pattern"]);
    policy("[check]\nforbidden = [\" \"]\n", &["empty phrase"]);
    policy("[check]\nlock = \"^Article\"\n", &["expected a list"]);
    policy(
        "[[check.override]]\nfail-on = \"low\"\n",
        &["`documents`, `sections`"],
    );
    policy(
        "[[check.override]]\nsections = [\"^A\"]\nlock = [\"^B\"]\n",
        &["unknown key `lock`"],
    );
    policy("[check\n", &["line 1"]);
}

#[test]
fn a_waiver_must_be_whole() {
    let waivers =
        |content: &str, words: &[&str]| refused("variorum-waivers.toml", content, &[], words);
    let whole = "[[waiver]]\nid = \"1\"\nkind = \"wording.changed\"\ndocument = \"draft.md\"\n";
    waivers(
        whole,
        &[
            "error[E-CONFIG]",
            "variorum-waivers.toml",
            "line 1",
            "needs `reason`",
        ],
    );
    waivers(
        &format!("{whole}reason = \" \"\n"),
        &["line 5", "not empty"],
    );
    waivers(
        &format!("{whole}reason = \"r\"\nexpires = \"soon\"\n"),
        &["line 6", "YYYY-MM-DD"],
    );
    waivers(&format!("{whole}reson = \"r\"\n"), &["`reason`"]);
    waivers(
        "[[waiver]]\nid = \"1\"\nkind = \"x\"\n",
        &["unknown value `x`"],
    );
}

#[test]
fn an_expired_waiver_excuses_nothing_and_is_told_of() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "shall meet", "may meet");
    let report = repository.report(&["--base", "HEAD"]);
    let (_, _, id) = report.issues("error").swap_remove(0);
    let waive = ["--base", "HEAD", "--waive", &id, "--reason", "agreed"];
    let until = |day: &'static str| [&waive[..], &["--expires", day]].concat();
    let held = repository.check(&until("2026-11-23"));
    assert_eq!(held.code, 0, "the last day counts: {}", held.out);
    std::fs::remove_file(repository.path().join("variorum-waivers.toml")).unwrap();
    let expired = repository.check(&until("2026-11-22"));
    assert_eq!(expired.code, 1);
    assert!(
        expired.out.contains("warning[waiver.expired]"),
        "{}",
        expired.out
    );
    assert!(expired.out.contains("ended on 2026-11-22"));
}

#[test]
fn a_missing_base_is_explained() {
    let repository = Repository::with_draft(DRAFT);
    let run = repository.check(&["--base", "origin/main"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("error[E-OPEN]: git knows no revision `origin/main`"),
        "{}",
        run.err
    );
    let run = repository.check(&["--base", "--output=x"]);
    assert_eq!(run.code, 2);
    let nowhere = Repository::bare_directory();
    let run = nowhere.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no git repository here"), "{}", run.err);
}

#[test]
fn a_shallow_clone_without_the_base_says_how_to_get_it() {
    let origin = Repository::with_draft(DRAFT);
    let base = origin.git(&["rev-parse", "HEAD"]).trim().to_owned();
    origin.edit("draft.md", "June", "July");
    origin.commit("second draft");
    let clone = Repository::bare_directory();
    let url = format!("file://{}", origin.path().display());
    clone.git(&["clone", "-q", "--depth=1", &url, "."]);
    let run = clone.check(&["--base", &base]);
    assert_eq!(run.code, 2);
    for word in ["shallow", "git fetch --depth=1", "fetch-depth: 0"] {
        assert!(run.err.contains(word), "{}", run.err);
    }
    let run = clone.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

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
fn a_detached_head_is_nothing_special() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "shall", "may");
    repository.commit("second draft");
    repository.git(&["checkout", "-q", "--detach"]);
    let run = repository.check(&["--base", "HEAD~1"]);
    assert_eq!(run.code, 1, "{}", run.err);
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
fn a_base_is_one_commit_and_no_range() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "All members", "Most members");
    repository.commit("second draft");
    repository.edit("draft.md", "shall", "may");
    for base in [
        "HEAD..HEAD",
        "HEAD...HEAD",
        "HEAD^!",
        "HEAD^@",
        "HEAD:draft.md",
        "",
    ] {
        let run = repository.check(&["--base", base]);
        assert_eq!(run.code, 2, "{base}: {}", run.out);
        assert!(run.err.contains("revision"), "{}", run.err);
    }
    repository.git(&["tag", "-a", "agreed", "-m", "agreed text"]);
    assert_eq!(repository.check(&["--base", "agreed"]).code, 1);
    repository.git(&["checkout", "-q", "--orphan", "elsewhere"]);
    repository.git(&["commit", "-q", "-m", "elsewhere"]);
    let run = repository.check(&["--base", "main", "--merge-base"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no commit in common"), "{}", run.err);
}

#[test]
fn nothing_is_fetched_for_a_clone_without_the_old_texts() {
    let origin = Repository::with_draft(DRAFT);
    origin.edit("draft.md", "shall", "may");
    origin.commit("second draft");
    origin.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = Repository::bare_directory();
    let url = format!("file://{}", origin.path().display());
    clone.git(&["clone", "-q", "--filter=blob:none", &url, "."]);
    let run = clone.check(&["--base", "HEAD~1"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("E-OPEN"), "{}", run.err);
    assert!(run.err.contains("git fetch"), "{}", run.err);
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
        run.out.contains("caf\u{e9} [-shall-] {+may+} open"),
        "{}",
        run.out
    );
}

#[test]
fn a_finding_is_waived_once() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "shall meet", "may meet");
    let (_, _, id) = repository
        .report(&["--base", "HEAD"])
        .issues("error")
        .swap_remove(0);
    let waive = |more: &[&str]| {
        let arguments = ["--base", "HEAD", "--waive", &id, "--reason", "agreed"];
        repository.check(&[&arguments[..], more].concat())
    };
    assert_eq!(
        waive(&["--expires", "2026-11-22"]).code,
        1,
        "it has ended already"
    );
    assert_eq!(waive(&[]).code, 0, "so that it can be waived again");
    let again = waive(&[]);
    assert_eq!(again.code, 2);
    assert!(
        again.err.contains("is waived already, in line 11"),
        "{}",
        again.err
    );
    let entries = repository.read("variorum-waivers.toml");
    assert_eq!(entries.matches("[[waiver]]").count(), 2);
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let repository = Repository::with_draft(DRAFT);
    for (arguments, words) in [
        (&["draft.md"][..], "two versions"),
        (&["--base", "HEAD", "missing.md"], "matches no file"),
        (&["--base", "HEAD", "*.adoc"], "matches no file"),
        (&["missing.md", "draft.md"], "missing.md"),
        (&["--report", "sarf", "draft.md", "draft.md"], "sarif"),
        (&["--base", "HEAD", "--waive", "1"], "--reason"),
        (
            &["--base", "HEAD", "--waive", "", "--reason", "r"],
            "--waive",
        ),
        (
            &["--base", "HEAD", "--report", "json", "--report", "sarif"],
            "standard output",
        ),
        (
            &["--base", "HEAD", "--report", "json=x", "--report", "text=x"],
            "both go to x",
        ),
        (
            &["--base", "HEAD", "--waive", "zz", "--reason", "r"],
            "no finding has the id `zz`",
        ),
        (&["--base", "HEAD", "--baseline", "none.json"], "none.json"),
        (&["--base", "HEAD", "--waivers", "none.toml"], "none.toml"),
        (&["--base", "HEAD", "--policy", "none.toml"], "none.toml"),
        (
            &["--base", "HEAD", "--report", "json=none/x.json"],
            "E-WRITE",
        ),
    ] {
        let run = repository.check(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.out, run.err);
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_run_that_looks_at_nothing_is_not_clean() {
    let repository = Repository::with_draft(DRAFT);
    repository.write("variorum.toml", "[check]\ndrafts = [\"drfats/*.md\"]\n");
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("nothing was checked"), "{}", run.err);
    assert!(run.err.contains("drfats/*.md"), "{}", run.err);
}
