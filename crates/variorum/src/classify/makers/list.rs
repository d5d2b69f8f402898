//! Lists of names in a sentence: who they are that it joins as its subject.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::SEVERAL;
use super::title::Title;
use crate::classify::pairing::side::Side;
use crate::classify::reading::annotate::annotate;
use crate::classify::reading::atom::Value;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::words::written;
use crate::lexicon::{Class, Group, Pack};

/// Names in a row, with their offices and what joins them.
pub(super) struct List<'s, 'd, 'l> {
    side: &'s Side<'d, 'l>,
    dictionary: &'s Dictionary<'d, 'l>,
    /// From the first of its atoms to the last.
    run: Range<usize>,
    /// Whether it says who "we" are.
    is_of_speakers: bool,
}

impl<'s, 'd, 'l> List<'s, 'd, 'l> {
    /// The first of a sentence.
    pub(super) fn first(
        side: &'s Side<'d, 'l>,
        dictionary: &'s Dictionary<'d, 'l>,
    ) -> Option<Self> {
        let pack = dictionary.pack;
        let first = (0..side.atoms.len()).find(|at| is_name(side, *at))?;
        let belongs = |at: &usize| belongs(side, *at, pack);
        let start = (0..first).rev().take_while(belongs).last();
        let start = start.unwrap_or(first);
        let end = (first..side.atoms.len()).find(|at| !belongs(at));
        Some(Self {
            side,
            dictionary,
            run: start..end.unwrap_or(side.atoms.len()),
            is_of_speakers: start > 0 && speaks(side, start - 1, pack),
        })
    }

    /// Whether it names the makers of a text of some title.
    pub(super) fn is_of_makers(&self, title: &Title) -> bool {
        self.is_subject()
            && self.joins_several()
            && self.run.end < self.side.atoms.len()
            && (self.is_of_speakers || self.is_titled(title))
    }

    /// Whether it stands as a subject: at the beginning of the sentence, behind the comma that closes what stands before it, or
    /// behind those who speak.
    fn is_subject(&self) -> bool {
        let first = self.side.first(self.run.start);
        self.is_of_speakers || first.opens || first.is_sign(",")
    }

    fn joins_several(&self) -> bool {
        let names: Vec<usize> = self.names().collect();
        let between = names[0]..names[names.len() - 1];
        let mut between = self.side.atoms[between].iter();
        names.len() >= SEVERAL && between.any(|atom| atom.is_function(Class::Coordinator))
    }

    /// Whether the title names them, and as those who make the text.
    fn is_titled(&self, title: &Title) -> bool {
        let place = |at: usize| {
            let mut parts = self.parts(&self.side.atoms[at].words);
            parts.find_map(|part| title.place(&self.text(part)))
        };
        let places = self.names().filter_map(place);
        let hull = places.reduce(|one, two| one.start.min(two.start)..one.end.max(two.end));
        hull.is_some_and(|places| title.is_made_by(&places))
    }

    /// The names of the makers: as those who speak give them, or as the title has them.
    pub(super) fn makers(&self, title: &Title) -> Vec<String> {
        let mut names = Vec::new();
        // Whether the name before is that of a maker, and so a short one that stands behind it in brackets.
        let (mut is_maker, mut is_short) = (false, false);
        for at in self.run.clone() {
            if self.side.first(at).is_sign("(") {
                is_short = is_maker;
            } else if self.side.first(at).is_sign(")") {
                is_short = false;
            }
            if !is_name(self.side, at) {
                continue;
            }
            let words = &self.side.atoms[at].words;
            let name = if is_short || self.is_of_speakers {
                Some(words.clone())
            } else {
                let is_titled =
                    |part: &Range<usize>| title.place(&self.text(part.clone())).is_some();
                self.parts(words).find(is_titled)
            };
            is_maker = name.is_some();
            let is_state = |part: &Range<usize>| self.is_of_speakers && self.is_state(part);
            let state = self.parts(words).find(is_state);
            names.extend(name.into_iter().chain(state).map(|part| self.text(part)));
        }
        names
    }

    fn names(&self) -> impl Iterator<Item = usize> + '_ {
        self.run.clone().filter(|at| is_name(self.side, *at))
    }

    fn text(&self, words: Range<usize>) -> String {
        written(&self.side.words[words])
    }

    /// A name, and what stands in it behind each small word: "Government of Malta", "Malta".
    fn parts(&self, words: &Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let is_small = |at: usize| {
            let mut rows = self.dictionary.pack.rows_of(&self.side.words[at].lower);
            rows.any(|row| row.group == Group::Name && row.family == "connector")
        };
        let Range { start, end } = *words;
        let starts = (start..end).filter(move |at| {
            let is_first = *at == start || is_small(at - 1);
            is_first && !is_small(*at)
        });
        starts.map(move |start| start..end)
    }

    fn is_state(&self, words: &Range<usize>) -> bool {
        let words = &self.side.words[words.clone()];
        let atoms = annotate(words, self.dictionary, &FxHashSet::default());
        atoms.len() == 1 && atoms[0].row(Group::Name, "state").is_some()
    }
}

fn is_name(side: &Side<'_, '_>, at: usize) -> bool {
    side.atoms[at].value == Value::Name
}

/// Whether an atom may stand in a list of those who make a text, with their offices: "the Governments of Malta (Malta) and".
fn belongs(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let (atom, word) = (&side.atoms[at], side.first(at));
    let stops = [";", ":"].iter().any(|sign| word.is_sign(sign));
    let classes = [Class::Coordinator, Class::Partitive, Class::Determiner];
    let is_office = ["people", "title", "addressee"]
        .iter()
        .any(|family| atom.row(Group::Name, family).is_some());
    match atom.value {
        Value::Name => true,
        // A short name in capitals may be spelled like another word: the United States of America (US).
        _ if atom.has(Group::Alias) => true,
        Value::Sign => !stops,
        _ => {
            !speaks(side, at, pack)
                && (atom.is_any_function(&classes) || atom.has(Group::Issuer) || is_office)
        }
    }
}

/// Whether a word or a phrase begins with those who speak: we, the ministers.
fn speaks(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let mut rows = pack.rows_of(&side.first(at).lower);
    rows.any(|row| row.group == Group::Issuer && row.concept == "first")
}
