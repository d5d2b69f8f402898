//! Titles: whether the text is one that somebody makes, and whom the title names as those who do.

use std::ops::Range;

use crate::document::{BlockKind, Document};
use crate::lexicon::{Class, Group, Pack};

/// Most words between names and what is made by those who bear them: the Malta-Fiji Joint Leaders' Statement.
const BETWEEN: usize = 4;

/// The title of a text that is called something which somebody makes, a statement or a pact; that of another text has no words.
pub(super) struct Title {
    /// Its words in lower case, without what parts them.
    pub(super) words: Vec<String>,
    /// How many of them stand before what the text is called.
    head: usize,
    pack: &'static Pack,
}

impl Title {
    pub(super) fn of(document: &Document, pack: &'static Pack) -> Self {
        let words: Vec<String> = bare_words(&written(document)).collect();
        let title = Self {
            words,
            head: 0,
            pack,
        };
        match title.words.iter().position(|word| title.is_issued(word)) {
            Some(head) => Self { head, ..title },
            None => Self {
                words: Vec::new(),
                ..title
            },
        }
    }

    /// What it opens with and what the text is called, without what follows.
    pub(super) fn opening(mut self) -> Self {
        self.words.truncate(self.head + 1);
        self
    }

    /// How many words of its opening may be names: those of states, and those that no table and no list knows.
    pub(super) fn names_before_head(&self) -> usize {
        let may_name = |word: &&String| {
            let is_known = self.pack.is_word(&self.pack.morphology.respell(word));
            let is_strange = word.chars().all(char::is_alphabetic) && !is_known;
            is_strange || self.is_named(word, &["state"])
        };
        self.words[..self.head].iter().filter(may_name).count()
    }

    /// Where the words of a name stand in it.
    pub(super) fn place(&self, name: &str) -> Option<Range<usize>> {
        let name: Vec<String> = bare_words(name).collect();
        let mut parts = self.words.windows(name.len().max(1));
        let start = parts.position(|part| *part == name)?;
        Some(start..start + name.len())
    }

    /// Whether it names some as the makers of what the text is called, with nothing else between than people and articles:
    /// of a statement on the talks of two, they are none.
    pub(super) fn is_made_by(&self, names: &Range<usize>) -> bool {
        self.is_issued_behind(names.end) || self.is_issued_before(names.start)
    }

    /// Whether what the text is called stands right behind names that end at a place.
    fn is_issued_behind(&self, end: usize) -> bool {
        let grammar = [Class::Preposition, Class::Coordinator, Class::Determiner];
        let behind = self.words[end..].iter().take(BETWEEN);
        let mut behind = behind.take_while(|word| !self.is_class(word, &grammar));
        behind.any(|word| self.is_issued(word))
    }

    /// Whether what the text is called stands before names that begin at a place, with "of", "by" or "between".
    fn is_issued_before(&self, start: usize) -> bool {
        let leads = [
            Class::Partitive,
            Class::Agent,
            Class::Pairing,
            Class::Departure,
        ];
        let passes = |word: &&String| {
            self.is_class(word, &leads)
                || self.is_class(word, &[Class::Determiner])
                || self.is_named(word, &["people", "addressee", "title"])
        };
        let mut before = self.words[..start].iter().rev();
        let is_led = before
            .clone()
            .take_while(passes)
            .any(|word| self.is_class(word, &leads));
        let issued = before.find(|word| !passes(word));
        is_led && issued.is_some_and(|word| self.is_issued(word))
    }

    fn is_class(&self, word: &str, classes: &[Class]) -> bool {
        let mut rows = self.pack.rows_of(word);
        rows.any(|row| row.class.is_some_and(|class| classes.contains(&class)))
    }

    fn is_named(&self, word: &str, families: &[&str]) -> bool {
        let mut rows = self.pack.rows_of(word);
        rows.any(|row| row.group == Group::Name && families.contains(&&*row.family))
    }

    /// Whether a word is one for what somebody makes by issuing it.
    fn is_issued(&self, word: &str) -> bool {
        self.is_named(word, &["issued"])
    }
}

/// The title of a text as it is written. In front matter it may go on in the lines that are no entry of their own.
fn written(document: &Document) -> String {
    let mut entries = document.metadata().iter();
    let Some(title) = entries.find(|entry| entry.key == "title") else {
        return String::new();
    };
    let next = entries.next().map(|next| next.value.start());
    let goes_on = document.blocks().iter().filter(|block| {
        let start = block.span().start();
        block.kind == BlockKind::FrontMatter
            && start > title.value.start()
            && next.is_none_or(|next| block.span().end() < next)
    });
    let lines = goes_on.map(|block| &document.text()[block.span().range()]);
    let lines: Vec<&str> = std::iter::once(&document[title.value])
        .chain(lines)
        .collect();
    lines.join(" ")
}

/// The words of a text in lower case, without what parts them.
fn bare_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}
