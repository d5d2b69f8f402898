//! SARIF: the official schema where it can be had, and what services ask for beyond it.

use serde_json::Value;

use crate::reports::{OLD, hostile, ids, only, report};
use crate::repository::Repository;

/// The variable that names the official schema; `.ci/run` fetches it with a package that ships it.
const SCHEMA: &str = "SARIF_SCHEMA";

#[test]
fn sarif_is_valid_against_the_official_schema() {
    let Some(path) = std::env::var_os(SCHEMA) else {
        eprintln!("skipped: {SCHEMA} names no file with the official schema");
        return;
    };
    let schema = std::fs::read_to_string(path).unwrap();
    // The one pattern of the schema that a strict engine refuses: a bracket that should be a parenthesis.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true);
    let validator = validator.build(&schema).unwrap();
    let valid = |repository: &Repository, more: &[&str]| {
        let arguments = [&["--base", "HEAD", "--report", "sarif"], more].concat();
        let out = repository.check(&arguments).out;
        let log = serde_json::from_str(&out).unwrap();
        let errors = validator.iter_errors(&log);
        let errors = errors.map(|error| format!("{} at {}", error, error.instance_path()));
        assert_eq!(errors.collect::<Vec<_>>(), [""; 0], "{out}");
        log
    };
    let waived = hostile();
    let log = valid(&waived, &[]);
    assert!(!log["runs"][0]["results"].as_array().unwrap().is_empty());
    let all = ids(&waived);
    let first = all.first().unwrap();
    waived.check(&["--base", "HEAD", "--waive", first, "--reason", "agreed {0}"]);
    valid(&waived, &[]);
    valid(&waived, &["--no-suppressions"]);
    waived.write("a, b: 100%/draft.md", OLD);
    let stale = valid(&waived, &["--strict-waivers"]);
    let notices = &stale["runs"][0]["invocations"][0]["toolConfigurationNotifications"];
    assert_eq!(notices.as_array().unwrap().len(), 1);
    let broken = Repository::with_draft(OLD);
    valid(&broken, &[]);
    broken.write("draft.md", b"\xff\xfe\xff");
    valid(&broken, &[]);
    let invalid = serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
    assert!(
        !validator.is_valid(&invalid),
        "a schema that takes anything is none"
    );
}

#[test]
fn sarif_has_the_structure_that_services_require() {
    let repository = hostile();
    let log: Value = serde_json::from_str(&report(&repository, "sarif")).unwrap();
    only(&log, &["$schema", "version", "runs"]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    only(run, &["tool", "columnKind", "invocations", "results"]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    only(driver, &["name", "semanticVersion", "rules"]);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    assert_eq!(invocation["exitCode"], 1);
    for result in run["results"].as_array().unwrap() {
        only(
            result,
            &[
                "ruleId",
                "ruleIndex",
                "level",
                "message",
                "locations",
                "partialFingerprints",
                "suppressions",
            ],
        );
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(driver["rules"][index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let message = result["message"]["text"].as_str().unwrap();
        let plain = message.replace("{{", "").replace("}}", "");
        assert!(
            !plain.contains(['{', '}', '\u{1b}', '\u{202e}']),
            "{message}"
        );
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "./a,%20b:%20100%25/draft.md"
        );
        let region = &place["region"];
        let number = |key: &str| region[key].as_u64().unwrap();
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        let (start, end) = (
            (number("startLine"), number("startColumn")),
            (number("endLine"), number("endColumn")),
        );
        assert!(start <= end);
        let fingerprints = result["partialFingerprints"].as_object().unwrap();
        assert!(fingerprints.values().all(Value::is_string));
    }
}

#[test]
fn sarif_shows_accepted_findings_as_suppressed_or_not_at_all() {
    let repository = hostile();
    for id in ids(&repository) {
        let waive = ["--base", "HEAD", "--waive", &id, "--reason", "agreed {0}"];
        repository.check(&waive);
    }
    let sarif = |more: &[&str]| {
        let run = repository.check(&[&["--base", "HEAD", "--report", "sarif"], more].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let log: Value = serde_json::from_str(&run.out).unwrap();
        log["runs"][0]["results"].as_array().unwrap().clone()
    };
    let results = sarif(&[]);
    assert!(results.len() >= 3);
    for result in results {
        assert_eq!(result["suppressions"][0]["kind"], "external");
        assert_eq!(result["suppressions"][0]["status"], "accepted");
    }
    assert!(sarif(&["--no-suppressions"]).is_empty());
}

#[test]
fn trouble_is_a_notification_and_no_result() {
    let repository = Repository::with_draft(OLD);
    repository.write("draft.md", b"\xff\xfe\xff");
    let run = repository.check(&["--base", "HEAD", "--report", "sarif"]);
    assert_eq!(run.code, 2);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["results"], serde_json::json!([]));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert!(
        notification["descriptor"]["id"]
            .as_str()
            .unwrap()
            .starts_with("E-")
    );
}
