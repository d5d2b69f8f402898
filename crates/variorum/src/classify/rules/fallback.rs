//! What no other rule explains: the honest fallbacks.

use super::super::atom::Value;
use super::super::draft::Draft;
use super::super::finding::{Confidence, Direction};
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::words::WordClass;
use crate::lexicon::Group;

/// Matched words of grammar between two unexplained runs that do not keep them apart.
const BRIDGE: usize = 2;

/// Unexplained atoms that belong together.
#[derive(Debug, Default)]
struct Region {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Region {
    fn side(&self, which: Which) -> &[usize] {
        match which {
            Which::Old => &self.old,
            Which::New => &self.new,
        }
    }

    fn side_mut(&mut self, which: Which) -> &mut Vec<usize> {
        match which {
            Which::Old => &mut self.old,
            Which::New => &mut self.new,
        }
    }
}

/// Groups open atoms by the slots they stand in; neighbouring slots join when only grammar lies between.
fn regions(scene: &Scene<'_, '_, '_>) -> Vec<Region> {
    let mut events: Vec<(usize, Which, usize)> = Vec::new();
    for which in Which::BOTH {
        let side = scene.side(which);
        events.extend(
            side.open_atoms()
                .filter(|at| !matches!(side.atoms[*at].value, Value::Label | Value::Note))
                .map(|at| (side.slot[at], which, at)),
        );
    }
    events.sort_by_key(|(slot, which, at)| (*slot, *which == Which::New, *at));
    let mut regions: Vec<Region> = Vec::new();
    let mut last: Option<usize> = None;
    for (slot, which, at) in events {
        let joins = last.is_some_and(|last| bridged(scene, last, slot));
        if !joins {
            regions.push(Region::default());
        }
        if let Some(region) = regions.last_mut() {
            region.side_mut(which).push(at);
        }
        last = Some(slot);
    }
    regions
}

/// Whether only a little grammar is matched between two slots.
fn bridged(scene: &Scene<'_, '_, '_>, from: usize, to: usize) -> bool {
    if to == from {
        return true;
    }
    if to - from > BRIDGE {
        return false;
    }
    let side = &scene.pair.sides.old;
    (0..side.atoms.len())
        .filter(|at| side.partner[*at].is_some() && (from..to).contains(&side.slot[*at]))
        .all(|at| side.atoms[at].value == Value::Function)
}

/// Whether an atom says something that must not pass unreported.
fn is_matter(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    match side.atoms[at].value {
        Value::Function | Value::Label | Value::Note => false,
        Value::Sign => is_loud_sign(side.first(at)),
        _ => {
            side.atoms[at].row(Group::Quantifier, "article").is_none()
                && !side.atoms[at].is_function("pronoun")
        }
    }
}

/// Signs that are no punctuation of prose: currency, percent, mathematics, questions.
fn is_loud_sign(word: &super::super::words::Word<'_>) -> bool {
    word.class == WordClass::Sign
        && !word.lower.chars().all(|c| {
            matches!(
                c,
                ',' | '.'
                    | ';'
                    | ':'
                    | '-'
                    | '\''
                    | '"'
                    | '('
                    | ')'
                    | '!'
                    | '*'
                    | '_'
                    | '/'
                    | '\u{b7}'
                    | '\u{2022}'
            )
        })
}

/// Substitutions, insertions and deletions of matter.
pub(super) fn residue(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let heading = scene.is_heading();
    regions(scene)
        .into_iter()
        .filter_map(|region| {
            let matter = |which: Which| {
                region
                    .side(which)
                    .iter()
                    .filter(|at| is_matter(scene, which, **at))
                    .count()
            };
            let (kind, rule) = match (matter(Which::Old), matter(Which::New)) {
                (0, 0) => return None,
                _ if heading => (Kind::HeadingChanged, "structure.heading"),
                (_, 0) => (Kind::DetailRemoved, "fallback.detail"),
                (0, _) => (Kind::DetailAdded, "fallback.detail"),
                _ => (Kind::WordingChanged, "fallback.wording"),
            };
            let text = |which: Which| {
                scene
                    .side(which)
                    .text(super::super::draft::hull(region.side(which)))
            };
            let (from, to) = (text(Which::Old), text(Which::New));
            let confidence = if kind == Kind::WordingChanged {
                Confidence::Low
            } else {
                Confidence::Medium
            };
            Some(
                Draft::new(kind, rule, region.old, region.new)
                    .with("old", from)
                    .with("new", to)
                    .confidence(confidence),
            )
        })
        .collect()
}

/// Regions of grammar alone.
pub(super) fn grammar(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    regions(scene)
        .into_iter()
        .filter(|region| {
            let any = |which: Which, test: &dyn Fn(usize) -> bool| {
                region.side(which).iter().any(|at| test(*at))
            };
            let matter = Which::BOTH
                .iter()
                .any(|which| any(*which, &|at| is_matter(scene, *which, at)));
            let words = Which::BOTH.iter().any(|which| {
                any(*which, &|at| {
                    scene.side(*which).atoms[at].value != Value::Sign
                })
            });
            !matter && words
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
