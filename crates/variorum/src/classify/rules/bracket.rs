//! Square brackets of drafts: text that is not agreed, and what became of it.

use std::ops::Range;

use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::words::WordClass;
use crate::classify::record::evidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Share of a bracketed passage from which on it counts as kept.
const FRAMED: f64 = 0.5;
/// The rule of options of which none is left.
/// Options that are quoted, and words of each.
const MOST_OPTIONS: usize = 4;
const OPTION_WORDS: usize = 8;
/// Farthest that neighbouring words of a survivor stand apart, in atoms.
const FEW_BETWEEN: usize = 3;

/// Bracketed passages that appeared, or whose brackets went.
pub(super) fn brackets(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (which, kind, rule) in [
        (Which::Old, Kind::BracketResolved, RuleId::BracketResolved),
        (Which::New, Kind::BracketOpened, RuleId::BracketOpened),
    ] {
        for group in groups(scene.side(which)) {
            tell(scene, which, group, (kind, rule), &mut drafts);
        }
    }
    drafts
}

/// What became of a group of brackets, and of those inside it where it only frames a passage that was kept.
fn tell(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    group: Range<usize>,
    (kind, rule): (Kind, RuleId),
    drafts: &mut Vec<Draft>,
) {
    let side = scene.side(which);
    let signs = |at: &usize| is_bracket(side, *at) && side.is_open(*at);
    if !group.clone().any(|at| signs(&at)) {
        return;
    }
    if is_frame(scene, which, &group) {
        let ends: Vec<usize> = [group.start, group.end - 1]
            .into_iter()
            .filter(signs)
            .collect();
        let inside = group.start + 1..group.end - 1;
        if !ends.is_empty() {
            let text = short(&side.text(inside.clone()));
            let mut draft = Draft::on(which, kind, rule, ends).with("options", &text);
            let partners = inside
                .clone()
                .filter_map(|at| scene.pair.partner(which, at));
            let bare = short(&survivor(scene, which, &partners.collect::<Vec<_>>()));
            let framed = format!("[{text}]");
            draft = draft.with(evidence::SURVIVING, &bare);
            draft.quote = Some(which.sides(framed, bare));
            drafts.push(draft);
        }
        for inner in groups_in(side, inside) {
            tell(scene, which, inner, (kind, rule), drafts);
        }
        return;
    }
    drafts.push(options_of(scene, which, group, (kind, rule)));
}

/// What the other version of a side has of an option: the longest run of some of its atoms, of which few are missing.
fn survivor(scene: &Scene<'_, '_, '_>, which: Which, atoms: &[usize]) -> String {
    let mut sorted = atoms.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|at, next| next - at <= FEW_BETWEEN);
    let longest = runs.rev().max_by_key(|run| run.len());
    let side = scene.side(which.other());
    longest.map_or_else(String::new, |run| side.text(hull(run)))
}

/// Alternatives, or a passage that went with its brackets: all that is open in their place belongs to them.
fn options_of(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    group: Range<usize>,
    (kind, rule): (Kind, RuleId),
) -> Draft {
    let (side, other_side) = (scene.side(which), scene.side(which.other()));
    let open: Vec<usize> = group.clone().filter(|at| side.is_open(*at)).collect();
    let options = options(side, group.clone());
    let slots = side.slot[group.start]..=side.slot[group.end - 1];
    // What stands in the same slots of the other version is the surviving text, as far as it is what the options are.
    let sort = sort_of_all(side, group.clone());
    let other: Vec<usize> = other_side
        .open_atoms()
        .filter(|at| slots.contains(&other_side.slot[*at]))
        .filter(|at| sort.is_none() || sort_of(&other_side.atoms[*at]) == sort)
        .collect();
    let kept = kept(scene, which, group.clone());
    // What no option is like and what says more than any of them is no choice among them: they were struck.
    let other = if kept.is_empty() && !stands_for_option(scene, which, group.clone(), &other) {
        Vec::new()
    } else {
        other
    };
    let survivors = if kept.is_empty() { &other } else { &kept };
    let surviving = survivor(scene, which, survivors);
    let is_struck = which == Which::Old && surviving.is_empty();
    let rule = if is_struck {
        RuleId::BracketStruck
    } else {
        rule
    };
    let listed: Vec<String> = options
        .iter()
        .take(MOST_OPTIONS)
        .map(|option| format!("[{}]", short(option)))
        .collect();
    let listed = listed.concat();
    let quote = which.sides(listed, short(&surviving));
    let Sides { old, new } = which.sides(open, other);
    let mut draft = Draft::new(kind, rule, old, new)
        .with("options", options.join(" | "))
        .with(evidence::SURVIVING, surviving);
    draft.quote = Some(quote);
    draft
}

/// What the other version has of the options of which it kept most.
fn kept(scene: &Scene<'_, '_, '_>, which: Which, group: Range<usize>) -> Vec<usize> {
    let side = scene.side(which);
    let partner = |at: usize| scene.pair.partner(which, at);
    let is_kept = |option: &Range<usize>| {
        let content = option.clone().filter(|at| side.atoms[*at].is_content());
        let (all, kept) = content.fold((0, 0), |(all, kept), at| {
            (all + 1, kept + usize::from(partner(at).is_some()))
        });
        let is_grammar = all == 0;
        is_grammar && option.clone().any(|at| partner(at).is_some())
            || !is_grammar && kept as f64 >= FRAMED * f64::from(all)
    };
    let chosen = passages(side, group).into_iter().filter(is_kept);
    let words = chosen.flatten().filter(|at| !is_bracket(side, *at));
    words.filter_map(partner).collect()
}

/// Whether what stands in the place of options says no more than the longest of them, and not nothing: words of grammar and
/// marks of punctuation stand for no matter.
fn stands_for_option(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    group: Range<usize>,
    other: &[usize],
) -> bool {
    let (side, other_side) = (scene.side(which), scene.side(which.other()));
    let is_content = |at: &usize| other_side.atoms[*at].is_content();
    let length = |option: Range<usize>| option.filter(|at| side.atoms[*at].is_content()).count();
    let longest = passages(side, group).into_iter().map(length).max();
    let longest = longest.unwrap_or(0);
    let said = other.iter().filter(|at| is_content(at)).count();
    let is_blank = |at: &usize| {
        let atom = &other_side.atoms[*at];
        let marks = [",", ";", ":", ".", "-", "(", ")"];
        atom.value == Value::Function || marks.iter().any(|mark| is(other_side, *at, mark))
    };
    said <= longest && (longest == 0 || !other.iter().all(is_blank))
}

/// What stands in the outer brackets of a group.
fn passages(side: &Side<'_, '_>, group: Range<usize>) -> Vec<Range<usize>> {
    let mut passages = Vec::new();
    let (mut depth, mut start) = (0_usize, group.start);
    for at in group.clone() {
        if is(side, at, "[") {
            depth += 1;
            if depth == 1 {
                start = at + 1;
            }
        } else if is(side, at, "]") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                passages.push(start..at);
            }
        }
    }
    if depth > 0 {
        passages.push(start..group.end);
    }
    passages
}

/// What an option can be that nothing of another sort stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Modal,
    Amount,
    Time,
}

fn sort_of(atom: &Atom<'_>) -> Option<Sort> {
    match atom.value {
        Value::Quantity(_) => Some(Sort::Amount),
        Value::Time(_) => Some(Sort::Time),
        _ => atom.of(Group::Modal).next().map(|_| Sort::Modal),
    }
}

/// The sort of all that stands between brackets, if it is one.
fn sort_of_all(side: &Side<'_, '_>, group: Range<usize>) -> Option<Sort> {
    let mut sorts = group
        .filter(|at| !is_bracket(side, *at))
        .map(|at| sort_of(&side.atoms[at]));
    let first = sorts.next()??;
    sorts.all(|sort| sort == Some(first)).then_some(first)
}

/// Whether a group is one pair of brackets around a passage of which most was kept: then only the brackets went or came,
/// and what changed between them is told by the other rules.
fn is_frame(scene: &Scene<'_, '_, '_>, which: Which, group: &Range<usize>) -> bool {
    let side = scene.side(which);
    let inside = group.start + 1..group.end.saturating_sub(1);
    if !is(side, group.start, "[") || !is(side, group.end - 1, "]") || closes_early(side, group) {
        return false;
    }
    let content = inside.filter(|at| side.atoms[*at].is_content());
    let (all, kept) = content.fold((0, 0), |(all, kept), at| {
        (all + 1, kept + usize::from(!side.is_open(at)))
    });
    all > 0 && kept as f64 >= FRAMED * f64::from(all)
}

/// Whether the first bracket of a group is closed before its end.
fn closes_early(side: &Side<'_, '_>, group: &Range<usize>) -> bool {
    let mut depth = 0_usize;
    (group.start..group.end - 1).any(|at| {
        if is(side, at, "[") {
            depth += 1;
        } else if is(side, at, "]") {
            depth = depth.saturating_sub(1);
        }
        depth == 0
    })
}

/// The first words of a passage.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= OPTION_WORDS {
        return words.join(" ");
    }
    format!("{} …", words[..OPTION_WORDS].join(" "))
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
                drafts.push(alternative(scene, which, label, kind));
            }
        }
    }
    drafts
}

/// The label of an alternative, with what became of what it says.
fn alternative(scene: &Scene<'_, '_, '_>, which: Which, label: Range<usize>, kind: Kind) -> Draft {
    let side = scene.side(which);
    let is_label = |at: &usize| {
        let row = side.atoms[*at].row(Group::Reference, "alternative");
        row.is_some()
            && side
                .atoms
                .get(*at + 2)
                .is_some_and(|_| is(side, *at + 2, ":"))
    };
    let end = (label.end..side.atoms.len()).find(is_label);
    let said = label.end..end.unwrap_or(side.atoms.len());
    let kept: Vec<usize> = said
        .clone()
        .filter_map(|at| scene.pair.partner(which, at))
        .collect();
    let surviving = short(&survivor(scene, which, &kept));
    let named = side.text(label.start..label.end - 1);
    let option = short(&side.text(label.start..said.end));
    let mut draft = Draft::on(
        which,
        kind,
        RuleId::BracketAlternative,
        label.collect::<Vec<_>>(),
    )
    .with("options", named)
    .with(evidence::SURVIVING, &surviving);
    draft.quote = Some(which.sides(option, surviving));
    draft
}

fn is_bracket(side: &Side<'_, '_>, at: usize) -> bool {
    is(side, at, "[") || is(side, at, "]")
}

fn is(side: &Side<'_, '_>, at: usize, sign: &str) -> bool {
    side.atoms[at].words.len() == 1 && side.first(at).is_sign(sign)
}

/// Runs of neighbouring bracketed passages, nested ones inside.
fn groups(side: &Side<'_, '_>) -> Vec<Range<usize>> {
    groups_in(side, 0..side.atoms.len())
}

fn groups_in(side: &Side<'_, '_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let end = range.end;
    for at in range {
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
        groups.push(start..end);
    }
    groups.retain(|group| !is_apparatus(side, group));
    groups
}

/// Marks that editors and stenographers put in brackets: a single lower-case word such as an exclamation of the text's
/// own apparatus, as the tables list them.
fn is_apparatus(side: &Side<'_, '_>, group: &Range<usize>) -> bool {
    group.len() == 3 && side.atoms[group.start + 1].is_function(Class::Apparatus)
}

fn options(side: &Side<'_, '_>, group: Range<usize>) -> Vec<String> {
    side.text(group)
        .split(['[', ']'])
        .map(str::trim)
        .filter(|option| !option.is_empty())
        .map(str::to_owned)
        .collect()
}
