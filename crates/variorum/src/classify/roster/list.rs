//! Lists of names in a pair of sentences.

use std::ops::Range;

use super::{LEAST_NAMES, is_joint};
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::reading::words::WordClass;
use crate::classify::statement::closes_adverbial;
use crate::classify::telling::draft::hull;
use crate::lexicon::{Class, Group};

/// The names of one side, those together that nothing but joints of a list stands between.
pub(in crate::classify) fn enumerations(pair: &Pair<'_, '_>, which: Which) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in (0..pair.side(which).atoms.len()).filter(|at| pair.is_name(which, *at)) {
        match runs.last_mut() {
            Some(run) if are_joined(pair, which, run[run.len() - 1], at) => run.push(at),
            _ => runs.push(vec![at]),
        }
    }
    for run in &mut runs {
        // The first may belong to what stands before those who act.
        if run.len() > 1 && closes_adverbial(pair.side(which), run[0], run[run.len() - 1]) {
            run.remove(0);
        }
    }
    runs
}

/// The rosters of one side, each from its first name to its last.
pub(in crate::classify) fn rosters(pair: &Pair<'_, '_>, which: Which) -> Vec<Range<usize>> {
    let long = enumerations(pair, which)
        .into_iter()
        .filter(|names| names.len() >= LEAST_NAMES);
    long.map(|names| hull(&names)).collect()
}

/// Names as they are written, or as a list where others stand between them.
pub(in crate::classify) fn spelled_out(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    names: &[usize],
) -> String {
    let side = scene.side(which);
    let is_run = names
        .windows(2)
        .all(|two| are_joined(scene.pair, which, two[0], two[1]));
    if is_run {
        return side.text(hull(names));
    }
    // Where semicolons part the names, a comma behind one sets off his office.
    let is_sign = |at: usize, sign: &str| side.first(at).is_sign(sign);
    let is_strong = hull(names).any(|at| is_sign(at, ";"));
    let mut list = side.text(hull(&names[..1]));
    for two in names.windows(2) {
        let is_office = two[1] == two[0] + 2 && is_sign(two[0] + 1, ",");
        list += if is_strong && !is_office { "; " } else { ", " };
        list += &side.text_of(two[1]);
    }
    list
}

/// Whether a name is coordinated with another name.
pub(in crate::classify) fn is_coordinated(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    at: usize,
) -> bool {
    const REACH: usize = 4;
    let side = scene.side(which);
    let after =
        (at + 1..side.atoms.len().min(at + REACH)).find(|next| scene.pair.is_name(which, *next));
    let before = (at.saturating_sub(REACH - 1)..at)
        .rev()
        .find(|next| scene.pair.is_name(which, *next));
    let introduced = (at.saturating_sub(REACH)..at)
        .any(|place| side.atoms[place].row(Group::Name, "roster").is_some());
    after.is_some_and(|next| are_joined(scene.pair, which, at, next))
        || before.is_some_and(|earlier| are_joined(scene.pair, which, earlier, at))
        || introduced
}

/// Whether two names are joined as those of a list are by what stands between them. A comma behind an office alone sets
/// off who holds it.
fn are_joined(pair: &Pair<'_, '_>, which: Which, name: usize, next: usize) -> bool {
    let side = pair.side(which);
    let is_article = |at: usize| side.atoms[at].is_function(Class::Determiner);
    let is_comma = |at: usize| side.first(at).is_sign(",");
    let mut between = name + 1..next;
    let is_holder = next == name + 2 && is_comma(name + 1) && is_bare_office(pair, which, name);
    !is_holder && between.clone().all(|at| is_joint(side, at)) && between.any(|at| !is_article(at))
}

/// Whether a name is that of the office of who is named before it, and stands in both versions: Ann Bell, Vice Chair.
pub(in crate::classify) fn is_office_of_kept(pair: &Pair<'_, '_>, which: Which, at: usize) -> bool {
    let side = pair.side(which);
    let holder = at
        .checked_sub(2)
        .filter(|_| side.first(at - 1).is_sign(","));
    holder.is_some_and(|holder| {
        pair.is_name(which, holder)
            && !side.is_open(holder)
            && !is_bare_office(pair, which, holder)
            && is_bare_office(pair, which, at)
    })
}

/// Whether a name is that of an office and of nobody in it: the title ends it, or goes before the first small word.
fn is_bare_office(pair: &Pair<'_, '_>, which: Which, at: usize) -> bool {
    let side = pair.side(which);
    let words = side.words[side.atoms[at].words.clone()].iter();
    let words = words.filter(|word| word.class == WordClass::Word);
    let capitals = words.take_while(|word| word.is_capitalised());
    capitals
        .last()
        .is_some_and(|word| word.begins_name(pair.pack, "title"))
}
