//! Provisions that were repealed and left their number: laws keep its place, "(2) (repealed)".

use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::document::BlockKind;
use crate::lexicon::Group;

/// Whether nothing is said but that a provision was repealed, and which one.
pub(in crate::classify) fn keeps_place(side: &Side<'_, '_>) -> bool {
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
    vec![Draft::new(kind, RuleId::StructureRepealed, old, new)]
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
