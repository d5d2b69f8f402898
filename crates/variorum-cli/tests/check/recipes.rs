//! The recipes of docs/check.md, run as far as that goes without the services.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::repository::{Repository, TODAY};

const DRAFT: &str = "# Draft\n\nThe Council shall meet in June.\n";

fn project(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap()
}

/// The value of the first line with the key.
fn value<'a>(yaml: &'a str, key: &str) -> &'a str {
    let mut lines = yaml.lines().map(str::trim);
    lines
        .find_map(|line| line.strip_prefix(key))
        .unwrap()
        .trim()
}

fn install_hook(repository: &Repository, script: &str) {
    let hook = repository.write(".git/hooks/pre-commit", script);
    std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
}

fn hook_guards_commits(repository: &Repository) {
    repository.edit("draft.md", "shall meet", "may meet");
    repository.git(&["add", "-A"]);
    let refused = repository.try_git(&["commit", "-q", "-m", "weaker"]);
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stdout) + String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("[-shall-]{+may+}"), "{said}");
    repository.edit("draft.md", "may meet", "shall meet");
    repository.write("notes.rs", "// no draft\n");
    repository.commit("back to the agreed text");
}

#[test]
fn the_hook_of_pre_commit_is_run_by_git() {
    let repository = Repository::with_draft(DRAFT);
    let hooks = project(".pre-commit-hooks.yaml");
    assert_eq!(value(&hooks, "pass_filenames:"), "false");
    install_hook(
        &repository,
        &format!("#!/bin/sh\nexec {}\n", value(&hooks, "entry:")),
    );
    hook_guards_commits(&repository);
}

#[test]
fn the_plain_hook_of_the_documentation_is_run_by_git() {
    let repository = Repository::with_draft(DRAFT);
    let page = project("docs/check.md");
    let (_, script) = page.split_once("```sh\n#!/bin/sh\n").unwrap();
    let (script, _) = script.split_once("```").unwrap();
    install_hook(&repository, &format!("#!/bin/sh\n{script}"));
    hook_guards_commits(&repository);
}

/// The script of the last `run: |` of an action.
fn last_script(action: &str) -> String {
    let (_, script) = action.rsplit_once("run: |\n").unwrap();
    let lines = script
        .lines()
        .map(|line| line.strip_prefix("        ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_action_judges_a_pull_request_in_a_fresh_clone() {
    let origin = Repository::with_draft(DRAFT);
    origin.write("other drafts/é.md", DRAFT);
    origin.commit("another draft");
    let base = origin.git(&["rev-parse", "HEAD"]).trim().to_owned();
    origin.git(&["checkout", "-q", "-b", "proposal"]);
    origin.edit("draft.md", "shall meet", "may meet");
    origin.commit("weaker");
    let clone = Repository::bare_directory();
    let url = format!("file://{}", origin.path().display());
    clone.git(&["clone", "-q", "-b", "proposal", &url, "."]);
    let script = last_script(&project("action.yml"));
    let temporary = tempfile::tempdir().unwrap();
    let run = |paths: &str, base: &str| {
        let output = clone
            .command("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script])
            .env("BASE", base)
            .env("PATHS", paths)
            .env("SARIF", "variorum.sarif")
            .env("STRICT", "false")
            .env("RUNNER_TEMP", temporary.path())
            .env("GITHUB_STEP_SUMMARY", temporary.path().join("summary.md"))
            .output()
            .unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, annotations) = run("", &base);
    assert_eq!(code, 1);
    assert!(
        annotations.starts_with("::error file=draft.md,line=3,"),
        "{annotations}"
    );
    assert!(clone.read("variorum.sarif").contains("\"2.1.0\""));
    let summary = std::fs::read_to_string(temporary.path().join("summary.md")).unwrap();
    assert!(summary.contains("<del>shall</del>"), "{summary}");
    assert_eq!(run("other drafts/é.md\n", &base).0, 0);
    assert_eq!(run("", "no-such-revision").0, 2);
}

#[test]
fn the_action_in_a_shallow_clone_asks_for_the_base() {
    let origin = Repository::with_draft(DRAFT);
    let base = origin.git(&["rev-parse", "HEAD"]).trim().to_owned();
    origin.edit("draft.md", "shall meet", "may meet");
    origin.commit("weaker");
    let clone = Repository::bare_directory();
    let url = format!("file://{}", origin.path().display());
    clone.git(&["clone", "-q", "--depth=1", &url, "."]);
    let temporary = tempfile::tempdir().unwrap();
    let run = || {
        let output = clone
            .command("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c"])
            .arg(last_script(&project("action.yml")))
            .env("BASE", &base)
            .env("PATHS", "")
            .env("SARIF", "variorum.sarif")
            .env("STRICT", "false")
            .env("RUNNER_TEMP", temporary.path())
            .env("GITHUB_STEP_SUMMARY", temporary.path().join("summary.md"))
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), err)
    };
    let (code, err) = run();
    assert_eq!(code, 2);
    assert!(err.contains("git fetch --depth=1 origin"), "{err}");
    let advice = ["fetch", "-q", "--depth=1", "origin", &base];
    origin.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    clone.git(&advice);
    assert_eq!(run().0, 1, "after the advice was followed");
}

#[test]
fn the_sample_workflow_uses_the_action_with_a_full_clone() {
    let workflow = project("docs/ci/github-workflow.yml");
    assert_eq!(value(&workflow, "fetch-depth:"), "0");
    assert!(value(&workflow, "- uses: OWNER/").starts_with("variorum@"));
}

#[test]
fn the_job_for_gitlab_writes_both_reports() {
    let repository = Repository::with_draft(DRAFT);
    let base = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.edit("draft.md", "shall meet", "may meet");
    repository.commit("weaker");
    let job = project("docs/ci/gitlab-ci.yml");
    let (_, script) = job.split_once("  script:\n").unwrap();
    let line = value(script, "- ");
    let output = repository
        .command("bash")
        .args(["-c", line])
        .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    for artifact in [value(&job, "codequality:"), value(&job, "junit:")] {
        assert!(repository.read(artifact).contains("draft.md"), "{artifact}");
    }
}

/// The part of the documentation that leads to the first pull request.
fn tutorial() -> String {
    let page = project("docs/check.md");
    let (_, page) = page.split_once("## From an empty repository").unwrap();
    let (page, _) = page.split_once("## What is judged").unwrap();
    page.to_owned()
}

/// Its blocks in a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let blocks = page.split(&fence).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap().to_owned())
        .collect()
}

/// Whether a line of output is one that the page shows, where `...` stands for anything.
fn is_shown(line: &str, shown: &str) -> bool {
    let mut rest = Some(line);
    for part in shown.split("...") {
        rest = rest.and_then(|text| Some(text.split_once(part)?.1));
    }
    rest.is_some()
}

/// A shell that commits as somebody, in a directory of the repository.
fn shell(repository: &Repository, directory: &str, script: &str) -> (i32, String) {
    let mut bash = repository.command("bash");
    bash.current_dir(repository.path().join(directory));
    bash.args(["-ec", script]).env("CLICOLOR_FORCE", "0");
    for role in ["AUTHOR", "COMMITTER"] {
        bash.env(format!("GIT_{role}_NAME"), "A. Delegate");
        bash.env(format!("GIT_{role}_EMAIL"), "delegate@example.org");
    }
    let output = bash.output().unwrap();
    let (out, err) = (output.stdout, output.stderr);
    let said = String::from_utf8(out).unwrap() + &String::from_utf8(err).unwrap();
    (output.status.code().unwrap(), said)
}

/// What the action says of a pull request: a fresh clone of its branch, judged against the main branch.
fn pull_request(repository: &Repository) -> (i32, String) {
    let script = format!(
        "rm -rf ../runner && git clone -q -b proposal ../remote.git ../runner && cd ../runner\n\
         export BASE=$(git rev-parse origin/main) PATHS= SARIF=variorum.sarif STRICT=false\n\
         export RUNNER_TEMP=$(mktemp -d) GITHUB_STEP_SUMMARY=$(mktemp)\n{}",
        last_script(&project("action.yml"))
    );
    shell(repository, "talks", &script)
}

#[test]
fn the_tutorial_leads_to_a_red_and_then_a_green_pull_request() {
    let repository = Repository::bare_directory();
    repository.git(&["init", "-q", "--bare", "remote.git"]);
    let page = tutorial();
    let [agreed, lock, pipeline, proposal, check, accept] = &blocks(&page, "sh")[..] else {
        panic!("the tutorial has other steps: {page}");
    };
    let done = |directory: &str, script: &str| {
        let (code, out) = shell(&repository, directory, script);
        assert_eq!(code, 0, "{script}: {out}");
    };
    done("", agreed);
    done("talks", "git remote add origin ../remote.git");
    for step in [lock, pipeline, proposal] {
        done("talks", step);
    }
    let workflow = project("docs/ci/github-workflow.yml");
    let written = repository.read("talks/.github/workflows/drafts.yml");
    assert!(workflow.ends_with(&written), "{written}");
    let (code, out) = pull_request(&repository);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("::error file=statement.md,line=9,"), "{out}");

    let (code, out) = shell(&repository, "talks", check);
    assert_eq!(code, 1, "{out}");
    let shown = &blocks(&page, "text")[0];
    assert_eq!(out.lines().count(), shown.lines().count(), "{out}");
    for (line, shown) in out.lines().zip(shown.lines()) {
        assert!(is_shown(line, shown), "{line:?} is not {shown:?}");
    }
    let (_, id) = out.split_once("--waive ").unwrap();
    let (id, _) = id.split_once(' ').unwrap();
    let command = format!("variorum check --today {TODAY}");
    let accept = accept.replace("--waive ID", &format!("--waive {id}"));
    done("talks", &accept.replace("variorum check", &command));
    let (code, out) = pull_request(&repository);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("1 waived"), "{out}");
}
