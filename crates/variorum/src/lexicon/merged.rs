//! The rule data of one comparison: a language pack with the user's rows over it.

use super::compile::{Compiled, STEM_MARK};
use super::pack::{Beginning, Beginnings, Pack};
use super::row::{Form, Group, Row, Setting, Surface};
use crate::error::{Error, ErrorKind, Result};
use crate::work;

/// Rows that a caller adds to a language pack, merged by wording and family: the caller's win.
///
/// ```
/// use variorum::lexicon::Lexicon;
///
/// let rows = r#"
///     source = ["house style"]
///     [verb.directive]
///     beseech = { rank = 80, surfaces = ["beseech"] }
/// "#;
/// assert!(Lexicon::from_toml("en", rows).is_ok());
/// assert!(Lexicon::from_toml("en", "[verb.directive]\nbeseech = 80").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    rows: Vec<Row>,
    surfaces: Vec<Surface>,
}

/// A row that a phrase matches.
#[derive(Clone, Copy, Debug)]
pub struct Match<'l> {
    /// What the phrase can mean.
    pub row: &'l Row,
    /// In which form it stands.
    pub form: Form,
    /// What it needs around it.
    pub setting: Setting,
}

impl Lexicon {
    /// Reads rows in the format of the packs for a language, such as `en`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when the text is not TOML, a table is no group of rows, a function word is of no class that
    /// rules ask for, a row has no source or no surfaces, a rank is out of range, or a wording stands twice in a family.
    pub fn from_toml(language: &str, text: &str) -> Result<Self> {
        let config = |message: String| Error::new(ErrorKind::Config, message);
        let file: toml::Table = toml::from_str(text).map_err(|error| config(error.to_string()))?;
        let pack = Pack::of(language);
        let mut compiled = Compiled::default();
        compiled
            .add(&known_ranks(pack), &file, &pack.morphology)
            .map_err(config)?;
        let compiled = compiled.finish().map_err(config)?;
        Ok(Self {
            rows: compiled.rows,
            surfaces: compiled.surfaces,
        })
    }

    /// Rows that know the names of each list as those of one thing.
    pub(crate) fn of_aliases(pack: &Pack, names: &[[String; 2]]) -> Self {
        Self::of_names(pack, Group::Alias, "name", names)
    }

    /// Rows that know each name as that of somebody who makes the text.
    pub(crate) fn of_makers(pack: &Pack, names: impl IntoIterator<Item = String>) -> Self {
        let names: Vec<[String; 1]> = names.into_iter().map(|name| [name]).collect();
        Self::of_names(pack, Group::Name, "maker", &names)
    }

    fn of_names(pack: &Pack, group: Group, family: &str, names: &[impl AsRef<[String]>]) -> Self {
        let mut compiled = Compiled::default();
        for names in names {
            compiled.add_names(group, family, names.as_ref(), &pack.morphology);
        }
        compiled.surfaces.sort_by(|a, b| a.key.cmp(&b.key));
        Self {
            rows: compiled.rows,
            surfaces: compiled.surfaces,
        }
    }

    /// Lays the rows of another lexicon over these: where both have a wording in a family, the other one's counts.
    ///
    /// # Panics
    ///
    /// With more than four thousand million rows, which no memory holds.
    pub fn merge(&mut self, over: Self) {
        let is_hidden = |surface: &Surface, row: &Row| {
            over.surfaces.iter().any(|other| {
                other.key == surface.key && over.rows[other.row as usize].shares_ladder(row)
            })
        };
        self.surfaces
            .retain(|surface| !is_hidden(surface, &self.rows[surface.row as usize]));
        let first = u32::try_from(self.rows.len()).expect("there are fewer rows than a u32 counts");
        self.rows.extend(over.rows);
        self.surfaces
            .extend(over.surfaces.into_iter().map(|mut surface| {
                surface.row += first;
                surface
            }));
        self.surfaces.sort_by(|a, b| a.key.cmp(&b.key));
    }

    /// Whether a wording begins with a word, given by its spelling and by its stem.
    pub(crate) fn begins_with(&self, spelled: &str, stem: &str) -> bool {
        let begins = |first, stemmed| !candidates(&self.surfaces, first, stemmed).is_empty();
        !self.surfaces.is_empty() && (begins(spelled, false) || begins(stem, true))
    }

    /// Adds every row that a phrase at the beginning of the words matches, with its number of words. `beginnings` are
    /// the pack's surfaces that begin with the first word.
    pub(crate) fn find<'l>(
        &'l self,
        pack: &'static Pack,
        beginnings: Beginnings,
        words: &Phrase<'_, impl PhraseWord>,
        found: &mut Vec<(usize, Match<'l>)>,
    ) {
        if self.surfaces.is_empty() && beginnings.is_empty() {
            return;
        }
        for stemmed in [false, true] {
            let own = found.len();
            if !self.surfaces.is_empty() {
                let first = words.first(stemmed);
                let surfaces = candidates(&self.surfaces, first, stemmed);
                let own = Beginning::of(surfaces, u64::MAX, first, stemmed);
                add(own, &self.rows, words, stemmed, found);
            }
            let built_in = found.len();
            let beginning = if stemmed {
                beginnings.stems
            } else {
                beginnings.words
            };
            add(beginning, pack.rows, words, stemmed, found);
            if built_in > own {
                // The user's rows hide the pack's of the same wording and family.
                let packs = found.split_off(built_in);
                let user = found[own..].to_vec();
                found.extend(packs.into_iter().filter(|(length, entry)| {
                    !user
                        .iter()
                        .any(|(own, other)| own == length && other.row.shares_ladder(entry.row))
                }));
            }
        }
    }
}

/// The rows of a word that begins no phrase, as [`Lexicon::find`] adds them where nobody added rows that begin with it.
pub(crate) fn alone(
    pack: &'static Pack,
    beginnings: Beginnings,
    word: &impl PhraseWord,
) -> Box<[(usize, Match<'static>)]> {
    let phrase = Phrase {
        ahead: std::slice::from_ref(word),
        after_being: false,
        before: "",
    };
    let (words, stems) = (beginnings.words.alone, beginnings.stems.alone);
    let mut found = Vec::with_capacity(words.len() + stems.len());
    add(beginnings.words, pack.rows, &phrase, false, &mut found);
    add(beginnings.stems, pack.rows, &phrase, true, &mut found);
    found.into()
}

/// Whether a phrase of several words begins here, among those of the pack.
pub(crate) fn begins_phrase(beginnings: Beginnings, words: &Phrase<'_, impl PhraseWord>) -> bool {
    let begins = |beginning: Beginning<'_>, stemmed| {
        let mut surfaces = narrowed(beginning, words, stemmed).iter();
        surfaces.any(|surface| {
            let length = words.covered(surface, stemmed);
            length.is_some_and(|length| words.allow(surface, length))
        })
    };
    begins(beginnings.words, false) || begins(beginnings.stems, true)
}

/// Adds the rows of those surfaces, all of which begin with the first word, that match the words.
fn add<'l>(
    beginning: Beginning<'_>,
    rows: &'l [Row],
    words: &Phrase<'_, impl PhraseWord>,
    stemmed: bool,
    found: &mut Vec<(usize, Match<'l>)>,
) {
    let going_on = narrowed(beginning, words, stemmed);
    work::count(beginning.alone.len() + going_on.len());
    let alone = beginning.alone.iter().map(|surface| (surface, 1));
    let covered = |surface| Some((surface, words.covered(surface, stemmed)?));
    for (surface, length) in alone.chain(going_on.iter().filter_map(covered)) {
        if words.allow(surface, length) {
            let row = &rows[surface.row as usize];
            let (form, setting) = (surface.form, surface.setting);
            let length = if setting == Setting::Loose { 1 } else { length };
            found.push((length, Match { row, form, setting }));
        }
    }
}

/// Of surfaces in order that begin with the first word and go on, those that do so with the second. Where that is a word
/// of degree, which may be skipped, all of them.
fn narrowed<'s>(
    beginning: Beginning<'s>,
    words: &Phrase<'_, impl PhraseWord>,
    stemmed: bool,
) -> &'s [Surface] {
    let surfaces = beginning.going_on;
    let second = words.ahead.get(1);
    let Some(second) = second.filter(|second| beginning.may_go_on_with(*second, stemmed)) else {
        return &[];
    };
    if second.is_degree() {
        return surfaces;
    }
    let second = second.key(stemmed).as_bytes();
    let rest = words.first(stemmed).len() + usize::from(stemmed) + 1;
    let start = surfaces.partition_point(|surface| &surface.key.as_bytes()[rest..] < second);
    let surfaces = &surfaces[start..];
    let begins = |surface: &&Surface| surface.key.as_bytes()[rest..].starts_with(second);
    &surfaces[..surfaces.iter().take_while(begins).count()]
}

/// The words ahead, and what stands before them.
pub(crate) struct Phrase<'w, W> {
    pub(crate) ahead: &'w [W],
    /// Whether a form of being or remaining comes before, perhaps with an adverb between.
    pub(crate) after_being: bool,
    /// The word before, in lower case; empty at the beginning.
    pub(crate) before: &'w str,
}

/// A word in the forms that tables are keyed by.
pub(crate) trait PhraseWord {
    /// In lower case and respelled, or the stem of that.
    fn key(&self, stemmed: bool) -> &str;
    /// The [`bit`](super::slots::bit) of that key.
    fn bit(&self, stemmed: bool) -> u64;
    /// As written.
    fn cased(&self) -> &str;
    /// Whether it is a word of degree.
    fn is_degree(&self) -> bool;
    /// Whether it marks an infinitive.
    fn is_mark(&self) -> bool;
    /// Whether it may be an infinitive.
    fn is_infinitive(&self) -> bool;
}

impl<W: PhraseWord> Phrase<'_, W> {
    /// The first word ahead, or its stem.
    fn first(&self, stemmed: bool) -> &str {
        let first = self.ahead.first();
        first.map_or("", |first| first.key(stemmed))
    }

    /// How many words a surface covers that begins with the first word ahead, if the words after it are its own too.
    fn covered(&self, surface: &Surface, stemmed: bool) -> Option<usize> {
        let head = self.first(stemmed).len() + usize::from(stemmed);
        let mut skipped = surface.setting != Setting::Loose;
        let mut length = 1;
        let mut rest = surface.key.as_bytes().get(head + 1..).unwrap_or_default();
        while !rest.is_empty() {
            let word = |length: usize| self.ahead.get(length);
            let after = |length: usize| after_word(rest, word(length)?.key(stemmed));
            let mut next = after(length);
            if next.is_none() && !skipped && word(length).is_some_and(PhraseWord::is_degree) {
                skipped = true;
                length += 1;
                next = after(length);
            }
            rest = next?;
            length += 1;
        }
        Some(length)
    }

    /// Whether the clause ahead, up to a sign, ends with a verb and the mark of an infinitive before it.
    fn ends_with_infinitive(&self) -> bool {
        let is_sign = |word: &W| !word.cased().contains(char::is_alphanumeric);
        let end = self.ahead.iter().position(is_sign);
        let clause = &self.ahead[..end.unwrap_or(self.ahead.len())];
        matches!(clause, [_, .., mark, verb] if mark.is_mark() && verb.is_infinitive())
    }

    /// Whether a surface that covers so many words may stand for its row here.
    fn allow(&self, surface: &Surface, length: usize) -> bool {
        let lists = |list: &str, word: &str| list.split(' ').any(|listed| listed == word);
        let next = || self.ahead.get(length);
        (surface.setting != Setting::Being || self.after_being)
            && (surface.setting != Setting::Infinitive || self.ends_with_infinitive())
            && (surface.not_before.is_empty()
                || !next().is_some_and(|next| lists(&surface.not_before, next.key(false))))
            && (surface.not_after.is_empty() || !lists(&surface.not_after, self.before))
            && (surface.cased.is_empty() || self.has_capitals(&surface.cased))
    }

    /// Whether the words are written with the capitals of a listed name: all of them for a short one in capitals, else
    /// the first letter of every word that has one.
    fn has_capitals(&self, listed: &str) -> bool {
        const SHORT: usize = 5;
        let upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
        let listed = listed
            .split([' ', '-', '/'])
            .filter(|word| !word.is_empty());
        let words = self.ahead.iter().map(PhraseWord::cased);
        listed.zip(words).all(|(listed, word)| {
            let initials = listed.len() <= SHORT && listed.chars().all(|c| !c.is_lowercase());
            if initials {
                word.chars().all(|c| !c.is_lowercase())
            } else {
                !upper(listed) || upper(word)
            }
        })
    }
}

/// What comes after a word with which a phrase begins; nothing if it begins with another.
fn after_word<'k>(phrase: &'k [u8], word: &str) -> Option<&'k [u8]> {
    match phrase.strip_prefix(word.as_bytes())? {
        [b' ', after @ ..] => Some(after),
        [] => Some(&[]),
        _ => None,
    }
}

/// The surfaces whose first word, or its stem, is the given one.
fn candidates<'s>(surfaces: &'s [Surface], first: &str, stemmed: bool) -> &'s [Surface] {
    let order = |surface: &Surface| {
        let (marked, key) = match surface.key.strip_prefix(STEM_MARK) {
            Some(key) => (true, key),
            None => (false, &*surface.key),
        };
        let head = key.split(' ').next().unwrap_or_default();
        // Surfaces by stems sort before all others.
        stemmed.cmp(&marked).then_with(|| head.cmp(first))
    };
    let start = surfaces.partition_point(|surface| order(surface).is_lt());
    let count = surfaces[start..].partition_point(|surface| order(surface).is_eq());
    &surfaces[start..start + count]
}

/// The ranks of a pack in the shape of the ladder file, so that a user's row may name a known concept.
fn known_ranks(pack: &Pack) -> toml::Table {
    let mut ladders = toml::Table::new();
    for row in pack.rows {
        let mut entry = toml::Table::new();
        entry.insert("rank".into(), i64::from(row.rank).into());
        entry.insert("contested".into(), row.contested.into());
        entry.insert("weak".into(), row.weak.into());
        entry.insert("remote_of".into(), row.remote_of.to_string().into());
        let group = ladders
            .entry(row.group.key())
            .or_insert_with(|| toml::Table::new().into());
        if let Some(families) = group.as_table_mut()
            && let Some(concepts) = families
                .entry(&*row.family)
                .or_insert_with(|| toml::Table::new().into())
                .as_table_mut()
        {
            concepts.insert(row.concept.to_string(), entry.into());
        }
    }
    ladders
}
