//! The JSON report and the baseline follow the schemas that the program prints, and the schemas let nothing else pass.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::repository::{Report, Repository};
use crate::trouble::degraded;

/// A validator is slow to build and every report of these tests meets one.
static VALIDATORS: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    let names = ["check", "baseline"].into_iter();
    let validators = names.map(|name| (name, validator(name)));
    validators.collect()
});

fn validator(name: &str) -> Validator {
    let printed = Repository::bare_directory().run(&["schema", name]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    jsonschema::validator_for(&serde_json::from_str(&printed.out).unwrap()).unwrap()
}

/// Fails with the place where a document departs from its schema.
pub(crate) fn assert_follows(name: &str, document: &Value) {
    if let Some(error) = VALIDATORS[name].iter_errors(document).next() {
        panic!("{name}: {error} at {}", error.instance_path());
    }
}

/// Adds an unknown key to each object in turn, at any depth, and expects that the schema refuses every such document.
fn assert_strict(name: &str, document: &Value) {
    let mut objects = Vec::new();
    collect_objects(document, String::new(), &mut objects);
    assert!(objects.len() > 1, "{document}");
    for at in objects {
        let mut spoilt = document.clone();
        spoilt.pointer_mut(&at).unwrap()["unknown"] = json!(1);
        assert!(!VALIDATORS[name].is_valid(&spoilt), "{name}: `{at}`");
    }
}

/// The places of all objects of a value, as JSON pointers; no key of these forms needs an escape.
fn collect_objects(value: &Value, at: String, objects: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                collect_objects(field, format!("{at}/{key}"), objects);
            }
            objects.push(at);
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_objects(item, format!("{at}/{index}"), objects);
            }
        }
        _ => {}
    }
}

const DRAFT: &str =
    "# Draft\n\nThe Council shall meet in June.\n\nAll members are invited. They will pay.\n";

/// Several files of which one has findings, with a place and without, and with others inside; one cannot be read.
fn many() -> Repository {
    let repository = Repository::with_draft(DRAFT);
    repository.write("broken.md", DRAFT);
    repository.write("gone.md", DRAFT);
    repository.write(
        "old.md",
        "The Office will answer every letter within a week.\n",
    );
    repository.commit("four drafts");
    repository.edit("draft.md", "shall meet", "may meet");
    repository.edit("draft.md", "All members are invited. They will pay.", "");
    repository.write("broken.md", b"The Council sh\xff meet.\n");
    repository.write("added.md", "The Council must pay.\n");
    repository.git(&["rm", "-q", "gone.md"]);
    repository.git(&["mv", "old.md", "renamed.md"]);
    repository.git(&["add", "-A"]);
    repository
}

fn report(repository: &Repository, more: &[&str]) -> Report {
    repository.report(&[&["--base", "HEAD"], more].concat())
}

/// The documents of a report that have something at a key.
fn with<'a>(report: &'a Report, key: &str) -> Vec<&'a Value> {
    let documents = report.json["documents"].as_array().unwrap();
    let has = |document: &&Value| match &document[key] {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    documents.iter().filter(has).collect()
}

#[test]
fn a_report_on_several_drafts_follows_its_schema_strictly() {
    let report = report(&many(), &[]);
    assert_eq!(report.code, 2, "{}", report.json);
    let changes = with(&report, "change").into_iter();
    let changes = changes.map(|document| document["change"].as_str().unwrap());
    assert_eq!(
        changes.collect::<Vec<_>>(),
        ["added", "edited", "edited", "removed", "renamed"]
    );
    assert_eq!(with(&report, "error").len(), 1);
    let issues = with(&report, "issues");
    let issues = issues
        .iter()
        .flat_map(|it| it["issues"].as_array().unwrap());
    assert!(
        issues.clone().any(|issue| issue.get("children").is_some()),
        "{}",
        report.json
    );
    assert!(issues.clone().any(|issue| issue.get("start").is_none()));
    assert_strict("check", &report.json);
}

#[test]
fn a_report_with_waivers_follows_its_schema_strictly() {
    let repository = Repository::with_draft(DRAFT);
    repository.edit("draft.md", "shall meet", "may meet");
    let (_, _, id) = report(&repository, &[]).issues("error").swap_remove(0);
    repository.check(&["--base", "HEAD", "--waive", &id, "--reason", "agreed"]);
    let waived = report(&repository, &[]);
    assert_eq!((waived.code, waived.count("waived")), (0, 1));
    assert_strict("check", &waived.json);
    repository.edit("draft.md", "may meet", "shall meet");
    repository.edit("draft.md", "June", "July");
    let stale = report(&repository, &[]);
    assert_eq!(stale.waivers(), ["stale"]);
    assert_strict("check", &stale.json);
}

#[test]
fn a_report_on_a_degraded_comparison_follows_its_schema_strictly() {
    let repository = degraded("[check.kinds]\n\"@all\" = \"allow\"\n");
    let mut report = report(&repository, &[]);
    assert_eq!(with(&report, "degraded").len(), 1);
    assert_eq!(with(&report, "notices").len(), 1);
    // One issue is as good as the hundreds that such a draft has.
    for document in report.json["documents"].as_array_mut().unwrap() {
        document["issues"].as_array_mut().unwrap().truncate(1);
    }
    assert_strict("check", &report.json);
}

#[test]
fn a_baseline_and_a_report_that_uses_it_follow_their_schemas_strictly() {
    let repository = many();
    repository.check(&["--base", "HEAD", "--write-baseline", "base.json"]);
    let baseline: Value = serde_json::from_str(&repository.read("base.json")).unwrap();
    assert_follows("baseline", &baseline);
    assert_strict("baseline", &baseline);
    let report = report(&repository, &["--baseline", "base.json"]);
    let entries = baseline["issues"].as_array().unwrap().len();
    assert_eq!(report.count("baseline"), u64::try_from(entries).unwrap());
    assert_strict("check", &report.json);
}

#[test]
fn each_schema_refuses_the_form_of_the_other() {
    let form = |name: &str| json!({ "schema": format!("variorum/{name}/1"), "issues": [] });
    assert_follows("baseline", &form("baseline"));
    assert!(!VALIDATORS["baseline"].is_valid(&form("check")));
    assert!(!VALIDATORS["check"].is_valid(&form("baseline")));
}
