//! Clauses that went and clauses that came in their place, with nothing in common: two statements, and no rewording of one.

use std::ops::Range;

use crate::classify::pairing::region::Region;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::reading::atom::Value;
use crate::classify::statement::ends_clause;
use crate::lexicon::Class;
use crate::sides::Sides;

/// Fewest words of matter that make a statement.
const STATEMENT: usize = 3;

/// Takes out of the regions of a pair the whole clauses that stand where the other version says something else; each
/// becomes a region of its own.
pub(super) fn clauses(scene: &Scene<'_, '_, '_>, regions: &mut [Region]) -> Vec<Region> {
    let whole = Sides::by(|which| whole_clauses(scene, which));
    let is_whole = |which: Which, at: usize| {
        which
            .of(whole.as_ref())
            .iter()
            .any(|clause| clause.contains(&at))
    };
    // A clause that stands against part of another is a rewording of that.
    let is_exchanged = |which: Which, clause: &Range<usize>| {
        let (mut rest, mut there, mut part) = (false, false, false);
        for region in regions.iter() {
            if !region.side(which).iter().any(|at| clause.contains(at)) {
                continue;
            }
            let other = which.other();
            let matter = region.matter(scene, other);
            rest |= region
                .matter(scene, which)
                .iter()
                .any(|at| !is_whole(which, *at));
            there |= !matter.is_empty();
            part |= matter.iter().any(|at| !is_whole(other, *at));
        }
        there && (rest || !part)
    };
    let mut taken: Vec<(Which, Range<usize>)> = Vec::new();
    for which in Which::BOTH {
        let clauses = which.of(whole.as_ref()).iter();
        let exchanged = clauses.filter(|clause| is_exchanged(which, clause));
        taken.extend(exchanged.map(|clause| (which, clause.clone())));
    }
    taken
        .into_iter()
        .map(|(which, clause)| {
            let mut own = Region::default();
            for region in regions.iter_mut() {
                region.cut(scene, which, &clause, &mut own);
            }
            own
        })
        .collect()
}

/// The clauses of a side in which everything is unexplained: subject, verb and what belongs to it. A relative clause is
/// none by itself, it speaks of what stands before it.
fn whole_clauses(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<Range<usize>> {
    let side = scene.side(which);
    let count = side.atoms.len();
    // A comma ends the clause that a conjunction opened: although prices rose, sales grew.
    let is_fronted = |start: usize, at: usize| {
        let opening = (start..at).find(|at| side.atoms[*at].value != Value::Sign);
        side.first(at).is_sign(",")
            && opening.is_some_and(|at| {
                side.first(at).opens && side.atoms[at].is_function(Class::Conjunction)
            })
    };
    // A conjunction ends it too if what it goes on with is kept.
    let goes_on = |at: usize| {
        let next = (at + 1..count).find(|next| side.atoms[*next].is_content());
        next.is_some_and(|next| !side.is_open(next))
    };
    let mut whole = Vec::new();
    let mut start = 0;
    let mut opens = true;
    for end in 1..=count {
        let ends = end == count || ends_clause(side, end) || is_fronted(start, end);
        let joins = end < count && side.atoms[end].is_function(Class::Coordinator) && goes_on(end);
        if !(ends || joins) {
            continue;
        }
        let mut content = (start..end).filter(|at| side.atoms[*at].is_content());
        let is_long = content.clone().count() >= STATEMENT;
        let is_new = content.all(|at| side.is_open(at));
        let is_relative = side.atoms[start].is_function(Class::Relative);
        let has_verb = (start..end).any(|at| {
            let atom = &side.atoms[at];
            atom.is_function(Class::Auxiliary)
                || atom.is_function(Class::Modal)
                || atom.form().is_some()
        });
        if opens && has_verb && !is_relative && is_new && is_long {
            whole.push(start..end);
        }
        start = end;
        opens = ends;
    }
    whole
}
