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
        &["unknown kind `x`"],
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
