//! Compiles the table of kinds, the explanations and the profiles.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::data;
use super::source::{Source, fields, table};

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

fields!(KindRow {
    id,
    base,
    summary,
    fires,
    silent
});

/// Returns the source of the static tables of kinds and explanations.
pub(crate) fn kinds() -> String {
    let Kinds { kind } = data::parse("data/kinds.toml");
    let messages: BTreeMap<String, String> = data::parse("data/messages.toml");
    let kinds = table("KINDS", "KindRow", kind.iter().map(Source::source));
    let messages = messages.iter().map(|message| message.source());
    kinds + &table("MESSAGES", "(&str, &str)", messages)
}

/// Returns the source of the static table of profiles.
pub(crate) fn profiles() -> String {
    let profiles: BTreeMap<String, BTreeMap<String, i16>> = data::parse("data/profiles.toml");
    let profiles = profiles
        .iter()
        .map(|(name, bases)| (name, bases.iter().collect::<Vec<_>>()).source());
    let row = "type ProfileRow = (&'static str, &'static [(&'static str, i16)]);\n";
    row.to_owned() + &table("PROFILES", "ProfileRow", profiles)
}
