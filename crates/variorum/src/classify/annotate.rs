//! Cuts sentences into atoms: values first, then the longest phrase of the tables, then names, then single words.

use std::hash::Hasher;

use rustc_hash::{FxHashSet, FxHasher};

use super::atom::{Atom, Senses, Value};
use super::reader::Reader;
use super::typed::{read_address, read_citation, read_name, read_quantity, read_time};
use super::words::{Word, WordClass};
use crate::lexicon::{Class, Group, Lexicon, Match, Pack, Setting};

/// What rows of names name; all others are of words that stand in names or beside them.
const NAMED: [&str; 3] = ["state", "organisation", "party"];

/// Words of a mark: the brackets and what they hold.
const MARK: usize = 3;

/// Words of a phrase that closes what is denied or asked.
const CLOSING: usize = 2;

/// Words behind a correlative among which what joins its two parts is looked for.
const JOINED: usize = 16;

impl<'l> Reader<'_, 'l> {
    /// A note mark, or a stand-in that an extraction left for something that is no text, such as a formula. Brackets side
    /// by side are alternatives.
    fn mark(&self, at: usize) -> Option<Value> {
        let word = self.word(at + 1)?;
        let is_choice = self.sign(at + MARK, "[") || at > 0 && self.sign(at - 1, "]");
        if !self.sign(at, "[") || !self.sign(at + 2, "]") || is_choice {
            return None;
        }
        let is_listed = |concept: &str| {
            let rows = self.rows(at + 1).iter();
            word.text.chars().all(char::is_uppercase)
                && rows
                    .filter(|(_, hit)| hit.row.group == Group::Function)
                    .any(|(_, hit)| hit.row.concept == concept)
        };
        if word.class == WordClass::Number || is_listed("note-mark") {
            Some(Value::Note)
        } else {
            is_listed("stand-in").then_some(Value::Plain)
        }
    }

    /// The mark of a footnote in Markdown: `[^3]`, `[^vote]`.
    fn is_footnote_mark(&self, at: usize) -> bool {
        self.sign(at, "[") && self.sign(at + 1, "^") && self.sign(at + 3, "]")
    }

    /// How many words count the text that follows in its line, as "Section 4." does: a word, its number, and the points
    /// behind them.
    fn head(&self) -> Option<usize> {
        let is_of = |at: usize, class| self.word(at).is_some_and(|word| word.class == class);
        let number = 1 + usize::from(self.sign(1, "."));
        let text = number + 2;
        let is_head = is_of(0, WordClass::Word)
            && is_of(number, WordClass::Number)
            && self.sign(number + 1, ".")
            && self
                .word(text)
                .is_some_and(|word| word.spaced && word.is_capitalised() && !word.opens);
        is_head.then_some(text)
    }

    /// Whether no word of matter stands at a place: a sign, a word of grammar, the end.
    fn closes(&self, at: usize) -> bool {
        let is_noun_phrase = |at| !self.is_grammar(at) || self.is_class(at, Class::Determiner);
        self.word(at)
            .is_none_or(|word| word.class == WordClass::Sign || !is_noun_phrase(at))
    }

    /// Whether a word that may count things only announces that two parts of the sentence are joined.
    fn is_correlative(&self, at: usize) -> bool {
        let is = |place, class| self.is_class(place, class);
        is(at, Class::Correlative)
            && (is(at + 1, Class::Preposition) && !is(at + 1, Class::Partitive)
                || is(at + 1, Class::Determiner))
            && (at + 2..self.words.len().min(at + JOINED))
                .take_while(|place| !self.sign(*place, ".") && !self.sign(*place, ";"))
                .any(|place| is(place, Class::Coordinator))
    }

    fn atom(&self, at: usize) -> Atom<'l> {
        let word = &self.words[at];
        if word.class == WordClass::Label {
            return self.make(at, 1, Value::Label, Senses::None);
        }
        if at == 0
            && let Some(length) = self.head()
        {
            return self.make(at, length, Value::Label, Senses::None);
        }
        if self.is_footnote_mark(at) {
            return self.make(at, MARK + 1, Value::Note, Senses::None);
        }
        if let Some(value) = self.mark(at) {
            return self.make(at, MARK, value, Senses::None);
        }
        if let Some(length) = read_address(self, at) {
            return self.make(at, length, Value::Address, Senses::None);
        }
        // What introduces a date of a text is a phrase only with the date: "the report of" a panel is none.
        let is_phrase = |hit: &Match<'_>| match hit.row.group {
            Group::Reference => hit.row.family != "own",
            Group::Quantifier => hit.row.concept != "closing" || self.closes(at + CLOSING),
            _ => true,
        };
        let phrases = self.rows(at).iter().filter(|(_, hit)| is_phrase(hit));
        let phrase = phrases.map(|(length, _)| *length).max().unwrap_or(0);
        if let Some((length, citation)) = read_citation(self, at) {
            let senses = self.senses(at, length);
            return self.make(at, length, Value::Citation(Box::new(citation)), senses);
        }
        if (self.has(at, Group::Time) || word.class == WordClass::Number)
            && let Some((length, time)) = read_time(self, at)
        {
            return self.make(at, length, Value::Time(Box::new(time)), Senses::None);
        }
        if let Some((length, bound)) = self.family(at, Group::Number, "bound")
            && read_quantity(self, at + length).is_some()
        {
            return self.make(at, length, Value::Bound(bound.to_owned()), Senses::None);
        }
        if let Some((length, quantity)) = read_quantity(self, at)
            && length >= phrase
        {
            return self.make(
                at,
                length,
                Value::Quantity(Box::new(quantity)),
                Senses::None,
            );
        }
        if let Some(length) = read_name(self, at)
            && (length > phrase || phrase <= 1 || length == phrase && self.is_alias(at, phrase))
        {
            let senses = self.senses(at, length);
            return self.make(at, length, Value::Name, senses);
        }
        let length = phrase.max(1);
        let mut senses = self.senses(at, length);
        if length == 1 && self.is_correlative(at) {
            senses.retain(|sense| sense.row.group == Group::Function);
        }
        let value = Self::value(word, &senses);
        self.make(at, length, value, senses)
    }

    /// Whether a phrase at a place is in the tables only for its short form: a name stays one.
    fn is_alias(&self, at: usize, length: usize) -> bool {
        let mut rows = self.rows(at).iter().filter(|(own, _)| *own == length);
        rows.all(|(_, hit)| hit.row.group == Group::Alias)
    }

    fn value(word: &Word<'_>, senses: &[Match<'l>]) -> Value {
        if word.class == WordClass::Sign {
            return Value::Sign;
        }
        let has = |group: Group| senses.iter().any(|sense| sense.row.group == group);
        let names = |sense: &Match<'_>| {
            sense.row.group == Group::Name && NAMED.contains(&&*sense.row.family)
        };
        if senses.iter().any(names) {
            return Value::Name;
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
        if has(Group::Function) && senses.iter().all(is_grammar) {
            return Value::Function;
        }
        Value::Plain
    }

    /// The rows whose phrases have exactly this length. A verb keeps its senses inside a longer phrase, and has only
    /// those of its complement where it stands with one.
    fn senses(&self, at: usize, length: usize) -> Senses<'l> {
        let is_strict =
            |hit: &Match<'_>| hit.row.group == Group::Verb && hit.setting != Setting::Free;
        let rows = self.rows(at);
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
        let mut senses = Senses::None;
        for (own, hit) in rows {
            let is_verb = hit.row.group == Group::Verb;
            let wanted = if is_verb { verb.min(length) } else { length };
            let allowed = !is_verb || !strict || is_strict(hit);
            if *own == wanted
                && allowed
                && !senses.iter().any(|other| std::ptr::eq(other.row, hit.row))
            {
                senses.push(*hit);
            }
        }
        senses
    }

    fn make(&self, at: usize, length: usize, value: Value, senses: Senses<'l>) -> Atom<'l> {
        let words = at..at + length;
        let key = self.key(&words, &value, &senses);
        let groups = senses
            .iter()
            .fold(0, |bits, sense| bits | sense.row.group.bit());
        let classes = senses.iter().filter_map(|sense| sense.row.class);
        let classes = classes.fold(0, |bits, class| bits | class.bit());
        Atom {
            words,
            value,
            senses,
            groups,
            classes,
            key,
        }
    }

    /// The key of a name. One that begins with another that has an alias is the same with that: the U.S. Coast Guard.
    fn name_key(&self, words: &std::ops::Range<usize>) -> u64 {
        let rows = self.rows(words.start).iter();
        let known = rows
            .filter(|(length, hit)| hit.row.group == Group::Alias && *length < words.len())
            .max_by_key(|(length, _)| *length);
        let (length, concept) = known.map_or((0, None), |(length, hit)| {
            (*length, Some(&*hit.row.concept))
        });
        let rest = self.words[words.start + length..words.end].iter();
        hash("", concept.into_iter().chain(rest.map(|word| &*word.stem)))
    }

    fn key(&self, words: &std::ops::Range<usize>, value: &Value, senses: &[Match<'l>]) -> u64 {
        let alias = senses.iter().find(|sense| sense.row.group == Group::Alias);
        match (value, alias) {
            (Value::Quantity(quantity), _) => hash("quantity", [quantity.canonical().as_str()]),
            (Value::Bound(bound), _) => hash("bound", [bound.as_str()]),
            (Value::Time(time), _) => hash(
                if time.limit.is_some() {
                    "limit"
                } else {
                    "time"
                },
                [time.canonical().as_str()],
            ),
            (Value::Citation(citation), None) => hash("citation", [citation.canonical().as_str()]),
            (_, Some(alias)) => hash("alias", [&*alias.row.concept]),
            (Value::Name, None) => self.name_key(words),
            _ => hash("", self.words[words.clone()].iter().map(|word| &*word.stem)),
        }
    }
}

fn hash<'t>(tag: &str, parts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(tag.as_bytes());
    for part in parts {
        hasher.write_u8(b' ');
        hasher.write(part.as_bytes());
    }
    hasher.finish()
}

/// Cuts words into atoms.
pub(super) fn annotate<'l>(
    words: &[Word<'_>],
    lexicon: &'l Lexicon,
    pack: &'static Pack,
    seen: &FxHashSet<&str>,
) -> Vec<Atom<'l>> {
    let reader = Reader::new(words, lexicon, pack, seen);
    let mut atoms = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let atom = reader.atom(at);
        at = atom.words.end;
        atoms.push(atom);
    }
    atoms
}

/// Words that stand with a capital where a sentence does not begin.
pub(super) fn capitalised_inside<'w>(words: &'w [Word<'_>], seen: &mut FxHashSet<&'w str>) {
    let inner = words
        .iter()
        .filter(|word| word.class == WordClass::Word && !word.opens && word.is_capitalised());
    seen.extend(inner.map(|word| &*word.lower));
}
