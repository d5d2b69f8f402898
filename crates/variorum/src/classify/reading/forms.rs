//! A word in the forms that tables are keyed by, and what they say of it alone.

use std::borrow::Cow;

use super::reader::number;
use super::said::Said;
use super::words::WordClass;
use crate::document::lower_form;
use crate::lexicon::{Beginnings, Class, Group, Lexicon, Pack, PhraseWord, Row, bit};

/// A spelling with its forms, shared by all words that are written so.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of a word")]
pub(in crate::classify) struct Forms<'d> {
    /// As written.
    pub(in crate::classify) text: &'d str,
    /// What it is made of.
    pub(in crate::classify) class: WordClass,
    /// In comparison form and lower case.
    pub(in crate::classify) lower: Cow<'d, str>,
    /// In lower case and one spelling system.
    pub(in crate::classify) spelled: Cow<'d, str>,
    /// What its inflected forms share.
    pub(in crate::classify) stem: Cow<'d, str>,
    /// The bits of the spelling and of the stem, as members of small sets.
    bits: [u64; 2],
    /// Whether the first letter is a capital.
    capitalised: bool,
    /// Whether it has an ending, as plurals and forms of verbs have; a silent or a doubled letter is none.
    pub(in crate::classify) inflected: bool,
    /// Whether its ending is that of the form that serves as a noun or with a form of being.
    pub(in crate::classify) is_gerund: bool,
    /// Whether its ending is that of the form that serves as an adjective or tells what was.
    pub(in crate::classify) is_participle: bool,
    /// Whether its ending says that something is his or hers.
    pub(in crate::classify) is_genitive: bool,
    /// The phrases of the pack that begin with it.
    pub(in crate::classify) beginnings: Beginnings,
    /// What it says wherever it stands, if what stands around it and what the texts say of it change nothing.
    pub(in crate::classify) said: Option<Said>,
    /// Its value, if it is a number word.
    pub(in crate::classify) cardinal: Option<f64>,
    /// Whether it is a word of degree.
    pub(in crate::classify) is_degree: bool,
    /// Whether it marks an infinitive, and whether it may be one.
    pub(in crate::classify) is_mark: bool,
    pub(in crate::classify) is_infinitive: bool,
    /// Whether it is a form of being or remaining.
    pub(in crate::classify) is_copular: bool,
    /// Whether it may stand between a form of being and what that is joined with.
    pub(in crate::classify) is_adverb: bool,
}

impl<'d> Forms<'d> {
    /// The rows of what the tables say of it alone, in this very form.
    pub(in crate::classify) fn rows(
        &self,
        pack: &'static Pack,
    ) -> impl Iterator<Item = &'static Row> {
        let alone = self.beginnings.words.alone.iter();
        alone.map(|surface| pack.row(surface))
    }

    /// The rows of all phrases that begin with it, in this very form.
    pub(in crate::classify) fn rows_begun(
        &self,
        pack: &'static Pack,
    ) -> impl Iterator<Item = &'static Row> {
        let begun = self.beginnings.words.all();
        begun.map(|surface| pack.row(surface))
    }

    /// Whether it begins what belongs to a family of names.
    pub(in crate::classify) fn begins_name(&self, pack: &'static Pack, family: &str) -> bool {
        let mut rows = self.rows_begun(pack);
        rows.any(|row| row.group == Group::Name && row.family == family)
    }

    /// The forms of a word as it is written.
    pub(in crate::classify) fn new(
        text: &'d str,
        class: WordClass,
        pack: &'static Pack,
        lexicon: &Lexicon,
    ) -> Self {
        let lower = lower_form(text);
        Self::of(text, lower.clone(), lower, class, pack, lexicon)
    }

    /// The forms of what is written in one way and stands for another word.
    pub(in crate::classify) fn standing_for(
        word: &'static str,
        text: &'d str,
        class: WordClass,
        pack: &'static Pack,
        lexicon: &Lexicon,
    ) -> Self {
        Self::of(
            text,
            lower_form(text),
            Cow::Borrowed(word),
            class,
            pack,
            lexicon,
        )
    }

    fn of(
        text: &'d str,
        lower: Cow<'d, str>,
        word: Cow<'d, str>,
        class: WordClass,
        pack: &'static Pack,
        lexicon: &Lexicon,
    ) -> Self {
        let morphology = &pack.morphology;
        let (spelled, stem) = if class == WordClass::Word {
            let spelled = form_of(word, |word| morphology.respell(word));
            let stem = form_of(spelled.clone(), |spelled| morphology.stem(spelled));
            (spelled, stem)
        } else {
            (lower.clone(), lower.clone())
        };
        let beginnings = pack.beginnings(&spelled, &stem);
        let (mut is_degree, mut is_copular, mut is_adverb) = (false, false, false);
        let mut is_mark = false;
        let mut cardinal = None;
        let rows = beginnings.words.alone.iter();
        for row in rows.map(|surface| pack.row(surface)) {
            cardinal = cardinal.or_else(|| number(row, "cardinal"));
            match row.group {
                Group::Degree => is_degree = true,
                Group::Continuity | Group::Negator => is_adverb = true,
                _ => {}
            }
            match row.class {
                Some(Class::Being | Class::Copula) => is_copular = true,
                Some(Class::Adverb) => is_adverb = true,
                Some(Class::Infinitive) => is_mark = true,
                _ => {}
            }
        }
        let ends = |ending: &str| !ending.is_empty() && spelled.ends_with(ending);
        let silent = pack.morphology.silent;
        let is_silent = !silent.is_empty() && spelled.strip_suffix(silent) == Some(&*stem);
        let inflected = stem != spelled && !is_silent && !ends_doubled(&spelled, &stem);
        let mut forms = Self {
            text,
            class,
            bits: [bit(&spelled), bit(&stem)],
            capitalised: text.chars().next().is_some_and(char::is_uppercase),
            beginnings,
            said: None,
            cardinal,
            is_degree,
            is_mark,
            is_infinitive: morphology.infinitive.iter().any(|ending| ends(ending)),
            is_copular,
            is_adverb: is_adverb || is_degree,
            is_gerund: inflected && ends(pack.morphology.gerund),
            is_participle: inflected && ends(pack.morphology.participle),
            is_genitive: !morphology.genitive.is_empty() && lower.ends_with(morphology.genitive),
            inflected,
            lower,
            spelled,
            stem,
        };
        let is_known_otherwise = lexicon.begins_with(&forms.spelled, &forms.stem);
        if !is_known_otherwise && beginnings.need_nothing_around() {
            forms.said = Some(Said::by(&forms, pack));
        }
        forms
    }
}

impl Forms<'_> {
    /// Whether the first letter is a capital.
    pub(in crate::classify) fn is_capitalised(&self) -> bool {
        self.capitalised
    }

    /// Whether its ending is one that only verbs have. So `is_participle` alone is the surest sign of a participle, and
    /// misses the irregular ones.
    pub(in crate::classify) fn is_verbal(&self) -> bool {
        self.is_gerund || self.is_participle
    }

    /// Whether its ending is none of a verb alone: plurals, and verbs in the third person.
    pub(in crate::classify) fn looks_plural(&self) -> bool {
        self.inflected && !self.is_verbal()
    }

    /// Whether nothing in its form says that it is no participle: it has an ending, whatever else has one, and not that of
    /// the gerund. For where a form of being stands before it, which no plural follows.
    pub(in crate::classify) fn may_be_participle(&self) -> bool {
        self.inflected && !self.is_gerund
    }

    /// Whether it looks like a verb in the past: by its ending, or as one that the tables list. For where nothing before
    /// it tells: no plural does.
    pub(in crate::classify) fn looks_past(&self, pack: &Pack) -> bool {
        self.is_participle || pack.morphology.is_irregular_past(&self.spelled)
    }
}

impl PhraseWord for Forms<'_> {
    fn key(&self, stemmed: bool) -> &str {
        if stemmed { &self.stem } else { &self.spelled }
    }

    fn bit(&self, stemmed: bool) -> u64 {
        self.bits[usize::from(stemmed)]
    }

    fn cased(&self) -> &str {
        self.text
    }

    fn is_degree(&self) -> bool {
        self.is_degree
    }

    fn is_mark(&self) -> bool {
        self.is_mark
    }

    fn is_infinitive(&self) -> bool {
        self.is_infinitive
    }
}

/// Whether a word is its stem with the last letter written twice: a glass.
fn ends_doubled(word: &str, stem: &str) -> bool {
    let last = stem.chars().next_back();
    let rest = word.strip_suffix(|letter| Some(letter) == last);
    last.is_some() && rest == Some(stem)
}

/// A form of a word; borrowed where the word is and the form is part of it.
fn form_of(word: Cow<'_, str>, form: impl Fn(&str) -> Cow<'_, str>) -> Cow<'_, str> {
    match word {
        Cow::Borrowed(word) => form(word),
        Cow::Owned(word) => Cow::Owned(form(&word).into_owned()),
    }
}
