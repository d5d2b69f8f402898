//! Repealed provisions that were not linked with the passage that keeps their place: "(2) (repealed)".

use super::unit::UnitFinding;
use crate::classify::context::Context;
use crate::classify::pairing::side::Which;
use crate::classify::record::finding::Finding;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::explain::explain;
use crate::document::normalize;
use crate::sides::Sides;

/// Tells a provision and the passage that keeps its place as one, where both stand under the same number between the same
/// passages of the other version.
pub(super) fn join(context: &Context<'_, '_>, units: &mut Vec<UnitFinding>) {
    let gaps = gaps(context);
    let mut at = 0;
    while at < units.len() {
        let parent = &units[at].parent;
        let host = (parent.rule == RuleId::StructurePlace)
            .then(|| host(context, units, &gaps, at))
            .flatten();
        let Some(host) = host else {
            at += 1;
            continue;
        };
        let place = units.remove(at).parent;
        let host = if host > at { host - 1 } else { host };
        take(&mut units[host].parent, place);
    }
}

/// For each block of each version the last link above it of those that keep their order: blocks of both versions with the
/// same link above stand in the same place.
fn gaps(context: &Context<'_, '_>) -> Sides<Vec<Option<usize>>> {
    let links = &context.comparison.alignment().blocks;
    Sides::by(|which| {
        let mut own = vec![None; context.document(which).blocks().len()];
        for (index, link) in links.iter().enumerate() {
            if link.is_pair() && link.moved.is_none() {
                for block in which.of(link.units.as_ref()) {
                    own[*block] = Some(index);
                }
            }
        }
        let mut above = None;
        let gap = |own: Option<usize>| {
            let gap = above;
            above = own.or(above);
            gap
        };
        own.into_iter().map(gap).collect()
    })
}

/// The provision whose place a passage keeps.
fn host(
    context: &Context<'_, '_>,
    units: &[UnitFinding],
    gaps: &Sides<Vec<Option<usize>>>,
    at: usize,
) -> Option<usize> {
    let place = numbered(context, &units[at].parent)?;
    let gap = |of: &Numbered| of.which.of(gaps.as_ref())[of.block];
    let is_host = |near: &usize| {
        let parent = &units[*near].parent;
        let other = numbered(context, parent).filter(|_| parent.rule == RuleId::StructureUnit);
        other.is_some_and(|other| {
            other.which != place.which && other.number == place.number && gap(&other) == gap(&place)
        })
    };
    // Provisions that were joined before have both sides, and are passed.
    let is_passed = |near: &usize| {
        let parent = &units[*near].parent;
        parent.rule == RuleId::StructureRepealed || parent.old.is_some() != parent.new.is_some()
    };
    let before = (0..at).rev().take_while(is_passed).find(is_host);
    before.or_else(|| (at + 1..units.len()).take_while(is_passed).find(is_host))
}

/// A passage that one version does not have, under its number.
struct Numbered {
    which: Which,
    block: usize,
    number: String,
}

fn numbered(context: &Context<'_, '_>, finding: &Finding) -> Option<Numbered> {
    let (which, passage) = finding.lone_passage()?;
    let document = context.document(which);
    let label = document.blocks()[passage.block].label?;
    Some(Numbered {
        which,
        block: passage.block,
        number: normalize(&document[label]).into_owned(),
    })
}

/// Adds to a provision the passage that keeps its place.
fn take(provision: &mut Finding, place: Finding) {
    provision.take_words(&place);
    provision.edits.extend(&place.edits);
    for quote in &mut provision.quotes {
        if provision.old.is_some() {
            quote.new.clone_from(&place.quotes[0].new);
        } else {
            quote.old.clone_from(&place.quotes[0].old);
        }
    }
    provision.old = provision.old.take().or(place.old);
    provision.new = provision.new.take().or(place.new);
    provision.rule = RuleId::StructureRepealed;
    (provision.explanation_key, provision.explanation) = explain(
        RuleId::StructureRepealed,
        &provision.evidence,
        &provision.data_rows,
    );
}
