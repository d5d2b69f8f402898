//! Phrases that say where a statement holds: "in the coastal provinces", "ports in Norway".
//!
//! What binds, asks, judges or holds in general is said of less where such a phrase comes, and of more where it goes. What
//! happened is only set somewhere by it: that is a detail, and left to other rules.

use std::ops::Range;

use super::scope::STEPS;
use super::steps::Step;
use crate::classify::pairing::pair::Sameness;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::reading::words::WordClass;
use crate::classify::record::finding::Confidence;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{family, is_modal, next_word, previous_word};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Form, Group, Pack, Row};

/// Most atoms before the noun of a place: "in the other coastal and upland districts".
const LEAD: usize = 7;
const STATE: &str = "state";
const NOUN: &str = "noun";
const TERRAIN: &str = "terrain";

/// Acts that a text performs by telling of them: "they agreed to mend the roads in the uplands".
const PERFORMED: [&str; 5] = [
    family::COMMISSIVE,
    family::DIRECTIVE,
    family::APPROVAL,
    family::DISAPPROVAL,
    family::ASSERTION,
];

/// A phrase of place.
struct Phrase<'l> {
    atoms: Range<usize>,
    /// What says that it is one.
    row: Option<&'l Row>,
    /// How sure it is that it restricts.
    confidence: Confidence,
}

/// Phrases of place that one version alone has, in a statement that they restrict.
pub(super) fn places(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    if scene.is_heading() {
        return drafts;
    }
    for which in Which::BOTH {
        let side = scene.side(which);
        let openings = side
            .open_atoms()
            .filter(|at| side.atoms[*at].is_any_function(&[Class::Place, Class::Purpose]));
        for at in openings {
            if stands_alone(scene, which, at)
                && let Some(phrase) = phrase(scene, which, at)
                && !tells_past(side, at, scene.pack)
            {
                let kind = STEPS.named(Step::without(which));
                let atoms: Vec<usize> = phrase.atoms.clone().collect();
                let draft = Draft::on(which, kind, RuleId::ScopePhrase, atoms)
                    .with("phrase", side.text(phrase.atoms))
                    .citing(phrase.row);
                drafts.push(draft.confidence(phrase.confidence));
            }
        }
    }
    drafts
}

/// Whether a phrase is no part of something longer that came or went, and nothing went or came in its place. What it hangs on
/// may have come from elsewhere, and is new there as well.
fn stands_alone(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let mut others = other.in_slot(side.slot[at]);
    let hangs_on_kept = |before: usize| {
        !side.is_open(before) && !matches!(side.partner[before], Some((_, Sameness::Moved)))
    };
    at.checked_sub(1).is_none_or(hangs_on_kept)
        && others.all(|place| !other.is_open(place))
        && !scene.is_new_clause(which, at)
}

/// The phrase of place that opens at a preposition.
fn phrase<'l>(scene: &Scene<'_, '_, 'l>, which: Which, at: usize) -> Option<Phrase<'l>> {
    let side = scene.side(which);
    if side.atoms[at].is_function(Class::Purpose) {
        return purpose(side, at);
    }
    if let Some(name) = name(scene, which, at) {
        return Some(Phrase {
            atoms: at..name + 1,
            row: side.atoms[name].row(Group::Name, STATE),
            confidence: Confidence::Low,
        });
    }
    let mut head = place_noun(side, at)?;
    // A list of places is one.
    while let Some(next) = joined(side, head).and_then(|joint| place_noun(side, joint)) {
        head = next;
    }
    let is_open = |at: &usize| side.atoms.get(*at).is_some() && side.is_open(*at);
    let ends = |at: &usize| {
        !is_open(at)
            || side.atoms[*at].value == Value::Sign && !side.first(*at).is_hyphen()
            || side.atoms[*at].is_function(Class::Coordinator)
    };
    let end = (head + 1..=side.atoms.len()).find(ends)?;
    // One of several places is no restriction: "in the villages and in the towns".
    let goes_on = is_open(&end) && side.atoms[end].is_function(Class::Coordinator);
    (!goes_on).then_some(Phrase {
        atoms: at..end,
        row: side.atoms[head].row(Group::Place, NOUN),
        confidence: Confidence::Medium,
    })
}

/// The phrase that says for what use something is: for medical use, for purposes of research.
fn purpose<'l>(side: &Side<'_, 'l>, at: usize) -> Option<Phrase<'l>> {
    let rest = at + 1..side.atoms.len().min(at + 1 + LEAD);
    let mut words = rest.take_while(|next| {
        let atom = &side.atoms[*next];
        side.is_open(*next) && (atom.is_content() || side.first(*next).is_hyphen())
    });
    let use_of = |next: &usize| side.atoms[*next].row(Group::Place, "use");
    let noun = words.find(|next| use_of(next).is_some())?;
    // Of consumption figures the figures are the head.
    let is_head = side
        .atoms
        .get(noun + 1)
        .is_none_or(|next| !next.is_content());
    is_head.then(|| Phrase {
        atoms: at..noun + 1,
        row: use_of(&noun),
        confidence: Confidence::Medium,
    })
}

/// The name behind a preposition of place: of a state, or any that a noun before the preposition is told apart by.
fn name(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<usize> {
    let side = scene.side(which);
    let behind = side.atoms.get(at + 1)?;
    let is_article = behind.value == Value::Function && behind.is_function(Class::Determiner);
    let name = at + 1 + usize::from(is_article);
    let is_name = name < side.atoms.len() && scene.pair.is_name(which, name) && side.is_open(name);
    let is_state = || side.atoms[name].row(Group::Name, STATE).is_some();
    let follows_noun = || {
        at.checked_sub(1).is_some_and(|noun| {
            let atom = &side.atoms[noun];
            atom.value == Value::Plain && atom.form().is_none()
        })
    };
    (is_name && (is_state() || !is_article && follows_noun())).then_some(name)
}

/// The joint behind a place at which another may follow.
fn joined(side: &Side<'_, '_>, head: usize) -> Option<usize> {
    let joint = head + 1;
    let is_there = joint < side.atoms.len();
    (is_there && side.is_open(joint) && side.joins_items(joint)).then_some(joint)
}

/// The noun of a place with nothing but what qualifies it since the atom at `at`.
fn place_noun(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    let is_place = |place: usize| side.atoms[place].row(Group::Place, NOUN).is_some();
    let joins = |place: usize| side.atoms[place].is_function(Class::Coordinator);
    let leads = |place: &usize| {
        let atom = &side.atoms[*place];
        let qualifies = [Class::Determiner, Class::Possessive, Class::Coordinator];
        let is_grammar = atom.value == Value::Function;
        side.is_open(*place)
            && (!is_grammar || atom.is_any_function(&qualifies))
            && !is_modal(side, *place)
            && (atom.value != Value::Sign || side.first(*place).is_hyphen())
    };
    let limit = side.atoms.len().min(at + 1 + LEAD);
    // Of two nouns in a row the second says what it is: a border region, a district court.
    let run = (at + 1..limit).take_while(leads);
    let noun = run.filter(|place| !joins(*place)).last()?;
    let is_qualified = || {
        let mut atoms = side.atoms[at + 1..noun].iter();
        atoms.any(|atom| atom.value == Value::Name || atom.row(Group::Place, TERRAIN).is_some())
    };
    let next = side.atoms.get(noun + 1);
    let is_of_something = || next.is_some_and(|next| next.is_function(Class::Partitive));
    let is_definite = || {
        noun == at + 2
            && side.atoms[at + 1]
                .row(Group::Quantifier, "article")
                .is_some()
    };
    // An area of trade lies nowhere, and neither do key areas.
    let is_loose = side.atoms[noun]
        .row(Group::Place, NOUN)
        .is_some_and(|row| row.concept == "loose");
    // In port, in court: a state, and no place among others.
    let is_bare = noun == at + 1 && !side.first(noun).inflected;
    let lies_somewhere =
        !is_bare && (!is_loose || is_qualified() || is_definite() && !is_of_something());
    (is_place(noun) && lies_somewhere).then_some(noun)
}

/// Whether the sentence around a phrase tells what happened. The verb nearest before the phrase says so, or where none is,
/// the first behind it.
pub(super) fn tells_past(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let sentence = side.sentence(at);
    let before: Vec<usize> = (sentence.start..at).rev().collect();
    let behind: Vec<usize> = (at + 1..sentence.end).collect();
    let told = |places: &[usize]| {
        let decided = places.iter().find_map(|place| tense(side, *place));
        let is_past = |place: &&usize| stands_in_past(side, **place, pack);
        decided.or_else(|| places.iter().find(is_past).map(|_| Tense::Told))
    };
    let tense = told(&before).or_else(|| told(&behind));
    tense == Some(Tense::Told)
}

#[derive(Clone, Copy, PartialEq)]
enum Tense {
    /// Of what happened or is happening.
    Told,
    Other,
}

/// The tense that a word shows by itself: an auxiliary, a modal, the verb of an act.
fn tense(side: &Side<'_, '_>, at: usize) -> Option<Tense> {
    let atom = &side.atoms[at];
    let next = next_word(side, at + 1).filter(|next| side.first(*next).is_gerund);
    if atom.is_function(Class::PresentAuxiliary) && next.is_some() {
        // What is happening is told as what happened is: prices are rising.
        return Some(Tense::Told);
    }
    if is_modal(side, at) || atom.is_function(Class::PresentAuxiliary) {
        return Some(Tense::Other);
    }
    if atom.is_function(Class::PastAuxiliary)
        || atom.is_function(Class::Perfect) && has_participle(side, at)
    {
        return Some(Tense::Told);
    }
    if atom.is_function(Class::Perfect) {
        return Some(Tense::Other);
    }
    let mut statements = side.statements().iter();
    let act = statements.find(|statement| statement.head == at)?;
    let is_performed = PERFORMED.iter().any(|family| act.force(family).is_some());
    let is_past = matches!(act.form, Form::Past | Form::Participle);
    // The auxiliary of a passive tells its tense.
    (!act.passive).then_some(if is_past && !is_performed {
        Tense::Told
    } else {
        Tense::Other
    })
}

/// Whether a form of having is that of a perfect, and not what somebody has: have opened, have two cranes.
fn has_participle(side: &Side<'_, '_>, auxiliary: usize) -> bool {
    next_word(side, auxiliary + 1).is_some_and(|verb| {
        let form = side.atoms[verb].form();
        side.first(verb).is_participle
            || matches!(form, Some(Form::Past | Form::Participle))
            || side.atoms[verb].is_function(Class::Being)
            || side.atoms[verb].is_content() && side.atoms[verb].has(Group::Verb)
    })
}

/// Whether a word looks like a verb in the past that no auxiliary governs and that qualifies no noun.
fn stands_in_past(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let word = side.first(at);
    let before = previous_word(side, at);
    let is_governed = before.is_some_and(|before| {
        let classes = [
            Class::Auxiliary,
            Class::Determiner,
            Class::Possessive,
            Class::Preposition,
        ];
        let atom = &side.atoms[before];
        atom.is_any_function(&classes) && !atom.is_function(Class::Pronoun)
    });
    side.atoms[at].value == Value::Plain
        && word.class == WordClass::Word
        && !word.is_capitalised()
        && !is_governed
        && word.looks_past(pack)
}
