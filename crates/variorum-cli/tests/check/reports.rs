//! Every report of one check tells the same, in the form that its reader takes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::repository::Repository;

pub(crate) const OLD: &str = "# Draft\n\nThe Council shall meet in June.\n\nAll members are invited.\n\nThe list stays open.\n";

/// A draft with text that would act on every reader of reports, if it could.
const HOSTILE: &str = "# Draft\n\nThe Council may\u{1b}[31m meet in ::error::100%<script>&\"'\u{202e}{0}.\n\nSome | members @all are invited.\n\n::warning::The list `stays` closed.\n";

pub(crate) fn hostile() -> Repository {
    let repository = Repository::new();
    repository.write("a, b: 100%/draft.md", OLD);
    repository.commit("first draft");
    repository.write("a, b: 100%/draft.md", HOSTILE);
    repository
}

pub(crate) fn report(repository: &Repository, format: &str) -> String {
    let run = repository.check(&["--base", "HEAD", "--report", format]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    run.out
}

/// The identities of everything that is listed, as JSON has them.
pub(crate) fn ids(repository: &Repository) -> BTreeSet<String> {
    let report = repository.report(&["--base", "HEAD"]);
    let listed = ["error", "warning", "note"]
        .iter()
        .flat_map(|severity| report.issues(severity));
    let ids = listed.map(|(_, _, id)| id).collect::<BTreeSet<_>>();
    assert!(ids.len() >= 3, "{ids:?}");
    ids
}

#[test]
fn reports_list_the_same_issues() {
    let repository = hostile();
    let ids = ids(&repository);
    let arguments = ["--base", "HEAD", "--verbose", "--report", "text"];
    let text = repository.check(&arguments).out;
    let all = |name: &str, report: &str| {
        for id in &ids {
            assert!(report.contains(id.as_str()), "{name} lacks {id}: {report}");
        }
    };
    all("text", &text);
    for format in ["sarif", "junit", "github", "gitlab", "markdown"] {
        all(format, &report(&repository, format));
    }
}

#[test]
fn several_reports_are_written_in_one_run() {
    let repository = hostile();
    let run = repository.check(&[
        "--base",
        "HEAD",
        "--report",
        "sarif=out.sarif",
        "--report",
        "junit=out.xml",
        "--report",
        "markdown=out.md",
        "--report",
        "json=out.json",
        "--report",
        "gitlab=quality.json",
        "--report",
        "github",
    ]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.starts_with("::error file="), "{}", run.out);
    for file in ["out.sarif", "out.json", "quality.json"] {
        let _: Value = serde_json::from_str(&repository.read(file)).unwrap();
    }
    assert!(repository.read("out.xml").starts_with("<?xml"));
    assert!(
        repository
            .read("out.md")
            .starts_with("### variorum check failed")
    );
}

#[test]
fn reports_are_written_all_or_none() {
    let repository = hostile();
    repository.write("old.json", "as it was");
    let run = repository.check(&[
        "--base",
        "HEAD",
        "--report",
        "github",
        "--report",
        "json=old.json",
        "--report",
        "markdown=new.md",
        "--report",
        "sarif=none/out.sarif",
        "--write-baseline",
        "base.json",
    ]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("error[E-WRITE]: none/out.sarif"),
        "{}",
        run.err
    );
    assert_eq!(run.out, "", "nothing is printed either");
    assert_eq!(repository.read("old.json"), "as it was");
    let left = std::fs::read_dir(repository.path()).unwrap();
    let mut left = left
        .map(|entry| entry.unwrap().file_name())
        .collect::<Vec<_>>();
    left.sort();
    assert_eq!(left, [".git", "a, b: 100%", "old.json"]);
    let twice = ["--report", "json=x", "--report", "sarif=./x"];
    let run = repository.check(&[&["--base", "HEAD"], &twice[..]].concat());
    assert!(run.err.contains("both go to"), "{}", run.err);
}

#[test]
fn a_comment_begins_with_a_digest_by_level_and_direction() {
    let repository = Repository::with_draft(
        "The Council will act.\n\nAll members shall pay 5 marks.\n\nThe list stays open.\n",
    );
    repository.edit("draft.md", "will act", "may act");
    repository.edit("draft.md", "All members", "Some members");
    let output = report(&repository, "markdown");
    let lines = output.lines().collect::<Vec<_>>();
    assert_eq!(lines[0], "### variorum check failed");
    assert!(lines[4].starts_with("**By level**: "), "{output}");
    assert_eq!(lines[5], "**Which way**: 1 softer, 1 narrower  ");
    assert_eq!(lines[7], "| | level | finding | where | words |");
    assert_eq!(lines[8], "| --- | --- | --- | --- | --- |");
    assert!(
        output.contains("modality.weakened | `draft.md:1` | will \u{2192} may |"),
        "{output}"
    );
    assert!(output.contains("The Council <del>will</del><ins>may</ins> act"));
}

#[test]
fn a_sentence_that_went_keeps_the_blanks_beside_its_marks() {
    let kept = "- Ports: Fiji opens its ports to all ships in June.\n";
    let gone = "- **Tolls:** Malta has agreed to pay the tolls of the strait.\n";
    let repository = Repository::with_draft(&format!("# Draft\n\n{gone}{kept}"));
    repository.write("draft.md", format!("# Draft\n\n{kept}"));
    let report = report(&repository, "text");
    assert!(report.contains("[-- Tolls: Malta has agreed"), "{report}");
}

#[test]
fn marks_of_emphasis_are_not_shown_beside_words_that_changed() {
    let repository = Repository::with_draft("The Bank will light **the lamp** at *noon*.\n");
    repository.write("draft.md", "The Bank may light the lamp at *noon*.\n");
    let output = report(&repository, "text");
    let line = "The Bank [-will-]{+may+} light the lamp at noon.";
    assert!(output.contains(line), "{output}");
}

pub(crate) fn only(value: &Value, known: &[&str]) {
    for key in value.as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "unknown property {key}");
    }
}

#[test]
fn no_line_of_a_draft_becomes_a_workflow_command() {
    let output = report(&hostile(), "github");
    let (summary, commands) = output.trim_end().rsplit_once('\n').unwrap();
    let _ = summary;
    assert!(commands.starts_with("variorum: check failed"), "{commands}");
    for line in output.lines().filter(|line| line.contains("::")) {
        let (head, message) = line[2..].split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        assert!(
            properties.starts_with("file=a%2C b%3A 100%25/draft.md,line="),
            "{line}"
        );
        for property in properties.split(',') {
            let (key, _) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&key));
        }
        assert!(!message.contains(['\u{1b}', '\u{202e}']), "{line}");
        let plain = message
            .replace("%25", "")
            .replace("%0A", "")
            .replace("%0D", "");
        assert!(!plain.contains('%'), "{line}");
    }
}

#[test]
fn annotations_are_capped_with_the_most_severe_first() {
    // Each change is another one: equal changes in many places would be one finding.
    let paragraphs = |factor: usize| {
        let paragraph = |n: usize| {
            format!(
                "Party number {n} pays {} marks a year.\n\n",
                (n + 7) * factor
            )
        };
        (1..31).map(paragraph).collect::<String>()
    };
    let repository = Repository::with_draft(&paragraphs(3));
    repository.write("draft.md", paragraphs(5));
    let output = report(&repository, "github");
    let errors = output
        .lines()
        .filter(|line| line.starts_with("::error "))
        .count();
    assert_eq!(errors, 10);
    assert!(output.contains("more are not annotated"), "{output}");
}

#[test]
fn junit_is_well_formed_and_counts_its_cases() {
    let output = report(&hostile(), "junit");
    let mut open = Vec::new();
    let mut rest = output
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        .unwrap();
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "a bare bracket: {rest}");
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?}");
    let failures = output.matches("<failure ").count();
    assert!(output.contains(&format!("failures=\"{failures}\"")));
    assert!(!output.contains("<script>"));
    assert!(!output.contains(['\u{1b}', '\u{202e}']));
    for (at, _) in output.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"];
        assert!(known.iter().any(|entity| output[at..].starts_with(entity)));
    }
}

#[test]
fn gitlab_entries_have_what_the_widget_needs() {
    let output = report(&hostile(), "gitlab");
    let entries: Vec<Value> = serde_json::from_str(&output).unwrap();
    let mut fingerprints = BTreeSet::new();
    for entry in &entries {
        only(
            entry,
            &[
                "description",
                "check_name",
                "fingerprint",
                "severity",
                "location",
            ],
        );
        assert!(fingerprints.insert(entry["fingerprint"].as_str().unwrap()));
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        let severities = ["info", "minor", "major", "critical", "blocker"];
        assert!(severities.contains(&entry["severity"].as_str().unwrap()));
    }
}

#[test]
fn stale_waivers_have_fingerprints_of_their_own() {
    let repository = hostile();
    let waiver = "[[waiver]]\nid = \"1\"\nkind = \"hedge.added\"\ndocument = \"a, b: 100%/draft.md\"\nreason = \"r\"\n";
    repository.write("variorum-waivers.toml", waiver.repeat(2));
    let entries: Vec<Value> = serde_json::from_str(&report(&repository, "gitlab")).unwrap();
    let fingerprints = entries.iter().map(|entry| entry["fingerprint"].as_str());
    let fingerprints = fingerprints.collect::<BTreeSet<_>>();
    assert_eq!(fingerprints.len(), entries.len());
}

#[test]
fn a_comment_is_inert_and_short_enough() {
    let output = report(&hostile(), "markdown");
    assert!(!output.contains("<script>"));
    assert!(output.contains("&lt;script&gt;"), "{output}");
    assert!(output.contains("@\u{200b}all"), "{output}");
    assert!(
        output.contains("<del>") && output.contains("<ins>"),
        "{output}"
    );

    let paragraphs = |factor: usize| {
        let paragraph = |n: usize| {
            let tail = "and so on ".repeat(30);
            format!(
                "Party number {n} pays {} marks a year, {tail}.\n\n",
                (n + 7) * factor
            )
        };
        (1..401).map(paragraph).collect::<String>()
    };
    let repository = Repository::with_draft(&paragraphs(3));
    repository.write("draft.md", paragraphs(5));
    let output = report(&repository, "markdown");
    assert!(output.len() < 65_536, "{}", output.len());
    assert!(output.contains("more entries are left out"));
}

#[test]
fn the_terminal_report_reads_like_a_compilers() {
    let repository = Repository::with_draft(OLD);
    repository.edit("draft.md", "shall meet", "may meet");
    let run = repository.check(&["--base", "HEAD"]);
    let lines = run.out.lines().collect::<Vec<_>>();
    assert!(lines[0].starts_with("error["), "{}", run.out);
    assert_eq!(lines[1], " --> draft.md:3:13");
    assert_eq!(lines[2], "  |");
    assert_eq!(lines[3], "3 | The Council [-shall-]{+may+} meet in June.");
    assert_eq!(lines[4], "  |");
    for (line, start) in lines[5..].iter().zip([
        "  = note: ",
        "  = why: level ",
        "  = accept: variorum check --base HEAD --waive ",
    ]) {
        assert!(line.starts_with(start), "{}", run.out);
    }
    assert_eq!(
        *lines.last().unwrap(),
        "check failed: 1 of 1 draft changed, 1 failing"
    );
}

#[test]
fn lines_of_the_terminal_report_are_measured_in_columns() {
    let long = "港口理事会决定继续实施稳健的灯塔政策并要求各成员港口保持航道畅通".repeat(3);
    let repository = Repository::with_draft(&format!("{long}三十个灯塔。\n"));
    repository.edit("draft.md", "三十", "四十");
    let run = repository.check(&["--base", "HEAD"]);
    let excerpt = run.out.lines().filter(|line| line.contains('港'));
    let columns = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let widths: Vec<usize> = excerpt.map(columns).collect();
    assert!(widths.len() > 1, "{}", run.out);
    assert!(widths.iter().all(|width| *width <= 80), "{}", run.out);
}

#[test]
fn typography_between_changed_words_is_not_marked() {
    let repository = Repository::with_draft("The rate is kept at 0.75% – 1.75% this year.\n");
    repository.edit("draft.md", "0.75% – 1.75%", "0.25%-1.25%");
    let run = repository.check(&["--base", "HEAD"]);
    let marked = "[-0.75%-]{+0.25%+}-[- 1.75%-]{+1.25%+}";
    assert!(run.out.contains(marked), "{}", run.out);
}

#[test]
fn exit_zero_forgives_findings_only() {
    let repository = hostile();
    assert_eq!(repository.check(&["--base", "HEAD", "--exit-zero"]).code, 0);
    repository.write("variorum.toml", "[check]\nfail-on = 3\n");
    assert_eq!(repository.check(&["--base", "HEAD", "--exit-zero"]).code, 2);
}
