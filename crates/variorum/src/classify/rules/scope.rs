//! The set a statement speaks of: extent, restrictors, members of lists.

use super::bare::{self, BARE};
use super::steps::{Step, Steps, unpaired};
use crate::classify::pairing::pair::Sameness;
use crate::classify::pairing::region::regions;
use crate::classify::pairing::scene::{Scene, shared};
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{follows_being, modal_rank, ranks};
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Form, Group, Row};

pub(super) const STEPS: Steps = Steps {
    up: Kind::ScopeBroadened,
    down: Kind::ScopeNarrowed,
    rule: RuleId::ScopeExtent,
};

/// Atoms before a member of a list among which the quantifier of the list is looked for.
const LIST: usize = 12;
pub(super) const EXTENT: &str = "extent";
const RESTRICTOR: &str = "restrictor";

pub(super) fn open(scene: &Scene<'_, '_, '_>, which: Which, family: &str) -> Vec<usize> {
    let side = scene.side(which);
    scene
        .open_of(which, Group::Quantifier)
        .into_iter()
        .filter(|at| side.atoms[*at].row(Group::Quantifier, family).is_some())
        .collect()
}

pub(super) fn row<'l>(
    scene: &Scene<'_, '_, 'l>,
    which: Which,
    at: usize,
    family: &str,
) -> Option<&'l Row> {
    scene.atom(which, at).row(Group::Quantifier, family)
}

/// Quantifiers on another rung, or against a bare plural, or against a restrictor.
pub(super) fn extent(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (old, new) = (
        open(scene, Which::Old, EXTENT),
        open(scene, Which::New, EXTENT),
    );
    let sides = &scene.pair.sides;
    let pairs = scene.pair_up(&old, &new, |a, b| {
        let kept = governs_kept(scene, Which::Old, a) || governs_kept(scene, Which::New, b);
        kept && sides.old.slot[a].abs_diff(sides.new.slot[b]) <= 1
    });
    let mut drafts = Vec::new();
    for (a, b) in &pairs {
        if let (Some(x), Some(y)) = (
            row(scene, Which::Old, *a, EXTENT),
            row(scene, Which::New, *b, EXTENT),
        ) {
            drafts.push(STEPS.compare(scene, (*a, *b), (x, y)));
        }
    }
    for (which, at) in unpaired(&old, &new, &pairs) {
        if !gives_way(scene, which, at) {
            drafts.extend(bare::against_bare(scene, which, at));
        }
    }
    drafts
}

/// Whether a restrictor stands in the place of a quantifier, which is told with that: most ports, major ports.
fn gives_way(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let mut restrictors = open(scene, which.other(), RESTRICTOR).into_iter();
    let (side, other) = (scene.side(which), scene.side(which.other()));
    restrictors.any(|place| {
        other.slot[place] == side.slot[at]
            && is_attribute(scene, which.other(), place)
            && governs_kept(scene, which.other(), place)
    })
}

/// Whether the noun that a word modifies stands in the other version too.
fn governs_kept(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    const AHEAD: usize = 3;
    let side = scene.side(which);
    let mut ahead = (at + 1..side.atoms.len().min(at + 1 + AHEAD))
        .take_while(|next| !side.first(*next).is_sign(",") && !side.first(*next).is_sign("."));
    ahead
        .find(|next| side.atoms[*next].is_content())
        .is_some_and(|next| match side.partner[next] {
            Some((_, why)) => why != Sameness::Moved,
            None => !side.is_open(next) || ends_a_phrase(scene, which, next),
        })
}

/// Whether a noun stands in the other version inside a phrase that took its place: "both sides".
pub(super) fn ends_a_phrase(scene: &Scene<'_, '_, '_>, which: Which, noun: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let word = &side.first(noun).stem;
    other.open_atoms().any(|at| {
        let words = &other.words[other.atoms[at].words.clone()];
        other.slot[at] == side.slot[noun]
            && words.len() > 1
            && words.last().is_some_and(|last| last.stem == *word)
    })
}

/// Whether a word of the same slot stands on one ladder of degree with it: then the change is one of degree.
fn is_graded(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    other.open_atoms().any(|place| {
        other.slot[place] == side.slot[at]
            && !shared(&side.atoms[at], &other.atoms[place], Group::Degree).is_empty()
    })
}

/// Whether other words stand where a restrictor does, and neither set is part of the other: a single one, or one right before
/// the same noun, tells it apart there, the iron gate, the public gate; or the phrase was written anew.
fn is_exchanged(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let is_other = |place: &usize| other.is_open(*place) && other.atoms[*place].is_content();
    let tells_apart = |word: usize| {
        let atom = &other.atoms[word];
        let is_qualifier = other.is_plain_word(word) || atom.value == Value::Name;
        is_qualifier && !atom.has(Group::Quantifier)
    };
    let words: Vec<usize> = other.in_slot(side.slot[at]).filter(is_other).collect();
    let noun = scene.pair.partner(which, at + 1);
    let before = noun.and_then(|noun| noun.checked_sub(1)).filter(is_other);
    let is_single = matches!(words[..], [word] if tells_apart(word));
    // A quantifier in its place is told with it: all small boats, relevant boats.
    let counts = |place: usize| other.atoms[place].row(Group::Quantifier, EXTENT).is_some();
    let mut slot = other.in_slot(side.slot[at]);
    let is_counted = slot.any(|place| other.is_open(place) && counts(place));
    let is_rewritten = words.len() >= REWRITTEN || before.is_some_and(tells_apart);
    is_single || is_rewritten && !is_counted
}

/// Words of matter in the place of a restrictor from which on the whole phrase was written anew.
const REWRITTEN: usize = 3;

/// Whether the noun at the end of the phrase that a restrictor opens is not new: of excessive harbour fees the fees.
fn keeps_head(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    phrase_behind(side, at).last().is_none_or(|head| {
        !side.is_open(head) || ends_a_phrase(scene, which, head) || head == at + 1
    })
}

/// The words of the noun phrase that an attribute opens. A finite verb ends it, the current rate remains, and what stands
/// right behind the attribute is none.
fn phrase_behind(side: &Side<'_, '_>, at: usize) -> impl Iterator<Item = usize> {
    let is_of_phrase = move |place: &usize| {
        let atom = &side.atoms[*place];
        let is_finite = matches!(atom.form(), Some(Form::Third | Form::Past));
        let ends = is_finite || atom.has(Group::Continuity);
        atom.is_content() && (*place == at + 1 || !ends)
    };
    (at + 1..side.atoms.len()).take_while(is_of_phrase)
}

/// Restrictors before a kept noun, and those that replaced a quantifier.
pub(super) fn restrictors(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let (old, new) = (
        open(scene, Which::Old, RESTRICTOR),
        open(scene, Which::New, RESTRICTOR),
    );
    let sides = &scene.pair.sides;
    let swapped = scene.pair_up(&old, &new, |a, b| sides.old.slot[a] == sides.new.slot[b]);
    for (which, at) in unpaired(&old, &new, &swapped) {
        if is_attribute(scene, which, at)
            && governs_kept(scene, which, at)
            && keeps_head(scene, which, at)
            && !is_graded(scene, which, at)
            && !is_exchanged(scene, which, at)
        {
            drafts.extend(restrictor(scene, which, at));
        }
    }
    for which in Which::BOTH {
        let open: Vec<usize> = scene.side(which).open_atoms().collect();
        let known = |at: &usize| row(scene, which, *at, RESTRICTOR).is_some();
        let others = open.into_iter().filter(|at| !known(at));
        drafts.extend(others.filter_map(|at| under_whole(scene, which, at)));
    }
    drafts
}

/// Groups of words whose coming and going before a noun says something else than which things are meant.
const GRADED: [Group; 6] = [
    Group::Degree,
    Group::Hedge,
    Group::Continuity,
    Group::Certainty,
    Group::Negator,
    Group::Quantifier,
];

/// Any other attribute between a kept word that counts all of a kind and its kept noun: of all boats, those that are wooden.
/// Whatever tells some of them apart makes them fewer.
fn under_whole(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    let side = scene.side(which);
    let quantifier = at.checked_sub(1).filter(|_| !side.first(at).opens)?;
    let whole = row(scene, which, quantifier, EXTENT).filter(|row| row.rank >= BARE)?;
    let atom = &side.atoms[at];
    // A compound is one attribute: full-time.
    let is_tied = |end: &usize| side.first(end + 1).is_hyphen() && side.is_open(end + 1);
    let mut last = at;
    while last + 2 < side.atoms.len() && is_tied(&last) && side.is_open(last + 2) {
        last += 2;
    }
    let is_graded = last == at && atom.has_any(&GRADED);
    let is_grammar = atom.is_any_function(&[Class::Determiner, Class::Possessive]);
    let stresses = atom.row(Group::Name, "stressing").is_some();
    let is_attribute = atom.value == Value::Plain
        && atom.form().is_none()
        && !is_graded
        && !is_grammar
        && !stresses
        && !scene.pack.ends_as_adverb(&side.first(at).spelled);
    let noun = Some(last + 1).filter(|noun| *noun < side.atoms.len())?;
    let beside = scene.pair.partner(which, noun)?.checked_sub(1)?;
    let is_alone = scene.pair.partner(which, quantifier) == Some(beside);
    if !is_attribute || !is_alone || !side.atoms[noun].is_content() {
        return None;
    }
    let mut draft = STEPS
        .on(which, RuleId::ScopeRestrictor, Step::without(which), at)
        .with("restrictor", side.text(at..last + 1))
        .citing([whole])
        .confidence(Confidence::Medium);
    which.of(draft.atoms.as_mut()).extend(at + 1..=last);
    Some(draft)
}

/// Whether a restrictor stands right before what it restricts: not "able to", "known as", "participating in", nor as what
/// is said of a thing, "is appropriate and timely".
fn is_attribute(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let next = side.atoms.get(at + 1);
    let joins =
        |next: &Atom<'_>| next.value != Value::Function || next.is_function(Class::Coordinator);
    next.is_some_and(joins) && !is_predicate(side, at) && !is_epithet(side, at)
}

/// Whether an adjective is said of a thing by a form of being, by itself or behind another: is timely and appropriate.
fn is_predicate(side: &Side<'_, '_>, at: usize) -> bool {
    let is_joint = |at: &usize| side.atoms[*at].is_function(Class::Coordinator);
    let joint = at.checked_sub(1).filter(is_joint);
    let first = joint.and_then(|joint| joint.checked_sub(1));
    follows_being(side, at) || first.is_some_and(|first| follows_being(side, first))
}

/// Kinds of adjectives that judge, date or class a thing, and tell it apart from no other of its name.
const EPITHETS: [&str; 3] = ["unjustified", "present", "large"];

/// Whether an adjective only characterises what is known without it: these harmful dues, their unlawful raid, the current
/// rate. Of several that are known it may still pick some, the affected ports, and in a rule one thing stands for all of its
/// kind: the public body shall answer.
fn is_epithet(side: &Side<'_, '_>, at: usize) -> bool {
    // One adjective more may stand before it.
    let is_adjective = |place: usize| {
        let atom = &side.atoms[place];
        side.is_plain_word(place)
            && atom.is_content()
            && atom.form().is_none()
            && !side.first(place).inflected
            && !atom.is_function(Class::Determiner)
    };
    let Some(before) = at.checked_sub(1).filter(|_| !side.first(at).opens) else {
        return false;
    };
    let marker = if is_adjective(before) && !side.first(before).opens {
        before.saturating_sub(1)
    } else {
        before
    };
    let atom = &side.atoms[marker];
    let is_definite = atom.row(Group::Quantifier, "article").is_some()
        || atom.is_function(Class::Possessive)
        || atom.value == Value::Name && side.words[atom.words.end - 1].inflected;
    let is_one = phrase_behind(side, at).last().is_some_and(|noun| {
        let last = &side.words[side.atoms[noun].words.end - 1];
        !last.inflected && !side.atoms[noun].is_addressee()
    });
    let row = side.atoms[at].row(Group::Quantifier, RESTRICTOR);
    let can_characterise = row.is_some_and(|row| EPITHETS.contains(&&*row.concept));
    let mut modals = (0..side.atoms.len()).filter_map(|place| modal_rank(side, place));
    let binds = modals.any(|rank| rank >= ranks::DUE);
    atom.is_function(Class::Proximal) || is_definite && is_one && can_characterise && !binds
}

/// A restrictor of one side, with the adverb that came or went with it, as in "internationally recognised", and the quantifier
/// that it replaced.
fn restrictor(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<Draft> {
    let row = row(scene, which, at, RESTRICTOR)?;
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let adverb = at.checked_sub(1).filter(|before| {
        side.is_open(*before)
            && side.atoms[*before].value == Value::Plain
            && scene.pack.ends_as_adverb(&side.first(*before).spelled)
    });
    let mut draft = STEPS
        .on(which, RuleId::ScopeRestrictor, Step::without(which), at)
        .with("restrictor", side.text(adverb.unwrap_or(at)..at + 1))
        .citing([row])
        .points("restrictor", -row.rank / 5);
    which.of(draft.atoms.as_mut()).extend(adverb);
    let quantifier = other.open_atoms().find(|place| {
        other.slot[*place] == side.slot[at]
            && other.atoms[*place].row(Group::Quantifier, EXTENT).is_some()
    });
    which.other().of(draft.atoms.as_mut()).extend(quantifier);
    Some(draft)
}

/// Members of a list that a kept quantifier counts whole, or that is denied whole: "any use of nets, lines or traps", "do
/// not sell, lend or share". A member more or less is a larger or smaller set.
pub(super) fn members(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    regions(scene)
        .iter()
        .filter_map(|region| {
            let which = region.only_side(scene)?;
            let atoms = region.side(which).to_vec();
            let row = counted_whole(scene, which, &atoms)?;
            let kind = STEPS.named(Step::with(which));
            let member = scene.side(which).text(hull(&atoms));
            Some(
                Draft::on(which, kind, RuleId::ScopeMember, atoms)
                    .with("member", member)
                    .citing([row])
                    .confidence(Confidence::Medium),
            )
        })
        .collect()
}

/// The quantifier that counts a list of which some atoms are members.
fn counted_whole<'l>(scene: &Scene<'_, '_, 'l>, which: Which, atoms: &[usize]) -> Option<&'l Row> {
    let side = scene.side(which);
    let joins = |at: usize| side.joins_items(at);
    // Examples of what is counted are no members beside it: all boats, including ferries.
    let exemplifies = |at: usize| {
        let row = side.atoms[at].row(Group::Name, "roster");
        row.is_some_and(|row| row.concept == "example")
    };
    let is_noun = |at: usize| {
        let atom = &side.atoms[at];
        let is_noun = matches!(atom.value, Value::Plain | Value::Name) && atom.form().is_none();
        is_noun && !exemplifies(at)
    };
    let range = hull(atoms);
    let inside = range
        .clone()
        .all(|at| joins(at) || is_noun(at) || side.first(at).is_hyphen());
    let beside = [range.start.checked_sub(1), Some(range.end)]
        .into_iter()
        .flatten()
        .filter(|at| *at < side.atoms.len());
    let is_member = range.clone().chain(beside).any(joins);
    if !inside || !is_member {
        return None;
    }
    let quantifier = side.before(range.start).take(LIST).find(|at| {
        !(joins(*at) || is_noun(*at) || side.atoms[*at].is_function(Class::Preposition))
            || side.atoms[*at].row(Group::Quantifier, EXTENT).is_some()
            || scene.pair.negates(which, *at)
            || exemplifies(*at)
    })?;
    // What is not mended or painted is neither.
    let denied = side.atoms[quantifier].of(Group::Negator).next();
    let denied = denied.filter(|_| scene.pair.negates(which, quantifier));
    let counted = side.atoms[quantifier].row(Group::Quantifier, EXTENT);
    let row = denied
        .map(|sense| sense.row)
        .or(counted.filter(|row| row.rank >= BARE));
    row.filter(|_| !side.is_open(quantifier))
}
