//! Citations and the phrases that link to them.

use super::steps::{MIN_GAP, unpaired};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::typed::{Citation, Standing};
use crate::classify::record::evidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::{Draft, hull};
use crate::classify::telling::score::ladder;
use crate::lexicon::{Class, Group, Row};
use crate::sides::Sides;

/// Base of an address, or of a pointer to a part of the text, that changed, came or went.
const ADDRESS: i16 = 15;

/// Points for an instrument that binds.
const BINDING_POINTS: i16 = 10;
const LINK: &str = "link";

/// Least difference between links to law in general, which bind by whatever is in force: to act in accordance with
/// international law is to act consistently with it, to take it into account is less. Between a tie and the step from
/// compliance to regard.
const GENERAL_GAP: i16 = 20;

/// Atoms after a linking phrase among which a citation makes it one to an instrument.
const CITED: usize = 4;

fn citation<'a>(atom: &'a Atom<'_>) -> Option<&'a Citation> {
    match &atom.value {
        Value::Citation(citation) => Some(citation),
        _ => None,
    }
}

/// Citations that came, went or name another part of the same instrument.
pub(super) fn citations(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { mut old, mut new } =
        scene.open_where(|which, at| citation(scene.atom(which, at)).is_some());
    let sides = &scene.pair.sides;
    let value = |which: Which, at: usize| citation(scene.atom(which, at)).cloned();
    let mut drafts = lists(scene);
    let is_told = |which: Which, at: &usize| {
        let told = |draft: &Draft| draft.side(which).contains(at);
        drafts.iter().any(told)
    };
    old.retain(|at| !is_told(Which::Old, at));
    new.retain(|at| !is_told(Which::New, at));
    let pairs = scene.pair_up(&old, &new, |a, b| {
        let same = value(Which::Old, a)
            .zip(value(Which::New, b))
            .is_some_and(|(a, b)| a.instrument == b.instrument && !a.number.is_empty());
        same || sides.old.slot[a] == sides.new.slot[b]
    });
    drafts.extend(pairs.iter().map(|(a, b)| {
        let (one, other) = (value(Which::Old, *a), value(Which::New, *b));
        let is_same = one
            .zip(other)
            .is_some_and(|(one, other)| one.begins_with(&other));
        let (kind, rule) = if is_same {
            (Kind::EditorialFormat, RuleId::EditorialFormat)
        } else {
            (Kind::ReferenceChanged, RuleId::ReferenceOther)
        };
        let draft = Draft::exchange(sides, kind, rule, (*a, *b));
        if is_same {
            return draft;
        }
        value(Which::New, *b).iter().fold(draft, weighed)
    }));
    let singles = unpaired(&old, &new, &pairs).into_iter();
    drafts.extend(singles.filter_map(|(which, at)| cited(scene, which, at, &value(which, at)?)));
    drafts
}

/// Lists of parts of one instrument of which more than one came or went: they compare as sets, and no number takes the
/// place of another.
fn lists(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of = |which: Which| enumerations(scene.side(which));
    let (olds, mut news) = (of(Which::Old), of(Which::New));
    let sides = &scene.pair.sides;
    let instrument = |which: Which, run: &[usize]| {
        citation(&scene.side(which).atoms[run[0]]).map(|citation| citation.instrument.clone())
    };
    let mut drafts = Vec::new();
    for old in olds {
        let met = |at: &usize| scene.pair.partner(Which::Old, *at);
        let own = news.iter().position(|new| {
            instrument(Which::Old, &old) == instrument(Which::New, new)
                && (old.iter().filter_map(met).any(|at| new.contains(&at))
                    || sides.old.slot[old[0]] == sides.new.slot[new[0]])
        });
        let Some(new) = own.map(|at| news.remove(at)) else {
            continue;
        };
        let (gone, come) = (still_open(&sides.old, &old), still_open(&sides.new, &new));
        if gone.is_empty() || come.is_empty() || gone.len() + come.len() == 2 {
            continue;
        }
        let quote = Sides::new(sides.old.text(hull(&old)), sides.new.text(hull(&new)));
        let mut draft = Draft::new(Kind::ReferenceChanged, RuleId::ReferenceOther, gone, come)
            .texts(&quote.old, &quote.new);
        draft.quote = Some(quote);
        drafts.push(draft);
    }
    drafts
}

fn still_open(side: &Side<'_, '_>, atoms: &[usize]) -> Vec<usize> {
    let atoms = atoms.iter().copied();
    atoms.filter(|at| side.is_open(*at)).collect()
}

/// Citations of one instrument that nothing but joints of a list stands between, as far as they are several.
fn enumerations(side: &Side<'_, '_>) -> Vec<Vec<usize>> {
    let atoms = &side.atoms;
    let cited = (0..atoms.len()).filter(|at| citation(&atoms[*at]).is_some());
    let instrument = |at: usize| citation(&atoms[at]).map(|citation| &citation.instrument);
    let joins = |one: usize, next: usize| {
        next > one + 1
            && instrument(one) == instrument(next)
            && (one + 1..next).all(|at| side.joins_items(at))
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in cited {
        match runs.last_mut() {
            Some(run) if joins(run[run.len() - 1], at) => run.push(at),
            _ => runs.push(vec![at]),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// Citations of the compared text by its title, where the other version says "this Agreement".
pub(super) fn of_itself(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let both = Which::BOTH.into_iter();
    both.flat_map(|which| {
        let side = scene.side(which);
        let open = side.open_atoms();
        open.filter_map(move |at| itself(scene, which, at, citation(&side.atoms[at])?))
    })
    .collect()
}

fn itself(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    at: usize,
    citation: &Citation,
) -> Option<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let points = |noun: &usize| {
        let name = citation.instrument.split(' ');
        let before = noun.checked_sub(1);
        before.is_some_and(|before| other.atoms[before].is_function(Class::Demonstrative))
            && other.atoms[*noun].row(Group::Reference, "head").is_some()
            && name
                .into_iter()
                .any(|word| word == other.first(*noun).lower)
    };
    let mut slot = other.in_slot(side.slot[at]);
    let noun = slot.find(|noun| other.is_open(*noun) && points(noun))?;
    if !scene.pair.is_titled(&citation.instrument) {
        return None;
    }
    let article = |which: Which, noun: usize| {
        let side = scene.side(which);
        let before = noun.checked_sub(1)?;
        (side.is_open(before) && side.atoms[before].is_function(Class::Determiner))
            .then_some(before)
    };
    let own: Vec<usize> = article(which, at).into_iter().chain([at]).collect();
    let others = article(which.other(), noun)
        .into_iter()
        .chain([noun])
        .collect();
    let Sides { old, new } = which.sides(own, others);
    let sides = &scene.pair.sides;
    Some(
        Draft::new(
            Kind::Paraphrase,
            RuleId::ParaphraseItself,
            old.clone(),
            new.clone(),
        )
        .texts(sides.old.text(hull(&old)), sides.new.text(hull(&new))),
    )
}

/// A draft about a citation, of less weight where that only points to a part of the text.
fn weighed(draft: Draft, citation: &Citation) -> Draft {
    if citation.standing == Standing::Part {
        draft.base(ADDRESS)
    } else {
        draft
    }
}

/// Links that lead elsewhere, came or went: the text says what it said.
pub(super) fn addresses(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } =
        scene.open_where(|which, at| scene.atom(which, at).value == Value::Address);
    let sides = &scene.pair.sides;
    let pairs = scene.pair_up(&old, &new, |_, _| true);
    let changed = pairs.iter().map(|(a, b)| {
        let (old, new) = (sides.old.text_of(*a), sides.new.text_of(*b));
        let draft = if is_renumbered(&old, &new) {
            Draft::new(Kind::EditorialNumbering, RuleId::EditorialMark, [*a], [*b])
        } else {
            Draft::new(Kind::ReferenceChanged, RuleId::ReferenceAddress, [*a], [*b]).base(ADDRESS)
        };
        draft.texts(old, new)
    });
    let singles = unpaired(&old, &new, &pairs).into_iter();
    let single = singles.map(|(which, at)| {
        let kind = which.of(Kind::REFERENCE_ALONE);
        Draft::on(which, kind, RuleId::ReferenceCitation, [at])
            .with(evidence::INSTRUMENT, scene.side(which).text_of(at))
            .base(ADDRESS)
    });
    changed.chain(single).collect()
}

/// Whether two links lead to places of their own text that differ in a number, which counts what is there and is no year.
fn is_renumbered(old: &str, new: &str) -> bool {
    const DIGITS: usize = 3;
    let counts = |link: &str| link.chars().filter(char::is_ascii_digit).count() <= DIGITS;
    let letters = |link: &str| link.replace(|c: char| c.is_ascii_digit(), "");
    old.starts_with('#') && letters(old) == letters(new) && counts(old) && counts(new)
}

/// Whether an atom cites what is cited before it in its own sentences, or what the paragraph cites elsewhere as well, and
/// in both versions.
pub(super) fn is_cited_again(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let atoms = &scene.side(which).atoms;
    let Some(cited) = citation(&atoms[at]) else {
        return false;
    };
    let repeats = |atom: &Atom<'_>| citation(atom).is_some_and(|other| other.repeats(cited));
    let mentions = |which: Which| {
        let around = scene.pair.citations_around(which).iter();
        around.filter(|(_, other)| other.repeats(cited)).count()
    };
    atoms[..at].iter().any(repeats) || mentions(which) > 1 && mentions(which.other()) > 0
}

/// A citation of one side only. A second mention of what is cited anyway adds nothing.
fn cited(scene: &Scene<'_, '_, '_>, which: Which, at: usize, citation: &Citation) -> Option<Draft> {
    let side = scene.side(which);
    if is_cited_again(scene, which, at) {
        return None;
    }
    let kind = which.of(Kind::REFERENCE_ALONE);
    // The phrase that links the citation comes and goes with it: in accordance with the.
    let link = (0..at)
        .rev()
        .take_while(|before| side.is_open(*before))
        .find(|before| {
            !side.atoms[*before].is_any_function(&[Class::Determiner, Class::Possessive])
        })
        .filter(|before| side.atoms[*before].row(Group::Reference, LINK).is_some());
    let atoms: Vec<usize> = (link.unwrap_or(at)..=at).collect();
    let binds = citation.standing == Standing::Binding;
    let points = if binds { BINDING_POINTS } else { 0 };
    let told = listed(side, at).unwrap_or(at)..=at;
    let told = which.sides(told.collect(), Vec::new());
    let draft = Draft::on(which, kind, RuleId::ReferenceCitation, atoms.clone())
        .with(evidence::INSTRUMENT, citation.canonical())
        .points("binding", points);
    let draft = if atoms.len() == 1 {
        draft.core(told.old, told.new)
    } else {
        draft
    };
    Some(weighed(draft, citation))
}

/// The first item of the list in which a citation is a bare number that says nothing without it: Articles 3 and 4.
pub(in crate::classify) fn listed(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    let mut runs = enumerations(side).into_iter();
    let run = runs.find(|run| run.contains(&at))?;
    side.first(at)
        .lower
        .starts_with(|letter: char| letter.is_ascii_digit())
        .then_some(run[0])
}

/// Whether a linking phrase leads to an instrument that is cited by its name.
fn cites(scene: &Scene<'_, '_, '_>, which: Which, link: usize) -> bool {
    let atoms = &scene.side(which).atoms;
    let after = &atoms[link + 1..atoms.len().min(link + 1 + CITED)];
    let mut phrase = after.iter().take_while(|atom| atom.value != Value::Sign);
    phrase.any(|atom| matches!(atom.value, Value::Citation(_) | Value::Name))
}

/// Another strength of the phrase that links a kept citation.
pub(super) fn links(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let row = |which: Which, at: usize| -> Option<&Row> {
        scene.atom(which, at).row(Group::Reference, LINK)
    };
    let Sides { old, new } = scene.open_where(|which, at| row(which, at).is_some());
    let sides = &scene.pair.sides;
    scene
        .pair_up(&old, &new, |a, b| sides.old.slot[a] == sides.new.slot[b])
        .into_iter()
        .filter_map(|(a, b)| {
            let (x, y) = (row(Which::Old, a)?, row(Which::New, b)?);
            let least = if cites(scene, Which::Old, a) || cites(scene, Which::New, b) {
                MIN_GAP
            } else {
                GENERAL_GAP
            };
            if x.rank.abs_diff(y.rank) < least.unsigned_abs() {
                return Some(
                    Draft::new(Kind::Paraphrase, RuleId::ParaphraseTie, [a], [b]).citing([x, y]),
                );
            }
            let draft = Draft::new(Kind::ReferenceChanged, RuleId::ReferenceLink, [a], [b])
                .with(
                    "link",
                    format!("{} > {}", sides.old.text_of(a), sides.new.text_of(b)),
                )
                .ranks(x.rank, y.rank)
                .citing([x, y]);
            Some(ladder(draft, x.rank, y.rank))
        })
        .collect()
}
