//! Atoms: the smallest parts of a sentence that mean something by themselves.

use std::ops::{Deref, Range};

use crate::lexicon::{Class, Form, Group, Match, Row};

use super::typed::{Citation, Quantity, Time};

/// What an atom is, where its text alone does not say it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A word or phrase.
    Plain,
    /// A word that carries grammar rather than matter.
    Function,
    /// A sign.
    Sign,
    /// A list marker or paragraph number.
    Label,
    /// A note mark such as `[4]`.
    Note,
    /// An amount with its unit.
    Quantity(Box<Quantity>),
    /// What is said of an amount: at least, about.
    Bound(String),
    /// A time expression, possibly a limit.
    Time(Box<Time>),
    /// A citation.
    Citation(Box<Citation>),
    /// Where a link leads.
    Address,
    /// A proper name.
    Name,
}

/// What an atom can mean. Most can mean nothing or one thing, for which no list is made.
#[derive(Clone, Debug, Default)]
pub(super) enum Senses<'l> {
    #[default]
    None,
    One(Match<'l>),
    Several(Vec<Match<'l>>),
}

impl<'l> Senses<'l> {
    pub(super) fn push(&mut self, sense: Match<'l>) {
        *self = match std::mem::take(self) {
            Self::None => Self::One(sense),
            Self::One(first) => Self::Several(vec![first, sense]),
            Self::Several(mut senses) => {
                senses.push(sense);
                Self::Several(senses)
            }
        };
    }

    pub(super) fn retain(&mut self, is_kept: impl Fn(&Match<'l>) -> bool) {
        match self {
            Self::None => {}
            Self::One(sense) if is_kept(sense) => {}
            Self::One(_) => *self = Self::None,
            Self::Several(senses) => senses.retain(is_kept),
        }
    }
}

impl<'l> Deref for Senses<'l> {
    type Target = [Match<'l>];

    fn deref(&self) -> &[Match<'l>] {
        match self {
            Self::None => &[],
            Self::One(sense) => std::slice::from_ref(sense),
            Self::Several(senses) => senses,
        }
    }
}

/// A word, phrase, amount, date, citation or name.
#[derive(Clone, Debug)]
pub(super) struct Atom<'l> {
    /// Its words.
    pub(super) words: Range<usize>,
    /// What it is.
    pub(super) value: Value,
    /// What it can mean.
    pub(super) senses: Senses<'l>,
    /// The groups of its senses, a bit each.
    pub(super) groups: u32,
    /// The classes of function words to which it belongs, a bit each.
    pub(super) classes: u64,
    /// Atoms with equal keys say the same thing in whatever spelling, inflection or format.
    pub(super) key: u64,
}

impl<'l> Atom<'l> {
    /// The senses of a group.
    pub(super) fn of(&self, group: Group) -> impl Iterator<Item = Match<'l>> + '_ {
        let has_any = self.groups & group.bit() != 0;
        let senses = if has_any { &self.senses[..] } else { &[] };
        let senses = senses.iter().copied();
        senses.filter(move |sense| sense.row.group == group)
    }

    /// The first row of a group and family.
    pub(super) fn row(&self, group: Group, family: &str) -> Option<&'l Row> {
        self.of(group)
            .map(|sense| sense.row)
            .find(|row| row.family == family)
    }

    /// Whether it belongs to a class of function words.
    #[inline]
    pub(super) fn is_function(&self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether it belongs to one of several classes of function words.
    #[inline]
    pub(super) fn is_any_function(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.is_function(*class))
    }

    /// The verb form in which it stands, if it is a verb that rules know.
    pub(super) fn form(&self) -> Option<Form> {
        self.of(Group::Verb).map(|sense| sense.form).next()
    }

    /// Whether it carries matter: neither a sign nor grammar.
    pub(super) fn is_content(&self) -> bool {
        !matches!(
            self.value,
            Value::Function | Value::Sign | Value::Label | Value::Note
        )
    }

    /// How much a match of this atom says about alignment.
    pub(super) fn weight(&self) -> u32 {
        match self.value {
            Value::Sign | Value::Label | Value::Note => 1,
            Value::Function => 3,
            Value::Plain | Value::Bound(_) | Value::Address => 10,
            Value::Quantity(_) | Value::Time(_) | Value::Citation(_) | Value::Name => 14,
        }
    }
}
