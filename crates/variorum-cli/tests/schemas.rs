//! What is written as JSON follows its schema and reads back as what was written.
//!
//! These tests stand with the program because the validator is slow to build: nothing but them waits for it here.

#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

#[path = "../../../tests/common/mod.rs"]
mod common;

use std::sync::Arc;

use common::{cases, harbour_compact};
use jsonschema::Validator;
use serde_json::Value;
use variorum::render::{
    Record, Report, SCHEMAS, blame_json, json, jsonl, lineage_json, outline_json, schema, stat,
    trace_json,
};
use variorum::{Lineage, LineageOptions, Patch, Statistics, Witness, lineage, read_str};

fn validator(name: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema(name).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(validator: &Validator, json: &str, case: &str) {
    let value: Value = serde_json::from_str(json).unwrap();
    if let Some(error) = validator.iter_errors(&value).next() {
        panic!("{case}: {error} at {}", error.instance_path());
    }
}

#[test]
fn every_schema_is_one() {
    for name in SCHEMAS {
        validator(name);
    }
    assert_eq!(schema("no such form"), None);
}

#[test]
fn comparison_follows_its_schema_and_reads_back() {
    let validator = validator("comparison");
    for case in cases().into_iter().chain(harbour_compact()) {
        let comparison = case.compare();
        let mut out = Vec::new();
        json(&comparison, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_valid(&validator, &text, &case.name);
        let report: Report = serde_json::from_str(&text).unwrap();
        assert_eq!(report, Report::new(&comparison), "{}", case.name);
    }
}

#[test]
fn an_outline_follows_its_schema_and_nothing_else_does() {
    let validator = validator("document");
    for case in cases().into_iter().chain(harbour_compact()) {
        for bytes in [&case.old, &case.new] {
            let mut out = Vec::new();
            let document = read_str(&case.name, std::str::from_utf8(bytes).unwrap());
            outline_json(&document, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert_valid(&validator, &text, &case.name);
            let mut spoilt: Value = serde_json::from_str(&text).unwrap();
            spoilt["unknown"] = Value::Null;
            assert!(!validator.is_valid(&spoilt), "{}", case.name);
        }
    }
}

#[test]
fn change_records_follow_their_schema_and_read_back() {
    let validator = validator("change");
    for case in cases().into_iter().chain(harbour_compact()) {
        let mut out = Vec::new();
        jsonl(&case.compare(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let mut records = Vec::new();
        for line in text.lines() {
            assert_valid(&validator, line, &case.name);
            records.push(serde_json::from_str::<Record>(line).unwrap());
        }
        let [
            Record::Header { .. },
            changes @ ..,
            Record::Trailer { changes: count, .. },
        ] = records.as_slice()
        else {
            panic!("{}: no header or trailer", case.name);
        };
        assert_eq!(changes.len(), *count, "{}", case.name);
    }
}

#[test]
fn statistics_follow_their_schema_and_read_back() {
    let validator = validator("statistics");
    for case in cases().into_iter().chain(harbour_compact()) {
        let statistics = stat(&case.compare());
        let text = serde_json::to_string(&statistics).unwrap();
        assert_valid(&validator, &text, &case.name);
        assert_eq!(
            serde_json::from_str::<Statistics>(&text).unwrap(),
            statistics
        );
    }
}

#[test]
fn patch_follows_its_schema_and_reads_back() {
    let validator = validator("patch");
    for case in cases().into_iter().chain(harbour_compact()) {
        let patch = Patch::new(&case.compare());
        let mut out = Vec::new();
        patch.to_json(&mut out).unwrap();
        assert_valid(&validator, std::str::from_utf8(&out).unwrap(), &case.name);
        assert_eq!(Patch::from_json(&out).unwrap(), patch, "{}", case.name);
    }
}

/// The lineages of an invented exchange of drafts and of the Harbour Compact.
fn lineages() -> [Lineage; 2] {
    let drafts = [
        "The Forum urges all registries to open.\n\nFog is no excuse.",
        "The Forum invites all registries to open.",
        "The Forum urges all registries to open.\n\nFog is no excuse.\n\nTolls are low.",
    ];
    let drafts = drafts.iter().enumerate().map(|(at, text)| {
        let name = (at + 1).to_string();
        Witness::new(name.clone(), Arc::new(read_str(&name, text)))
    });
    let years = harbour_compact();
    let newest = years.last().map(|case| case.new.clone());
    let years = years.into_iter().map(|case| case.old).chain(newest);
    let years = years.enumerate().map(|(at, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        Witness::new(at.to_string(), Arc::new(read_str(&at.to_string(), &text)))
    });
    [drafts.collect(), years.collect()]
        .map(|witnesses: Vec<Witness>| lineage(witnesses, &LineageOptions::default()).unwrap())
}

#[test]
fn lineage_trace_and_blame_follow_their_schemas() {
    for lineage in lineages() {
        let mut whole = Vec::new();
        lineage_json(&lineage, &mut whole).unwrap();
        let trace = lineage.trace("urges all");
        assert!(!trace.strands.is_empty());
        let mut traced = Vec::new();
        trace_json(&lineage, &trace, &mut traced).unwrap();
        let mut blamed = Vec::new();
        blame_json(&lineage, 1, &mut blamed).unwrap();
        for (name, json) in [("lineage", whole), ("trace", traced), ("blame", blamed)] {
            assert_valid(&validator(name), std::str::from_utf8(&json).unwrap(), name);
        }
    }
}
