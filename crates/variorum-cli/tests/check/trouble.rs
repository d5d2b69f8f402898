//! A comparison that met a work limit is not passed off as an exact one.

use serde_json::Value;

use crate::repository::Repository;

/// Two families of short paragraphs, three hundred of each, that change places and one word: no counterpart lies
/// nearby, and every word is too common to look it up everywhere.
fn repetitive(families: [&str; 2]) -> String {
    let paragraphs = families.map(|text| format!("{text}\n\n").repeat(300));
    paragraphs.concat()
}

const OLD: [&str; 2] = ["Almara Belmar Corvania.", "Dunmark Estovia Farland."];
const NEW: [&str; 2] = ["Dunmark Estovia Gravia.", "Almara Belmar Halland."];

/// A degraded draft whose findings are all excused or allowed when the policy says so, beside an exact one.
pub(crate) fn degraded(policy: &str) -> Repository {
    let repository = Repository::with_draft(&repetitive(OLD));
    repository.write("variorum.toml", policy);
    repository.write("exact.md", "The Council shall meet.\n");
    repository.commit("both");
    repository.write("draft.md", repetitive(NEW));
    repository
}

const ALLOW: &str = "[check.kinds]\n\"@all\" = \"allow\"\n";

#[test]
fn a_coarse_comparison_is_trouble_with_findings_and_without() {
    for (policy, outcome, allowed) in [(ALLOW, "clean", 0), ("", "findings", 1)] {
        let repository = degraded(policy);
        let run = |more: &[&str]| repository.report(&[&["--base", "HEAD"], more].concat());
        let report = run(&[]);
        assert_eq!(
            (report.code, &report.json["outcome"]),
            (2, &Value::from("trouble"))
        );
        assert_eq!(report.json["degraded"], true);
        assert_eq!(report.json["documents"][0]["degraded"], true);
        assert_eq!(run(&["--exit-zero"]).code, 2);
        let report = run(&["--allow-degraded"]);
        assert_eq!(
            (report.code, &report.json["outcome"]),
            (allowed, &Value::from(outcome))
        );
        assert_eq!(report.json["degraded"], true, "accepted is not forgotten");
        assert_eq!(run(&["--allow-degraded", "--exit-zero"]).code, 0);
    }
}

#[test]
fn no_waiver_and_no_baseline_hides_it() {
    let repository = degraded("");
    let run = repository.check(&["--base", "HEAD", "--write-baseline", "base.json"]);
    assert_eq!(run.code, 2);
    let report = repository.report(&["--base", "HEAD", "--baseline", "base.json"]);
    assert_eq!((report.count("failing"), report.code), (0, 2));
}

#[test]
fn every_report_says_so_with_the_cause() {
    let repository = degraded(ALLOW);
    let cause = "too repetitive to look everywhere";
    for (format, before, after) in [
        ("text", "error[degraded]: ", "warning[degraded]: "),
        ("text", " --> draft.md:1:1\n", " --> draft.md:1:1\n"),
        (
            "github",
            "::error file=draft.md,line=1,endLine=1199,title=degraded::",
            "::warning file=draft.md,line=1,endLine=1199,title=degraded::",
        ),
        (
            "markdown",
            "**error degraded** `draft.md:1`: ",
            "**warning degraded** `draft.md:1`: ",
        ),
        ("junit", "<error type=\"degraded\"", "<system-out>"),
        (
            "junit",
            "name=\"degraded line 1\"",
            "name=\"degraded line 1\"",
        ),
        (
            "gitlab",
            "\"severity\":\"blocker\"",
            "\"severity\":\"minor\"",
        ),
        ("sarif", "\"level\":\"error\"", "\"level\":\"warning\""),
        ("sarif", "\"startLine\":1", "\"endLine\":1199"),
        ("json", "\"outcome\":\"trouble\"", "\"outcome\":\"clean\""),
    ] {
        let run = |more: &[&str]| {
            let arguments = [&["--base", "HEAD", "--report", format], more].concat();
            repository.check(&arguments).out
        };
        for (out, mark) in [(run(&[]), before), (run(&["--allow-degraded"]), after)] {
            assert!(out.contains(cause), "{format}: {out}");
            assert!(out.contains(mark), "{format} lacks {mark}: {out}");
        }
    }
}

#[test]
fn a_limit_met_within_one_paragraph_counts_too() {
    let sentences = |families: [&str; 2]| repetitive(families).replace("\n\n", " ") + "\n";
    let repository = Repository::with_draft(&sentences(OLD));
    repository.write("variorum.toml", ALLOW);
    repository.write("draft.md", sentences(NEW));
    let run = repository.check(&["--base", "HEAD"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(
        run.out
            .contains("sentences were compared only with those nearby"),
        "{}",
        run.out
    );
}
