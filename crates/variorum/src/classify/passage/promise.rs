//! What a sentence promises.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::FxBuildHasher;

use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::words::WordClass;
use crate::classify::record::finding::Passage;
use crate::classify::statement::{Pledge, Statement, follows_being, promised, promised_by};
use crate::lexicon::{Class, Group, Pack, Relation};

/// Fewest words of what an act is done to by which it is known again.
pub(super) const LEAST: usize = 2;

/// Signs at which a phrase ends.
const STOPS: [&str; 5] = [",", ";", ":", "(", "."];

/// Least rank of an act by which something is there that was not: to establish, to launch.
const FOUNDED: i16 = 80;

/// An act that a clause promises, by its stem.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    /// The clause that promises it.
    pub(super) place: Passage,
    pub(super) act: String,
    /// The hashes of the stems of what it is done to, up to the end of a noun phrase.
    pub(super) matter: Vec<u64>,
    /// The keys of the states that stand before the act: Norway resolved to.
    states: Vec<u64>,
    /// The keys of the names of what is to be founded, if the act is to found something.
    pub(super) founds: Vec<u64>,
}

impl Promise {
    /// What a statement promises.
    pub(super) fn of(
        side: &Side<'_, '_>,
        pack: &Pack,
        statement: &Statement<'_>,
        place: Passage,
    ) -> Option<Self> {
        let act = act(side, pack, promised(side, statement)?, statement.clause.end)?;
        // What is to be done to somebody is told of him: the pier will be rebuilt.
        let object = if follows_being(side, act) {
            statement.subject.clone()
        } else {
            act + 1..statement.clause.end
        };
        Self::to(side, act, object, place)
    }

    /// What a noun promises: our resolve to rebuild the pier.
    pub(super) fn of_noun(
        side: &Side<'_, '_>,
        pack: &Pack,
        pledge: &Pledge<'_>,
        place: Passage,
    ) -> Option<Self> {
        let act = act(side, pack, promised_by(side, pledge)?, pledge.clause.end)?;
        // "To" stands before nouns as well: our commitment to safe passage.
        let is_verb = side.atoms[act].has(Group::Action) || side.atoms[act].form().is_some();
        is_verb.then(|| Self::to(side, act, act + 1..pledge.clause.end, place))?
    }

    /// The promise of an act that is done to something; none of an act that is denied.
    fn to(side: &Side<'_, '_>, act: usize, object: Range<usize>, place: Passage) -> Option<Self> {
        let phrase = object.start..phrase_end(side, object.clone());
        let mut matter: Vec<u64> = phrase
            .filter(|at| is_matter(side, *at))
            .flat_map(|at| stems(side, at))
            .collect();
        matter.sort_unstable();
        matter.dedup();
        let before = || side.before(act).map(|at| &side.atoms[at]);
        let is_denied = before().any(|atom| atom.has(Group::Negator));
        let states = before().filter(|atom| atom.row(Group::Name, "state").is_some());
        (matter.len() >= LEAST && !is_denied).then(|| Self {
            place,
            act: side.first(act).stem.clone().into_owned(),
            matter,
            states: states.map(|atom| atom.key).collect(),
            founds: founded(side, act, object),
        })
    }

    /// How many words two promises have in common that are made of one matter: half of what either speaks of, or more.
    pub(super) fn shares(&self, other: &Self, pack: &Pack) -> Option<usize> {
        let sets = |act: &str| pack.thesaurus.sets(act);
        let relation = pack.thesaurus.relation(sets(&self.act), sets(&other.act));
        let is_act = self.act == other.act || matches!(relation, Some(Relation::Synonym));
        let shared = self
            .matter
            .iter()
            .filter(|word| other.matter.contains(word));
        let shared = shared.count();
        let most = self.matter.len().max(other.matter.len());
        let is_of_another = !self.states.is_empty()
            && !other.states.is_empty()
            && !self.states.iter().any(|state| other.states.contains(state));
        (is_act && !is_of_another && shared >= LEAST && 2 * shared >= most).then_some(shared)
    }
}

/// The verb of an act, behind adverbs: to thoroughly mend.
fn act(side: &Side<'_, '_>, pack: &Pack, from: usize, end: usize) -> Option<usize> {
    (from..end).find(|at| !pack.ends_as_adverb(&side.first(*at).spelled))
}

/// Where the phrase of an object ends: before the first infinitive, "and" or stop behind a word of it.
fn phrase_end(side: &Side<'_, '_>, mut object: Range<usize>) -> usize {
    let end = object.end;
    let mut is_begun = false;
    let ends = |at: &usize| {
        is_begun |= is_matter(side, *at);
        let is_function = side.atoms[*at].is_any_function(&[Class::Infinitive, Class::Coordinator]);
        is_begun && (is_function || STOPS.iter().any(|stop| side.first(*at).is_sign(stop)))
    };
    object.find(ends).unwrap_or(end)
}

/// Whether an atom says what an act is done to.
fn is_matter(side: &Side<'_, '_>, at: usize) -> bool {
    side.atoms[at].is_content() && !side.atoms[at].is_function(Class::Possessive)
}

/// The names of what an act founds, a short one in brackets among them: to set up a Harbour Forum (HF) for the pilots.
fn founded(side: &Side<'_, '_>, act: usize, object: Range<usize>) -> Vec<u64> {
    let row = side.atoms[act].row(Group::Action, "found");
    if row.is_none_or(|row| row.rank < FOUNDED) {
        return Vec::new();
    }
    let ends = |at: &usize| {
        let atom = &side.atoms[*at];
        atom.is_any_function(&[Class::Infinitive, Class::Coordinator, Class::Preposition])
    };
    let phrase = object.take_while(|at| !ends(at));
    let names = phrase
        .map(|at| &side.atoms[at])
        .filter(|atom| is_name(atom));
    names.map(|atom| atom.key).collect()
}

/// Whether an atom is a name, or a short one that the text gives.
pub(super) fn is_name(atom: &Atom<'_>) -> bool {
    atom.value == Value::Name || atom.has(Group::Alias)
}

/// The hashes of the stems of an atom.
pub(super) fn stems(side: &Side<'_, '_>, at: usize) -> impl Iterator<Item = u64> {
    let words = side.words[side.atoms[at].words.clone()].iter();
    let words = words.filter(|word| matches!(word.class, WordClass::Word | WordClass::Number));
    words.map(|word| FxBuildHasher.hash_one(&word.stem))
}
