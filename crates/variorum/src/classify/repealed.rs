//! Provisions that were repealed and left their number: laws keep its place, "(2) (repealed)".

use super::atom::Value;
use super::draft::Draft;
use super::explain::explain;
use super::finding::Finding;
use super::kind::Kind;
use super::scene::Scene;
use super::side::{Side, Which};
use super::structure::{UNIT, UnitFinding};
use crate::compare::Comparison;
use crate::document::{BlockKind, normalize};
use crate::lexicon::Group;
use crate::sides::Sides;

/// The rule of a passage that came or went and only keeps the place of another.
pub(super) const PLACE: &str = "structure.place";
/// The rule of a provision that gave way to such a passage, or took its place.
const REPEALED: &str = "structure.repealed";

/// Whether nothing is said but that a provision was repealed, and which one.
pub(super) fn keeps_place(side: &Side<'_, '_>) -> bool {
    let says_so = |at: usize| side.atoms[at].row(Group::Reference, "repealed").is_some();
    let is_matter = |at: &usize| {
        let atom = &side.atoms[*at];
        atom.is_content() && !matches!(atom.value, Value::Citation(_))
    };
    let mut matter = (0..side.atoms.len()).filter(is_matter);
    let first = matter.next();
    first.is_some_and(says_so) && matter.all(says_so)
}

/// A provision with a number or a heading in both versions, which one of them repealed.
pub(super) fn repealed(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    if !Which::BOTH.iter().all(|which| is_provision(scene, *which)) {
        return Vec::new();
    }
    let open = Which::BOTH.map(|which| {
        let side = scene.side(which);
        let is_matter = |at: &usize| !matches!(side.atoms[*at].value, Value::Label | Value::Note);
        side.open_atoms().filter(is_matter).collect::<Vec<_>>()
    });
    let [old, new] = open;
    let has_matter = |which: Which, atoms: &[usize]| {
        let side = scene.side(which);
        atoms.iter().any(|at| side.atoms[*at].is_content())
    };
    if !has_matter(Which::Old, &old) || !has_matter(Which::New, &new) {
        return Vec::new();
    }
    let kind = match Which::BOTH.map(|which| keeps_place(scene.side(which))) {
        [false, true] => Kind::Removed,
        [true, false] => Kind::Added,
        _ => return Vec::new(),
    };
    vec![Draft::new(kind, REPEALED, old, new)]
}

/// Whether a side stands under a number of its own or is a heading. The row of a table is no provision: its cells may say
/// what became of anything.
fn is_provision(scene: &Scene<'_, '_, '_>, which: Which) -> bool {
    let document = which.of(scene.pair.comparison.documents());
    let word = scene.side(which).words.first();
    let block = word.map(|word| &document.blocks()[word.block]);
    block.is_some_and(|block| match block.kind {
        BlockKind::Heading(_) => true,
        BlockKind::TableRow => false,
        _ => block.label.is_some(),
    })
}

/// Tells a provision and the passage that keeps its place as one, where both stand under the same number between the same
/// passages of the other version.
pub(super) fn join(comparison: &Comparison, units: &mut Vec<UnitFinding>) {
    let gaps = gaps(comparison);
    let mut at = 0;
    while at < units.len() {
        let parent = &units[at].parent;
        let host = (parent.rule == PLACE)
            .then(|| host(comparison, units, &gaps, at))
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
fn gaps(comparison: &Comparison) -> Sides<Vec<Option<usize>>> {
    let links = &comparison.alignment().blocks;
    let gaps = |which: Which| {
        let mut own = vec![None; which.of(comparison.documents()).blocks().len()];
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
    };
    Sides::new(gaps(Which::Old), gaps(Which::New))
}

/// The provision whose place a passage keeps.
fn host(
    comparison: &Comparison,
    units: &[UnitFinding],
    gaps: &Sides<Vec<Option<usize>>>,
    at: usize,
) -> Option<usize> {
    let place = numbered(comparison, &units[at].parent)?;
    let gap = |of: &Numbered| of.which.of(gaps.as_ref())[of.block];
    let is_host = |near: &usize| {
        let parent = &units[*near].parent;
        let other = numbered(comparison, parent).filter(|_| parent.rule == UNIT);
        other.is_some_and(|other| {
            other.which != place.which && other.number == place.number && gap(&other) == gap(&place)
        })
    };
    // Provisions that were joined before have both sides, and are passed.
    let is_passed = |near: &usize| {
        let parent = &units[*near].parent;
        parent.rule == REPEALED || parent.old.is_some() != parent.new.is_some()
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

fn numbered(comparison: &Comparison, finding: &Finding) -> Option<Numbered> {
    let (which, passage) = finding.lone_passage()?;
    let document = which.of(comparison.documents());
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
    REPEALED.clone_into(&mut provision.rule);
    (provision.explanation_key, provision.explanation) =
        explain(REPEALED, &provision.evidence, &provision.data_rows);
}
