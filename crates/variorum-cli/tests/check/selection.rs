//! Which files are judged, and what becomes of those that came, went or were renamed.

use crate::repository::Repository;

const DRAFT: &str =
    "# Draft\n\nThe Council shall meet in June.\n\nAll members of the Council are invited.\n";

#[test]
fn an_unchanged_tree_is_clean_and_says_how_many_drafts_there_are() {
    let repository = Repository::with_draft(DRAFT);
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.out, "check passed: 0 of 1 draft changed\n");
}

#[test]
fn new_drafts_are_warned_of_tracked_or_not() {
    let repository = Repository::with_draft(DRAFT);
    repository.write("new.md", "The Council may meet.\n");
    repository.write(".gitignore", "ignored.md\n");
    repository.write("ignored.md", "Not a draft of ours.\n");
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 0);
    let warnings = report.issues("warning");
    assert_eq!(warnings.len(), 1);
    assert_eq!(
        (&*warnings[0].0, &*warnings[0].1),
        ("new.md", "document.added")
    );
    repository.commit("second draft");
    assert_eq!(
        repository.report(&["--base", "HEAD~1"]).issues("warning"),
        warnings
    );
}

#[test]
fn a_new_draft_obeys_the_rules_on_phrases() {
    let repository = Repository::with_draft(DRAFT);
    repository.write(
        "variorum.toml",
        "[check]\nforbidden = [\"as appropriate\"]\n",
    );
    repository.write("new.md", "We will act, As\nAppropriate.\n");
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 1);
    assert_eq!(report.rules("error"), ["policy.forbidden"]);
}

#[test]
fn a_draft_that_is_gone_fails() {
    let repository = Repository::with_draft(DRAFT);
    repository.write("other.md", "The Forum met.\n");
    repository.commit("other");
    std::fs::remove_file(repository.path().join("draft.md")).unwrap();
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 1);
    assert_eq!(report.rules("error"), ["document.removed"]);
}

#[test]
fn a_renamed_draft_is_judged_by_its_text() {
    let repository = Repository::with_draft(DRAFT);
    repository.git(&["mv", "draft.md", "final.md"]);
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 0);
    assert_eq!(report.rules("note"), ["document.renamed"]);
    repository.edit("final.md", "shall meet", "may meet");
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 1);
    assert_eq!(report.issues("error")[0].0, "final.md");
}

#[test]
fn what_is_staged_can_be_judged_apart_from_the_work_tree() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "shall meet", "may meet");
    assert_eq!(repository.check(&["--base", "HEAD", "--staged"]).code, 0);
    repository.git(&["add", "draft.md"]);
    repository.edit("draft.md", "may meet", "shall meet");
    assert_eq!(repository.check(&["--base", "HEAD", "--staged"]).code, 1);
    assert_eq!(repository.check(&["--base", "HEAD"]).code, 0);
}

#[test]
fn a_merge_base_leaves_out_what_others_did() {
    let repository = Repository::with_draft(DRAFT);
    repository.git(&["checkout", "-q", "-b", "ours"]);
    repository.write("ours.md", "The Forum met.\n");
    repository.commit("ours");
    repository.git(&["checkout", "-q", "main"]);
    repository.edit("draft.md", "shall meet", "may meet");
    repository.commit("theirs");
    repository.git(&["checkout", "-q", "ours"]);
    assert_eq!(repository.check(&["--base", "main"]).code, 1);
    assert_eq!(
        repository.check(&["--base", "main", "--merge-base"]).code,
        0
    );
}

#[test]
fn a_directory_a_pattern_or_a_path_narrows_the_run() {
    let repository = Repository::new();
    for name in ["a/one.md", "a/two.txt", "b/three.md", "b/code.rs"] {
        repository.write(name, DRAFT);
    }
    repository.commit("drafts");
    for name in ["a/one.md", "a/two.txt", "b/three.md", "b/code.rs"] {
        repository.edit(name, "shall", "may");
    }
    let judged = |paths: &[&str]| {
        let report = repository.report(&[&["--base", "HEAD"], paths].concat());
        let documents = report.json["documents"].as_array().unwrap().clone();
        let paths = documents
            .iter()
            .map(|d| d["path"].as_str().unwrap().to_owned());
        paths.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(judged(&[]), "a/one.md a/two.txt b/three.md");
    assert_eq!(judged(&["a"]), "a/one.md a/two.txt");
    assert_eq!(judged(&["*/*.md"]), "a/one.md b/three.md");
    assert_eq!(judged(&["b/code.rs"]), "b/code.rs");
    assert_eq!(judged(&["b/three.md", "a/one.md"]), "a/one.md b/three.md");
}

#[test]
fn the_order_and_the_bytes_do_not_depend_on_the_number_of_threads() {
    let repository = Repository::new();
    for number in 0..9 {
        repository.write(&format!("draft-{number}.md"), DRAFT);
    }
    repository.commit("drafts");
    for number in 0..9 {
        let month = format!("shall not meet before {number} May or");
        repository.edit(&format!("draft-{number}.md"), "shall meet", &month);
    }
    let threads = [["--threads", "1"], ["-j", "2"], ["--jobs", "8"]];
    let outputs = threads.map(|[flag, threads]| {
        let run = repository.check(&["--base", "HEAD", flag, threads]);
        (run.code, run.out)
    });
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(outputs[0], outputs[2]);
}

#[test]
fn two_files_are_judged_by_the_same_policy_and_waivers() {
    let repository = Repository::with_draft(DRAFT);
    repository.write("old.md", DRAFT);
    repository.edit("draft.md", "shall meet", "may meet");
    let (_, _, id) = repository
        .report(&["old.md", "draft.md"])
        .issues("error")
        .swap_remove(0);
    let run = repository.check(&[
        "old.md",
        "draft.md",
        "--waive",
        &id[..8],
        "--reason",
        "agreed",
    ]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("waived: agreed"), "{}", run.out);
    let in_git = repository.check(&["--base", "HEAD", "draft.md"]);
    assert_eq!(in_git.code, 0, "{}", in_git.out);
}

#[test]
fn a_baseline_accepts_what_was_there_and_nothing_new() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "shall meet", "may meet");
    let written = repository.check(&["--base", "HEAD", "--write-baseline", "base.json"]);
    assert_eq!(written.code, 1, "writing a baseline does not use it");
    let baseline = ["--base", "HEAD", "--baseline", "base.json"];
    let report = repository.report(&baseline);
    assert_eq!((report.code, report.count("baseline")), (0, 1));
    repository.edit("draft.md", "All members", "Some members");
    let report = repository.report(&baseline);
    assert_eq!(report.code, 1);
    assert_eq!(report.count("baseline"), 1);
}

#[test]
fn a_lock_that_holds_nothing_is_told_of() {
    let repository = Repository::with_draft(DRAFT);
    repository.write(
        "variorum.toml",
        "[check]\nlock = ['^Artcle 5', '^Draft$']\n",
    );
    repository.edit("draft.md", "June", "July");
    let run = repository.check(&["--base", "HEAD"]);
    assert!(
        run.out
            .contains("note[policy.unmatched]: the lock `^Artcle 5`"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("error[policy.locked]: the passage `^Draft$`"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("the lock `^Draft$`"), "{}", run.out);
}
