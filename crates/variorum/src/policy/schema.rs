//! The JSON Schema of the configuration file, by which editors complete and check it.

use serde_json::{Value, json};

use super::rule::Gate;
use crate::classify::{Kind, KindPattern, kinds};

/// Everything but the names of kinds and gates, which have tables of their own.
const FORM: &str = include_str!("../../data/policy/variorum.schema.json");

/// Returns the JSON Schema of `variorum.toml`, with every kind, group and gate that a row of `kinds` can name.
///
/// ```
/// assert!(variorum::policy::json_schema().contains("hedge.added"));
/// ```
///
/// # Panics
///
/// Never: a test reads the form that is built in.
pub fn json_schema() -> String {
    let mut schema: Value = serde_json::from_str(FORM).expect("the built-in form is JSON");
    let row = |name: &str, description: &str| {
        let action = json!({ "description": description, "$ref": "#/$defs/action" });
        (name.to_owned(), action)
    };
    let kinds = Kind::ALL.iter();
    let kinds = kinds.map(|kind| row(kind.id(), kinds::row(*kind).summary));
    let groups = KindPattern::groups().map(|group| row(group, "A group of kinds."));
    let gates = Gate::ALL.iter();
    let gates = gates.map(|gate| row(gate.id(), gate.summary()));
    schema["$defs"]["kinds"]["properties"] =
        Value::Object(groups.chain(kinds).chain(gates).collect());
    format!("{schema:#}\n")
}
