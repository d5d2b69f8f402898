//! Words of opposite sense: pairs of the tables, and a word against itself with a negative prefix.

use super::deed::is_deed;
use crate::classify::pairing::pair::Sameness;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::words::Word;
use crate::lexicon::{Class, Group, Row};
use crate::sides::Sides;

/// Least number of bytes of a word to which a negative prefix can be put.
const LEAST_BASE: usize = 3;

/// The row that lists the negative prefixes.
const PREFIX_ROW: &str = "function.class.negative-prefix";

/// One sign of polarity: a negator, a negative word against its base, or a pair of opposites.
#[derive(Debug)]
pub(super) struct Flip {
    pub(super) slot: usize,
    pub(super) old: Vec<usize>,
    pub(super) new: Vec<usize>,
    pub(super) row: String,
    pub(super) sense: Sense,
    /// Whether both may fail to hold of the same thing: what does not rise need not fall.
    pub(super) is_contrary: bool,
}

/// What two signs of opposite polarity say of one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// One denies the other, as a negator does.
    Denial,
    /// Two words that exclude one another: accept, reject.
    Opposite,
    /// Two ends of a scale: what is not large need not be small.
    Degree,
    /// Judgements: to support, to oppose.
    Judgement,
    /// Something moves, or it does not: prices rose, prices stagnated.
    Motion,
    /// Something goes well, or it does not, by words that are no contraries: growth was firm, growth slowed.
    Assessment,
    /// Something moves or stands the other way: prices rose, prices fell; the outlook is good, is bad.
    Reversal,
}

impl Sense {
    pub(super) fn of(row: &Row) -> Self {
        match &*row.family {
            "more" | "less" => Self::Degree,
            "for" | "against" => Self::Judgement,
            "moving" | "level" => Self::Motion,
            "bright" | "dull" => Self::Assessment,
            "up" | "down" => Self::Reversal,
            _ => Self::Opposite,
        }
    }

    /// Whether two such words give two accounts of a thing that are no opposites.
    pub(super) fn is_account(self) -> bool {
        matches!(self, Self::Motion | Self::Assessment)
    }
}

impl Flip {
    pub(super) fn side(&self, which: Which) -> &[usize] {
        which.of(Sides::new(&self.old, &self.new))
    }
}

/// Open words of opposite sense in one slot.
pub(super) fn opposites(scene: &Scene<'_, '_, '_>) -> Vec<Flip> {
    let old = scene.open_of(Which::Old, Group::Antonym);
    let new = scene.open_of(Which::New, Group::Antonym);
    let atoms = &scene.pair.sides;
    let is_done = |a: usize, b: usize| is_deed(&atoms.old, a) && is_deed(&atoms.new, b);
    // Where somebody must bring it about, the other way is the opposite. To a level and from a level are two ways.
    let sense = |a: usize, b: usize, row: &Row| match Sense::of(row) {
        Sense::Reversal if is_done(a, b) => Sense::Opposite,
        Sense::Opposite if is_way(scene, a, b) => Sense::Reversal,
        sense => sense,
    };
    let row = |a: usize, b: usize| {
        let rows = opposed(&atoms.old.atoms[a], &atoms.new.atoms[b]);
        // Of a deed the pairs of acts speak first, of what becomes of something its direction, and both before accounts.
        let rank = |row: &&&Row| match Sense::of(row) {
            sense if sense.is_account() => 2,
            Sense::Reversal => usize::from(is_done(a, b)),
            _ => usize::from(!is_done(a, b)),
        };
        rows.iter().min_by_key(rank).copied()
    };
    scene
        .pair_up(&old, &new, |a, b| {
            atoms.old.slot[a] == atoms.new.slot[b]
                && row(a, b).is_some()
                && said_of_the_same(scene, a, b)
                && !is_undone(scene, a, b)
                && !is_way_there(&atoms.old, a)
                && !is_way_there(&atoms.new, b)
                && row(a, b)
                    .is_none_or(|row| !Sense::of(row).is_account() || are_predicates(scene, a, b))
        })
        .into_iter()
        .filter_map(|(a, b)| {
            let row = row(a, b)?;
            Some(Flip {
                slot: atoms.old.slot[a],
                old: vec![a],
                new: vec![b],
                row: row.id(),
                sense: sense(a, b, row),
                is_contrary: are_contrary(&opposed(&atoms.old.atoms[a], &atoms.new.atoms[b])),
            })
        })
        .collect()
}

/// Whether one of two words leads to an amount and the other from it: rose to 3 percent, rose from 3 percent.
fn is_way(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let Sides { old: a, new: b } = &scene.pair.sides;
    let next = a.atoms.get(old + 1);
    let leaves = [&a.atoms[old], &b.atoms[new]].map(|atom| atom.is_function(Class::Departure));
    next.is_some_and(|next| matches!(next.value, Value::Quantity(_))) && leaves[0] != leaves[1]
}

/// Whether a word that leads away goes with the one that leads there: from 3 to 4 percent says more than to 4 percent, and
/// nothing else.
fn is_way_there(side: &Side<'_, '_>, at: usize) -> bool {
    /// Most atoms between the two.
    const SPAN: usize = 8;
    let end = side.atoms.len().min(at + 1 + SPAN);
    let mut ahead = (at + 1..end).take_while(|place| !side.first(*place).opens);
    let is_departure = side.atoms[at].is_function(Class::Departure);
    // What stands before a verb leads nowhere: from 3 percent to help the fleet.
    let leads = |place: usize| {
        let next = side.atoms.get(place + 1);
        next.is_some_and(|next| matches!(next.value, Value::Quantity(_) | Value::Bound(_)))
    };
    let is_opposite = |place: usize| !opposed(&side.atoms[at], &side.atoms[place]).is_empty();
    is_departure && ahead.any(|place| leads(place) && is_opposite(place))
}

/// The rows by which tables know two words as opposites, those of accounts last.
pub(super) fn opposed<'l>(one: &Atom<'l>, other: &Atom<'l>) -> Vec<&'l Row> {
    let is_shared = |row: &&Row| {
        let mut others = other.of(Group::Antonym);
        others.any(|y| row.concept == y.row.concept && row.family != y.row.family)
    };
    let rows = one.of(Group::Antonym).map(|sense| sense.row);
    let mut rows: Vec<&Row> = rows.filter(is_shared).collect();
    rows.sort_by_key(|row| Sense::of(row).is_account());
    rows
}

/// Whether words that tables oppose by some rows are the two ways in which something can move, stand or go.
fn are_contrary(rows: &[&Row]) -> bool {
    let mut senses = rows.iter().map(|row| Sense::of(row));
    senses.any(|sense| matches!(sense, Sense::Reversal | Sense::Assessment))
}

/// Whether two words say what becomes of something, and stand behind no article: prices fell, not the fall, a steady wind.
fn are_predicates(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let is_noun = |which: Which, at: usize| {
        let side = scene.side(which);
        let before = at.checked_sub(1).filter(|_| !side.first(at).opens);
        before.is_some_and(|before| {
            let atom = &side.atoms[before];
            atom.is_function(Class::Determiner) || atom.is_function(Class::Possessive)
        })
    };
    !is_noun(Which::Old, old) && !is_noun(Which::New, new)
}

/// Whether a preposition of opposite sense stands in a sentence that denies something in one version only: "without rain
/// the crop might not grow" and "with rain it will grow" say much the same of rain.
fn is_undone(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let denials = |which: Which, at: usize| {
        let side = scene.side(which);
        let others = side.sentence(at).filter(|place| *place != at);
        let negators = others.filter(|place| scene.pair.negates(which, *place));
        negators.count()
    };
    let is_grammar = !scene.pair.sides.old.atoms[old].is_content();
    is_grammar && (denials(Which::Old, old) + denials(Which::New, new)) % 2 == 1
}

/// Whether two words of opposite sense are said of the same thing. In one place two words meet by chance too: "stems from
/// the harvest" does not deny "attributable to the harvest", nor "declines in output" "growth of trade".
fn said_of_the_same(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let beside = |direction: Direction| {
        Sides::new(
            beside(scene, Which::Old, old, direction),
            beside(scene, Which::New, new, direction),
        )
    };
    let (before, after) = (beside(Direction::Before), beside(Direction::After));
    let meets = |beside: &Sides<Beside>| {
        let (fewer, more) = beside.old.passed_on(&beside.new);
        let partner = beside
            .old
            .kept
            .and_then(|at| scene.pair.partner(Which::Old, at));
        partner.is_some() && partner == beside.new.kept && (fewer == 0 || more == 1)
    };
    let ends = |beside: &Sides<Beside>| beside.old.is_end() && beside.new.is_end();
    if !scene.pair.sides.old.atoms[old].is_content() {
        // A preposition governs what follows, and goes with the word before it.
        let is_exact = after.old.passed == 0 && after.new.passed == 0;
        let other_word = before.old.passed > 0 && before.new.passed > 0;
        return is_exact && (ends(&after) || meets(&after)) && !other_word;
    }
    // A noun behind a preposition is no part of what the words before that say: "in light of the declines".
    let is_governed = before.old.governs || before.new.governs;
    // Governed by other words on either side it tells of something else: "spurred by the rise", "in light of the fall".
    let is_other_role =
        before.old.governs && before.new.governs && before.old.passed > 0 && before.new.passed > 0;
    ends(&after) && ends(&before)
        || meets(&after) && !is_other_role
        || meets(&before) && (!is_governed || ends(&after))
}

#[derive(Clone, Copy)]
enum Direction {
    Before,
    After,
}

/// What stands on one side of a word in its clause.
#[derive(Default)]
struct Beside {
    /// The nearest word of matter that the other version has too.
    kept: Option<usize>,
    /// Words of matter before that one.
    passed: usize,
    /// Whether a preposition stands before that one.
    governs: bool,
}

impl Beside {
    /// The fewer and the more of the words that two pass.
    fn passed_on(&self, other: &Self) -> (usize, usize) {
        (self.passed.min(other.passed), self.passed.max(other.passed))
    }

    /// Whether nothing of matter stands there.
    fn is_end(&self) -> bool {
        self.kept.is_none() && self.passed == 0
    }
}

fn beside(scene: &Scene<'_, '_, '_>, which: Which, at: usize, direction: Direction) -> Beside {
    let side = scene.side(which);
    // What is said of a thing may stand behind an aside; what a word governs does not.
    let is_aside =
        |place: usize| matches!(direction, Direction::Before) && side.first(place).is_sign(",");
    let ends = |place: usize| side.atoms[place].value == Value::Sign && !is_aside(place);
    let places: Box<dyn Iterator<Item = usize>> = match direction {
        Direction::After => Box::new(side.after(at)),
        Direction::Before => Box::new(side.before(at)),
    };
    let mut beside = Beside::default();
    for place in places.take_while(|place| !ends(*place)) {
        let atom = &side.atoms[place];
        let is_infinitive = place + 1 == at && atom.is_function(Class::Infinitive);
        beside.governs |= atom.is_function(Class::Preposition) && !is_infinitive;
        // An adverb has no place of its own, and says nothing of whom it stands behind: prices recently fell.
        let is_elsewhere = matches!(direction, Direction::Before)
            && matches!(side.partner[place], Some((_, Sameness::Moved)))
            && scene.pack.ends_as_adverb(&side.first(place).spelled);
        if !atom.is_content() || atom.has(Group::Degree) || is_elsewhere {
            continue;
        }
        // Set phrases of several words govern, too: "in light of". "Continued to" goes with its verb.
        let is_phrase = atom.value == Value::Plain && atom.words.len() > 1;
        beside.governs |= is_phrase && !atom.has_any(&[Group::Continuity, Group::Verb]);
        if !side.is_open(place) {
            beside.kept = Some(place);
            break;
        }
        // Times and amounts are said beside a thing.
        let is_adjunct = matches!(atom.value, Value::Time(_) | Value::Quantity(_));
        beside.passed += usize::from(!is_adjunct);
    }
    beside
}

/// Negative prefixes set apart by a hyphen that came or went before a kept word.
pub(super) fn hyphened(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<Flip> {
    let side = scene.side(which);
    side.open_atoms()
        .filter(|at| {
            let atom = &side.atoms[*at];
            let prefix =
                atom.is_function(Class::NegativePrefix) && !atom.is_function(Class::Preposition);
            let hyphen = side.atoms.get(at + 1).is_some() && side.first(at + 1).is_sign("-");
            let kept = side.atoms.get(at + 2).is_some() && !side.is_open(at + 2);
            prefix && hyphen && kept && !is_prefixed_there(scene, which, *at)
        })
        .map(|at| {
            let Sides { old, new } = which.only(vec![at]);
            Flip {
                slot: side.slot[at],
                old,
                new,
                row: PREFIX_ROW.to_owned(),
                sense: Sense::Opposite,
                is_contrary: false,
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
pub(super) fn prefixed(scene: &Scene<'_, '_, '_>, taken: &[Flip]) -> Vec<Flip> {
    let is_prefix = |prefix: &str| {
        scene
            .pack
            .rows_of(prefix)
            .any(|row| row.class == Some(Class::NegativePrefix))
    };
    let (old, new) = (&scene.pair.sides.old, &scene.pair.sides.new);
    let free = |which: Which, at: usize| {
        let mut taken = taken.iter().flat_map(|flip| flip.side(which));
        !taken.any(|other| *other == at)
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
                let (one, other) = (old.first(a), new.first(*b));
                // Unsold is not "unsell".
                let denies = |one: &Word<'_>, other: &Word<'_>| {
                    negates(&one.stem, &other.stem) || negates(&one.spelled, &other.spelled)
                };
                // Contraries were judged by what they are said of: growth of employment, a decline in unemployment.
                let rows = opposed(&old.atoms[a], &new.atoms[*b]);
                !are_contrary(&rows) && (denies(one, other) || denies(other, one))
            });
        if let Some(b) = found {
            flips.push(Flip {
                slot: old.slot[a],
                old: vec![a],
                new: vec![b],
                row: PREFIX_ROW.to_owned(),
                sense: Sense::Opposite,
                is_contrary: false,
            });
        }
    }
    flips
}
