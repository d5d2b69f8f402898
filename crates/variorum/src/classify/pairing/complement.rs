//! What an amount is an amount of: the phrase behind it, "2% of output", "3% for 2030", "4% (May)", "two boats".
//!
//! Figures of a series go with what they are of, in whatever order they stand: what was said of one year is not replaced
//! by what is said of another while both versions speak of the same year elsewhere.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::pair::Pair;
use super::side::{Side, Which};
use super::years::Years;
use crate::classify::reading::atom::{Atom, Value, key_of_time};
use crate::classify::reading::typed::Time;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Most words of matter of a complement, and most atoms of one: what follows is said of something else.
const MATTER: usize = 6;
const LONGEST: usize = 12;

/// How the complements of two amounts go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::classify) enum Likeness {
    /// One says no more than the other, and that is the same: so many words of matter.
    Same(usize),
    /// One has none, or they agree in part.
    Open,
    /// They have nothing in common, or tell other times.
    Other,
}

fn is_amount(atom: &Atom<'_>) -> bool {
    matches!(atom.value, Value::Quantity(_))
}

fn is_time(atom: &Atom<'_>) -> bool {
    matches!(atom.value, Value::Time(_))
}

impl Side<'_, '_> {
    /// The atoms that say what the amount before them is of; empty where nothing does.
    pub(in crate::classify) fn complement(&self, amount: usize) -> Range<usize> {
        let start = amount + 1;
        let last = self.atoms.len().min(start + LONGEST);
        if start < last && self.first(start).is_sign("(") {
            let mut inside = (start + 1..last)
                .take_while(|at| !self.first(*at).opens && !is_amount(&self.atoms[*at]));
            let close = inside.find(|at| self.first(*at).is_sign(")"));
            return close.map_or(start..start, |close| start..close + 1);
        }
        let (mut end, mut matter) = (start, 0);
        for at in start..last {
            if matter == MATTER || !self.continues_complement(at) {
                break;
            }
            if self.atoms[at].is_content() {
                matter += 1;
                end = at + 1;
            }
        }
        start..end
    }

    /// Whether an atom goes on with the complement before it: not where a clause, another amount or what is done begins, and
    /// not behind a time, which ends what it belongs to.
    fn continues_complement(&self, at: usize) -> bool {
        const JOINTS: [Class; 5] = [
            Class::Coordinator,
            Class::Conjunction,
            Class::Relative,
            Class::Auxiliary,
            Class::Modal,
        ];
        let atom = &self.atoms[at];
        let next = self.atoms.get(at + 1);
        match atom.value {
            Value::Sign | Value::Bound(_) | Value::Quantity(_) | Value::Label | Value::Note => {
                false
            }
            _ if self.first(at).opens => false,
            // To whom or where, and not to what end.
            Value::Function if atom.is_function(Class::Infinitive) => next.is_some_and(|next| {
                next.value == Value::Name || next.is_function(Class::Determiner)
            }),
            Value::Function => !atom.is_any_function(&JOINTS),
            // An adverb of degree says something of what follows.
            _ if atom.has(Group::Degree) => next.is_some_and(Atom::is_content),
            _ => !is_time(&self.atoms[at - 1]),
        }
    }

    /// The amounts of the side.
    pub(in crate::classify) fn amounts(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.atoms.len()).filter(|at| is_amount(&self.atoms[*at]))
    }

    /// Whether two neighbouring amounts are listed, each with its complement: "2% for 2030, 3% for 2031 and 4% for 2032".
    fn lists(&self, one: usize, next: usize) -> bool {
        let mut between = self.complement(one).end..next;
        !between.is_empty()
            && self.unit(one) == self.unit(next)
            && between
                .all(|at| self.joins_items(at) || matches!(self.atoms[at].value, Value::Bound(_)))
    }

    /// Whether behind the last of listed amounts the text says that they go by their order: "3% and 2%, respectively".
    fn is_ordered(&self, last: usize) -> bool {
        let comma = self.atoms.get(last + 1).is_some() && self.first(last + 1).is_sign(",");
        let behind = self.atoms.get(last + 1 + usize::from(comma));
        behind.is_some_and(|behind| behind.row(Group::Number, "order").is_some())
    }

    /// The unit of an amount.
    pub(in crate::classify) fn unit(&self, amount: usize) -> Option<&str> {
        match &self.atoms[amount].value {
            Value::Quantity(quantity) => Some(&quantity.unit),
            _ => None,
        }
    }

    /// The amount that an atom says something of.
    pub(in crate::classify) fn amount_of(&self, at: usize) -> Option<usize> {
        let mut before = (at.saturating_sub(LONGEST)..at).rev();
        let amount = before.find(|before| is_amount(&self.atoms[*before]))?;
        self.complement(amount).contains(&at).then_some(amount)
    }
}

/// What one amount is of.
#[derive(Debug)]
struct Complement {
    /// Keys of its words of matter, and of the times among them.
    matter: Vec<u64>,
    times: Vec<u64>,
    /// The number of the list in which the amount stands.
    list: usize,
    /// Its place among the members of the list and how many they are, if the text says that they go by their order.
    place: Option<(usize, usize)>,
}

impl Complement {
    /// Whether their places in two lists tell what two amounts are of, and these differ: 3% and 2%, respectively.
    fn stands_elsewhere(&self, other: &Self) -> bool {
        let places = self.place.zip(other.place);
        places.is_some_and(|(one, other)| one.1 == other.1 && one.0 != other.0)
    }
}

/// What the amounts of both versions are of, found once for a pair.
#[derive(Debug, Default)]
pub(in crate::classify) struct Complements {
    /// The atoms of the amounts, in order, each with its complement.
    of: Sides<Vec<(usize, Complement)>>,
    /// Amounts of which the other version has one of the same.
    met: Sides<FxHashSet<usize>>,
    /// Lists of both versions that have a member in common.
    lists: FxHashSet<(usize, usize)>,
}

impl Complements {
    /// Most amounts of a side: with more, the sentence is a table, whose rows are compared by place.
    const MOST: usize = 200;

    fn new(sides: &Sides<Side<'_, '_>>, years: Years) -> Self {
        let of = Sides::new(
            complements(&sides.old, |time| years.meant(Which::Old, time)),
            complements(&sides.new, |time| years.meant(Which::New, time)),
        );
        let mut found = Self {
            of,
            ..Self::default()
        };
        for (old, one) in &found.of.old {
            for (new, two) in &found.of.new {
                if matches!(likeness(one, two), Likeness::Same(_)) {
                    found.met.old.insert(*old);
                    found.met.new.insert(*new);
                    found.lists.insert((one.list, two.list));
                }
            }
        }
        found
    }

    fn find(&self, old: usize, new: usize) -> Option<(&Complement, &Complement)> {
        let find = |list: &[(usize, Complement)], atom: usize| {
            let place = list.binary_search_by_key(&atom, |(amount, _)| *amount);
            place.ok()
        };
        let (a, b) = (find(&self.of.old, old)?, find(&self.of.new, new)?);
        Some((&self.of.old[a].1, &self.of.new[b].1))
    }
}

/// What the amounts of a side are of; `meant` says which time one stands for.
fn complements(side: &Side<'_, '_>, meant: impl Fn(&Time) -> Time) -> Vec<(usize, Complement)> {
    let key = |atom: &&Atom<'_>| match &atom.value {
        Value::Time(time) => key_of_time(&meant(time)),
        _ => atom.key,
    };
    let amounts: Vec<usize> = side.amounts().take(Complements::MOST + 1).collect();
    if amounts.len() > Complements::MOST {
        return Vec::new();
    }
    let lists = amounts.chunk_by(|one, next| side.lists(*one, *next));
    let numbered = lists.enumerate().flat_map(|(list, members)| {
        let is_ordered = members.last().is_some_and(|last| side.is_ordered(*last));
        let places = members.iter().enumerate();
        places.map(move |(place, amount)| {
            let place = is_ordered.then_some((place, members.len()));
            (list, place, *amount)
        })
    });
    numbered
        .map(|(list, place, amount)| {
            let matter = side.atoms[side.complement(amount)].iter();
            let matter: Vec<&Atom<'_>> = matter.filter(|atom| atom.is_content()).collect();
            let times = matter.iter().filter(|atom| is_time(atom));
            let complement = Complement {
                times: times.map(key).collect(),
                matter: matter.iter().map(key).collect(),
                list,
                place,
            };
            (amount, complement)
        })
        .collect()
}

fn likeness(old: &Complement, new: &Complement) -> Likeness {
    let shared = |one: &[u64], two: &[u64]| one.iter().filter(|key| two.contains(key)).count();
    let shorter = old.matter.len().min(new.matter.len());
    let tells_other_time =
        !old.times.is_empty() && !new.times.is_empty() && shared(&old.times, &new.times) == 0;
    match shared(&old.matter, &new.matter) {
        _ if shorter == 0 => Likeness::Open,
        _ if tells_other_time => Likeness::Other,
        0 => Likeness::Other,
        common if common == shorter => Likeness::Same(common),
        _ => Likeness::Open,
    }
}

impl Pair<'_, '_> {
    fn complements(&self) -> &Complements {
        self.complements
            .get_or_init(|| Complements::new(&self.sides, self.years))
    }

    /// How the complements of an old and a new amount go together.
    pub(in crate::classify) fn likeness(&self, old: usize, new: usize) -> Likeness {
        let found = self.complements().find(old, new);
        found.map_or(Likeness::Open, |(old, new)| likeness(old, new))
    }

    /// Whether two atoms are amounts of different things while the other version tells of one of these things elsewhere: it
    /// has an amount of the same, or their lists have a member in common. So are those at other places of two lists that go
    /// by their order.
    pub(in crate::classify) fn parts_amounts(&self, old: usize, new: usize) -> bool {
        let are_amounts =
            is_amount(&self.sides.old.atoms[old]) && is_amount(&self.sides.new.atoms[new]);
        if !are_amounts {
            return false;
        }
        let found = self.complements();
        found.find(old, new).is_some_and(|(one, two)| {
            let is_told = found.met.old.contains(&old)
                || found.met.new.contains(&new)
                || found.lists.contains(&(one.list, two.list));
            is_told && likeness(one, two) == Likeness::Other || one.stands_elsewhere(two)
        })
    }
}
