//! JSON Schemas of the JSON forms.

/// Names of the JSON forms that [`schema`] describes.
pub const SCHEMAS: &[&str] = &[
    "comparison",
    "change",
    "patch",
    "statistics",
    "document",
    "lineage",
    "trace",
    "blame",
    "check",
    "baseline",
];

/// Returns the JSON Schema of a form by its short name, one of [`SCHEMAS`].
pub fn schema(name: &str) -> Option<&'static str> {
    match name {
        "comparison" => Some(include_str!("../../../schemas/comparison.schema.json")),
        "change" => Some(include_str!("../../../schemas/change.schema.json")),
        "patch" => Some(include_str!("../../../schemas/patch.schema.json")),
        "statistics" => Some(include_str!("../../../schemas/statistics.schema.json")),
        "document" => Some(include_str!("../../../schemas/document.schema.json")),
        "lineage" => Some(include_str!("../../../schemas/lineage.schema.json")),
        "trace" => Some(include_str!("../../../schemas/trace.schema.json")),
        "blame" => Some(include_str!("../../../schemas/blame.schema.json")),
        "check" => Some(include_str!("../../../schemas/check.schema.json")),
        "baseline" => Some(include_str!("../../../schemas/baseline.schema.json")),
        _ => None,
    }
}
