//! Polarity: negators that come or go over a kept predicate, and words of opposite sense.

use super::super::atom::Value;
use super::super::draft::Draft;
use super::super::finding::Confidence;
use super::super::kind::Kind;
use super::super::pair::Which;
use super::super::scene::Scene;
use super::super::statement::next_word;
use crate::lexicon::Group;

/// How far apart, in matched atoms, two signs of polarity may stand and still speak of one predicate.
const REACH: usize = 4;

/// Least number of bytes of a word to which a negative prefix can be put.
const LEAST_BASE: usize = 3;

/// The row that lists the negative prefixes.
const PREFIX_ROW: &str = "function.class.negative-prefix";

/// One sign of polarity: a negator, a negative word against its base, or a pair of opposites.
#[derive(Debug)]
struct Flip {
    slot: usize,
    old: Vec<usize>,
    new: Vec<usize>,
    row: String,
    lexical: bool,
    /// Whether it is one of degree: what is not large need not be small.
    gradable: bool,
}

/// Odd differences in polarity are flips; a negator cancels another, or one word of opposite sense.
pub(super) fn flipped(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut flips = opposites(scene);
    flips.retain(|flip| !is_undone(scene, flip));
    flips.extend(prefixed(scene, &flips));
    flips.extend(
        Which::BOTH
            .into_iter()
            .flat_map(|which| hyphened(scene, which)),
    );
    for which in Which::BOTH {
        let more: Vec<Flip> = negators(scene, which)
            .into_iter()
            .filter(|flip| !is_taken(flip, &flips))
            .collect();
        flips.extend(more);
    }
    flips.sort_by_key(|flip| flip.slot);
    let mut drafts = Vec::new();
    let mut group: Vec<Flip> = Vec::new();
    for flip in flips {
        if group
            .last()
            .is_some_and(|last| flip.slot - last.slot > REACH)
        {
            drafts.extend(judge(scene, &std::mem::take(&mut group)));
        }
        group.push(flip);
    }
    drafts.extend(judge(scene, &group));
    drafts
}

/// Whether the atoms of a flip belong to an earlier one.
fn is_taken(flip: &Flip, flips: &[Flip]) -> bool {
    let meets = |mine: &[usize], theirs: &[usize]| mine.iter().any(|at| theirs.contains(at));
    flips
        .iter()
        .any(|other| meets(&flip.old, &other.old) || meets(&flip.new, &other.new))
}

fn judge(scene: &Scene<'_, '_, '_>, group: &[Flip]) -> Option<Draft> {
    let first = group.first()?;
    let lexical = group.iter().any(|flip| flip.lexical);
    let row = first.row.clone();
    // A negator undoes a word of opposite sense, or another negator; two words of opposite sense do not undo each other.
    let negators = group.iter().filter(|flip| !flip.lexical).count();
    let lexical_flips = group.len() - negators;
    let odd =
        lexical_flips > 1 || (negators + lexical_flips) % 2 == 1 || denies_another(scene, group);
    let collect = |which: Which| -> Vec<usize> {
        group
            .iter()
            .flat_map(|flip| {
                if which == Which::Old {
                    &flip.old
                } else {
                    &flip.new
                }
            })
            .copied()
            .collect()
    };
    let (old, new) = (collect(Which::Old), collect(Which::New));
    let text = |which: Which, atoms: &[usize]| {
        let side = scene.side(which);
        atoms
            .iter()
            .map(|at| side.text(*at..*at + 1))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (from, to) = (text(Which::Old, &old), text(Which::New, &new));
    let (kind, rule) = match (odd, lexical) {
        (true, true) if group.iter().all(|flip| flip.gradable) => {
            (Kind::WordingChanged, "wording.contrary")
        }
        (true, true) => (Kind::NegationFlipped, "negation.opposite"),
        (true, false) => (Kind::NegationFlipped, "negation.negator"),
        (false, _) => (Kind::Paraphrase, "paraphrase.polarity"),
    };
    let mut draft = Draft::new(kind, rule, old, new)
        .with("old_negators", from)
        .with("new_negators", to);
    draft.rows.push(row);
    Some(draft.confidence(Confidence::High))
}

/// Whether one negator went and one came, before two different words that both versions have: "not new but safe" and "new
/// but not safe".
fn denies_another(scene: &Scene<'_, '_, '_>, group: &[Flip]) -> bool {
    let negator = |which: Which| {
        let mut all = group.iter().filter_map(|flip| match which {
            Which::Old => flip.old.first(),
            Which::New => flip.new.first(),
        });
        let first = all.next().copied();
        first.filter(|_| all.next().is_none())
    };
    let denied = |which: Which, at: usize| {
        let side = scene.side(which);
        let next = (at + 1..side.atoms.len()).find(|next| side.atoms[*next].is_content());
        next.filter(|next| scene.pair.partner(which, *next).is_some())
    };
    let [Some(old), Some(new)] = [Which::Old, Which::New].map(negator) else {
        return false;
    };
    let denied = (denied(Which::Old, old), denied(Which::New, new));
    group.iter().all(|flip| !flip.lexical)
        && matches!(denied, (Some(a), Some(b)) if scene.pair.partner(Which::Old, a) != Some(b))
}

/// Open negators whose predicate is kept.
fn negators(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<Flip> {
    let side = scene.side(which);
    scene
        .open_of(which, Group::Negator)
        .into_iter()
        .filter_map(|at| {
            let row = side.atoms[at]
                .of(Group::Negator)
                .find(|sense| sense.row.concept == "negator")?
                .row;
            if !keeps_predicate(scene, which, at)
                || is_conditional(scene, which, at)
                || denies_failing(scene, which, at)
            {
                return None;
            }
            let (old, new) = sides(which, vec![at]);
            Some(Flip {
                slot: side.slot[at],
                old,
                new,
                row: row.id(),
                lexical: false,
                gradable: false,
            })
        })
        .collect()
}

/// Whether a negator denies only that somebody fails, in a version that alone speaks of failing: "we will not tire in our
/// support" affirms the support.
fn denies_failing(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let denied = next_word(side, at + 1);
    denied.is_some_and(|verb| {
        side.is_open(verb) && side.atoms[verb].row(Group::Name, "failing").is_some()
    })
}

/// Whether what a negator denies stands in the other version too.
fn keeps_predicate(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    const AHEAD: usize = 4;
    let side = scene.side(which);
    let content = |at: &usize| side.atoms[*at].is_content();
    let ahead = (at + 1..side.atoms.len()).filter(content).take(AHEAD);
    let mut ahead = ahead.peekable();
    // A negator that ends its clause denies what stands before.
    if ahead.peek().is_none() {
        return (0..at)
            .rev()
            .filter(content)
            .take(1)
            .any(|before| !side.is_open(before));
    }
    // A negator that is an article denies its noun alone: "no change" and "a change", not "no change in" and "a vote on".
    let denied = if side.atoms[at].is_function("determiner") {
        1
    } else {
        2
    };
    ahead.take(denied).any(|next| !side.is_open(next))
}

fn sides(which: Which, atoms: Vec<usize>) -> (Vec<usize>, Vec<usize>) {
    match which {
        Which::Old => (atoms, Vec::new()),
        Which::New => (Vec::new(), atoms),
    }
}

/// Open words of opposite sense in one slot.
fn opposites(scene: &Scene<'_, '_, '_>) -> Vec<Flip> {
    let old = scene.open_of(Which::Old, Group::Antonym);
    let new = scene.open_of(Which::New, Group::Antonym);
    let atoms = &scene.pair.sides;
    let row = |a: usize, b: usize| {
        let (one, other) = (&atoms.old.atoms[a], &atoms.new.atoms[b]);
        one.of(Group::Antonym)
            .find(|x| {
                other
                    .of(Group::Antonym)
                    .any(|y| x.row.concept == y.row.concept && x.row.family != y.row.family)
            })
            .map(|sense| sense.row)
    };
    scene
        .pair_up(&old, &new, |a, b| {
            atoms.old.slot[a] == atoms.new.slot[b]
                && row(a, b).is_some()
                && (atoms.old.atoms[a].is_content() || governs_the_same(scene, a, b))
        })
        .into_iter()
        .filter_map(|(a, b)| {
            let row = row(a, b)?;
            Some(Flip {
                slot: atoms.old.slot[a],
                old: vec![a],
                new: vec![b],
                row: row.id(),
                lexical: true,
                gradable: matches!(&*row.family, "more" | "less"),
            })
        })
        .collect()
}

/// Whether a preposition of opposite sense stands in a sentence that denies something in one version only: "without rain
/// the crop might not grow" and "with rain it will grow" say much the same of rain.
fn is_undone(scene: &Scene<'_, '_, '_>, flip: &Flip) -> bool {
    let (Some(a), Some(b)) = (flip.old.first(), flip.new.first()) else {
        return false;
    };
    let denials = |which: Which, at: usize| {
        let side = scene.side(which);
        let opens = |place: &usize| side.first(*place).opens;
        let start = (0..=at).rev().find(opens).unwrap_or(0);
        let end = (at + 1..side.atoms.len())
            .find(opens)
            .unwrap_or(side.atoms.len());
        let negators = (start..end).filter(|place| {
            let mut senses = side.atoms[*place].of(Group::Negator);
            *place != at && senses.any(|sense| sense.row.concept == "negator")
        });
        negators.count()
    };
    let is_grammar = !scene.pair.sides.old.atoms[*a].is_content();
    is_grammar && (denials(Which::Old, *a) + denials(Which::New, *b)) % 2 == 1
}

/// Whether a negator denies part of a condition that was put otherwise: "if it does not improve" and "until it has
/// improved".
fn is_conditional(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    (0..at)
        .rev()
        .take_while(|place| {
            !side.first(place + 1).opens && !matches!(side.atoms[*place].value, Value::Sign)
        })
        .any(|place| side.is_open(place) && side.atoms[place].of(Group::Condition).next().is_some())
}

/// Whether what follows two words of grammar is the same, or both end their sentences: elsewhere they meet by chance.
fn governs_the_same(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let next = |which: Which, at: usize| {
        let side = scene.side(which);
        (at + 1..side.atoms.len()).find(|next| side.atoms[*next].is_content())
    };
    match (next(Which::Old, old), next(Which::New, new)) {
        (Some(a), Some(b)) => scene.pair.partner(Which::Old, a) == Some(b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Negative prefixes set apart by a hyphen that came or went before a kept word.
fn hyphened(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<Flip> {
    let side = scene.side(which);
    side.open_atoms()
        .filter(|at| {
            let atom = &side.atoms[*at];
            let prefix = atom.is_function("negative-prefix") && !atom.is_function("preposition");
            let hyphen = side.atoms.get(at + 1).is_some() && side.first(at + 1).is_sign("-");
            let kept = side.atoms.get(at + 2).is_some() && !side.is_open(at + 2);
            prefix && hyphen && kept && !is_prefixed_there(scene, which, *at)
        })
        .map(|at| {
            let (old, new) = sides(which, vec![at]);
            Flip {
                slot: side.slot[at],
                old,
                new,
                row: PREFIX_ROW.to_owned(),
                lexical: true,
                gradable: false,
            }
        })
        .collect()
}

/// Whether the word after a prefix has the same prefix where the other version has it.
fn is_prefixed_there(scene: &Scene<'_, '_, '_>, which: Which, prefix: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let partner = scene.pair.partner(which, prefix + 2);
    partner
        .and_then(|word| word.checked_sub(2))
        .is_some_and(|before| other.first(before).spelled == side.first(prefix).spelled)
}

/// Open words of which one is the other with a negative prefix.
fn prefixed(scene: &Scene<'_, '_, '_>, taken: &[Flip]) -> Vec<Flip> {
    let is_prefix = |prefix: &str| {
        scene
            .pack
            .rows_of(prefix)
            .any(|row| row.group == Group::Function && row.concept == "negative-prefix")
    };
    let (old, new) = (&scene.pair.sides.old, &scene.pair.sides.new);
    let free = |which: Which, at: usize| {
        !taken.iter().any(|flip| {
            if which == Which::Old {
                flip.old.contains(&at)
            } else {
                flip.new.contains(&at)
            }
        })
    };
    // "Into" does not deny "to", nor "in2017" a year.
    let is_base = |word: &str| word.len() >= LEAST_BASE && word.chars().all(char::is_alphabetic);
    let negates = |a: &str, b: &str| is_base(b) && a.strip_suffix(b).is_some_and(is_prefix);
    let mut flips = Vec::new();
    for a in old.open_atoms().filter(|a| free(Which::Old, *a)) {
        let found = new
            .open_atoms()
            .filter(|b| free(Which::New, *b) && new.slot[*b] == old.slot[a])
            .find(|b| {
                let (one, other) = (&old.first(a).stem, &new.first(*b).stem);
                negates(one, other) || negates(other, one)
            });
        if let Some(b) = found {
            flips.push(Flip {
                slot: old.slot[a],
                old: vec![a],
                new: vec![b],
                row: PREFIX_ROW.to_owned(),
                lexical: true,
                gradable: false,
            });
        }
    }
    flips
}
