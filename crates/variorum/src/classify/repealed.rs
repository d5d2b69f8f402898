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
use crate::document::normalize;
use crate::lexicon::Group;

/// The rule of a passage that came or went and only keeps the place of another.
pub(super) const PLACE: &str = "structure.place";
/// The rule of a provision that gave way to such a passage, or took its place.
const REPEALED: &str = "structure.repealed";

/// Whether nothing is said but that a provision was repealed, and which one.
pub(super) fn keeps_place(side: &Side<'_, '_>) -> bool {
    let says_so = |at: usize| side.atoms[at].row(Group::Reference, "repealed").is_some();
    let mut matter = (0..side.atoms.len()).filter(|at| side.atoms[*at].value == Value::Plain);
    let first = matter.next();
    first.is_some_and(says_so) && matter.all(says_so)
}

/// A provision whose number both versions have, and which one of them repealed.
pub(super) fn repealed(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
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

/// Tells a provision and the passage that keeps its place as one, where both stand under the same number between the same
/// passages of the other version.
pub(super) fn join(comparison: &Comparison, units: &mut Vec<UnitFinding>) {
    let mut at = 0;
    while at < units.len() {
        let parent = &units[at].parent;
        let host = (parent.rule == PLACE)
            .then(|| host(comparison, units, at))
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

/// The provision whose place a passage keeps.
fn host(comparison: &Comparison, units: &[UnitFinding], at: usize) -> Option<usize> {
    let (which, number) = numbered(comparison, &units[at].parent)?;
    let is_host = |near: &usize| {
        let parent = &units[*near].parent;
        parent.rule == UNIT && numbered(comparison, parent) == Some((which.other(), number.clone()))
    };
    let is_one_sided =
        |near: &usize| units[*near].parent.old.is_some() != units[*near].parent.new.is_some();
    let before = (0..at).rev().take_while(is_one_sided).find(is_host);
    before.or_else(|| (at + 1..units.len()).take_while(is_one_sided).find(is_host))
}

/// On which side a passage stands that the other does not have, and its number.
fn numbered(comparison: &Comparison, finding: &Finding) -> Option<(Which, String)> {
    let (which, passage) = match (&finding.old, &finding.new) {
        (Some(old), None) => (Which::Old, old),
        (None, Some(new)) => (Which::New, new),
        _ => return None,
    };
    let document = which.of(comparison.documents());
    let label = document.blocks()[passage.block].label?;
    Some((which, normalize(&document[label]).into_owned()))
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
