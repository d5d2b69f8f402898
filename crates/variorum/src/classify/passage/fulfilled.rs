//! Promises that another passage tells as kept: "we will found a school" left the text, "we welcome the founding of the
//! school" joined it.
//!
//! In: sentences of one version each, with what they promise or tell. Out: a finding for each promise that a sentence that
//! came tells as done, under that sentence. The act must be the same, in whatever part of speech, and so must half of
//! what it is done to; or what was to be founded acts.

use rustc_hash::FxHashMap;

use super::MOST;
use super::promise::{LEAST, Promise, is_name, stems};
use super::unit::Unit;
use crate::classify::context::Context;
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::rule::RuleId;
use crate::classify::rules::status_change;
use crate::classify::statement::{
    Statement, family, follows_being, is_binding, is_modal, is_told, next_word, previous_word,
};
use crate::classify::telling::score::Setting;
use crate::lexicon::{Class, Form, Group, Pack, Relation};
use crate::sides::Sides;

/// Content words beside an act that say what it is done to.
const OBJECT: usize = 6;

/// What a sentence tells as done or approves of.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    acts: Vec<Told>,
    /// The keys of the names of those who act in it.
    actors: Vec<u64>,
}

/// An act that is told, by its stem, and what it is done to by the hashes of the stems.
#[derive(Clone, Debug)]
struct Told {
    act: String,
    object: Vec<u64>,
}

impl Telling {
    /// What the statements of a sentence tell; nothing if anything is denied or supposed in it.
    pub(super) fn of(side: &Side<'_, '_>, pack: &Pack) -> Self {
        if side
            .atoms
            .iter()
            .any(|atom| atom.has_any(&[Group::Negator, Group::Condition]))
        {
            return Self::default();
        }
        let tells = |at: &usize| {
            let statement = side.statement_at(*at);
            let promises = statement.is_some_and(Statement::is_commitment);
            let approves = statement.is_some_and(|statement| {
                statement.row(family::APPROVAL).is_some() && statement.head < *at
            });
            // What is to be done or should be is not done.
            let is_due = at.checked_sub(1).is_some_and(|before| {
                side.atoms[before].is_function(Class::Infinitive) || is_modal(side, before)
            });
            !promises && !is_due && (approves || is_told(side, *at, pack))
        };
        let content: Vec<usize> = (0..side.atoms.len())
            .filter(|at| side.atoms[*at].is_content())
            .collect();
        let told = (0..content.len()).filter(|place| {
            let at = content[*place];
            side.atoms[at].value == Value::Plain && tells(&at)
        });
        Self {
            acts: told.map(|place| Told::of(side, &content, place)).collect(),
            actors: content
                .iter()
                .filter(|at| is_name(&side.atoms[**at]) && acts(side, **at))
                .map(|at| side.atoms[*at].key)
                .collect(),
        }
    }

    /// How many words it has of what a promise is about, if it tells the same act, in whatever part of speech, done to half
    /// of that.
    fn keeps(&self, promise: &Promise, pack: &Pack) -> Option<usize> {
        let sets = pack.thesaurus.sets(&promise.act);
        let is_act = |told: &&Told| {
            let relation = pack
                .thesaurus
                .relation(sets, pack.thesaurus.sets(&told.act));
            told.act == promise.act || matches!(relation, Some(Relation::Derivation))
        };
        let shared = |told: &Told| {
            let words = promise.matter.iter();
            words.filter(|word| told.object.contains(word)).count()
        };
        let shared = self.acts.iter().filter(is_act).map(shared).max()?;
        (shared >= LEAST && 2 * shared >= promise.matter.len()).then_some(shared)
    }
}

impl Told {
    /// The act that stands at a place among the atoms with content. What was done to something stands behind that, and before
    /// it as well if somebody has done it: the pier was rebuilt, the rebuilt pier, we rebuilt the pier.
    fn of(side: &Side<'_, '_>, content: &[usize], place: usize) -> Self {
        let at = content[place];
        let is_active = !follows_being(side, at)
            && previous_word(side, at)
                .is_some_and(|before| side.atoms[before].is_function(Class::Auxiliary));
        let before = &content[place.saturating_sub(OBJECT)..place];
        let behind = content[place + 1..].iter().take(OBJECT);
        let before = before.iter().filter(|_| !is_active);
        Self {
            act: side.first(at).stem.clone().into_owned(),
            object: before
                .chain(behind)
                .flat_map(|at| stems(side, *at))
                .collect(),
        }
    }
}

/// Whether a name has a verb of its own behind it, which tells what it does: the Forum will meet, the Forum has met, and not:
/// the Forum would meet, the Forum will be founded.
fn acts(side: &Side<'_, '_>, name: usize) -> bool {
    let Some(next) = next_word(side, name + 1) else {
        return false;
    };
    let atom = &side.atoms[next];
    if is_modal(side, next) {
        let verb = next_word(side, next + 1);
        let is_done_to = verb.is_some_and(|verb| side.first(verb).is_copular);
        return is_binding(side, next) && !is_done_to;
    }
    let is_finite = matches!(atom.form(), Some(Form::Third | Form::Past));
    is_finite || atom.is_any_function(&[Class::Auxiliary, Class::Being])
}

/// Adds a finding for each promise that left the text and that a sentence that joined it tells as kept.
pub(super) fn tell(context: &Context<'_, '_>, units: &mut [Unit]) {
    if units.iter().all(|unit| unit.said.promises.is_empty()) {
        return;
    }
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut actors: FxHashMap<u64, usize> = FxHashMap::default();
    for (at, unit) in units.iter().enumerate() {
        let telling = &unit.said.telling;
        for word in telling.acts.iter().flat_map(|told| &told.object) {
            let holders = holders.entry(*word).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
        for name in &telling.actors {
            actors.entry(*name).or_insert(at);
        }
    }
    let mut found = Vec::new();
    let left = units
        .iter()
        .filter(|unit| unit.finding.parent.new.is_none());
    for promise in left.flat_map(|unit| &unit.said.promises) {
        let near = promise.matter.iter().filter_map(|word| holders.get(word));
        let near = near.flat_map(|near| near.iter().take(MOST));
        let kept = near.filter_map(|at| {
            let shared = units[*at].said.telling.keeps(promise, context.pack)?;
            Some((shared, usize::MAX - at))
        });
        let told = kept.max().map(|(_, at)| usize::MAX - at);
        let is_there = || {
            promise
                .founds
                .iter()
                .find_map(|name| actors.get(name).copied())
        };
        let told = told.or_else(is_there);
        found.extend(told.map(|at| (at, promise.clone())));
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
