//! Document-wide changes, told once: a renamed term, another tense, another person.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::atom::Value;
use super::draft::Draft;
use super::finding::Confidence;
use super::kind::Kind;
use super::pair::{Pair, Sameness, Side, Which};
use crate::document::normalize;
use crate::lexicon::{Form, Group};
use crate::sides::Sides;

/// Least number of sentences in which a term must have been replaced.
const LEAST_SUPPORT: usize = 2;
/// Share of its old mentions that a replaced term may keep, and of its new ones that the other may have had.
const RESIDUAL: f64 = 0.1;
/// Longest term, in atoms.
const LONGEST_TERM: usize = 4;
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
}

fn renames(pairs: &mut [Pair<'_, '_>], texts: Sides<&str>) -> Vec<Factored> {
    let mut swaps: BTreeMap<(String, String), Vec<Swap>> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        for (old, new) in nominal_runs(pair) {
            let text = |side: &Side<'_, '_>, atoms: &[usize]| {
                normalize(&side.text(super::draft::hull(atoms))).into_owned()
            };
            let key = (text(&pair.sides.old, &old), text(&pair.sides.new, &new));
            swaps.entry(key).or_default().push(Swap {
                pair: index,
                old,
                new,
            });
        }
    }
    let mut factored = Vec::new();
    let plain = LazyCell::new(|| texts.map(normalize));
    for ((from, to), places) in swaps {
        if places.len() < LEAST_SUPPORT || !is_consistent(&plain, &from, &to) {
            continue;
        }
        for place in &places {
            for old in &place.old {
                pairs[place.pair].sides.old.open[*old] = false;
                pairs[place.pair].sides.old.partner[*old] = Some((place.new[0], Sameness::Renamed));
            }
            for new in &place.new {
                pairs[place.pair].sides.new.open[*new] = false;
                pairs[place.pair].sides.new.partner[*new] = Some((place.old[0], Sameness::Renamed));
            }
        }
        let first = &places[0];
        let party = first.old.iter().any(|at| {
            pairs[first.pair].sides.old.atoms[*at]
                .row(Group::Name, "party")
                .is_some()
        });
        let mut draft = Draft::new(
            Kind::TermRenamed,
            "term.renamed",
            first.old.clone(),
            first.new.clone(),
        )
        .with("old", &from)
        .with("new", &to)
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

/// Where a term stands in a text, in bytes.
fn places<'a>(text: &'a str, term: &'a str) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(text.as_bytes(), term.as_bytes())
}

/// Whether there are more items than a limit; looks at no more of them than it takes to tell.
fn exceeds(items: impl Iterator<Item = usize>, limit: f64) -> bool {
    items
        .zip(1_u32..)
        .any(|(_, count)| f64::from(count) > limit)
}

/// Runs of names that fill one slot on both sides.
fn nominal_runs(pair: &Pair<'_, '_>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let sides = &pair.sides;
    let open: Vec<usize> = sides.old.open_atoms().collect();
    let runs = open.chunk_by(|one, next| sides.old.slot[*one] == sides.old.slot[*next]);
    runs.filter_map(|old| {
        let inside = sides.new.in_slot(sides.old.slot[old[0]]);
        let new = inside.filter(|at| sides.new.open[*at]);
        let (old, new) = (
            trim(&sides.old, old.to_vec()),
            trim(&sides.new, new.collect()),
        );
        let states = |side: &Side<'_, '_>, atoms: &[usize]| {
            atoms
                .iter()
                .any(|at| side.atoms[*at].row(Group::Name, "state").is_some())
        };
        let swap_of_states = states(&sides.old, &old) && states(&sides.new, &new);
        let fits = is_term(&sides.old, &old) && is_term(&sides.new, &new);
        let named = is_named(&sides.old, &old) && is_named(&sides.new, &new);
        (fits && named && !swap_of_states).then_some((old, new))
    })
    .collect()
}

/// Without articles at the ends.
fn trim(side: &Side<'_, '_>, mut atoms: Vec<usize>) -> Vec<usize> {
    atoms.retain(|at| side.atoms[*at].value != Value::Sign || side.first(*at).is_sign("-"));
    while atoms
        .first()
        .is_some_and(|at| side.atoms[*at].is_function("determiner"))
    {
        atoms.remove(0);
    }
    atoms
}

/// Whether a run can be a term: nouns only, no phrase that a rule grades.
fn is_term(side: &Side<'_, '_>, atoms: &[usize]) -> bool {
    let plain = |at: &usize| {
        let atom = &side.atoms[*at];
        let graded = atom.senses.iter().any(|sense| {
            matches!(
                sense.row.group,
                Group::Verb
                    | Group::Modal
                    | Group::Degree
                    | Group::Quantifier
                    | Group::Hedge
                    | Group::Condition
                    | Group::Negator
                    | Group::Issuer
                    | Group::Continuity
            )
        });
        let typed = matches!(
            atom.value,
            Value::Plain | Value::Name | Value::Function | Value::Citation(_)
        );
        typed
            && (!graded
                || side.first(*at).is_capitalised() && atom.of(Group::Issuer).next().is_none())
    };
    !atoms.is_empty()
        && atoms.len() <= LONGEST_TERM
        && atoms.windows(2).all(|pair| pair[1] - pair[0] <= 2)
        && atoms.iter().all(plain)
}

fn is_named(side: &Side<'_, '_>, atoms: &[usize]) -> bool {
    atoms.iter().any(|at| {
        side.words[side.atoms[*at].words.clone()]
            .iter()
            .any(super::words::Word::is_capitalised)
    })
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
        if is_past(old.form) == is_past(new.form)
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
            let draft = Draft::new(Kind::TenseChanged, "tense.document", [old], [new])
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
            pairs[*pair].sides.old.open[*a] = false;
            pairs[*pair].sides.new.open[*b] = false;
        }
        let document = places.len() >= LEAST_SHIFTS;
        let (_, a, b) = places[0];
        let draft = Draft::new(Kind::PersonChanged, "person.document", [a], [b])
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
