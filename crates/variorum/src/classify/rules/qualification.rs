//! Hedges and conditions that came or went.

use super::act::goes_with_act;
use super::intensity;
use super::scope::STEPS;
use super::steps::{Single, Step, by_class, tie};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{
    Statement, ends_clause, follows_being, is_due, is_modal, previous_word,
};
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Form, Group};
use crate::sides::Sides;

/// Points for the weight of a hedge's class, by weight.
const WEIGHTS: [i16; 4] = [0, 0, 5, 10];

/// The class of clauses that save a rule from another.
const SAVING: &str = "saving";
/// The class of set phrases that only look like conditions.
const FORMULA: &str = "formula";
/// The classes of what is set apart from a rule: by what would be so, or by a noun, which makes a set smaller.
const EXCEPTION: &str = "exception";
const EXEMPTION: &str = "exemption";
/// The class of what somebody has to consent to.
const CONSENT: &str = "consent";

/// The class of phrases that leave open which year is meant.
const HORIZON: &str = "horizon";

/// The class of phrases that ask for haste and name no day.
const HASTE: &str = "haste";

/// Weight of a way out of an obligation. It qualifies its whole clause, wherever in it it stands.
const ESCAPE: i16 = 3;

/// Weight from which on a qualifier leaves a choice, and does not only blur.
const DISCRETION: i16 = 2;

/// Adverbial qualifiers, compared by class, beside text of both versions: a phrase may stand on either hand of what it
/// qualifies, a single adverb stands with its word.
pub(super) fn hedges(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let counts =
        |which: Which, at: usize| !tells_when(scene, which, at) && !goes_with_act(scene, which, at);
    let (mut drafts, singles) = by_class(scene, Group::Hedge, counts);
    let is_phrase = |which: Which, at: usize| scene.atom(which, at).words.len() > 1;
    // What only blurs says the same wherever in the sentence it stands.
    let twins = scene.pair_up_anywhere(
        &blurs(&singles, Which::Old),
        &blurs(&singles, Which::New),
        |a, b| ends_alike(scene, a, b),
    );
    drafts.extend(twins.iter().map(|(a, b)| tie(*a, *b)));
    let is_twin = |single: &Single<'_>| {
        twins
            .iter()
            .any(|(a, b)| *single.which.of(Sides::new(a, b)) == single.at)
    };
    // What blurs and is a degree too is compared as a degree where another took its place: somewhat, slightly.
    let is_graded = |single: &Single<'_>| {
        let mut senses = scene.side(single.which).atoms[single.at].of(Group::Degree);
        senses.next().is_some()
    };
    let degrees = if singles.iter().any(is_graded) {
        intensity::counterparts(scene)
    } else {
        Vec::new()
    };
    let is_degree = |single: &Single<'_>| {
        let mut own = degrees
            .iter()
            .map(|(a, b)| *single.which.of(Sides::new(a, b)));
        own.any(|at| at == single.at)
    };
    let singles = singles
        .iter()
        .filter(|single| !is_twin(single) && !is_degree(single))
        .filter(|single| {
            let (which, at) = (single.which, single.at);
            if single.row.rank >= ESCAPE {
                true
            } else if is_phrase(which, at) {
                scene.adjoins_kept(which, at)
            } else {
                scene.modifies_kept(which, at)
            }
        });
    drafts.extend(singles.map(|single| {
        let (which, at) = (single.which, single.at);
        let (kind, direction) = which.of(Sides::new(
            (Kind::HedgeRemoved, Direction::Firmer),
            (Kind::HedgeAdded, Direction::Softer),
        ));
        let weight = usize::try_from(single.row.rank).unwrap_or(0);
        let draft = Draft::on(which, kind, RuleId::HedgePhrase, [at])
            .with("phrase", scene.side(which).text_of(at))
            .with("class", &single.row.concept)
            .citing([single.row]);
        let draft = if single.row.concept == HASTE {
            draft
        } else {
            draft.direction(direction)
        };
        draft.points("hedge-class", WEIGHTS[weight.min(WEIGHTS.len() - 1)])
    }));
    drafts
}

/// Whether a phrase that puts an act off says of no act but of what will be so when that is: prices will rise in the longer
/// term.
fn tells_when(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let is_horizon = side.atoms[at].means(Group::Hedge, HORIZON);
    let is_act = |statement: &Statement<'_>| {
        statement.clause.contains(&at) && (statement.is_commitment() || statement.is_directive())
    };
    let is_due = |place: usize| is_due(side, place);
    let mut clause = (0..at).rev().take_while(|place| !ends_clause(side, *place));
    is_horizon && !scene.statements_of(which).iter().any(is_act) && !clause.any(is_due)
}

/// The qualifiers of one side that only blur.
fn blurs(singles: &[Single<'_>], which: Which) -> Vec<usize> {
    let own = singles
        .iter()
        .filter(|single| single.which == which && single.row.rank < DISCRETION);
    own.map(|single| single.at).collect()
}

/// Whether two phrases have their last word in common: in the foreseeable future, for the foreseeable future.
fn ends_alike(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let last = |which: Which, at: usize| {
        let side = scene.side(which);
        &*side.words[side.atoms[at].words.end - 1].stem
    };
    last(Which::Old, old) == last(Which::New, new)
}

/// Triggers with free content. The same class of trigger before kept content is the same condition in other words.
pub(super) fn conditions(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let counts =
        |which: Which, at: usize| is_free(scene, which, at) && !goes_with_act(scene, which, at);
    let (mut drafts, singles) = by_class(scene, Group::Condition, counts);
    drafts.extend(singles.iter().map(|single| {
        let (which, at) = (single.which, single.at);
        let side = scene.side(which);
        let mut phrase: Vec<usize> = scene.phrase_from(which, at);
        // What a condition denies is part of it.
        let clause = (at + 1..side.atoms.len()).take_while(|next| !side.first(*next).is_sign(","));
        let denied =
            clause.filter(|next| side.is_open(*next) && side.atoms[*next].has(Group::Negator));
        phrase.extend(denied);
        phrase.sort_unstable();
        phrase.dedup();
        if exempts(single, side) {
            let kind = STEPS.named(Step::without(which));
            let text = side.text(hull(&phrase));
            let draft = Draft::on(which, kind, RuleId::ScopePhrase, phrase);
            return draft.with("phrase", text).citing([single.row]);
        }
        let (kind, direction) = which.of(Sides::new(
            (Kind::ConditionRemoved, Direction::Firmer),
            (Kind::ConditionAdded, Direction::Softer),
        ));
        let content = side.text(at + 1..phrase.last().map_or(at + 1, |last| last + 1));
        let there = conceding(scene, which.other(), side.slot[at]);
        let told = which.sides(with_its_end(side, &phrase), there.clone());
        let atoms = which.sides(phrase, there);
        Draft::new(kind, RuleId::ConditionTrigger, atoms.old, atoms.new)
            .core(told.old, told.new)
            .with("trigger", side.text_of(at))
            .with("class", &single.row.concept)
            .with("content", content)
            .citing([single.row])
            .direction(direction)
    }));
    drafts
}

/// Whether an exception takes some out of a set, by a noun: except the owners. One of a case is a condition: except in war.
fn exempts(single: &Single<'_>, side: &Side<'_, '_>) -> bool {
    let cases = [Class::Preposition, Class::Conjunction, Class::Infinitive];
    let next = side.atoms.get(single.at + 1);
    let is_noun = |next: &Atom<'_>| {
        let is_somebody = next.is_function(Class::Pronoun) && !next.is_function(Class::Determiner);
        !next.is_any_function(&cases) && !is_somebody
    };
    // A verb of its own makes a clause of it: except the owner agrees.
    let mut phrase = side.after(single.at).take_while(|place| {
        side.atoms[*place].value != Value::Sign && !side.atoms[*place].is_function(Class::Relative)
    });
    let is_finite = |place: usize| {
        let is_told = matches!(side.atoms[place].form(), Some(Form::Base | Form::Third));
        is_told || is_modal(side, place) || side.atoms[place].is_function(Class::PresentAuxiliary)
    };
    single.row.concept == EXEMPTION && next.is_some_and(is_noun) && !phrase.any(is_finite)
}

/// What joins a clause in the place of a condition, and sets none: only if the ice holds, even if the ice holds.
fn conceding(scene: &Scene<'_, '_, '_>, which: Which, slot: usize) -> Vec<usize> {
    let side = scene.side(which);
    let joins = |at: &usize| {
        let atom = &side.atoms[*at];
        let joins = atom.is_function(Class::Conjunction) && !atom.is_function(Class::Coordinator);
        joins && !atom.has(Group::Condition)
    };
    let there = side.in_slot(slot).filter(|at| side.is_open(*at));
    there.filter(joins).collect()
}

/// A condition with the words that end its clause and that the other version has too: "if prices do not *fall*".
fn with_its_end(side: &Side<'_, '_>, phrase: &[usize]) -> Vec<usize> {
    /// Most of them.
    const MOST: usize = 16;
    let mut told = phrase.to_vec();
    let Some(last) = phrase.last() else {
        return told;
    };
    let rest = *last + 1..side.atoms.len();
    let closes = |at: &usize| side.atoms[*at].value == Value::Sign;
    if let Some(end) = rest.clone().take(MOST + 1).find(closes) {
        told.extend(rest.start..end);
    }
    told
}

/// Whether a trigger sets a condition with content of its own.
pub(super) fn is_free(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let mut hedges = scene.atom(which, at).of(Group::Hedge);
    hedges.next().is_none()
        && !has_concept(scene, which, at, FORMULA)
        && !is_participle(scene, which, at)
        && !is_exposed(scene, which, at)
        && !concedes(scene, which, at)
        && !corrects(scene, which, at)
        && !stands_alone(scene, which, at)
        && !tells_how_often(scene, which, at)
        && !is_done_without(scene, which, at)
}

/// Whether consent is denied and not asked for: without the consent of the owner.
fn is_done_without(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let mut before = (0..at).rev();
    let preposition = before.find(|place| !side.atoms[*place].is_function(Class::Determiner));
    // No ship may sail without: it may with consent.
    let is_denied = preposition.is_some_and(|place| {
        side.before(place)
            .any(|place| side.atoms[place].is_negator())
    });
    has_concept(scene, which, at, CONSENT)
        && !is_denied
        && preposition.is_some_and(|place| side.atoms[place].is_negator())
}

/// Whether a word that may set a condition says how often something was: mended once in the reign of the old king. Where it
/// opens a clause it sets one all the same: once in the harbour, ships pay.
fn tells_how_often(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let is = |place: usize, class: Class| {
        side.atoms
            .get(place)
            .is_some_and(|atom| atom.is_function(class))
    };
    let opens = at == 0 || side.first(at).opens || side.first(at - 1).is_sign(",");
    let in_the = is(at + 1, Class::Preposition)
        && !is(at + 1, Class::Conjunction)
        && is(at + 2, Class::Determiner);
    side.atoms[at].words.len() == 1 && !opens && in_the
}

fn has_concept(scene: &Scene<'_, '_, '_>, which: Which, at: usize, concept: &str) -> bool {
    scene.atom(which, at).means(Group::Condition, concept)
}

/// Whether a phrase behind a form of being says what something is exposed to or governed by: the outlook is subject to
/// risks, the claim is subject to the law of Malta. What awaits an approval or a reform is conditional.
fn is_exposed(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    /// Atoms behind the phrase among which what exposes stands.
    const REACH: usize = 8;
    let side = scene.side(which);
    let end = side.atoms.len().min(at + 1 + REACH);
    let mut phrase = (at + 1..end).take_while(|place| !ends_clause(side, *place));
    // The approval of a policy is none.
    let is_head = |place: usize| !side.atoms.get(place + 1).is_some_and(Atom::is_content);
    let governs = |atom: &Atom<'_>| {
        let is_law = matches!(atom.value, Value::Citation(_) | Value::Name);
        is_law || atom.row(Group::Name, "exposure").is_some()
    };
    let exposes = |place: usize| governs(&side.atoms[place]) && is_head(place);
    side.atoms[at].is_function(Class::Exposure) && follows_being(side, at) && phrase.any(exposes)
}

/// Whether a trigger stands as the verb that it also is: the credit provided by the banks, the banks provided credit. As a
/// condition it follows a comma, or a clause that has its verb.
fn is_participle(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    if !side.first(at).inflected || side.first(at).opens {
        return false;
    }
    // The Board is assuming that, has provided; the islands assuming the chair.
    let is_told = previous_word(side, at)
        .is_some_and(|before| side.atoms[before].is_function(Class::Auxiliary));
    let is_of_name = side.first(at).is_gerund && scene.pair.is_name(which, at - 1);
    if is_told || is_of_name {
        return true;
    }
    let next = side.atoms.get(at + 1);
    if side.atoms[at].words.len() > 1 {
        // Provided that evening's meal: "that" goes with the noun.
        return next.is_some() && side.is_plain_word(at + 1) && side.is_genitive(at + 1);
    }
    let governs =
        next.is_some_and(|next| next.is_function(Class::Preposition) && !next.is_content());
    let is_verb = |place: &usize| {
        let atom = &side.atoms[*place];
        is_modal(side, *place) || atom.form().is_some() || side.first(*place).is_copular
    };
    let mut clause = side.before(at);
    let has_verb = clause.any(|place| is_verb(&place));
    governs || !has_verb && !side.first(at - 1).is_sign(",")
}

/// Whether a saving clause only concedes something, since nothing in its sentence binds anybody: growth held up
/// notwithstanding the drought.
fn concedes(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let saves = has_concept(scene, which, at, SAVING);
    saves && !side.sentence(at).any(|place| is_modal(side, place))
}

/// Whether a phrase of exception says what is so in the place of what is denied before it: not for the rich but for the
/// poor.
fn corrects(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let excepts = [EXCEPTION, EXEMPTION]
        .iter()
        .any(|concept| has_concept(scene, which, at, concept));
    let last = &side.words[side.atoms[at].words.end - 1].spelled;
    let mut clause = side.before(at);
    let denies_same = |place: usize| {
        side.atoms[place].has(Group::Negator) && side.first(place + 1).spelled == *last
    };
    excepts && clause.any(denies_same)
}

/// Whether nothing follows a trigger of one word that it could make a condition: they may be elected again once. A comma
/// may open an aside before the condition.
fn stands_alone(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let ends = |next: usize| [".", ";"].iter().any(|sign| side.first(next).is_sign(sign));
    side.atoms[at].words.len() == 1 && (at + 1 == side.atoms.len() || ends(at + 1))
}
