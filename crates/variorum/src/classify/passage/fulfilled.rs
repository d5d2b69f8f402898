//! Promises that another passage tells as kept: "we will found a school" left the text, "we welcome the founding of the
//! school" joined it.
//!
//! In: sentences of one version each, with what they promise or tell. Out: a finding for each promise that a sentence that
//! came tells as done, under that sentence. The act must be the same, in whatever part of speech, and so must half of
//! what it is done to.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::unit::Unit;
use crate::classify::context::Context;
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::classify::reading::words::WordClass;
use crate::classify::record::finding::{Confidence, Passage};
use crate::classify::record::rule::RuleId;
use crate::classify::rules::status_change;
use crate::classify::statement::{Statement, family, is_told, promised};
use crate::classify::telling::score::Setting;
use crate::lexicon::{Class, Pack, Relation};
use crate::sides::Sides;

/// Words behind a verb that say what its act is done to.
const OBJECT: usize = 6;
/// Fewest words of what an act is done to by which it is known again.
const LEAST: usize = 2;
/// Most sentences with one word that are looked at, which bounds the pairs.
const MOST: usize = 32;

/// An act by its stem, and what it is done to by the hashes of the stems.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    /// The clause that promises it.
    pub(super) place: Passage,
    act: String,
    object: Vec<u64>,
}

/// What a sentence tells as done or approves of.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    acts: Vec<String>,
    words: Vec<u64>,
}

impl Promise {
    /// What a statement promises.
    pub(super) fn of(
        side: &Side<'_, '_>,
        statement: &Statement<'_>,
        place: Passage,
    ) -> Option<Self> {
        let act = promised(side, statement)?;
        let object: Vec<u64> = (act + 1..statement.clause.end)
            .filter(|at| side.atoms[*at].is_content())
            .flat_map(|at| stems(side, at))
            .take(OBJECT)
            .collect();
        (object.len() >= LEAST).then(|| Self {
            place,
            act: side.first(act).stem.clone().into_owned(),
            object,
        })
    }
}

impl Telling {
    /// What the statements of a sentence tell.
    pub(super) fn of(side: &Side<'_, '_>, pack: &Pack) -> Self {
        let tells = |at: &usize| {
            let statement = side.statement_at(*at);
            let promises = statement.is_some_and(Statement::is_commitment);
            let approves = statement.is_some_and(|statement| {
                statement.row(family::APPROVAL).is_some() && statement.head < *at
            });
            let intends = at
                .checked_sub(1)
                .is_some_and(|before| side.atoms[before].is_function(Class::Infinitive));
            !promises && !intends && (approves || is_told(side, *at, pack))
        };
        let content: Vec<usize> = (0..side.atoms.len())
            .filter(|at| side.atoms[*at].is_content())
            .collect();
        Self {
            acts: content
                .iter()
                .copied()
                .filter(|at| side.atoms[*at].value == Value::Plain)
                .filter(tells)
                .map(|at| side.first(at).stem.clone().into_owned())
                .collect(),
            words: content.iter().flat_map(|at| stems(side, *at)).collect(),
        }
    }

    /// Whether it tells an act, in whatever part of speech.
    fn tells(&self, act: &str, pack: &Pack) -> bool {
        let sets = pack.thesaurus.sets(act);
        self.acts.iter().any(|told| {
            let relation = pack.thesaurus.relation(sets, pack.thesaurus.sets(told));
            told == act || matches!(relation, Some(Relation::Derivation))
        })
    }
}

/// The hashes of the stems of an atom.
fn stems(side: &Side<'_, '_>, at: usize) -> impl Iterator<Item = u64> {
    let words = side.words[side.atoms[at].words.clone()].iter();
    let words = words.filter(|word| matches!(word.class, WordClass::Word | WordClass::Number));
    words.map(|word| FxBuildHasher.hash_one(&word.stem))
}

/// Adds a finding for each promise that left the text and that a sentence that joined it tells as kept.
pub(super) fn tell(context: &Context<'_, '_>, units: &mut [Unit]) {
    if units.iter().all(|unit| unit.said.promises.is_empty()) {
        return;
    }
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, unit) in units.iter().enumerate() {
        for word in &unit.said.telling.words {
            let holders = holders.entry(*word).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    let mut found = Vec::new();
    for promise in units.iter().flat_map(|unit| &unit.said.promises) {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for word in &promise.object {
            let near = holders.get(word).into_iter().flatten();
            for at in near.take(MOST) {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = shared
            .into_iter()
            .filter(|(at, count)| {
                *count >= LEAST
                    && 2 * count >= promise.object.len()
                    && units[*at].said.telling.tells(&promise.act, context.pack)
            })
            .map(|(at, count)| (count, at))
            .collect();
        candidates.sort_unstable_by_key(|(count, at)| (usize::MAX - count, *at));
        if let Some((_, at)) = candidates.first() {
            found.push((*at, promise.clone()));
        }
    }
    for (at, promise) in found {
        let unit = &mut units[at].finding;
        let draft = status_change(RuleId::TenseStatus, Vec::new(), Vec::new(), &promise.act)
            .confidence(Confidence::Medium);
        let places = Sides::new(Some(promise.place), unit.parent.new.clone());
        let mut finding = context.compose(draft, places, Setting::Plain);
        finding.edits.clone_from(&unit.parent.edits);
        unit.children.push(finding);
    }
}
