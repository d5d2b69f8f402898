//! Names in rosters and in one slot.

use super::super::draft::Draft;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
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
    // Rosters compare as sets; only outside them does a name take another's place.
    let pairs = scene.pair_up(&old, &new, |a, b| {
        sides.old.slot[a] == sides.new.slot[b]
            && !(is_listed(scene, Which::Old, a) && is_listed(scene, Which::New, b))
    });
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .map(|(a, b)| {
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
        })
        .collect();
    for (which, atoms, kind) in [
        (Which::Old, &old, Kind::EntityRemoved),
        (Which::New, &new, Kind::EntityAdded),
    ] {
        for at in atoms {
            if pairs.iter().any(|(a, b)| {
                if which == Which::Old {
                    a == at
                } else {
                    b == at
                }
            }) || !is_listed(scene, which, *at)
            {
                continue;
            }
            drafts.push(
                Draft::on(which, kind, "entity.roster", [*at])
                    .with("entity", scene.side(which).text(*at..*at + 1))
                    .points(
                        "state-or-party",
                        if is_power(scene, which, *at) {
                            STATE_POINTS
                        } else {
                            0
                        },
                    ),
            );
        }
    }
    drafts
}

/// Whether a name is coordinated with another name.
fn is_listed(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    const REACH: usize = 4;
    let side = scene.side(which);
    let joins = |between: std::ops::Range<usize>| {
        between.clone().all(|place| {
            side.first(place).is_sign(",")
                || side.atoms[place].is_function("coordinator")
                || side.atoms[place].is_function("determiner")
        }) && between
            .clone()
            .any(|place| !side.atoms[place].is_function("determiner"))
    };
    let after =
        (at + 1..side.atoms.len().min(at + REACH)).find(|next| scene.pair.is_name(which, *next));
    let before = (at.saturating_sub(REACH - 1)..at)
        .rev()
        .find(|next| scene.pair.is_name(which, *next));
    let introduced = (at.saturating_sub(REACH)..at)
        .any(|place| side.atoms[place].row(Group::Name, "roster").is_some());
    after.is_some_and(|next| joins(at + 1..next))
        || before.is_some_and(|earlier| joins(earlier + 1..at))
        || introduced
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
