//! Cuts sentences into atoms: values first, then the longest phrase of the tables, then names, then single words.

use rustc_hash::FxHashSet;

use super::atom::{Atom, Senses, Value, hash, key_of, key_of_time};
use super::dictionary::Dictionary;
use super::reader::{LONGEST_NAME, Reader};
use super::typed::{
    BEHIND_SCHEME, read_address, read_citation, read_name, read_quantity, read_time,
};
use super::words::{Word, WordClass};
use crate::lexicon::{Class, Group, Match};

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

    /// The atom at a place: what its first word is by itself, or what is read there.
    fn atom(&self, at: usize) -> Atom<'l> {
        let said = self.said(at).and_then(|said| said.atom(at));
        // A label or an address may begin with any word.
        let is_alone = at > 0 && !self.sign(at + 1, BEHIND_SCHEME);
        said.filter(|_| is_alone)
            .unwrap_or_else(|| self.read_atom(at))
    }

    fn read_atom(&self, at: usize) -> Atom<'l> {
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
        // What introduces a date of a text is a phrase only with the date, "the report of" a panel is none, and what bounds an
        // amount only behind one.
        let is_phrase = |(length, hit): &(usize, Match<'_>)| match hit.row.group {
            Group::Reference => hit.row.family != "own",
            Group::Issuer => {
                !self.begins_listed_name(at, *length) && !self.begins_citation(at, *length)
            }
            Group::Number => hit.row.family != "bound-behind",
            Group::Quantifier => hit.row.concept != "closing" || self.closes(at + CLOSING),
            Group::Hedge => !self.cuts_name(at, *length),
            _ => true,
        };
        let phrases = self.rows(at).iter().filter(|found| is_phrase(found));
        let phrase = phrases.map(|(length, _)| *length).max().unwrap_or(0);
        if let Some((length, citation)) = read_citation(self, at) {
            let length = length.max(self.alias(at));
            let senses = Senses::of_phrase(self.rows(at), length);
            return self.make(at, length, Value::Citation(Box::new(citation)), senses);
        }
        let may_date = self.has(at, Group::Time)
            || word.class == WordClass::Number
            || self.family(at, Group::Number, "ordinal").is_some();
        if may_date && let Some((length, time)) = read_time(self, at) {
            return self.make(at, length, Value::Time(Box::new(time)), Senses::None);
        }
        if let Some((length, bound)) = self.family(at, Group::Number, "bound")
            && read_quantity(self, at + length).is_some()
        {
            return self.make(at, length, Value::Bound(bound.to_owned()), Senses::None);
        }
        if let Some((length, bound)) = self.family(at, Group::Number, "bound-behind")
            && self.follows_amount(at, at + length)
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
            let senses = Senses::of_phrase(self.rows(at), length);
            return self.make(at, length, Value::Name, senses);
        }
        let length = phrase.max(1);
        let mut senses = Senses::of_phrase(self.rows(at), length);
        if length == 1 && self.is_correlative(at) {
            senses.retain(|sense| sense.row.group == Group::Function);
        }
        let value = Value::of_phrase(word.class, &senses);
        self.make(at, length, value, senses)
    }

    /// Whether a number that is no year stands right before a place, or before what it counts where nothing is counted behind
    /// the other: ten or more, ten members or more.
    fn follows_amount(&self, at: usize, end: usize) -> bool {
        /// Digits of a year.
        const YEAR: usize = 4;
        let counts = |back: usize| {
            let word = at.checked_sub(back).and_then(|at| self.word(at));
            word.is_some_and(|word| {
                let is_number = word.class == WordClass::Number && word.lower.len() != YEAR;
                is_number || word.cardinal.is_some()
            })
        };
        let is_grammar = |at: usize| {
            self.word(at)
                .is_none_or(|word| word.class == WordClass::Sign || self.is_grammar(at))
        };
        counts(1) || counts(2) && !is_grammar(at - 1) && is_grammar(end)
    }

    /// Whether a phrase of some words that stands in a list begins the name of a body, which goes on: the Council of Fishers.
    fn begins_listed_name(&self, at: usize, length: usize) -> bool {
        let last = at + length - 1;
        let is_item = at > 0 && self.joins(at - 1) && self.words[last].is_capitalised();
        if !is_item || length < 2 {
            return false;
        }
        let end = self.capitalised_run(last, LONGEST_NAME, &["small"]);
        end > last + 1 && self.joins(end)
    }

    /// Whether what follows the article of a phrase of some words is cited, and goes on behind the phrase: the Bank of Malta
    /// Act 2009.
    fn begins_citation(&self, at: usize, length: usize) -> bool {
        let goes_on = self.word(at + length).is_some_and(Word::is_capitalised)
            || self.family(at + length, Group::Name, "connector").is_some();
        let is_article = length > 1 && self.is_class(at, Class::Determiner);
        goes_on
            && is_article
            && read_citation(self, at + 1).is_some_and(|(cited, _)| cited >= length)
    }

    /// Whether the last word of a phrase begins a name that goes on behind it: in General Assembly resolution 9.
    fn cuts_name(&self, at: usize, length: usize) -> bool {
        let last = at + length - 1;
        let is_capital = |at| self.word(at).is_some_and(Word::is_capitalised);
        length > 1 && !is_capital(at) && is_capital(last) && is_capital(last + 1)
    }

    /// How many words the longest name at a place has that the tables shorten, or 0.
    fn alias(&self, at: usize) -> usize {
        self.family(at, Group::Alias, "name")
            .map_or(0, |(length, _)| length)
    }

    /// Whether a phrase at a place is in the tables only for its short form: a name stays one.
    fn is_alias(&self, at: usize, length: usize) -> bool {
        let mut rows = self.rows(at).iter().filter(|(own, _)| *own == length);
        rows.all(|(_, hit)| hit.row.group == Group::Alias)
    }

    fn make(&self, at: usize, length: usize, value: Value, senses: Senses<'l>) -> Atom<'l> {
        let words = at..at + length;
        let key = self.key(&words, &value, &senses);
        Atom::new(words, value, senses, key)
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
            (Value::Time(time), _) => key_of_time(time),
            (Value::Citation(citation), None) => hash("citation", [citation.canonical().as_str()]),
            (Value::Name, None) => self.name_key(words),
            _ => {
                // Those who issue the text are the same without their article, if a common noun says who they are.
                let is_issuer = senses.iter().any(|sense| sense.row.group == Group::Issuer);
                let is_noun = words.len() == 2 && !self.words[words.end - 1].is_capitalised();
                let has_article = is_noun && self.is_class(words.start, Class::Determiner);
                let own = words.start + usize::from(is_issuer && has_article)..words.end;
                key_of(senses, self.words[own].iter().map(|word| &*word.stem))
            }
        }
    }
}

/// Cuts words into atoms. `seen` are words that stand with a capital where a sentence does not begin.
pub(in crate::classify) fn annotate<'l>(
    words: &[Word<'_>],
    dictionary: &Dictionary<'_, 'l>,
    seen: &FxHashSet<&str>,
) -> Vec<Atom<'l>> {
    let reader = Reader::new(words, dictionary, seen);
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
pub(in crate::classify) fn capitalised_inside<'w>(
    words: &'w [Word<'_>],
    seen: &mut FxHashSet<&'w str>,
) {
    let inner = words
        .iter()
        .filter(|word| word.class == WordClass::Word && !word.opens && word.is_capitalised());
    seen.extend(inner.map(|word| &*word.lower));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lexicon::{Lexicon, Pack};
    use crate::read_str;

    /// A wording of the tables.
    fn phrase() -> impl Strategy<Value = String> {
        let surfaces = Pack::of("en").surfaces;
        (0..surfaces.len()).prop_map(|at| surfaces[at].key.trim_start().to_owned())
    }

    /// Wordings, their first words, with a capital or without, numbers and signs, with blanks between or not.
    fn text() -> impl Strategy<Value = String> {
        let first = |phrase: String| phrase.split(' ').next().unwrap_or_default().to_owned();
        let capital = |phrase: String| {
            let (head, rest) = phrase.split_at(phrase.chars().next().map_or(0, char::len_utf8));
            head.to_uppercase() + rest
        };
        let signs = [
            "[", "]", "^", "-", "\u{2212}", ":", "/", "(", ",", ".", ";", "3", "2031",
        ];
        let piece = prop_oneof![
            4 => phrase(),
            6 => phrase().prop_map(first),
            1 => phrase().prop_map(capital),
            4 => (0..signs.len()).prop_map(move |at| signs[at].to_owned()),
        ];
        let piece = (piece, any::<bool>());
        let pieces = prop::collection::vec(piece, 1..16);
        pieces.prop_map(|pieces| {
            let pieces = pieces.into_iter();
            let pieces = pieces.map(|(piece, spaced)| piece + if spaced { " " } else { "" });
            pieces.collect()
        })
    }

    proptest! {
        #[test]
        fn what_a_word_says_by_itself_is_what_is_read_where_it_stands(
            text in text(),
            names in [phrase(), phrase()],
        ) {
            let document = read_str("text.txt", &text);
            let pack = Pack::of("en");
            for lexicon in [Lexicon::default(), Lexicon::of_aliases(pack, &[names])] {
                let mut dictionary = Dictionary::new(pack, &lexicon);
                let mut words = Vec::new();
                let mut opens = true;
                for block in 0..document.blocks().len() {
                    for token in document.tokens(block) {
                        dictionary.read(token, &document[token.span], block, &mut opens, &mut words);
                    }
                }
                let seen = FxHashSet::default();
                let reader = Reader::new(&words, &dictionary, &seen);
                let other = Reader::looking_up(&words, &dictionary, &seen);
                for at in 0..words.len() {
                    let rows = [reader.rows(at), other.rows(at)];
                    prop_assert_eq!(format!("{:?}", rows[0]), format!("{:?}", rows[1]));
                    let atoms = [reader.atom(at), other.read_atom(at)];
                    prop_assert_eq!(format!("{:?}", atoms[0]), format!("{:?}", atoms[1]));
                }
            }
        }
    }
}
