//! Which part of the policy decides about a finding.
//!
//! Expected changes come first. Then the rows of kinds: those of the last override that has one for the kind, else
//! those of the project; among rows of one table the one that names fewest kinds, and of equals the strictest. Then
//! the level against `fail-on`, of the last override that sets it. A finding that touches several sections is judged
//! in each, and the strictest word stands.

use std::cmp::Reverse;

use super::config::DEFAULT_FAIL_ON;
use super::context::Context;
use super::issue::Because;
use super::layers::Layers;
use super::passage::{Outline, PassagePattern};
use super::rule::{Action, Gate};
use crate::align::LinkKind;
use crate::classify::{Finding, Level, kinds};
use crate::diff::Edit;
use crate::document::Document;
use crate::sides::{Sides, Which};
use crate::span::Span;

/// What is done, and why.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decision {
    pub(super) action: Action,
    pub(super) because: Because,
}

/// Decides about a finding.
pub(super) fn decide(context: &Context<'_>, layers: &Layers<'_>, finding: &Finding) -> Decision {
    if is_expected(context, layers, finding) {
        return Decision {
            action: Action::Info,
            because: Because::Expected,
        };
    }
    places(context, finding)
        .into_iter()
        .map(|place| in_place(context, layers, finding, place))
        .max_by_key(|decision| decision.action)
        .expect("a finding has at least the place of no block")
}

/// Decides about the word of a gate.
pub(super) fn decide_gate(layers: &Layers<'_>, gate: Gate) -> Decision {
    let mut strongest_first = layers.whole().rev();
    let row =
        strongest_first.find_map(|rules| rules.rows.iter().find(|row| row.selector.is_gate(gate)));
    match row {
        Some(row) => Decision {
            action: row.action,
            because: Because::Row(row.origin.clone()),
        },
        None => Decision {
            action: gate.default_action(),
            because: Because::Gate(gate),
        },
    }
}

/// A block on one side; nothing for a finding that touches none.
type Touched = Option<(Which, usize)>;

/// Every block that the finding touches, by its passages or by its edits. Those of the old version come last: of equal
/// decisions the last one says why.
fn places(context: &Context<'_>, finding: &Finding) -> Vec<Touched> {
    let mut places: Vec<(Which, usize)> = Vec::new();
    for which in Which::BOTH {
        let passage = which.of(finding.passages());
        places.extend(passage.map(|passage| (which, passage.block)));
        let edits = finding.edits.iter();
        let edits = edits.filter_map(|edit| context.comparison.edits().get(*edit));
        let blocks = edits.filter_map(|edit| which.of(context.blocks_of(edit)));
        places.extend(blocks.map(|block| (which, block)));
    }
    places.sort_unstable_by_key(|(which, block)| (*which == Which::Old, *block));
    places.dedup();
    if places.is_empty() {
        return vec![None];
    }
    places.into_iter().map(Some).collect()
}

fn in_place(
    context: &Context<'_>,
    layers: &Layers<'_>,
    finding: &Finding,
    place: Touched,
) -> Decision {
    let is_in = |section: &PassagePattern| {
        place.is_some_and(|(which, block)| {
            let outline: &Outline<'_> = which.of(context.outlines.as_ref());
            outline.in_section(section, block)
        })
    };
    let here = || layers.at(is_in);
    let row = here().find_map(|rules| {
        let rows = rules.rows.iter();
        rows.filter(|row| row.selector.has_kind(finding.kind))
            .min_by_key(|row| (row.selector.breadth(), Reverse(row.action)))
    });
    if let Some(row) = row {
        return Decision {
            action: row.action,
            because: Because::Row(row.origin.clone()),
        };
    }
    let limit = here().find_map(|rules| rules.fail_on.as_ref());
    let fail_on = limit.map_or(DEFAULT_FAIL_ON, |limit| limit.value);
    let level = gate_level(finding);
    Decision {
        action: match level {
            level if level >= fail_on => Action::Deny,
            Level::None => Action::Info,
            _ => Action::Warn,
        },
        because: Because::Threshold {
            level,
            fail_on,
            origin: limit.map(|limit| limit.origin.clone()),
        },
    }
}

/// The level that a gate compares with its limit. A change that is told once because it runs through the whole
/// document must not weigh less than one occurrence of it would: else a further change could open the gate. And that no
/// rule understands a change is a reason to rank it low in a report, but none to let it through.
fn gate_level(finding: &Finding) -> Level {
    finding.level.max(kinds::row(finding.kind).gate)
}

/// Whether the policy expects every part of the finding to change from version to version.
fn is_expected(context: &Context<'_>, layers: &Layers<'_>, finding: &Finding) -> bool {
    let passages = finding.passages();
    if passages.old.is_none() && passages.new.is_none() {
        return false;
    }
    layers.all().any(|rules| {
        in_metadata(context, &rules.expected.metadata, finding)
            || has_form(context, &rules.expected.paragraphs, finding)
    })
}

/// Whether each side lies in a value of the document's metadata that may change.
fn in_metadata(context: &Context<'_>, keys: &[String], finding: &Finding) -> bool {
    let is_value = |document: &Document, span: Span| {
        let mut values = document.metadata().iter();
        values.any(|entry| keys.contains(&entry.key) && entry.value.contains(span))
    };
    let edits = finding.edits.iter();
    let edits = edits.filter_map(|edit| context.comparison.edits().get(*edit));
    let edits: Vec<&Edit> = edits.collect();
    Which::BOTH.into_iter().all(|which| {
        let document = which.of(context.comparison.documents());
        let passage = which.of(finding.passages());
        let mut spans = edits.iter().map(|edit| which.of(edit.spans));
        passage.is_none_or(|passage| is_value(document, passage.span))
            && spans.all(|span| document.block_at(span).is_none() || is_value(document, span))
    })
}

/// Whether each paragraph that the finding touches has one of the forms, before and after.
fn has_form(context: &Context<'_>, forms: &[PassagePattern], finding: &Finding) -> bool {
    if forms.is_empty() {
        return false;
    }
    let is_form = |sides: Sides<usize>| {
        let outlines = &context.outlines;
        let fits = |form: &PassagePattern| {
            outlines.old.is(form, sides.old) && outlines.new.is(form, sides.new)
        };
        forms.iter().any(fits)
    };
    let links = &context.comparison.alignment().blocks;
    let pair = |place: &Touched| {
        let (which, block) = (*place)?;
        let mut links = links.iter();
        let link = links.find(|link| which.of(link.units.as_ref()).contains(&block))?;
        (link.kind == LinkKind::Match).then(|| Sides::new(link.units.old[0], link.units.new[0]))
    };
    places(context, finding)
        .iter()
        .all(|place| pair(place).is_some_and(is_form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Kind;
    use crate::classify::RuleId;
    use crate::policy::Policy;
    use crate::{CompareOptions, ReadOptions, compare, read_bytes};

    const OLD: &str =
        "# Accord\n\nDocument 1\n\n## Preamble\n\nWe welcome it.\n\n## Annex\n\nWe will act.\n";
    const NEW: &str =
        "# Accord\n\nDocument 2\n\n## Preamble\n\nWe note it.\n\n## Annex\n\nWe may act.\n";

    /// What the policy does with a finding of a kind and level on a word of the new text.
    fn decision(policy: &str, kind: Kind, level: Level, word: &str) -> (Action, String) {
        let read =
            |text: &str| read_bytes("accord.md", text.as_bytes(), &ReadOptions::default()).unwrap();
        let comparison = compare(read(OLD), read(NEW), &CompareOptions::default());
        let context = Context::new(&comparison);
        let at = NEW.find(word).unwrap();
        let span = crate::Span::new(at, at + word.len());
        let block = comparison.documents().new.block_at(span).unwrap();
        let place = crate::Passage::at(comparison.documents().new, block, span);
        let places = crate::Sides::new(None, Some(place));
        let finding = Finding {
            level,
            ..Finding::new(kind, RuleId::FallbackWording, places)
        };
        let policy = Policy::parse("variorum.toml".as_ref(), policy).unwrap();
        let layers = policy.layers(&["drafts/accord.md"]);
        let Decision { action, because } = decide(&context, &layers, &finding);
        (action, because.to_string())
    }

    fn action(policy: &str, kind: Kind, level: Level, word: &str) -> Action {
        decision(policy, kind, level, word).0
    }

    #[test]
    fn without_a_row_the_level_decides() {
        let of = |level| action("", Kind::HedgeAdded, level, "may");
        assert_eq!(of(Level::None), Action::Info);
        assert_eq!(of(Level::Low), Action::Warn);
        assert_eq!(of(Level::Medium), Action::Deny);
        let high = "[check]\nfail-on = \"high\"\n";
        assert_eq!(
            action(high, Kind::HedgeAdded, Level::Medium, "may"),
            Action::Warn
        );
    }

    #[test]
    fn the_row_that_names_fewest_kinds_decides_whatever_the_order() {
        let policy = "[check.kinds]\n\"hedge.added\" = \"info\"\n\"@all\" = \"deny\"\n\"hedge.*\" = \"warn\"\n";
        let of = |kind| action(policy, kind, Level::High, "may");
        assert_eq!(of(Kind::HedgeAdded), Action::Info);
        assert_eq!(of(Kind::HedgeRemoved), Action::Warn);
        assert_eq!(of(Kind::Moved), Action::Deny);
        let (_, because) = decision(policy, Kind::HedgeRemoved, Level::High, "may");
        assert_eq!(because, "`hedge.*` in [check.kinds], line 4");
    }

    #[test]
    fn of_rows_that_name_as_many_kinds_the_strictest_decides() {
        let policy = "[check.kinds]\n\"hedge.*\" = \"allow\"\n\"hedge.*d\" = \"deny\"\n";
        assert!(
            Policy::parse("variorum.toml".as_ref(), policy).is_err(),
            "a wildcard stands at one end"
        );
        let policy = "[check.kinds]\n\"modality.*\" = \"deny\"\n\"modality*\" = \"allow\"\n";
        assert_eq!(
            action(policy, Kind::ModalityWeakened, Level::Low, "may"),
            Action::Deny
        );
    }

    #[test]
    fn overrides_hold_in_their_documents_and_sections_and_later_ones_win() {
        let policy = "[check.kinds]\n\"stance.*\" = \"deny\"\n\
            [[check.override]]\nsections = ['^Preamble$']\nkinds = { \"@substantive\" = \"warn\" }\n\
            [[check.override]]\ndocuments = [\"other/**\"]\nkinds = { \"@all\" = \"allow\" }\n\
            [[check.override]]\ndocuments = [\"drafts/*\"]\nsections = ['^Annex$']\nfail-on = \"low\"\n";
        let of = |word| action(policy, Kind::StanceWeakened, Level::Low, word);
        assert_eq!(of("note"), Action::Warn);
        assert_eq!(of("may"), Action::Deny);
        assert_eq!(
            action(policy, Kind::HedgeAdded, Level::Low, "may"),
            Action::Deny
        );
        assert_eq!(
            action(policy, Kind::HedgeAdded, Level::Low, "Document"),
            Action::Warn
        );
    }

    #[test]
    fn a_paragraph_that_keeps_an_expected_form_may_change() {
        let policy = "[check.expected]\nparagraphs = ['Document \\d']\n";
        assert_eq!(
            action(policy, Kind::QuantityChanged, Level::High, "2"),
            Action::Info
        );
        assert_eq!(
            action(policy, Kind::QuantityChanged, Level::High, "may"),
            Action::Deny
        );
    }

    #[test]
    fn a_change_that_nobody_understands_does_not_pass() {
        assert_eq!(
            action("", Kind::WordingChanged, Level::Low, "may"),
            Action::Deny
        );
    }

    #[test]
    fn a_document_wide_change_weighs_no_less_than_one_occurrence() {
        assert_eq!(
            action("", Kind::TermRenamed, Level::Low, "may"),
            Action::Deny
        );
        assert_eq!(
            action("", Kind::TenseChanged, Level::None, "may"),
            Action::Warn
        );
    }
}
