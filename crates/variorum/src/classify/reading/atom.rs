//! Atoms: the smallest parts of a sentence that mean something by themselves.

use std::hash::Hasher;
use std::ops::{Deref, Range};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::lexicon::{Class, Form, Group, Match, Row, Setting};

use super::typed::{Citation, Quantity, Time};
use super::words::WordClass;

/// What an atom is, where its text alone does not say it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::classify) enum Value {
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

/// The family of what names those who issue the text as a subject.
const NOMINATIVE: &str = "nominative";

/// What rows of names name; all others are of words that stand in names or beside them.
const NAMED: [&str; 4] = ["state", "organisation", "party", "maker"];

impl Value {
    /// What a word or phrase is that is no value and has these senses, by the class of its first word.
    pub(in crate::classify) fn of_phrase(class: WordClass, senses: &[Match<'_>]) -> Self {
        if class == WordClass::Sign {
            return Self::Sign;
        }
        let names = |sense: &Match<'_>| {
            sense.row.group == Group::Name && NAMED.contains(&&*sense.row.family)
        };
        if senses.iter().any(names) {
            return Self::Name;
        }
        // Grammar stays grammar where tables list it as a trigger, a bound, a link or a part of names.
        let is_grammar = |sense: &Match<'_>| {
            matches!(
                sense.row.group,
                Group::Function
                    | Group::Synonym
                    | Group::Time
                    | Group::Number
                    | Group::Reference
                    | Group::Name
                    | Group::Antonym
            ) || sense.row.family == "article"
        };
        let has_function = senses
            .iter()
            .any(|sense| sense.row.group == Group::Function);
        if has_function && senses.iter().all(is_grammar) {
            return Self::Function;
        }
        Self::Plain
    }
}

/// What an atom can mean. Most can mean nothing or one thing, for which no list is made.
#[derive(Clone, Debug, Default)]
pub(in crate::classify) enum Senses<'l> {
    #[default]
    None,
    One(Match<'l>),
    Several(Arc<[Match<'l>]>),
}

impl<'l> Senses<'l> {
    /// The rows whose phrases have exactly this length. A verb keeps its senses inside a longer phrase, and has only
    /// those of its complement where it stands with one.
    pub(in crate::classify) fn of_phrase(rows: &[(usize, Match<'l>)], length: usize) -> Self {
        let is_strict =
            |hit: &Match<'_>| hit.row.group == Group::Verb && hit.setting != Setting::Free;
        let (mut verb, mut strict) = (None, None);
        for (own, hit) in rows {
            if hit.row.group == Group::Verb {
                verb = verb.max(Some(*own));
            }
            if is_strict(hit) {
                strict = strict.max(Some(*own));
            }
        }
        let verb = strict.or(verb).unwrap_or(length);
        let strict = strict.is_some();
        let is_meant = |(own, hit): &(usize, Match<'l>)| {
            let is_verb = hit.row.group == Group::Verb;
            let wanted = if is_verb { verb.min(length) } else { length };
            *own == wanted && (!is_verb || !strict || is_strict(hit))
        };
        let meant = rows.iter().enumerate().filter(|(at, row)| {
            let is_same = |other: &(usize, Match<'l>)| {
                std::ptr::eq(other.1.row, row.1.row) && is_meant(other)
            };
            is_meant(row) && !rows[..*at].iter().any(is_same)
        });
        Self::of(meant.map(|(_, (_, hit))| *hit))
    }

    fn of(mut senses: impl Iterator<Item = Match<'l>>) -> Self {
        match (senses.next(), senses.next()) {
            (None, _) => Self::None,
            (Some(one), None) => Self::One(one),
            (Some(one), Some(other)) => {
                Self::Several([one, other].into_iter().chain(senses).collect())
            }
        }
    }

    pub(in crate::classify) fn retain(&mut self, is_kept: impl Fn(&Match<'l>) -> bool) {
        *self = Self::of(self.iter().copied().filter(is_kept));
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
pub(in crate::classify) struct Atom<'l> {
    /// Its words.
    pub(in crate::classify) words: Range<usize>,
    /// What it is.
    pub(in crate::classify) value: Value,
    /// What it can mean.
    pub(in crate::classify) senses: Senses<'l>,
    /// The groups of its senses, a bit each.
    pub(super) groups: u32,
    /// The classes of function words to which it belongs, a bit each.
    pub(super) classes: u64,
    /// Atoms with equal keys say the same thing in whatever spelling, inflection or format.
    pub(in crate::classify) key: u64,
}

impl<'l> Atom<'l> {
    pub(in crate::classify) fn new(
        words: Range<usize>,
        value: Value,
        senses: Senses<'l>,
        key: u64,
    ) -> Self {
        let groups = senses
            .iter()
            .fold(0, |bits, sense| bits | sense.row.group.bit());
        let classes = senses.iter().filter_map(|sense| sense.row.class);
        let classes = classes.fold(0, |bits, class| bits | class.bit());
        Self {
            words,
            value,
            senses,
            groups,
            classes,
            key,
        }
    }

    /// Whether it can mean something of a group.
    #[inline]
    pub(in crate::classify) fn has(&self, group: Group) -> bool {
        self.groups & group.bit() != 0
    }

    /// Whether it can mean something of one of several groups.
    pub(in crate::classify) fn has_any(&self, groups: &[Group]) -> bool {
        groups.iter().any(|group| self.has(*group))
    }

    /// The senses of a group.
    pub(in crate::classify) fn of(&self, group: Group) -> impl Iterator<Item = Match<'l>> + '_ {
        let senses = if self.has(group) {
            &self.senses[..]
        } else {
            &[]
        };
        let senses = senses.iter().copied();
        senses.filter(move |sense| sense.row.group == group)
    }

    /// The first row of a group and family.
    pub(in crate::classify) fn row(&self, group: Group, family: &str) -> Option<&'l Row> {
        self.of(group)
            .map(|sense| sense.row)
            .find(|row| row.family == family)
    }

    /// Whether it can mean a concept of a group.
    pub(in crate::classify) fn means(&self, group: Group, concept: &str) -> bool {
        let mut senses = self.of(group);
        senses.any(|sense| sense.row.concept == concept)
    }

    /// The row by which it names those who issue the text as a subject does: we, the Council.
    pub(in crate::classify) fn issuer(&self) -> Option<&'l Row> {
        self.row(Group::Issuer, NOMINATIVE)
    }

    /// Whether it names those who issue the text as a subject does.
    pub(in crate::classify) fn names_issuer(&self) -> bool {
        self.issuer().is_some()
    }

    /// Whether it names them so and is not "we".
    pub(in crate::classify) fn names_issuer_by_noun(&self) -> bool {
        let mut senses = self.of(Group::Issuer);
        senses.any(|sense| sense.row.family == NOMINATIVE && sense.row.concept == "third")
    }

    /// Whether it is a word for people or a body that can be asked for something.
    pub(in crate::classify) fn is_addressee(&self) -> bool {
        self.row(Group::Name, "addressee").is_some()
    }

    /// Whether it denies: not, never, no.
    pub(in crate::classify) fn is_negator(&self) -> bool {
        self.means(Group::Negator, "negator")
    }

    /// Whether it belongs to a class of function words.
    #[inline]
    pub(in crate::classify) fn is_function(&self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether it governs a noun; what also marks an infinitive may lead a verb instead, and is none here.
    pub(in crate::classify) fn is_preposition(&self) -> bool {
        self.is_function(Class::Preposition) && !self.is_function(Class::Infinitive)
    }

    /// Whether it belongs to one of several classes of function words.
    #[inline]
    pub(in crate::classify) fn is_any_function(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.is_function(*class))
    }

    /// The verb form in which it stands, if it is a verb that rules know.
    pub(in crate::classify) fn form(&self) -> Option<Form> {
        self.of(Group::Verb).map(|sense| sense.form).next()
    }

    /// Whether it carries matter: neither a sign nor grammar.
    pub(in crate::classify) fn is_content(&self) -> bool {
        !matches!(
            self.value,
            Value::Function | Value::Sign | Value::Label | Value::Note
        )
    }

    /// How much a match of this atom says about alignment.
    pub(in crate::classify) fn weight(&self) -> u32 {
        match self.value {
            Value::Sign | Value::Label | Value::Note => 1,
            Value::Function => 3,
            Value::Plain | Value::Bound(_) | Value::Address => 10,
            Value::Quantity(_) | Value::Time(_) | Value::Citation(_) | Value::Name => 14,
        }
    }
}

/// The key of a phrase that is no value, by the stems of its words: that of all names of one thing if it is one of them.
pub(in crate::classify) fn key_of<'t>(
    senses: &[Match<'_>],
    stems: impl IntoIterator<Item = &'t str>,
) -> u64 {
    match senses.iter().find(|sense| sense.row.group == Group::Alias) {
        Some(alias) => hash("alias", [&*alias.row.concept]),
        None => hash("", stems),
    }
}

/// The key of a time: what limits is another than what does not.
pub(in crate::classify) fn key_of_time(time: &Time) -> u64 {
    let sort = if time.limit.is_some() {
        "limit"
    } else {
        "time"
    };
    hash(sort, [time.canonical().as_str()])
}

/// A key of parts, for atoms of a sort.
pub(in crate::classify) fn hash<'t>(sort: &str, parts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(sort.as_bytes());
    for part in parts {
        hasher.write_u8(b' ');
        hasher.write(part.as_bytes());
    }
    hasher.finish()
}
