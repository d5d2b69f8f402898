//! Square brackets of drafts: text that is not agreed, and what became of it.

use super::super::draft::{Draft, hull};
use super::super::kind::Kind;
use super::super::pair::{Side, Which};
use super::super::scene::Scene;
use super::super::words::WordClass;
use crate::lexicon::Group;

/// Bracketed passages that appeared, or whose brackets went.
pub(super) fn brackets(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let groups = Which::BOTH.map(|which| groups(scene.side(which)));
    let mut drafts = Vec::new();
    for (which, kind, rule) in [
        (Which::Old, Kind::BracketResolved, "bracket.resolved"),
        (Which::New, Kind::BracketOpened, "bracket.opened"),
    ] {
        let side = scene.side(which);
        let mine = &groups[usize::from(which == Which::New)];
        for group in mine {
            let open: Vec<usize> = group.clone().filter(|at| side.is_open(*at)).collect();
            let brackets_changed = open.iter().any(|at| is_bracket(side, *at));
            if !brackets_changed {
                continue;
            }
            let options = options(side, group.clone());
            let own = side.slot[group.start];
            let last = side.slot[group.end - 1];
            let other_side = scene.side(which.other());
            // What stands in the same slots of the other version is the surviving text.
            let other: Vec<usize> = other_side
                .open_atoms()
                .filter(|at| (own..=last).contains(&other_side.slot[*at]))
                .collect();
            let surviving = surviving(scene, which, group.clone(), &other);
            let (old, new) = match which {
                Which::Old => (open, other),
                Which::New => (other, open),
            };
            drafts.push(
                Draft::new(kind, rule, old, new)
                    .with("options", options.join(" | "))
                    .with("surviving", surviving),
            );
        }
    }
    drafts
}

/// Labels of alternatives that went or came: a draft that says "Option 2:" leaves its matter open as brackets do.
pub(super) fn alternatives(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (which, kind) in [
        (Which::Old, Kind::BracketResolved),
        (Which::New, Kind::BracketOpened),
    ] {
        let side = scene.side(which);
        for at in side.open_atoms() {
            let label = at..at + 3;
            if label.end <= side.atoms.len()
                && side.atoms[at]
                    .row(Group::Reference, "alternative")
                    .is_some()
                && side.first(at + 1).class == WordClass::Number
                && is(side, at + 2, ":")
            {
                let options = side.text(at..at + 2);
                let draft = Draft::on(
                    which,
                    kind,
                    "bracket.alternative",
                    label.collect::<Vec<_>>(),
                );
                drafts.push(draft.with("options", options));
            }
        }
    }
    drafts
}

fn is_bracket(side: &Side<'_, '_>, at: usize) -> bool {
    is(side, at, "[") || is(side, at, "]")
}

fn is(side: &Side<'_, '_>, at: usize, sign: &str) -> bool {
    side.atoms[at].words.len() == 1 && side.first(at).is_sign(sign)
}

/// Runs of neighbouring bracketed passages, nested ones inside.
fn groups(side: &Side<'_, '_>) -> Vec<std::ops::Range<usize>> {
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for at in 0..side.atoms.len() {
        if is(side, at, "[") {
            if depth == 0 {
                start = at;
            }
            depth += 1;
        } else if is(side, at, "]") && depth > 0 {
            depth -= 1;
            if depth == 0 {
                match groups.last_mut() {
                    Some(last) if last.end == start => last.end = at + 1,
                    _ => groups.push(start..at + 1),
                }
            }
        }
    }
    if depth > 0 {
        groups.push(start..side.atoms.len());
    }
    groups.retain(|group| !is_apparatus(side, group));
    groups
}

/// Marks that editors and stenographers put in brackets: a single lower-case word such as an exclamation of the text's
/// own apparatus, as the tables list them.
fn is_apparatus(side: &Side<'_, '_>, group: &std::ops::Range<usize>) -> bool {
    group.len() == 3 && side.atoms[group.start + 1].is_function("apparatus")
}

fn options(side: &Side<'_, '_>, group: std::ops::Range<usize>) -> Vec<String> {
    side.text(group)
        .split(['[', ']'])
        .map(str::trim)
        .filter(|option| !option.is_empty())
        .map(str::to_owned)
        .collect()
}

fn surviving(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    group: std::ops::Range<usize>,
    other: &[usize],
) -> String {
    let side = scene.side(which);
    let kept: Vec<usize> = group
        .filter(|at| !side.is_open(*at) && !is_bracket(side, *at))
        .collect();
    let other_side = scene.side(which.other());
    let mut all: Vec<usize> = kept
        .iter()
        .filter_map(|at| scene.pair.partner(which, *at))
        .collect();
    all.extend(other);
    other_side.text(hull(&all))
}
