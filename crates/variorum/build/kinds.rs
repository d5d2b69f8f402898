//! Compiles the tables of kinds, explanations and profiles, and the closed lists of kinds and rules.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::data;
use super::source::{Source, fields, table, variants};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    kind: Vec<KindRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRow {
    id: String,
    layer: Layer,
    group: Option<String>,
    #[serde(default)]
    gate: Level,
    story: Option<String>,
    #[serde(default)]
    governs: bool,
    base: i16,
    summary: String,
    fires: Vec<String>,
    silent: Vec<String>,
}

fields!(KindRow {
    id,
    layer,
    group,
    gate,
    story,
    governs,
    base,
    summary,
    fires,
    silent
});

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Layer {
    Editorial,
    Framing,
    Substantive,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    #[default]
    None,
    Low,
    Medium,
}

variants!(Layer, Level);

/// Returns what the enum of kinds is made from.
pub(crate) fn kinds() -> String {
    let rows = kind_rows();
    let doc = "What sort of change a finding reports, such as `commitment.weakened`: a row of `data/kinds.toml`.";
    let members = rows.iter().map(|row| (&row.id, row.summary.clone()));
    closed_list("Kind", doc, members)
}

/// Returns what the enum of rules is made from.
pub(crate) fn rules() -> String {
    let messages = messages();
    let rules = messages.iter().filter(|(key, _)| !key.ends_with(ONE_SIDED));
    let doc = "The rule that spoke of a change, which of the ways to a kind was taken, such as `force.rank`: a row of \
               `data/messages.toml`, which says how it explains itself.";
    let members = rules.map(|(id, text)| (id, format!("`{text}`")));
    closed_list("RuleId", doc, members)
}

/// How the key of a second template ends, for what only one version has.
const ONE_SIDED: &str = ".one_sided";

/// A call of a macro with the members of a closed list: of each its name, its id and what it says.
fn closed_list<'a>(
    list: &str,
    doc: &str,
    members: impl Iterator<Item = (&'a String, String)>,
) -> String {
    let rows = members.map(|(id, text)| {
        let name: String = id.split(['.', '_']).map(capitalised).collect();
        format!("{name} = {id:?}, {text:?};\n")
    });
    let rows: String = rows.collect();
    format!("closed_list! {{ {list}, {doc:?};\n{rows}}}\n")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Returns the source of the static tables of kinds and explanations.
pub(crate) fn tables() -> String {
    let kinds = table("KINDS", "KindRow", kind_rows().iter().map(Source::source));
    let messages = messages();
    let messages = messages.iter().map(|message| message.source());
    kinds + &table("MESSAGES", "(&str, &str)", messages)
}

fn kind_rows() -> Vec<KindRow> {
    let Kinds { kind } = data::parse("data/kinds.toml");
    kind
}

fn messages() -> BTreeMap<String, String> {
    data::parse("data/messages.toml")
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
