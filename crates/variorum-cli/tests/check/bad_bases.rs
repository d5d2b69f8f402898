//! Bases that are missing, ambiguous or in part of a clone only: what is said of them, and with which exit code.

use crate::repository::Repository;

const DRAFT: &str = "# Draft\n\nThe Council shall meet in June.\n\nAll members are invited.\n";

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
fn a_detached_head_is_nothing_special() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "shall", "may");
    repository.commit("second draft");
    repository.git(&["checkout", "-q", "--detach"]);
    let run = repository.check(&["--base", "HEAD~1"]);
    assert_eq!(run.code, 1, "{}", run.err);
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
