//! What is still open between the matched words: runs of both sides that stand in each other's place.

use std::ops::Range;

use super::scene::Scene;
use super::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::words::{Word, WordClass};
use crate::classify::telling::draft::hull;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Matched words of grammar between two unexplained runs that do not keep them apart.
const BRIDGE: usize = 2;

/// Open atoms that stand in one place: what went, and what came instead.
#[derive(Clone, Debug, Default)]
pub(in crate::classify) struct Region {
    /// Atoms of the old side, in order.
    pub(in crate::classify) old: Vec<usize>,
    /// Atoms of the new side, in order.
    pub(in crate::classify) new: Vec<usize>,
    /// Number of anchors before it.
    place: usize,
    /// Words of matter on each side that it and its neighbours hold: accidental matches of grammar cut a clause that
    /// came or went into pieces.
    pub(in crate::classify) extent: Sides<usize>,
}

impl Region {
    pub(in crate::classify) fn side(&self, which: Which) -> &[usize] {
        which.of(Sides::new(&self.old, &self.new))
    }

    fn side_mut(&mut self, which: Which) -> &mut Vec<usize> {
        which.of(Sides::new(&mut self.old, &mut self.new))
    }

    /// The atoms of a side that carry matter.
    pub(in crate::classify) fn matter(
        &self,
        scene: &Scene<'_, '_, '_>,
        which: Which,
    ) -> Vec<usize> {
        let is_matter = |at: &usize| is_matter(scene, which, *at);
        self.side(which).iter().copied().filter(is_matter).collect()
    }

    /// Whether some atom of a side carries matter.
    pub(in crate::classify) fn has_matter(&self, scene: &Scene<'_, '_, '_>, which: Which) -> bool {
        let mut atoms = self.side(which).iter();
        atoms.any(|at| is_matter(scene, which, *at))
    }

    /// The only side on which it has matter.
    pub(in crate::classify) fn only_side(&self, scene: &Scene<'_, '_, '_>) -> Option<Which> {
        let has = |which: Which| self.has_matter(scene, which);
        match (has(Which::Old), has(Which::New)) {
            (true, false) => Some(Which::Old),
            (false, true) => Some(Which::New),
            _ => None,
        }
    }

    /// Moves what it has of a clause of a side to another region.
    pub(in crate::classify) fn cut(
        &mut self,
        scene: &Scene<'_, '_, '_>,
        which: Which,
        clause: &Range<usize>,
        other: &mut Self,
    ) {
        let (taken, left): (Vec<usize>, Vec<usize>) =
            self.side(which).iter().partition(|at| clause.contains(at));
        if taken.is_empty() {
            return;
        }
        other.side_mut(which).extend(taken);
        *self.side_mut(which) = left;
        for region in [self, other] {
            region.extent = Sides::by(|which| region.matter(scene, which).len());
        }
    }

    /// The text from its first to its last atom on a side.
    pub(in crate::classify) fn text(&self, scene: &Scene<'_, '_, '_>, which: Which) -> String {
        scene.side(which).text(hull(self.side(which)))
    }
}

/// Open atoms, grouped by the matched words between which they stand. Where matter went on one side of a little grammar
/// and other matter came on the other side of it, the two are one region: a phrase took another's place.
pub(in crate::classify) fn regions<'s>(scene: &'s Scene<'_, '_, '_>) -> &'s [Region] {
    scene.regions.get_or_init(|| find(scene))
}

fn find(scene: &Scene<'_, '_, '_>) -> Vec<Region> {
    let anchors = scene.anchors;
    let mut events: Vec<(usize, Which, usize)> = Vec::new();
    for which in Which::BOTH {
        let side = scene.side(which);
        events.extend(
            side.open_atoms()
                .filter(|at| !matches!(side.atoms[*at].value, Value::Label | Value::Note))
                .map(|at| (anchors.before(which, at), which, at)),
        );
    }
    events.sort_by_key(|(place, which, at)| (*place, *which == Which::New, *at));
    let mut regions: Vec<Region> = Vec::new();
    for (place, which, at) in events {
        if regions.last().is_none_or(|last| last.place != place) {
            regions.push(Region {
                place,
                ..Region::default()
            });
        }
        if let Some(region) = regions.last_mut() {
            region.side_mut(which).push(at);
        }
    }
    let mut regions = bridge(scene, regions);
    measure(scene, &mut regions);
    regions
}

/// Whether little lies between two places, and nothing but grammar.
fn is_bridge(scene: &Scene<'_, '_, '_>, anchors: &[(usize, usize)]) -> bool {
    let old = &scene.pair.sides.old;
    anchors.len() <= BRIDGE
        && anchors
            .iter()
            .all(|(at, _)| old.atoms[*at].value == Value::Function)
}

/// Whether "and" lies between two places: what stands on its two hands are two things.
fn joins_items(scene: &Scene<'_, '_, '_>, anchors: &[(usize, usize)]) -> bool {
    let old = &scene.pair.sides.old;
    let mut anchors = anchors.iter();
    anchors.any(|(at, _)| old.atoms[*at].is_function(Class::Coordinator))
}

/// Finds the extent of each region: its own, or that of the chain in which text of one side only came or went.
fn measure(scene: &Scene<'_, '_, '_>, regions: &mut [Region]) {
    let own: Vec<Sides<usize>> = regions
        .iter()
        .map(|region| Sides::by(|which| scene.side(which).count(&region.matter(scene, which))))
        .collect();
    let goes_on = |at: usize| {
        let sides = (
            regions[at].only_side(scene),
            regions[at + 1].only_side(scene),
        );
        let between = scene
            .anchors
            .between(regions[at].place..regions[at + 1].place);
        matches!(sides, (Some(a), Some(b)) if a == b) && is_bridge(scene, between)
    };
    let ends: Vec<usize> = (1..=regions.len())
        .filter(|end| *end == regions.len() || !goes_on(end - 1))
        .collect();
    let mut start = 0;
    for end in ends {
        let total = own[start..end].iter().fold(Sides::new(0, 0), |sum, own| {
            Sides::new(sum.old + own.old, sum.new + own.new)
        });
        for region in &mut regions[start..end] {
            region.extent = total;
        }
        start = end;
    }
}

/// Joins neighbours that complete each other over a little grammar.
fn bridge(scene: &Scene<'_, '_, '_>, regions: Vec<Region>) -> Vec<Region> {
    let mut joined: Vec<Region> = Vec::new();
    for mut region in regions {
        let completes = joined.last().is_some_and(|last| {
            let sides = (last.only_side(scene), region.only_side(scene));
            let between = scene.anchors.between(last.place..region.place);
            matches!(sides, (Some(a), Some(b)) if a != b)
                && is_bridge(scene, between)
                && !joins_items(scene, between)
        });
        match joined.last_mut() {
            Some(last) if completes => {
                last.old.append(&mut region.old);
                last.new.append(&mut region.new);
                last.place = region.place;
            }
            _ => joined.push(region),
        }
    }
    joined
}

/// Whether an atom says something that must not pass unreported.
pub(in crate::classify) fn is_matter(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let atom = &side.atoms[at];
    match atom.value {
        Value::Function | Value::Label | Value::Note => false,
        Value::Sign => is_loud_sign(side.first(at)),
        _ => !is_light(atom),
    }
}

/// Whether an atom is a word of grammar that a table of matter lists as well: "the", "it", "our".
fn is_light(atom: &Atom<'_>) -> bool {
    let is_article = atom.row(Group::Quantifier, "article").is_some();
    is_article || atom.is_any_function(&[Class::Pronoun, Class::Possessive])
}

/// Signs that are no punctuation of prose: currency, percent, mathematics, questions.
fn is_loud_sign(word: &Word<'_>) -> bool {
    const QUIET: &[char] = &[
        ',', '.', ';', ':', '-', '\'', '"', '(', ')', '!', '*', '_', '/', '\u{b7}', '\u{2022}',
    ];
    word.class == WordClass::Sign && !word.lower.chars().all(|c| QUIET.contains(&c))
}

/// The words of an atom by stem.
pub(in crate::classify) fn stems<'s>(
    side: &'s Side<'_, '_>,
    at: usize,
) -> impl Iterator<Item = &'s str> {
    side.words[side.atoms[at].words.clone()]
        .iter()
        .filter(|word| word.class != WordClass::Sign)
        .map(|word| &*word.stem)
}
