//! A quantifier against a plural without one.
//!
//! A plural without a quantifier speaks of its whole set where it tells what holds of a kind, or whom a duty binds: ships
//! pay dues. Where it brings something up it speaks of some as it is: there are doubts, they raised doubts. "Some" and
//! "many" add nothing there, while "most" and "few" measure the set wherever they stand (Milsark 1977: weak and strong
//! determiners).

use super::scope::{EXTENT, STEPS, ends_a_phrase};
use super::steps::{MIN_GAP, Step, rise};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{back_in_clause, is_binding, is_modal, next_word, previous_word};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Group};

/// Rank of a plural without a quantifier: it speaks of the whole set, if less expressly than "all".
pub(super) const BARE: i16 = 90;
/// Atoms behind a quantifier among which its noun is looked for.
const COUNTED: usize = 3;

/// A quantifier against a plural of the other version that has none.
pub(super) fn against_bare(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    let side = scene.side(which);
    let row = side.atoms[at].row(Group::Quantifier, EXTENT)?;
    let gap = rise(which, row.rank, BARE);
    let noun = counted(side, at)?;
    let is_measured = match scene.pair.partner(which, noun) {
        Some(there) => {
            is_bare(scene, which, at, there)
                && (!row.weak
                    || is_whole(scene, which.other(), there) && keeps_part(scene, which, at, there))
        }
        None => ends_a_phrase(scene, which, noun),
    };
    // No ships and not any ships are the same.
    let is_emphasis = row.concept == "any" && is_denied(scene, which, at);
    if gap.abs() < MIN_GAP || !is_measured || is_emphasis {
        return None;
    }
    let draft = STEPS
        .on(which, RuleId::ScopeBare, Step::by(gap), at)
        .with("quantifier", side.text_of(at))
        .with("rank", row.rank)
        .citing([row])
        .confidence(Confidence::Medium);
    Some(ladder(draft, 0, gap))
}

/// The noun that a quantifier counts: in the plural, or a word for a group. Some improvement is a degree and no extent, and
/// before a verb stands an adverb.
fn counted(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    let is_grammar = |place: usize| {
        let atom = &side.atoms[place];
        atom.is_function(Class::Partitive) || is_definite(side, place)
    };
    let start = (at + 1..side.atoms.len()).find(|place| !is_grammar(*place))?;
    let phrase = (start..side.atoms.len()).take_while(|place| side.atoms[*place].is_content());
    phrase.take(COUNTED).find(|place| {
        let atom = &side.atoms[*place];
        let last = &side.words[atom.words.end - 1];
        let is_plural = last.looks_plural();
        is_plural && !atom.has(Group::Degree) || atom.is_addressee() || atom.has(Group::Issuer)
    })
}

fn is_definite(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    atom.row(Group::Quantifier, "article").is_some()
        || atom.is_function(Class::Possessive)
        || atom.is_function(Class::Proximal)
}

/// Where the phrase of a noun begins: its own words of matter, and what determines them.
fn phrase_start(side: &Side<'_, '_>, noun: usize) -> usize {
    // An ending shows a verb, or a noun of its own.
    let is_own = |place: usize| {
        let atom = &side.atoms[place];
        let is_bare = !side.first(place).inflected && atom.form().is_none();
        atom.is_content() && is_bare && !side.is_open(place)
    };
    let mut start = noun;
    while start > 0 && !side.first(start).opens && is_own(start - 1) {
        start -= 1;
    }
    start
}

/// Whether a noun of the other version is in the plural and has nothing in the place of a quantifier: a list of ships, one
/// ship.
fn is_bare(scene: &Scene<'_, '_, '_>, which: Which, at: usize, there: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let last = &other.words[other.atoms[there].words.end - 1];
    let is_group = last.inflected || other.atoms[there].is_addressee();
    let before = phrase_start(other, there).checked_sub(1);
    let determined = before.is_some_and(|before| {
        other.atoms[before].is_function(Class::Determiner) && !is_definite(other, before)
    });
    let mut instead = other.in_slot(side.slot[at]).filter(|place| *place < there);
    // A list of ships, one ship; an adjective of the noun counts nothing: large ships.
    let is_replaced = instead.any(|place| {
        let atom = &other.atoms[place];
        let counts = matches!(atom.value, Value::Quantity(_))
            || (place + 1..there).any(|next| !other.atoms[next].is_content());
        other.is_open(place) && atom.is_content() && atom.form().is_none() && counts
    });
    is_group && !determined && !is_replaced
}

/// Whether a counted noun has the part in its clause that it has in the other version: conditions in some markets are not what
/// markets are.
fn keeps_part(scene: &Scene<'_, '_, '_>, which: Which, at: usize, there: usize) -> bool {
    let governor = |which: Which, start: usize| {
        let side = scene.side(which);
        let before = previous_word(side, start)?;
        side.atoms[before]
            .is_function(Class::Preposition)
            .then_some(before)
    };
    let other = scene.side(which.other());
    let here = governor(which, at);
    let there = governor(which.other(), phrase_start(other, there));
    match (here, there) {
        (Some(here), Some(there)) => scene.pair.partner(which, here) == Some(there),
        (None, None) => true,
        _ => false,
    }
}

/// Whether a plural without a quantifier speaks of all there are: what is known, what a sentence is about, what a duty or a
/// promise holds for.
fn is_whole(scene: &Scene<'_, '_, '_>, which: Which, noun: usize) -> bool {
    let side = scene.side(which);
    let start = phrase_start(side, noun);
    let is_known = start
        .checked_sub(1)
        .is_some_and(|before| is_definite(side, before));
    let mut before = back_in_clause(side, start);
    let opens = !before.any(|place| {
        let atom = &side.atoms[place];
        atom.is_content() || atom.is_function(Class::Auxiliary) || atom.is_function(Class::Pronoun)
    });
    let is_governed = previous_word(side, start)
        .is_some_and(|before| side.atoms[before].is_function(Class::Preposition));
    let has_verb = next_word(side, noun + 1)
        .is_some_and(|next| side.atoms[next].is_function(Class::Auxiliary) || is_modal(side, next));
    let is_subject = opens || has_verb && !is_governed;
    let mut before = back_in_clause(side, start);
    let is_set = before.any(|place| is_binding(side, place));
    let mut statements = scene.statements_of(which).iter();
    let is_bound =
        statements.any(|statement| statement.head < start && statement.clause.contains(&noun));
    is_known || is_subject || is_set || is_bound
}

/// Whether a clause denies what a word stands with: without any ships.
fn is_denied(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let mut before = back_in_clause(side, at);
    before.any(|place| scene.pair.negates(which, place))
}
