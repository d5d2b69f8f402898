//! From a comparison to exact replacements.

use super::Operation;
use crate::compare::Comparison;

/// Returns the replacements that turn the old text into the new one, in order.
pub(super) fn operations(comparison: &Comparison) -> Vec<Operation> {
    let documents = comparison.documents();
    let (old, new) = (documents.old.text(), documents.new.text());
    if old == new {
        return Vec::new();
    }
    vec![Operation {
        start: 0,
        end: old.len(),
        removed: old.to_owned(),
        inserted: new.to_owned(),
        ids: vec!["text".to_owned()],
    }]
}
