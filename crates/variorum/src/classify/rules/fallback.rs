//! What no other rule explains: the honest fallbacks.

use super::super::atom::Value;
use super::super::draft::Draft;
use super::super::finding::{Confidence, Direction};
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::score;
use super::region::{Region, regions};
use crate::lexicon::Group;

/// Substitutions, insertions and deletions of matter.
pub(super) fn residue(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let heading = scene.is_heading();
    regions(scene)
        .into_iter()
        .filter_map(|region| unexplained(scene, region, heading))
        .collect()
}

fn unexplained(scene: &Scene<'_, '_, '_>, region: Region, heading: bool) -> Option<Draft> {
    let (old, new) = (
        region.matter(scene, Which::Old),
        region.matter(scene, Which::New),
    );
    let (kind, rule) = match (old.len(), new.len()) {
        (0, 0) => return None,
        _ if heading => (Kind::HeadingChanged, "structure.heading"),
        (_, 0) => (Kind::DetailRemoved, "fallback.detail"),
        (0, _) => (Kind::DetailAdded, "fallback.detail"),
        _ => (Kind::WordingChanged, "fallback.wording"),
    };
    let confidence = if kind == Kind::WordingChanged {
        Confidence::Low
    } else {
        Confidence::Medium
    };
    let (from, to) = (
        region.text(scene, Which::Old),
        region.text(scene, Which::New),
    );
    let extent = region.extent;
    Some(
        Draft::new(kind, rule, region.old, region.new)
            .with("extent", format!("{}/{}", extent.old, extent.new))
            .with("old", from)
            .with("new", to)
            .points("size", score::size(extent.old, extent.new))
            .core(old, new)
            .confidence(confidence),
    )
}

/// Regions of grammar alone.
pub(super) fn grammar(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    regions(scene)
        .into_iter()
        .filter(|region| {
            let is_word = |which: Which| {
                let side = scene.side(which);
                let mut atoms = region.side(which).iter();
                atoms.any(|at| side.atoms[*at].value != Value::Sign)
            };
            let has_matter = |which: Which| !region.matter(scene, which).is_empty();
            !Which::BOTH.into_iter().any(has_matter) && Which::BOTH.into_iter().any(is_word)
        })
        .map(|region| {
            Draft::new(
                Kind::Paraphrase,
                "paraphrase.grammar",
                region.old,
                region.new,
            )
        })
        .collect()
}

/// A definite article that came or went before a plural: a low note on scope.
pub(super) fn articles(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    /// Base of the note.
    const NOTE: i16 = 15;
    let mut drafts = Vec::new();
    for which in Which::BOTH {
        let side = scene.side(which);
        for at in side.open_atoms().collect::<Vec<_>>() {
            let Some(row) = side.atoms[at].row(Group::Quantifier, "article") else {
                continue;
            };
            let Some(noun) = side.atoms.get(at + 1) else {
                continue;
            };
            let word = &side.words[noun.words.start];
            let plural = noun.senses.is_empty()
                && noun.value == Value::Plain
                && word.stem != word.spelled
                && !word.is_capitalised();
            let before = at.checked_sub(1).is_some_and(|before| {
                side.atoms[before].is_function("preposition") && !side.is_open(before)
            });
            let qualified = side
                .atoms
                .get(at + 2)
                .is_some_and(|next| next.is_content() && !side.is_open(at + 2));
            let alone = !side.is_open(at + 1)
                && scene
                    .side(which.other())
                    .open_atoms()
                    .all(|other| scene.side(which.other()).slot[other] != side.slot[at]);
            if plural && before && qualified && alone {
                let (kind, direction) = if which == Which::New {
                    (Kind::ScopeBroadened, Direction::Wider)
                } else {
                    (Kind::ScopeNarrowed, Direction::Narrower)
                };
                drafts.push(
                    Draft::on(which, kind, "scope.article", [at])
                        .with("noun", word.text)
                        .citing([row])
                        .direction(direction)
                        .confidence(Confidence::Low)
                        .base(NOTE),
                );
            }
        }
    }
    drafts
}
