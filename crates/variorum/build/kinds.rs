//! Compiles the table of kinds, the explanations and the profiles.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::rules::read;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    kind: Vec<KindRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRow {
    id: String,
    base: i16,
    summary: String,
    fires: Vec<String>,
    silent: Vec<String>,
}

const WRITES: &str = "writing to a string does not fail";

fn parse<T: serde::de::DeserializeOwned>(path: &str) -> T {
    toml::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the source of the static tables of kinds and explanations.
pub(crate) fn kinds() -> String {
    let Kinds { kind } = parse("data/kinds.toml");
    let messages: BTreeMap<String, String> = parse("data/messages.toml");
    let mut out = String::from("static KINDS: &[KindRow] = &[\n");
    for row in &kind {
        writeln!(
            out,
            "KindRow {{ id: {:?}, base: {}, summary: {:?}, fires: &{:?}, silent: &{:?} }},",
            row.id, row.base, row.summary, row.fires, row.silent
        )
        .expect(WRITES);
    }
    out.push_str("];\nstatic MESSAGES: &[(&str, &str)] = &[\n");
    for (rule, message) in &messages {
        writeln!(out, "({rule:?}, {message:?}),").expect(WRITES);
    }
    out.push_str("];\n");
    out
}

/// Returns the source of the static table of profiles.
pub(crate) fn profiles() -> String {
    let profiles: BTreeMap<String, BTreeMap<String, i16>> = parse("data/profiles.toml");
    let mut out = String::from(
        "type ProfileRow = (&'static str, &'static [(&'static str, i16)]);\nstatic PROFILES: &[ProfileRow] = &[\n",
    );
    for (name, bases) in &profiles {
        let bases: Vec<(&String, &i16)> = bases.iter().collect();
        writeln!(out, "({name:?}, &{bases:?}),").expect(WRITES);
    }
    out.push_str("];\n");
    out
}
