//! What says which ones are meant: all boats that carry nets, unsold tickets.

use super::bare::BARE;
use super::place::tells_past;
use super::scope::{EXTENT, STEPS};
use super::steps::Step;
use crate::classify::pairing::agency::is_actor;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group, Row};

/// Groups of words that say something else than which things are meant.
const TOLD: [Group; 5] = [
    Group::Quantifier,
    Group::Negator,
    Group::Degree,
    Group::Continuity,
    Group::Certainty,
];

/// Atoms before the noun of a clause among which what counts it whole is looked for.
const BEFORE: usize = 3;

/// Relative clauses that came to a noun which is counted whole, or went, with no comma before them: they make the set
/// smaller. Behind a comma they tell more of all.
pub(super) fn clauses(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of_side = |which: Which| {
        let side = scene.side(which);
        let clauses = side.open_atoms().filter_map(move |at| {
            let row = counted_whole(scene, which, at)?;
            let end = (at + 1..side.atoms.len()).find(|place| !side.is_open(*place));
            let clause = at..end.unwrap_or(side.atoms.len());
            let mut matter = clause
                .clone()
                .filter(|place| side.atoms[*place].is_content());
            matter.next()?;
            let draft = STEPS
                .on(which, RuleId::ScopePhrase, Step::without(which), at)
                .with("phrase", side.text(clause.clone()))
                .citing([row])
                .confidence(Confidence::Medium);
            let mut draft = draft;
            which.of(draft.atoms.as_mut()).extend(clause.skip(1));
            Some(draft)
        });
        clauses.collect::<Vec<_>>()
    };
    Which::BOTH.into_iter().flat_map(of_side).collect()
}

/// Attributes that stand in one version where the other counts all before the same noun: all boats, wooden boats.
pub(super) fn attributes(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of_side = |which: Which| {
        let (side, other) = (scene.side(which), scene.side(which.other()));
        let wholes = side.open_atoms().filter_map(move |at| {
            // Both are known, and are not all.
            let atom =
                Some(&side.atoms[at]).filter(|atom| !atom.is_function(Class::Correlative))?;
            let row = atom.row(Group::Quantifier, EXTENT)?;
            let behind =
                Some(at + 1).filter(|noun| *noun < side.atoms.len() && row.rank >= BARE)?;
            let noun = scene.pair.partner(which, behind)?;
            let there: Vec<usize> = other
                .in_slot(side.slot[at])
                .filter(|at| other.is_open(*at))
                .collect();
            // What a hyphen joins is one attribute: low-income.
            let is_hyphen = |at: usize| other.first(at).is_hyphen();
            let is_attribute = |place: &usize| {
                let atom = &other.atoms[*place];
                let is_joined = is_hyphen(place + 1) || *place > 0 && is_hyphen(place - 1);
                let is_verb = atom.form().is_some() || other.first(*place).is_gerund;
                let is_plain = atom.value == Value::Plain && !is_verb;
                is_hyphen(*place) || is_plain && (is_joined || !atom.has_any(&TOLD))
            };
            let leads = there.last().map(|last| last + 1) == Some(noun);
            if !leads || !there.iter().all(is_attribute) {
                return None;
            }
            let step = Step::without(which.other());
            let mut draft = STEPS
                .on(which.other(), RuleId::ScopeRestrictor, step, there[0])
                .with("restrictor", other.text(there[0]..noun))
                .citing([row])
                .confidence(Confidence::Medium);
            which.other().of(draft.atoms.as_mut()).extend(&there[1..]);
            which.of(draft.atoms.as_mut()).push(at);
            Some(draft)
        });
        wholes.collect::<Vec<_>>()
    };
    Which::BOTH.into_iter().flat_map(of_side).collect()
}

/// Participles that deny, before a plural that both versions have: of all tickets those that are unsold. Of what happened they
/// only tell how it was.
pub(super) fn participles(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of_side = |which: Which| {
        let side = scene.side(which);
        let words = side.open_atoms().filter(move |at| {
            is_denied_participle(scene, which, *at)
                && stands_before_plural(scene, which, *at)
                && !tells_past(side, *at, scene.pack)
        });
        let drafts = words.map(move |at| {
            STEPS
                .on(which, RuleId::ScopeRestrictor, Step::without(which), at)
                .with("restrictor", side.text_of(at))
                .confidence(Confidence::Medium)
        });
        drafts.collect::<Vec<_>>()
    };
    Which::BOTH.into_iter().flat_map(of_side).collect()
}

fn is_denied_participle(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let word = side.first(at);
    let base = scene.pack.denied(&word.spelled);
    side.is_plain_word(at)
        && base
            .is_some_and(|base| word.is_participle || scene.pack.morphology.is_irregular_past(base))
}

/// Whether a word is all that came or went before a plural without an article: what is known by one is told apart already.
fn stands_before_plural(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let is_kept = |place: usize| scene.pair.partner(which, place).is_some();
    let noun = Some(at + 1).filter(|noun| *noun < side.atoms.len() && is_kept(*noun));
    let is_definite = |place: usize| {
        let atom = &side.atoms[place];
        atom.is_any_function(&[Class::Determiner, Class::Possessive])
    };
    let before = at.checked_sub(1);
    let mut there = other.in_slot(side.slot[at]);
    noun.is_some_and(|noun| side.is_plain_word(noun) && side.first(noun).inflected)
        && before.is_none_or(|before| is_kept(before) && !is_definite(before))
        && there.all(|place| !other.is_open(place))
}

/// What counts the noun whole that a relative pronoun takes up, if both versions have the noun and nothing else stands in the
/// place of the clause.
fn counted_whole<'l>(scene: &Scene<'_, '_, 'l>, which: Which, pronoun: usize) -> Option<&'l Row> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let noun = pronoun.checked_sub(1)?;
    let mut there = other.in_slot(side.slot[pronoun]);
    let takes_up = side.atoms[pronoun].is_function(Class::Relative)
        && !opens_claim(side, noun, pronoun)
        && side.atoms[noun].is_content()
        && scene.pair.partner(which, noun).is_some()
        && there.all(|place| !other.is_open(place));
    let is_of_phrase = |place: &usize| {
        let atom = &side.atoms[*place];
        let joins = [Class::Determiner, Class::Partitive];
        atom.is_content() || atom.is_any_function(&joins) || side.first(*place).is_hyphen()
    };
    let before = (noun.saturating_sub(BEFORE)..noun).rev();
    let mut phrase = before.take_while(is_of_phrase);
    let row = phrase.find_map(|place| side.atoms[place].row(Group::Quantifier, EXTENT));
    row.filter(|row| takes_up && row.rank >= BARE)
}

/// Whether a word that takes up a noun, or opens a claim, does the second: behind somebody, who is told it, or before a
/// subject of its own.
fn opens_claim(side: &Side<'_, '_>, noun: usize, pronoun: usize) -> bool {
    let may_claim = side.atoms[pronoun].is_function(Class::Determiner);
    let subjects = [Class::Determiner, Class::Possessive, Class::Pronoun];
    let has_subject = side
        .atoms
        .get(pronoun + 1)
        .is_some_and(|next| next.value == Value::Name || next.is_any_function(&subjects));
    may_claim && (is_actor(side, noun) || has_subject)
}
