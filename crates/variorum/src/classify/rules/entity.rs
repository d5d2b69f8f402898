//! Names in rosters and in one slot.

use std::ops::Range;

use super::super::draft::Draft;
use super::super::kind::Kind;
use super::super::pair::{Pair, Side, Which};
use super::super::person::Person;
use super::super::scene::Scene;
use super::steps::unpaired;
use crate::lexicon::Group;

/// Points for a state or a party to a conflict, and for the holder of an office.
const STATE_POINTS: i16 = 10;
const OFFICE_POINTS: i16 = -20;
const TITLE: &str = "title";

/// Names that came, went, or took another's place.
pub(super) fn names(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        side.open_atoms()
            .filter(|at| scene.pair.is_name(which, *at))
            .collect()
    };
    let (old, new) = (open(Which::Old), open(Which::New));
    let sides = &scene.pair.sides;
    let same = scene.pair_up_anywhere(&old, &new, |a, b| {
        let people = person(&sides.old, a).zip(person(&sides.new, b));
        people.is_some_and(|(one, other)| one.is(&other))
    });
    let told = |which: Which, at: usize| {
        same.iter().any(|(a, b)| match which {
            Which::Old => *a == at,
            Which::New => *b == at,
        })
    };
    let rest = |which: Which, names: Vec<usize>| -> Vec<usize> {
        let names = names.into_iter();
        names.filter(|at| !told(which, *at)).collect()
    };
    let (old, new) = (rest(Which::Old, old), rest(Which::New, new));
    // Rosters compare as sets; only outside them does a name take another's place.
    let pairs = scene.pair_up(&old, &new, |a, b| {
        sides.old.slot[a] == sides.new.slot[b]
            && !(is_listed(scene, Which::Old, a) && is_listed(scene, Which::New, b))
    });
    let mut drafts: Vec<Draft> = same
        .iter()
        .map(|(a, b)| {
            Draft::new(Kind::EditorialFormat, "editorial.name", [*a], [*b])
                .with("old", sides.old.text(*a..*a + 1))
                .with("new", sides.new.text(*b..*b + 1))
        })
        .collect();
    drafts.extend(pairs.iter().map(|(a, b)| {
        let office = is_office(scene, Which::Old, *a) && is_office(scene, Which::New, *b);
        Draft::new(Kind::EntityReplaced, "entity.slot", [*a], [*b])
            .with("old", sides.old.text(*a..*a + 1))
            .with("new", sides.new.text(*b..*b + 1))
            .with("role", if office { "office" } else { "name" })
            .points("office-holder", if office { OFFICE_POINTS } else { 0 })
            .points(
                "state-or-party",
                if is_power(scene, Which::Old, *a) || is_power(scene, Which::New, *b) {
                    STATE_POINTS
                } else {
                    0
                },
            )
    }));
    for (which, names) in runs(scene, &unpaired(&old, &new, &pairs)) {
        drafts.push(roster(scene, which, names));
    }
    drafts
}

/// A name as that of a person.
fn person<'s>(side: &'s Side<'_, '_>, at: usize) -> Option<Person<'s>> {
    Person::of(&side.words[side.atoms[at].words.clone()])
}

/// Names of rosters, those together that stand together.
fn runs(scene: &Scene<'_, '_, '_>, singles: &[(Which, usize)]) -> Vec<(Which, Vec<usize>)> {
    let mut runs: Vec<(Which, Vec<usize>)> = Vec::new();
    for (which, at) in singles {
        if !is_listed(scene, *which, *at) {
            continue;
        }
        match runs.last_mut() {
            Some((side, run))
                if side == which && joins(scene.side(*which), run[run.len() - 1] + 1..*at) =>
            {
                run.push(*at);
            }
            _ => runs.push((*which, vec![*at])),
        }
    }
    runs
}

/// Fewest names in a row that are a roster in a sentence of one version: two joined by a conjunction are a phrase.
const MIN_NAMES: usize = 3;

/// The rosters of one side, each from its first name to its last.
pub(in crate::classify) fn rosters(pair: &Pair<'_, '_>, which: Which) -> Vec<Range<usize>> {
    let side = pair.side(which);
    let mut rosters: Vec<(Range<usize>, usize)> = Vec::new();
    for at in (0..side.atoms.len()).filter(|at| pair.is_name(which, *at)) {
        match rosters.last_mut() {
            Some((run, count)) if joins(side, run.end..at) => {
                run.end = at + 1;
                *count += 1;
            }
            _ => rosters.push((at..at + 1, 1)),
        }
    }
    let long = rosters.into_iter().filter(|(_, count)| *count >= MIN_NAMES);
    long.map(|(run, _)| run).collect()
}

/// Names that one roster has and the other has not.
fn roster(scene: &Scene<'_, '_, '_>, which: Which, names: Vec<usize>) -> Draft {
    let kind = match which {
        Which::Old => Kind::EntityRemoved,
        Which::New => Kind::EntityAdded,
    };
    let side = scene.side(which);
    let text: Vec<String> = names.iter().map(|at| side.text(*at..*at + 1)).collect();
    let points = if names.iter().any(|at| is_power(scene, which, *at)) {
        STATE_POINTS
    } else {
        0
    };
    Draft::on(which, kind, "entity.roster", names)
        .with("entity", text.join(", "))
        .points("state-or-party", points)
}

/// Whether a name is coordinated with another name.
fn is_listed(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    const REACH: usize = 4;
    let side = scene.side(which);
    let after =
        (at + 1..side.atoms.len().min(at + REACH)).find(|next| scene.pair.is_name(which, *next));
    let before = (at.saturating_sub(REACH - 1)..at)
        .rev()
        .find(|next| scene.pair.is_name(which, *next));
    let introduced = (at.saturating_sub(REACH)..at)
        .any(|place| side.atoms[place].row(Group::Name, "roster").is_some());
    after.is_some_and(|next| joins(side, at + 1..next))
        || before.is_some_and(|earlier| joins(side, earlier + 1..at))
        || introduced
}

/// Whether names are joined by what stands between them.
fn joins(side: &Side<'_, '_>, between: Range<usize>) -> bool {
    let is_article = |at: usize| side.atoms[at].is_function("determiner");
    between.clone().all(|at| {
        [",", ";"].iter().any(|sign| side.first(at).is_sign(sign))
            || side.atoms[at].is_function("coordinator")
            || is_article(at)
    }) && between.clone().any(|at| !is_article(at))
}

/// Whether a name begins with the title of an office.
fn is_office(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let atom = &side.atoms[at];
    let has_title = || {
        side.first(at).beginnings.words.iter().any(|surface| {
            let row = &scene.pack.rows[surface.row as usize];
            row.group == Group::Name && row.family == TITLE
        })
    };
    let before = at > 0 && side.atoms[at - 1].row(Group::Name, TITLE).is_some();
    before || (atom.words.len() > 1 && has_title())
}

/// Whether a name is that of a state or of a party to a conflict.
fn is_power(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let atom = &scene.side(which).atoms[at];
    atom.row(Group::Name, "state").is_some() || atom.row(Group::Name, "party").is_some()
}
