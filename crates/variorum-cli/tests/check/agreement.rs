//! What each report of a run tells its reader, read back from its own form.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::repository::{Report, Repository};

/// What a reader of one report learns.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// What fails and where, as `rule path:line`, or `rule path` for a whole file.
    pub(crate) failing: BTreeSet<String>,
    /// How many findings are accepted; nothing in reports that leave such findings out.
    pub(crate) waived: Option<usize>,
    /// How many waivers match nothing any more.
    pub(crate) stale: usize,
}

/// Runs the check once for each form of report, and requires that all end and tell alike. Returns what they tell.
pub(crate) fn reports_agree(repository: &Repository, report: &Report, arguments: &[&str]) -> Told {
    let told = of_json(&report.json);
    for (format, read) in [
        ("text", of_text as fn(&str) -> Told),
        ("github", of_github),
        ("markdown", of_markdown),
        ("junit", of_junit),
        ("sarif", of_sarif),
        ("gitlab", of_gitlab),
    ] {
        let run = repository.check(&[&["--report", format], arguments].concat());
        assert_eq!(run.code, report.code, "{format}: {}{}", run.out, run.err);
        let mut other = read(&run.out);
        other.waived = other.waived.or(told.waived);
        assert_eq!(other, told, "{format}: {}", run.out);
    }
    told
}

fn place(path: &str, line: Option<u64>) -> String {
    match line {
        Some(line) => format!("{path}:{line}"),
        None => path.to_owned(),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn of_json(json: &Value) -> Told {
    let mut told = Told {
        waived: Some(0),
        stale: json["waivers"].as_array().unwrap().len(),
        ..Told::default()
    };
    for document in json["documents"].as_array().unwrap() {
        for issue in document["issues"].as_array().unwrap() {
            let place = place(text(&document["path"]), issue["start"]["line"].as_u64());
            match text(&issue["severity"]) {
                "error" => drop(
                    told.failing
                        .insert(format!("{} {place}", text(&issue["rule"]))),
                ),
                "waived" => told.waived = told.waived.map(|waived| waived + 1),
                _ => {}
            }
        }
    }
    told
}

fn of_text(report: &str) -> Told {
    let titled = |title: &str| {
        report
            .lines()
            .filter(|line| line.starts_with(title))
            .count()
    };
    let mut told = Told {
        waived: Some(titled("waived[")),
        stale: titled("warning[waiver.stale]"),
        ..Told::default()
    };
    let lines = report.lines().collect::<Vec<_>>();
    for pair in lines.windows(2) {
        let Some(rest) = pair[0].strip_prefix("error[") else {
            continue;
        };
        let (rule, _) = rest.split_once(']').unwrap();
        let place = pair[1].trim_start().strip_prefix("--> ").unwrap();
        // Path and line, without the column.
        let place = match place.rsplitn(3, ':').collect::<Vec<_>>()[..] {
            [_, line, path] => format!("{path}:{line}"),
            _ => place.to_owned(),
        };
        told.failing.insert(format!("{rule} {place}"));
    }
    told
}

fn of_github(report: &str) -> Told {
    let mut told = Told::default();
    for line in report.lines() {
        told.stale += usize::from(line.starts_with("::warning title=waiver stale::"));
        let Some(rest) = line.strip_prefix("::error ") else {
            continue;
        };
        let (properties, _) = rest.split_once("::").unwrap();
        let value = |key: &str| {
            let mut properties = properties.split(',');
            properties.find_map(|property| property.strip_prefix(key))
        };
        let line = value("line=").map(|line| line.parse().unwrap());
        let place = place(value("file=").unwrap(), line);
        told.failing
            .insert(format!("{} {place}", value("title=").unwrap()));
    }
    told
}

fn of_markdown(report: &str) -> Told {
    let mut told = Told {
        waived: Some(0),
        ..Told::default()
    };
    for line in report.lines() {
        told.stale += usize::from(line.starts_with("- **waiver stale**"));
        let cells = line.split(" | ").collect::<Vec<_>>();
        match cells[..] {
            ["| error", _, rule, place, _] => {
                told.failing
                    .insert(format!("{rule} {}", place.trim_matches('`')));
                let entry = format!("- **error {rule}** {place}: ");
                assert!(report.contains(&entry), "{entry} is missing: {report}");
            }
            ["| waived", ..] => told.waived = told.waived.map(|waived| waived + 1),
            _ => {}
        }
    }
    told
}

fn of_junit(report: &str) -> Told {
    let mut told = Told {
        waived: Some(report.matches("<skipped message=\"waived: ").count()),
        stale: report.matches("name=\"waiver.stale ").count(),
        ..Told::default()
    };
    for case in report.split("<testcase ").skip(1) {
        let attribute = |name: &str| {
            let (_, rest) = case.split_once(&format!("{name}=\"")).unwrap();
            rest.split_once('"').unwrap().0
        };
        if !case.contains("<failure ") {
            continue;
        }
        let line = attribute(" name").split(" line ").nth(1);
        let line = line.map(|rest| rest.split(' ').next().unwrap().parse().unwrap());
        let place = place(attribute("classname"), line);
        told.failing
            .insert(format!("{} {place}", attribute("type")));
    }
    told
}

fn of_sarif(report: &str) -> Told {
    let log: Value = serde_json::from_str(report).unwrap();
    let run = &log["runs"][0];
    let notices = &run["invocations"][0]["toolConfigurationNotifications"];
    let mut told = Told {
        waived: Some(0),
        stale: notices.as_array().unwrap().len(),
        ..Told::default()
    };
    for result in run["results"].as_array().unwrap() {
        let at = &result["locations"][0]["physicalLocation"];
        let place = place(
            text(&at["artifactLocation"]["uri"]),
            at["region"]["startLine"].as_u64(),
        );
        if result["suppressions"].is_array() {
            told.waived = told.waived.map(|waived| waived + 1);
        } else if result["level"] == "error" {
            told.failing
                .insert(format!("{} {place}", text(&result["ruleId"])));
        }
    }
    told
}

/// The widget wants a line for everything: that of a whole file is the first.
fn of_gitlab(report: &str) -> Told {
    let entries: Vec<Value> = serde_json::from_str(report).unwrap();
    let mut told = Told::default();
    for entry in &entries {
        let rule = text(&entry["check_name"]);
        told.stale += usize::from(rule == "waiver.stale");
        if ["major", "critical", "blocker"].contains(&text(&entry["severity"])) {
            let at = &entry["location"];
            let is_whole = rule.starts_with("document.") || rule == "policy.required";
            let line = at["lines"]["begin"].as_u64().filter(|_| !is_whole);
            let place = place(text(&at["path"]), line);
            told.failing.insert(format!("{rule} {place}"));
        }
    }
    told
}
