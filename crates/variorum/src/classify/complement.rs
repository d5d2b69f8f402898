//! What an amount is an amount of: the phrase behind it, "2% of output", "3% for 2030", "4% (May)", "two boats".
//!
//! Figures of a series go with what they are of, in whatever order they stand: what was said of one year is not replaced
//! by what is said of another while both versions speak of the same year elsewhere.

use std::ops::Range;

use super::atom::{Atom, Value};
use super::pair::{Pair, Side};
use crate::lexicon::Group;

/// Most words of matter of a complement, and most atoms of one: what follows is said of something else.
const MATTER: usize = 6;
const LONGEST: usize = 12;

/// How the complements of two amounts go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
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
    pub(super) fn complement(&self, amount: usize) -> Range<usize> {
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
        const JOINTS: [&str; 5] = [
            "coordinator",
            "conjunction",
            "relative",
            "auxiliary",
            "modal",
        ];
        let atom = &self.atoms[at];
        let next = self.atoms.get(at + 1);
        match atom.value {
            Value::Sign | Value::Bound(_) | Value::Quantity(_) | Value::Label | Value::Note => {
                false
            }
            _ if self.first(at).opens => false,
            // To whom or where, and not to what end.
            Value::Function if atom.is_function("infinitive") => {
                next.is_some_and(|next| next.value == Value::Name || next.is_function("determiner"))
            }
            Value::Function => !JOINTS.iter().any(|class| atom.is_function(class)),
            // An adverb of degree says something of what follows.
            _ if atom.of(Group::Degree).next().is_some() => next.is_some_and(Atom::is_content),
            _ => !is_time(&self.atoms[at - 1]),
        }
    }

    /// The atoms of matter of a complement.
    fn matter(&self, complement: Range<usize>) -> impl Iterator<Item = &Atom<'_>> {
        self.atoms[complement]
            .iter()
            .filter(|atom| atom.is_content())
    }

    /// The amounts of the side.
    pub(super) fn amounts(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.atoms.len()).filter(|at| is_amount(&self.atoms[*at]))
    }

    /// The amounts that are listed with one, each with its complement: "2% for 2030, 3% for 2031 and 4% for 2032".
    fn list_of(&self, amount: usize) -> Vec<usize> {
        let joins = |one: usize, next: usize| {
            let mut between = self.complement(one).end..next;
            !between.is_empty()
                && self.unit(one) == self.unit(next)
                && between.all(|at| {
                    let atom = &self.atoms[at];
                    self.first(at).is_sign(",")
                        || atom.is_function("coordinator")
                        || matches!(atom.value, Value::Bound(_))
                })
        };
        let amounts: Vec<usize> = self.amounts().collect();
        let mut lists = amounts.chunk_by(|one, next| joins(*one, *next));
        let own = lists.find(|list| list.contains(&amount));
        own.unwrap_or_default().to_vec()
    }

    /// The unit of an amount.
    pub(super) fn unit(&self, amount: usize) -> Option<&str> {
        match &self.atoms[amount].value {
            Value::Quantity(quantity) => Some(&quantity.unit),
            _ => None,
        }
    }

    /// The amount that an atom says something of.
    pub(super) fn amount_of(&self, at: usize) -> Option<usize> {
        let mut before = (at.saturating_sub(LONGEST)..at).rev();
        let amount = before.find(|before| is_amount(&self.atoms[*before]))?;
        self.complement(amount).contains(&at).then_some(amount)
    }
}

impl Pair<'_, '_> {
    /// How the complements of an old and a new amount go together.
    pub(super) fn likeness(&self, old: usize, new: usize) -> Likeness {
        let (a, b) = (&self.sides.old, &self.sides.new);
        let keys = |side: &Side<'_, '_>, at: usize, counts: fn(&Atom<'_>) -> bool| -> Vec<u64> {
            let matter = side.matter(side.complement(at));
            matter
                .filter(|atom| counts(atom))
                .map(|atom| atom.key)
                .collect()
        };
        let (one, two) = (keys(a, old, |_| true), keys(b, new, |_| true));
        if one.is_empty() || two.is_empty() {
            return Likeness::Open;
        }
        let (then, now) = (keys(a, old, is_time), keys(b, new, is_time));
        let shared = |one: &[u64], two: &[u64]| one.iter().filter(|key| two.contains(key)).count();
        let tells_other_time = !then.is_empty() && !now.is_empty() && shared(&then, &now) == 0;
        match shared(&one, &two) {
            _ if tells_other_time => Likeness::Other,
            0 => Likeness::Other,
            common if common == one.len().min(two.len()) => Likeness::Same(common),
            _ => Likeness::Open,
        }
    }

    /// Whether two atoms are amounts of different things, one of which the other version tells of in its place: there an
    /// amount is of the same, or their lists have a member in common.
    pub(super) fn parts_amounts(&self, old: usize, new: usize) -> bool {
        let same = |old: usize, new: usize| matches!(self.likeness(old, new), Likeness::Same(_));
        let (a, b) = (&self.sides.old, &self.sides.new);
        is_amount(&a.atoms[old])
            && is_amount(&b.atoms[new])
            && self.likeness(old, new) == Likeness::Other
            && (b.amounts().any(|other| same(old, other))
                || a.amounts().any(|other| same(other, new))
                || {
                    let (olds, news) = (a.list_of(old), b.list_of(new));
                    olds.iter()
                        .any(|old| news.iter().any(|new| same(*old, *new)))
                })
    }
}
