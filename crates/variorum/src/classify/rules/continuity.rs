//! Markers that something goes on, starts again or stops, over a kept predicate.

use super::steps::by_class;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// The concept of set phrases in which nothing goes on.
const FORMULA: &str = "formula";
/// Base of a marker, wherever it stands: that somebody is bound to what goes on, other rules tell.
const MARKER: i16 = 20;

/// Markers that came, went or changed.
pub(super) fn markers(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let marks = |which: Which, at: usize| {
        let mut senses = scene.atom(which, at).of(Group::Continuity);
        senses.all(|sense| sense.row.concept != FORMULA) && !is_attribute(scene, which, at)
    };
    let (mut drafts, singles) = by_class(scene, Group::Continuity, marks);
    let of = |which: Which| -> Vec<usize> {
        let own = singles.iter().filter(|single| single.which == which);
        own.map(|single| single.at).collect()
    };
    let swapped = scene.pair_up(&of(Which::Old), &of(Which::New), |a, b| {
        scene.share_host(a, b)
    });
    let sides = &scene.pair.sides;
    drafts.extend(swapped.iter().map(|(a, b)| {
        let rows = singles
            .iter()
            .filter(|single| *single.which.of(Sides::new(a, b)) == single.at);
        Draft::new(
            Kind::ContinuityChanged,
            RuleId::ContinuityMarker,
            [*a],
            [*b],
        )
        .with("marker", sides.new.text_of(*b))
        .with("instead_of", sides.old.text_of(*a))
        .with("change", "replaced")
        .base(MARKER)
        .citing(rows.map(|single| single.row))
    }));
    let alone = singles.iter().filter(|single| {
        let is_paired = swapped
            .iter()
            .any(|(a, b)| *single.which.of(Sides::new(a, b)) == single.at);
        !is_paired && scene.modifies_kept(single.which, single.at)
    });
    drafts.extend(alone.map(|single| {
        let (which, at) = (single.which, single.at);
        let change = which.of(Sides::new("dropped", "added"));
        Draft::on(
            which,
            Kind::ContinuityChanged,
            RuleId::ContinuityMarker,
            [at],
        )
        .with("marker", scene.side(which).text_of(at))
        .with("sense", &single.row.concept)
        .with("change", change)
        .base(MARKER)
        .citing([single.row])
    }));
    drafts
}

/// Whether an adverb stands between a preposition or an article and a noun, as an adjective does: samples of still water.
/// What goes on is said of a noun by a participle: of sustained demand.
fn is_attribute(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let marks = |before: usize| {
        let classes = [Class::Determiner, Class::Preposition];
        let atom = &side.atoms[before];
        atom.is_any_function(&classes) && !atom.is_function(Class::Pronoun)
    };
    let word = side.first(at);
    let is_plain = side.is_plain_word(at) && !word.is_verbal();
    let next = side.atoms.get(at + 1);
    let is_noun = next
        .is_some_and(|next| next.is_content() && next.form().is_none() && !next.has(Group::Degree));
    is_plain && is_noun && !word.opens && at > 0 && marks(at - 1)
}
