//! What no other rule explains: the honest fallbacks.

use std::collections::BTreeSet;

use super::denied::is_refused;
use super::exchanged;
use super::time::{DOCUMENT_DATE, are_datelines};
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::region::{Region, regions};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::reading::atom::Value;
use crate::classify::record::evidence;
use crate::classify::record::finding::{Confidence, Direction};
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::modal_rank;
use crate::classify::telling::draft::{Draft, hull};
use crate::classify::telling::score;
use crate::lexicon::{Class, Group, Match};
use crate::sides::Sides;

/// Substitutions, insertions and deletions of matter.
pub(super) fn residue(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let heading = scene.is_heading();
    let mut regions = regions(scene).to_vec();
    let clauses = if heading {
        Vec::new()
    } else {
        exchanged::clauses(scene, &mut regions)
    };
    let clauses = clauses
        .iter()
        .filter_map(|clause| unexplained(scene, clause))
        .map(|draft| Draft {
            rule: RuleId::FallbackClause,
            ..draft
        });
    let mut drafts: Vec<Draft> = clauses.collect();
    let rest = regions
        .iter()
        .filter_map(|region| unexplained(scene, region));
    if heading {
        // A heading is read whole.
        let whole = rest.reduce(|one, other| joined(scene.pair, &one, &other));
        drafts.extend(whole.map(|draft| another_heading(scene, draft)));
    } else {
        drafts.extend(rest);
    }
    drafts
}

/// Most words of matter among which one that denies tells what the change is about.
const DENIED: usize = 2;

fn unexplained(scene: &Scene<'_, '_, '_>, region: &Region) -> Option<Draft> {
    let matter = Sides::by(|which| region.matter(scene, which));
    if matter.old.is_empty() && matter.new.is_empty() {
        return None;
    }
    let atoms = Sides::new(region.old.clone(), region.new.clone());
    Some(told(scene.pair, atoms, matter, region.extent))
}

/// What is said of a heading that reads otherwise.
fn another_heading(scene: &Scene<'_, '_, '_>, draft: Draft) -> Draft {
    let draft = Draft {
        kind: Kind::HeadingChanged,
        rule: RuleId::StructureHeading,
        ..draft
    };
    // Any two versions differ in where and when they were issued.
    if are_datelines(scene) {
        draft.base(DOCUMENT_DATE).framing()
    } else if tells_news(scene, &draft) {
        draft.base(NEWS)
    } else {
        draft
    }
}

/// Base of a heading that tells what somebody does now: it is the news of the text.
const NEWS: i16 = 45;

/// Whether a heading tells in both versions what is done by whoever it names: behind the name, which stayed, another verb
/// stands in the third person.
fn tells_news(scene: &Scene<'_, '_, '_>, draft: &Draft) -> bool {
    let tells = |which: Which| {
        let side = scene.side(which);
        let first = which.of(draft.spoken_of().as_ref()).iter().min();
        first.is_some_and(|verb| {
            let subject = verb.checked_sub(1).filter(|before| !side.is_open(*before));
            let is_named = subject.is_some_and(|before| side.first(before).is_capitalised());
            is_named && side.is_plain_word(*verb) && side.first(*verb).inflected
        })
    };
    Which::BOTH.into_iter().all(tells)
}

/// Two neighbouring drafts of what nothing explains as one.
pub(in crate::classify) fn joined(pair: &Pair<'_, '_>, one: &Draft, other: &Draft) -> Draft {
    let both = |a: &[usize], b: &[usize]| -> Vec<usize> {
        let mut atoms = [a, b].concat();
        atoms.sort_unstable();
        atoms.dedup();
        atoms
    };
    let (a, b) = (one.spoken_of(), other.spoken_of());
    let matter = Sides::new(both(&a.old, &b.old), both(&a.new, &b.new));
    let atoms = Sides::new(
        both(&one.atoms.old, &other.atoms.old),
        both(&one.atoms.new, &other.atoms.new),
    );
    let extent = pair
        .sides
        .as_ref()
        .zip(matter.as_ref())
        .map(|(side, matter)| side.count(matter));
    told(pair, atoms, matter, extent)
}

/// What is said of words that nothing explains.
fn told(
    pair: &Pair<'_, '_>,
    atoms: Sides<Vec<usize>>,
    matter: Sides<Vec<usize>>,
    extent: Sides<usize>,
) -> Draft {
    let (kind, rule, confidence) = match (matter.old.is_empty(), matter.new.is_empty()) {
        (_, true) => (
            Kind::DetailRemoved,
            RuleId::FallbackDetail,
            Confidence::Medium,
        ),
        (true, false) => (
            Kind::DetailAdded,
            RuleId::FallbackDetail,
            Confidence::Medium,
        ),
        (false, false) => (
            Kind::WordingChanged,
            RuleId::FallbackWording,
            Confidence::Low,
        ),
    };
    let text = |which: Which, atoms: &[usize]| pair.side(which).text(hull(atoms));
    let (old, new) = (text(Which::Old, &atoms.old), text(Which::New, &atoms.new));
    let denies = |which: Which, atoms: &[usize]| atoms.iter().any(|at| pair.denies(which, *at));
    // Of more than a few words, one that denies does not make the sense.
    let is_short = matter.old.len() + matter.new.len() <= DENIED;
    let is_denied = rule == RuleId::FallbackDetail
        && is_short
        && (denies(Which::Old, &matter.old) || denies(Which::New, &matter.new));
    let refused = |which: Which, atoms: &[usize]| {
        atoms
            .first()
            .is_some_and(|at| is_refused(pair.side(which), *at))
    };
    let is_refused = rule == RuleId::FallbackDetail
        && (refused(Which::Old, &matter.old) || refused(Which::New, &matter.new));
    let held = held(pair, &atoms);
    let draft = Draft::new(kind, rule, atoms.old, atoms.new)
        .with("extent", format!("{}/{}", extent.old, extent.new))
        .texts(old, new);
    let draft = match held {
        Some(what) => draft.with(evidence::HOLDS, what),
        None => draft,
    };
    score::sized(draft, extent)
        .points("denial", score::denial(is_denied || is_refused))
        .core(matter.old, matter.new)
        .confidence(confidence)
}

/// What words that nothing explains have on one side only and what rules weigh elsewhere: a modal, or what denies. That
/// something will be is another tense, and phrases for a modal ("is to") are often those of a name or an aim.
fn held(pair: &Pair<'_, '_>, atoms: &Sides<Vec<usize>>) -> Option<&'static str> {
    let atoms_of = |which: Which| which.of(atoms.as_ref()).iter().copied();
    let modals = Sides::by(|which| -> BTreeSet<i16> {
        let side = pair.side(which);
        let is_one = |at: &usize| {
            let atom = &side.atoms[*at];
            atom.words.len() == 1 && !atom.has(Group::Verb)
        };
        let modals = atoms_of(which).filter(is_one);
        modals.filter_map(|at| modal_rank(side, at)).collect()
    });
    let denied = Sides::by(|which| atoms_of(which).any(|at| pair.negates(which, at)));
    if denied.old != denied.new {
        Some("negation")
    } else if modals.old != modals.new {
        Some("modality")
    } else {
        None
    }
}

/// Regions of grammar alone, but for those that a told change brings with it: "discussed" became "committed *to*".
pub(super) fn grammar(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    regions(scene)
        .iter()
        .filter(|region| {
            let is_word = |which: Which| {
                let side = scene.side(which);
                let mut atoms = region.side(which).iter();
                atoms.any(|at| side.atoms[*at].value != Value::Sign)
            };
            let has_matter = |which: Which| region.has_matter(scene, which);
            let goes_along = |which: Which| scene.side(which).adjoins_told(region.side(which));
            !Which::BOTH.into_iter().any(has_matter)
                && Which::BOTH.into_iter().any(is_word)
                && !Which::BOTH.into_iter().all(goes_along)
        })
        .map(|region| {
            Draft::new(
                Kind::Paraphrase,
                RuleId::ParaphraseGrammar,
                region.old.clone(),
                region.new.clone(),
            )
        })
        .collect()
}

/// A definite article that came or went before a plural: a low note on scope.
pub(super) fn articles(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    /// Base of the note, so that it is of level low for all its low confidence.
    const NOTE: i16 = 20;
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
            let is_known = |sense: &Match<'_>| sense.row.group != Group::Place;
            let plural = !noun.senses.iter().any(is_known)
                && noun.value == Value::Plain
                && word.stem != word.spelled
                && !word.is_capitalised();
            let before = at.checked_sub(1).is_some_and(|before| {
                side.atoms[before].is_function(Class::Preposition) && !side.is_open(before)
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
                    Draft::on(which, kind, RuleId::ScopeArticle, [at])
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
