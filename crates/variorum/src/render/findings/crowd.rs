//! Many findings: how many are too many, and how the others are counted.

use std::collections::BTreeMap;

use crate::classify::{Finding, Kind, Level};
use crate::render::findings::quote::name_of;

/// Most changes under one paragraph before the lesser are counted, and most of level low in a list of all findings.
pub(in crate::render) const HANDFUL: usize = 5;

/// Whether findings are too many for the room that there is. A single one more is shown rather than counted.
pub(in crate::render) fn is_crowd(count: usize, room: usize) -> bool {
    count > room + 1
}

/// How many findings there are of each kind.
pub(in crate::render) fn by_kind(findings: &[&Finding]) -> String {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for finding in findings {
        *kinds.entry(finding.kind).or_default() += 1;
    }
    let told = kinds.iter().map(|(kind, count)| match count {
        1 => name_of(*kind),
        _ => format!("{count} × {}", name_of(*kind)),
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Findings of a whole comparison that have rows of their own, and a line about the others: those of level low, if they
/// are more than a handful.
pub(in crate::render) fn rows(told: Vec<&Finding>) -> (Vec<&Finding>, Option<String>) {
    let (low, rows): (Vec<_>, Vec<_>) =
        told.iter().partition(|finding| finding.level <= Level::Low);
    if !is_crowd(low.len(), HANDFUL) {
        return (told, None);
    }
    let line = format!("and {} of level low: {}", low.len(), by_kind(&low));
    (rows, Some(line))
}
