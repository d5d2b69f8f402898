//! Document-wide changes, told once: a renamed term, another tense, another person.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::terms::{is_named, nominal_runs};
use crate::classify::pairing::pair::{Pair, Sameness};
use crate::classify::pairing::side::{Side, Which};
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::follows_being;
use crate::classify::telling::draft::Draft;
use crate::document::normalize;
use crate::lexicon::{Form, Group};
use crate::sides::Sides;

/// Least number of sentences in which a term must have been replaced.
const LEAST_SUPPORT: usize = 2;
/// Share of its old mentions that a replaced term may keep, and of its new ones that the other may have had.
const RESIDUAL: f64 = 0.1;
/// Least number of verbs or pronouns for a document-wide shift, and least share of them that move alike.
const LEAST_SHIFTS: usize = 3;
const SHIFT_SHARE: f64 = 0.8;
/// Base of a rename of a party, territory or conflict.
const PARTY_RENAMED: i16 = 30;

/// A document-wide draft with the pairs and atoms it covers.
#[derive(Debug)]
pub(super) struct Factored {
    /// What is said; its own atoms are those of the first place.
    pub(super) draft: Draft,
    /// Every place: index of the pair and the atoms.
    pub(super) places: Vec<(usize, Sides<Vec<usize>>)>,
}

/// A place of a shift: the pair, and the atom on each side.
type Place = (usize, usize, usize);

/// For a pair that can have no part in a document-wide change: how many of its verbs keep their tense, which says how
/// general a shift of the others is.
pub(super) fn kept_apart(pair: &Pair<'_, '_>) -> Option<usize> {
    if !nominal_runs(pair).is_empty() || !persons(pair).is_empty() {
        return None;
    }
    let (kept, shifts) = shifts(pair);
    shifts.is_empty().then_some(kept)
}

/// Finds document-wide changes and marks what they explain. Pairs that [`kept_apart`] answers for need not be among the
/// given ones; `kept` is the sum of its answers.
pub(super) fn factor(pairs: &mut [Pair<'_, '_>], kept: usize, texts: Sides<&str>) -> Vec<Factored> {
    let mut factored = renames(pairs, texts);
    factored.extend(tense(pairs, kept));
    factored.extend(person(pairs));
    factored
}

/// One place where a nominal run gave way to another.
struct Swap {
    pair: usize,
    old: Vec<usize>,
    new: Vec<usize>,
    /// Whether both runs are written as names.
    is_named: bool,
}

fn renames(pairs: &mut [Pair<'_, '_>], texts: Sides<&str>) -> Vec<Factored> {
    let mut factored = Vec::new();
    let plain = LazyCell::new(|| texts.map(normalize));
    let (named, mut lower): (BTreeMap<_, _>, BTreeMap<_, _>) = swaps(pairs)
        .into_iter()
        .partition(|(_, places)| places.iter().any(|place| place.is_named));
    for ((from, to), mut places) in named {
        if places.len() < LEAST_SUPPORT || !is_consistent(&plain, &from, &to) {
            continue;
        }
        // A name is the same in small letters.
        let folded = (from.to_lowercase(), to.to_lowercase());
        lower.retain(|(one, other): &Texts, own: &mut Vec<Swap>| {
            let is_same = (one.to_lowercase(), other.to_lowercase()) == folded;
            if is_same {
                places.append(own);
            }
            !is_same
        });
        for Swap { pair, old, new, .. } in &places {
            let runs = Sides::new(old, new).map(|run| run.iter().copied());
            let anchors = Sides::new(old[0], new[0]);
            pairs[*pair].join_runs(runs, anchors, Sameness::Renamed);
        }
        let first = &places[0];
        let party = first.old.iter().any(|at| {
            pairs[first.pair].sides.old.atoms[*at]
                .row(Group::Name, "party")
                .is_some()
        });
        let mut draft = Draft::new(
            Kind::TermRenamed,
            RuleId::TermRenamed,
            first.old.clone(),
            first.new.clone(),
        )
        .texts(&from, &to)
        .with("support", places.len());
        if party {
            draft = draft.base(PARTY_RENAMED);
        }
        let places = places
            .into_iter()
            .map(|place| (place.pair, Sides::new(place.old, place.new)))
            .collect();
        factored.push(Factored { draft, places });
    }
    factored
}

/// What gave way to what, and where. A name that holds a shorter one which changed in the same way counts with it: "Friends
/// of the Old Quay" became "Friends of the Lower Basin".
fn swaps(pairs: &[Pair<'_, '_>]) -> BTreeMap<Texts, Vec<Swap>> {
    let mut swaps: BTreeMap<Texts, Vec<Swap>> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        for (old, new) in nominal_runs(pair) {
            let text = |side: &Side<'_, '_>, atoms: &[usize]| {
                normalize(&side.text(crate::classify::telling::draft::hull(atoms))).into_owned()
            };
            let texts = (text(&pair.sides.old, &old), text(&pair.sides.new, &new));
            let is_named = is_named(&pair.sides.old, &old) && is_named(&pair.sides.new, &new);
            swaps.entry(texts).or_default().push(Swap {
                pair: index,
                old,
                new,
                is_named,
            });
        }
    }
    let mut shortest: BTreeMap<Texts, Texts> = BTreeMap::new();
    for texts in swaps.keys() {
        let core = without_shared_ends(texts);
        let known = shortest.entry(core).or_insert_with(|| texts.clone());
        if texts.0.len() < known.0.len() {
            known.clone_from(texts);
        }
    }
    let mut gathered: BTreeMap<Texts, Vec<Swap>> = BTreeMap::new();
    for (texts, places) in swaps {
        let shorter = &shortest[&without_shared_ends(&texts)];
        let holds = texts.0.replacen(&shorter.0, &shorter.1, 1) == texts.1;
        let told = if holds { shorter.clone() } else { texts };
        gathered.entry(told).or_default().extend(places);
    }
    for places in gathered.values_mut() {
        places.sort_by_key(|place| (place.pair, place.old[0]));
    }
    gathered
}

/// What stood, and what stands instead.
type Texts = (String, String);

/// Two texts without the words that both begin and end with.
fn without_shared_ends((old, new): &Texts) -> Texts {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let shared = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let head = shared(&mut old.iter().zip(&new));
    let (old, new) = (&old[head..], &new[head..]);
    let tail = shared(&mut old.iter().rev().zip(new.iter().rev()));
    let text = |words: &[&str]| words[..words.len() - tail].join(" ");
    (text(old), text(new))
}

/// Whether the old term left the text and the new one came with it. The old term may stand inside the new one.
///
/// Counting stops as soon as the answer is no, so that common words cost little.
fn is_consistent(texts: &Sides<Cow<'_, str>>, from: &str, to: &str) -> bool {
    let from_old = places(&texts.old, from).count() as f64;
    let inside = places(to, from).next();
    let new = texts.new.as_bytes();
    let is_masked = |at: &usize| {
        inside.is_some_and(|offset| {
            at.checked_sub(offset)
                .is_some_and(|start| new[start..].starts_with(to.as_bytes()))
        })
    };
    let left_over = places(&texts.new, from).filter(|at| !is_masked(at));
    if exceeds(left_over, RESIDUAL * from_old) {
        return false;
    }
    let to_new = places(&texts.new, to).count() as f64;
    !exceeds(places(&texts.old, to), RESIDUAL * to_new)
}

/// Where a term stands in a text as words of its own, in bytes.
fn places<'a>(text: &'a str, term: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_letter = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    };
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(bytes, term.as_bytes()).filter(move |at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !is_letter(before) && !is_letter(bytes.get(at + term.len()))
    })
}

/// Whether there are more items than a limit; looks at no more of them than it takes to tell.
fn exceeds(items: impl Iterator<Item = usize>, limit: f64) -> bool {
    items
        .zip(1_u32..)
        .any(|(_, count)| f64::from(count) > limit)
}

/// Whether a verb was and is in the past, and its atoms.
type Shift = ((bool, bool), usize, usize);

/// How many matched force verbs of a pair keep their tense, and those that do not.
fn shifts(pair: &Pair<'_, '_>) -> (usize, Vec<Shift>) {
    let (mut kept, mut shifts) = (0, Vec::new());
    let found = pair.sides.as_ref().map(Side::statements);
    for old in found.old {
        let Some(new_head) = pair.partner(Which::Old, old.head) else {
            continue;
        };
        let Some(new) = found.new.iter().find(|new| new.head == new_head) else {
            continue;
        };
        // Who is committed has committed himself.
        let sides = pair.sides.as_ref();
        let is_state = old.perfect && follows_being(sides.new, new.head)
            || new.perfect && follows_being(sides.old, old.head);
        if is_past(old.form) == is_past(new.form)
            || is_state
            || old.form == Form::Gerund
            || new.form == Form::Gerund
            || old.modal.is_some()
            || new.modal.is_some()
        {
            kept += 1;
        } else {
            shifts.push(((is_past(old.form), is_past(new.form)), old.head, new_head));
        }
    }
    (kept, shifts)
}

/// Tense over matched force verbs; `kept` is for those of other pairs.
fn tense(pairs: &[Pair<'_, '_>], mut kept: usize) -> Vec<Factored> {
    let mut by_direction: BTreeMap<(bool, bool), Vec<Place>> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        let (own, shifts) = shifts(pair);
        kept += own;
        for (direction, old, new) in shifts {
            let places = by_direction.entry(direction).or_default();
            places.push((index, old, new));
        }
    }
    let shifts = by_direction;
    let all: usize = shifts.values().map(Vec::len).sum::<usize>() + kept;
    let name = |past: bool| if past { "past" } else { "present" };
    shifts
        .into_iter()
        .map(|((from, to), places)| {
            let document =
                places.len() >= LEAST_SHIFTS && places.len() as f64 >= SHIFT_SHARE * all as f64;
            let (_, old, new) = places[0];
            let draft = Draft::new(Kind::TenseChanged, RuleId::TenseDocument, [old], [new])
                .with("extent", if document { "document" } else { "local" })
                .with("from", name(from))
                .with("to", name(to))
                .with("count", places.len())
                .base(if document { 5 } else { 10 });
            let places = places
                .into_iter()
                .map(|(pair, old, new)| (pair, Sides::new(vec![old], vec![new])))
                .collect();
            Factored { draft, places }
        })
        .collect()
}

fn is_past(form: Form) -> bool {
    matches!(form, Form::Past | Form::Participle)
}

/// The two persons of a self-reference that changed, and its atoms.
type PersonShift<'l> = ((&'l str, &'l str), usize, usize);

/// The self-references of a pair that stand in one slot in another person.
fn persons<'l>(pair: &Pair<'_, 'l>) -> Vec<PersonShift<'l>> {
    let issuers = |which: Which| -> Vec<(usize, &'l str)> {
        let side = pair.side(which);
        // Most delegations are others than we.
        let is_part = |at: usize| {
            let before = at.checked_sub(1).map(|before| &side.atoms[before]);
            before.is_some_and(|atom| atom.row(Group::Quantifier, "extent").is_some())
        };
        let open = side
            .open_atoms()
            .filter(|at| !is_part(*at))
            .filter_map(|at| {
                let issuer = side.atoms[at].of(Group::Issuer).next()?;
                Some((at, issuer.row.concept.as_str()))
            });
        open.collect()
    };
    let (old, mut new) = (issuers(Which::Old), issuers(Which::New));
    let mut shifts = Vec::new();
    for (a, from) in old {
        let slot = pair.sides.old.slot[a];
        let found = new
            .iter()
            .position(|(b, to)| pair.sides.new.slot[*b] == slot && *to != from);
        if let Some(found) = found {
            let (b, to) = new.remove(found);
            shifts.push(((from, to), a, b));
        }
    }
    shifts
}

/// Self-reference that moved between the first and the third person.
fn person(pairs: &mut [Pair<'_, '_>]) -> Vec<Factored> {
    let mut places: BTreeMap<(&str, &str), Vec<Place>> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        for (map, a, b) in persons(pair) {
            places.entry(map).or_default().push((index, a, b));
        }
    }
    let mut factored = Vec::new();
    for ((from, to), places) in places {
        for (pair, a, b) in &places {
            // Statements link by slot and verb, not by subject: closing these leaves them as they are.
            pairs[*pair].sides.old.close(*a);
            pairs[*pair].sides.new.close(*b);
        }
        let document = places.len() >= LEAST_SHIFTS;
        let (_, a, b) = places[0];
        let draft = Draft::new(Kind::PersonChanged, RuleId::PersonDocument, [a], [b])
            .with("extent", if document { "document" } else { "local" })
            .with("map", format!("{from} > {to}"))
            .with("count", places.len())
            .confidence(Confidence::High)
            .base(if document { 5 } else { 10 });
        let places = places
            .into_iter()
            .map(|(pair, a, b)| (pair, Sides::new(vec![a], vec![b])))
            .collect();
        factored.push(Factored { draft, places });
    }
    factored
}
