//! Explanations: the template of a rule filled with its evidence, and the rows it rests on.

use std::collections::BTreeMap;

use crate::classify::record::rule::RuleId;
use crate::classify::record::{evidence, kinds};

/// Longest text quoted in an explanation, in characters.
const LONGEST_QUOTE: usize = 80;

/// Returns the key of the template and the explanation.
pub(crate) fn explain(
    rule: RuleId,
    evidence: &BTreeMap<String, String>,
    rows: &[String],
) -> (String, String) {
    let key = key(rule, evidence);
    let template = kinds::message(key).unwrap_or_default();
    let mut text = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let close = rest[open..]
            .find('}')
            .map_or(rest.len(), |close| open + close);
        let field = &rest[open + 1..close];
        push_quote(&mut text, evidence.get(field).map_or("", String::as_str));
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    text.push_str(rest);
    if !rows.is_empty() {
        text.push_str(" [");
        text.push_str(&rows.join(", "));
        text.push(']');
    }
    (key.to_owned(), text)
}

/// The template of a rule. Some have another one for what only one version has.
fn key(rule: RuleId, evidence: &BTreeMap<String, String>) -> &'static str {
    let has = |field| evidence.contains_key(field);
    let has_old = [evidence::OLD, evidence::OLD_VALUE, evidence::OLD_TIME]
        .into_iter()
        .any(has);
    let is_told = |field| evidence.get(field).is_some_and(|text| !text.is_empty());
    match rule {
        RuleId::StructureHeading if !(is_told(evidence::OLD) && is_told(evidence::NEW)) => {
            "structure.heading.one_sided"
        }
        RuleId::QuantityValue if !has_old => "quantity.one_sided",
        RuleId::ActorAgent if !has_old => "actor.agent.one_sided",
        RuleId::DeadlineLimit if !has_old => "deadline.one_sided",
        _ => rule.id(),
    }
}

fn push_quote(text: &mut String, quoted: &str) {
    match quoted.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => {
            text.push_str(quoted[..end].trim_end());
            text.push_str("...");
        }
        None => text.push_str(quoted),
    }
}
