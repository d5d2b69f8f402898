//! Cuts sentences into atoms: values first, then the longest phrase of the tables, then names, then single words.

use std::hash::Hasher;

use rustc_hash::{FxHashSet, FxHasher};

use super::atom::{Atom, Value};
use super::typed::{read_citation, read_name, read_quantity, read_time};
use super::words::{Word, WordClass};
use crate::lexicon::{Group, Lexicon, Match, Pack, Phrase, Setting};

/// The words of a side with everything that the tables know of the phrases that begin at each.
pub(super) struct Reader<'w, 'l> {
    pub(super) words: &'w [Word<'w>],
    hits: Vec<Vec<(usize, Match<'l>)>>,
    seen: &'w FxHashSet<String>,
    pack: &'static Pack,
    /// Whether capitals say nothing: the sentence is set like a title, or the language writes every noun so.
    pub(super) is_title_case: bool,
}

/// Adverbs that may stand between a form of being and what it is joined with.
const ADVERBS: usize = 2;

/// Share of capitalised words from which on a sentence is set like a title.
const TITLE_SHARE: f64 = 0.7;
/// Least number of words of which that can be said.
const TITLE_WORDS: usize = 3;

impl<'w, 'l> Reader<'w, 'l> {
    pub(super) fn new(
        words: &'w [Word<'w>],
        lexicon: &'l Lexicon,
        pack: &'static Pack,
        seen: &'w FxHashSet<String>,
    ) -> Self {
        let spelled: Vec<&str> = words.iter().map(|word| word.spelled.as_str()).collect();
        let stems: Vec<&str> = words.iter().map(|word| word.stem.as_str()).collect();
        let cased: Vec<&str> = words.iter().map(|word| word.text).collect();
        let degree: Vec<bool> = words.iter().map(|word| word.is_degree).collect();
        let hits = (0..words.len())
            .map(|at| {
                let before = (0..at)
                    .rev()
                    .take_while(|place| *place + 1 == at || words[*place + 1].is_adverb)
                    .take(ADVERBS + 1);
                let phrase = Phrase {
                    words: &spelled[at..],
                    stems: &stems[at..],
                    cased: &cased[at..],
                    degree: &degree[at..],
                    after_being: before.into_iter().any(|place| words[place].is_being),
                    before: at.checked_sub(1).map_or("", |before| spelled[before]),
                };
                let mut found = Vec::new();
                lexicon.find(pack, words[at].beginnings, &phrase, &mut found);
                found
            })
            .collect();
        let lettered = words.iter().filter(|word| word.class == WordClass::Word);
        let (all, capitals) = lettered.fold((0, 0), |(all, capitals), word| {
            (all + 1, capitals + usize::from(word.is_capitalised()))
        });
        let ends = words
            .last()
            .is_some_and(|word| word.class == WordClass::Sign);
        let is_title_case = pack.morphology.capital_nouns
            || all >= TITLE_WORDS && !ends && capitals as f64 >= TITLE_SHARE * all as f64;
        Self {
            words,
            hits,
            seen,
            pack,
            is_title_case,
        }
    }

    pub(super) fn word(&self, at: usize) -> Option<&'w Word<'w>> {
        self.words.get(at)
    }

    pub(super) fn sign(&self, at: usize, sign: &str) -> bool {
        self.word(at).is_some_and(|word| word.is_sign(sign))
    }

    fn rows(&self, at: usize) -> &[(usize, Match<'l>)] {
        self.hits.get(at).map_or(&[], Vec::as_slice)
    }

    /// The longest phrase of a family at a place: its number of words and its concept.
    pub(super) fn family(&self, at: usize, group: Group, family: &str) -> Option<(usize, String)> {
        self.rows(at)
            .iter()
            .filter(|(_, hit)| hit.row.group == group && hit.row.family == family)
            .max_by_key(|(length, _)| *length)
            .map(|(length, hit)| (*length, hit.row.concept.to_string()))
    }

    /// The value of a number word.
    pub(super) fn number_word(&self, word: &str, family: &str) -> Option<f64> {
        self.pack
            .rows_of(word)
            .find(|row| row.group == Group::Number && row.family == family)
            .and_then(|row| row.concept.parse().ok())
    }

    /// Whether a concept exists in a family.
    pub(super) fn is_concept(&self, group: Group, family: &str, concept: &str) -> bool {
        self.pack
            .rows
            .iter()
            .any(|row| row.group == group && row.family == family && row.concept == concept)
    }

    /// Whether the word at a place is grammar.
    pub(super) fn is_grammar(&self, at: usize) -> bool {
        self.rows(at)
            .iter()
            .any(|(length, hit)| *length == 1 && hit.row.group == Group::Function)
    }

    /// Whether the word is a common noun that this genre writes with a capital.
    pub(super) fn is_common(&self, at: usize) -> bool {
        self.family(at, Group::Name, "common").is_some()
    }

    pub(super) fn is_seen_capitalised(&self, lower: &str) -> bool {
        self.seen.contains(lower)
    }

    /// Whether the word at a place looks like a noun that a number before it would count.
    pub(super) fn counts_something(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.class == WordClass::Word
                && !word.is_capitalised()
                && !self.is_grammar(at)
                && word.stem != word.spelled
        })
    }

    /// Whether a preposition stands before a place.
    pub(super) fn follows_preposition(&self, at: usize) -> bool {
        let before = at
            .checked_sub(1)
            .map_or(&[][..], |before| self.rows(before));
        before
            .iter()
            .any(|(_, hit)| hit.row.group == Group::Function && hit.row.concept == "preposition")
    }

    /// End of the run of capitalised words from a place, with the small words inside it.
    pub(super) fn capitalised_run(&self, at: usize, longest: usize, connectors: &[&str]) -> usize {
        let mut end = at + 1;
        let mut next = end;
        while next < self.words.len() && next < at + longest {
            let word = &self.words[next];
            let before = &self.words[next - 1];
            let initial =
                word.is_sign(".") && before.text.chars().count() == 1 && before.is_capitalised();
            let joins = initial || word.is_sign("-") && !word.spaced;
            if word.class == WordClass::Word
                && word.is_capitalised()
                && !word.opens
                && self.family(next, Group::Time, "month").is_none()
            {
                next += 1;
                end = next;
            } else if joins
                || self
                    .family(next, Group::Name, "connector")
                    .is_some_and(|(_, kind)| connectors.contains(&kind.as_str()))
            {
                next += 1;
            } else {
                break;
            }
        }
        end
    }

    fn note(&self, at: usize) -> Option<usize> {
        let number = self.word(at + 1)?.class == WordClass::Number;
        (self.sign(at, "[") && number && self.sign(at + 2, "]")).then_some(3)
    }

    fn atom(&self, at: usize) -> Atom<'l> {
        let word = &self.words[at];
        if word.class == WordClass::Label {
            return self.make(at, 1, Value::Label, Vec::new());
        }
        if let Some(length) = self.note(at) {
            return self.make(at, length, Value::Note, Vec::new());
        }
        let phrase = self
            .rows(at)
            .iter()
            .map(|(length, _)| *length)
            .max()
            .unwrap_or(0);
        if let Some((length, citation)) = read_citation(self, at) {
            let senses = self.senses(at, length);
            return self.make(at, length, Value::Citation(citation), senses);
        }
        if let Some((length, time)) = read_time(self, at) {
            return self.make(at, length, Value::Time(time), Vec::new());
        }
        if let Some((length, bound)) = self.family(at, Group::Number, "bound")
            && read_quantity(self, at + length).is_some()
        {
            return self.make(at, length, Value::Bound(bound), Vec::new());
        }
        if let Some((length, quantity)) = read_quantity(self, at)
            && length >= phrase
        {
            return self.make(at, length, Value::Quantity(quantity), Vec::new());
        }
        if let Some(length) = read_name(self, at)
            && (length > phrase || phrase <= 1)
        {
            let senses = self.senses(at, length);
            return self.make(at, length, Value::Name, senses);
        }
        let length = phrase.max(1);
        let senses = self.senses(at, length);
        let value = Self::value(word, &senses);
        self.make(at, length, value, senses)
    }

    fn value(word: &Word<'_>, senses: &[Match<'l>]) -> Value {
        if word.class == WordClass::Sign {
            return Value::Sign;
        }
        let has = |group| senses.iter().any(|sense| sense.row.group == group);
        if has(Group::Name)
            && !senses.iter().any(|sense| {
                matches!(
                    &*sense.row.family,
                    "common" | "title" | "connector" | "roster"
                )
            })
        {
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
            ) || sense.row.family == "article"
        };
        if has(Group::Function) && senses.iter().all(is_grammar) {
            return Value::Function;
        }
        Value::Plain
    }

    /// The rows whose phrases have exactly this length. A verb keeps its senses inside a longer phrase, and has only
    /// those of its complement where it stands with one.
    fn senses(&self, at: usize, length: usize) -> Vec<Match<'l>> {
        let is_strict =
            |hit: &Match<'_>| hit.row.group == Group::Verb && hit.setting != Setting::Free;
        let rows = self.rows(at);
        let longest = |group: Group| {
            rows.iter()
                .filter(|(_, hit)| hit.row.group == group)
                .map(|(own, _)| *own)
                .max()
        };
        let strict = rows.iter().any(|(_, hit)| is_strict(hit));
        let verb = if strict {
            rows.iter()
                .filter(|(_, hit)| is_strict(hit))
                .map(|(own, _)| *own)
                .max()
        } else {
            longest(Group::Verb)
        };
        let verb = verb.unwrap_or(length);
        let mut senses: Vec<Match<'l>> = Vec::new();
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

    fn make(&self, at: usize, length: usize, value: Value, senses: Vec<Match<'l>>) -> Atom<'l> {
        let words = at..at + length;
        let key = self.key(&words, &value, &senses);
        Atom {
            words,
            value,
            senses,
            key,
        }
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
            _ => hash(
                "",
                self.words[words.clone()]
                    .iter()
                    .map(|word| word.stem.as_str()),
            ),
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
    seen: &FxHashSet<String>,
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
pub(super) fn capitalised_inside(words: &[Word<'_>], seen: &mut FxHashSet<String>) {
    let inner = words
        .iter()
        .filter(|word| word.class == WordClass::Word && !word.opens && word.is_capitalised());
    seen.extend(inner.map(|word| word.lower.clone()));
}
