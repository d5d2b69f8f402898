//! Inflection and spelling, driven by tables: the only thing known here is how to apply them.
//!
//! This file is compiled twice: into the library, and into the build script that expands the tables.

use std::borrow::Cow;

use super::keyed::Keyed;
use super::row::Form;
use super::slots;

/// How verbs with certain endings inflect: so many characters are cut from the base, then an ending is added.
#[derive(Clone, Copy, Debug)]
pub struct Conjugation {
    /// Endings of the base to which this applies.
    pub ends: &'static [&'static str],
    /// Characters to cut before an ending that begins with a vowel.
    pub cut: usize,
    /// Ending of the third person singular.
    pub third: &'static str,
    /// Ending of the past.
    pub past: &'static str,
    /// Ending of the gerund.
    pub gerund: &'static str,
}

/// How the words of one language vary without saying anything else.
#[derive(Clone, Copy, Debug)]
pub struct Morphology {
    /// Patterns of regular verbs; the first that fits counts.
    pub conjugations: &'static [Conjugation],
    /// Verbs whose last letter is doubled before an ending, sorted.
    pub doubling: &'static [&'static str],
    /// Irregular verbs: base, and its forms.
    pub verbs: &'static [(&'static str, &'static [(&'static str, Form)])],
    /// The pasts of these verbs, with those that are written like the base.
    pub pasts: Keyed<&'static str>,
    /// Inflected form and base.
    pub irregular: Keyed<(&'static str, &'static str)>,
    /// Endings cut to find what two forms share: ending, replacement, least characters that remain. Sorted by the last
    /// byte of the ending; of those with the same, the first that fits counts.
    pub stems: &'static [(&'static str, &'static str, usize)],
    /// Letter that may stand or fall at the end of a stem.
    pub silent: &'static str,
    /// The ending of the form of a verb that serves as a noun.
    pub gerund: &'static str,
    /// The ending of the form of a verb that serves as an adjective or tells what was.
    pub participle: &'static str,
    /// The endings of infinitives, where they have a mark that may stand before other words.
    pub infinitive: &'static [&'static str],
    /// The ending of a word that says whose something is.
    pub genitive: &'static str,
    /// What marks the plural of a word of initials. Empty for none.
    pub initials_plural: &'static str,
    /// Endings of adjectives and those of their comparatives, the first that fits holds.
    pub comparatives: &'static [(&'static str, &'static str)],
    /// Endings of adjectives and those of their superlatives.
    pub superlatives: &'static [(&'static str, &'static str)],
    /// Words that the endings would spoil.
    pub unstemmed: Keyed<&'static str>,
    /// Least characters before an ending of `spelling_endings`.
    pub spelling_least: usize,
    /// Endings of one spelling system and of the other, sorted by their last three bytes; of those with the same, the
    /// first that fits counts.
    pub spelling_endings: &'static [(&'static str, &'static str)],
    /// The bits by `tail_bit` of these endings.
    pub spelling_tails: &'static [u64],
    /// Beginnings of one spelling system and of the other, sorted by their first byte; of those with the same, the first
    /// that fits counts.
    pub spelling_prefixes: &'static [(&'static str, &'static str)],
    /// Single words of one spelling system and of the other.
    pub spelling_pairs: Keyed<(&'static str, &'static str)>,
    /// Words to which no spelling rule applies.
    pub spelling_exceptions: Keyed<&'static str>,
    /// Whether common nouns are written with a capital, so that a capital names nothing.
    pub capital_nouns: bool,
    /// Contracted forms: the form, how many bytes of it stand for the first word, and the two words.
    pub contractions: Keyed<(&'static str, usize, &'static str, &'static str)>,
    /// Words that are not the same with and without a hyphen.
    pub distinct: Keyed<&'static str>,
    /// Beginnings of verbs that some set off by a hyphen: re-affirm.
    pub detached: &'static [&'static str],
}

impl Morphology {
    /// Nothing known: every word is its own stem.
    pub const NONE: Self = Self {
        conjugations: &[],
        doubling: &[],
        verbs: &[],
        pasts: Keyed::EMPTY,
        irregular: Keyed::EMPTY,
        stems: &[],
        silent: "",
        gerund: "",
        participle: "",
        infinitive: &[],
        genitive: "",
        initials_plural: "",
        comparatives: &[],
        superlatives: &[],
        unstemmed: Keyed::EMPTY,
        spelling_least: 0,
        spelling_endings: &[],
        spelling_tails: &[0; 4],
        spelling_prefixes: &[],
        spelling_pairs: Keyed::EMPTY,
        spelling_exceptions: Keyed::EMPTY,
        capital_nouns: false,
        contractions: Keyed::EMPTY,
        distinct: Keyed::EMPTY,
        detached: &[],
    };

    /// Returns the word in the second spelling system; borrowed when it has no other spelling.
    pub fn respell<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let hash = slots::hash(word);
        if let Some((_, other)) = self.spelling_pairs.find_hashed(word, hash) {
            return Cow::Borrowed(other);
        }
        if self.spelling_exceptions.find_hashed(word, hash).is_some() {
            return Cow::Borrowed(word);
        }
        let mut spelled = Cow::Borrowed(word);
        let mut prefixes = rows_of(self.spelling_prefixes, word.bytes().next(), |(one, _)| {
            one.bytes().next()
        });
        if let Some((rest, other)) =
            prefixes.find_map(|(one, other)| Some((word.strip_prefix(one)?, other)))
        {
            spelled = Cow::Owned([other, rest].concat());
        }
        let tail_of_word = tail(&spelled);
        let (at, bit) = tail_bit(tail_of_word);
        if self.spelling_tails[at] & bit == 0 {
            return spelled;
        }
        let fits = |ending: &str| {
            without(&spelled, ending).is_some_and(|rest| is_long(rest, self.spelling_least))
        };
        let mut endings = rows_of(self.spelling_endings, tail_of_word, |(one, _)| tail(one));
        match endings.find(|(one, _)| fits(one)) {
            Some((one, other)) => {
                let rest = &spelled[..spelled.len() - one.len()];
                Cow::Owned([rest, other].concat())
            }
            None => spelled,
        }
    }

    /// Returns where a contracted form in lower case is cut, and the two words that it stands for.
    pub fn expand(&self, word: &str) -> Option<(usize, &'static str, &'static str)> {
        let (_, cut, first, second) = *self.contractions.find(word)?;
        Some((cut, first, second))
    }

    /// Returns the forms of a verb given by its base, the base first.
    pub fn conjugate(&self, base: &str) -> Vec<(String, Form)> {
        let mut forms = vec![(base.to_owned(), Form::Base)];
        let regular = self.conjugations.iter().find_map(|rule| {
            let fits = rule.ends.iter().any(|ending| base.ends_with(ending));
            fits.then(|| self.inflect(base, rule))
        });
        let listed: Vec<(String, Form)> = self
            .verbs
            .iter()
            .filter(|(verb, _)| *verb == base)
            .flat_map(|(_, forms)| forms.iter().map(|(form, tag)| ((*form).to_owned(), *tag)))
            .collect();
        let has = |tag: Form| listed.iter().any(|(_, listed)| *listed == tag);
        let regular = regular.unwrap_or_default();
        forms.extend(regular.into_iter().filter(|(_, tag)| !has(*tag)));
        forms.extend(listed);
        forms
    }

    fn inflect(&self, base: &str, rule: &Conjugation) -> Vec<(String, Form)> {
        let cut: String = base.chars().take(base.chars().count() - rule.cut).collect();
        let doubled = match base.chars().last() {
            Some(last) if self.doubling.binary_search(&base).is_ok() => format!("{cut}{last}"),
            _ => cut.clone(),
        };
        vec![
            (format!("{cut}{}", rule.third), Form::Third),
            (format!("{doubled}{}", rule.past), Form::Past),
            (format!("{doubled}{}", rule.gerund), Form::Gerund),
        ]
    }

    /// Returns what the inflected forms of a word share. The word is in lower case and in one spelling.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let hash = slots::hash(word);
        let (base, is_unstemmed) = match self.irregular.find_hashed(word, hash) {
            Some((_, base)) => (*base, self.unstemmed.contains(base)),
            None => (word, self.unstemmed.find_hashed(word, hash).is_some()),
        };
        if is_unstemmed {
            return Cow::Borrowed(base);
        }
        let mut endings = rows_of(self.stems, base.bytes().last(), |(ending, ..)| {
            ending.bytes().last()
        });
        let cut = endings.find_map(|(ending, other, least)| {
            let rest = without(base, ending)?;
            is_long(rest, *least).then(|| match *other {
                "" => Cow::Borrowed(rest),
                other => Cow::Owned([rest, other].concat()),
            })
        });
        self.settle(cut.unwrap_or(Cow::Borrowed(base)))
    }

    /// The grade in which a word is a form of an adjective: 0 the adjective itself, 1 its comparative, 2 its superlative.
    pub fn grade(&self, adjective: &str, word: &str) -> Option<usize> {
        let is_form = |endings: &[(&str, &str)]| {
            let mut fitting = endings
                .iter()
                .filter_map(|(plain, graded)| Some((without(adjective, plain)?, *graded)));
            let form = fitting.next();
            form.is_some_and(|(rest, graded)| without(word, graded) == Some(rest))
        };
        if adjective == word {
            return Some(0);
        }
        let grades = [self.comparatives, self.superlatives];
        let found = grades.iter().position(|endings| is_form(endings));
        found.map(|grade| grade + 1)
    }

    /// Whether a word in one spelling is the past of an irregular verb.
    pub fn is_irregular_past(&self, word: &str) -> bool {
        self.pasts.contains(word)
    }

    /// Brings stems to one shape: without the silent letter and without a doubled last letter.
    fn settle<'w>(&self, stem: Cow<'w, str>) -> Cow<'w, str> {
        const SHORTEST: usize = 3;
        if self.silent.is_empty() {
            return stem;
        }
        let is_long = |text: &str| is_long(text, SHORTEST + 1);
        let mut settled = &*stem;
        if let Some(rest) = settled
            .strip_suffix(self.silent)
            .filter(|_| is_long(settled))
        {
            settled = rest;
        }
        let mut last = settled.chars().rev();
        if let (Some(a), Some(b)) = (last.next(), last.next())
            && a == b
            && is_long(settled)
        {
            settled = &settled[..settled.len() - a.len_utf8()];
        }
        let length = settled.len();
        match stem {
            Cow::Borrowed(stem) => Cow::Borrowed(&stem[..length]),
            Cow::Owned(mut stem) => {
                stem.truncate(length);
                Cow::Owned(stem)
            }
        }
    }
}

/// A word without an ending that it has. From the end on, since most endings that are tried do not fit.
fn without<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let rest = word.len().checked_sub(ending.len())?;
    let mut ends = word.bytes().rev().zip(ending.bytes().rev());
    ends.all(|(a, b)| a == b).then(|| &word[..rest])
}

/// Whether a text has so many characters.
fn is_long(text: &str, least: usize) -> bool {
    text.chars().take(least).count() == least
}

/// The last three bytes of a word as a number, by which endings that are no shorter are found; nothing of a shorter word.
pub(crate) fn tail(word: &str) -> Option<u32> {
    let [a, b, c] = *word.as_bytes().last_chunk()?;
    Some(u32::from_be_bytes([0, a, b, c]))
}

/// The place of a tail in a small set of them, as a word and a bit of it: most tails of words are those of no ending.
pub(crate) fn tail_bit(tail: Option<u32>) -> (usize, u64) {
    let hash = tail.unwrap_or_default().wrapping_mul(0x9e37_79b1) >> 24;
    ((hash / u64::BITS) as usize, 1 << (hash % u64::BITS))
}

/// The rows of a list sorted by something in which that is as wanted.
fn rows_of<T, K: Ord>(rows: &[T], wanted: K, key: impl Fn(&T) -> K) -> impl Iterator<Item = &T> {
    let start = rows.partition_point(|row| key(row) < wanted);
    rows[start..]
        .iter()
        .take_while(move |row| key(row) == wanted)
}
