//! How alike two words are.

use crate::document::{Document, Token, TokenClass, normalize};
use crate::lexicon::Pack;
use crate::span::Span;

/// A token with what is needed to compare it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    /// Comparison form in lower case.
    pub(super) lower: String,
    pub(super) class: TokenClass,
    pub(super) is_verbal: bool,
    /// Whether it is a word or number that carries more than grammar.
    pub(super) carries_matter: bool,
    /// The sets of the thesaurus that hold it.
    sets: &'static [u16],
}

impl Word {
    pub(super) fn new(document: &Document, token: &Token) -> Self {
        let lower = normalize(&document[token.span]).to_lowercase();
        let pack = document.pack();
        Self {
            span: token.span,
            class: token.class,
            is_verbal: token.is_word(),
            carries_matter: token.is_word() && !pack.is_function_word(&lower),
            sets: Pack::of(pack.language).sets(&lower),
            lower,
        }
    }
}

/// How alike two words are, from not at all to the same but for case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Nothing in common.
    None,
    /// Two numbers.
    Sort,
    /// Nearly the same letters.
    Spelling,
    /// The same beginning: forms of one word.
    Stem,
    /// Joined by the thesaurus.
    Synonym,
    /// The same letters but for case.
    Same,
}

/// Shortest common beginning that makes two words forms of one.
const MIN_STEM: usize = 4;

impl Likeness {
    pub(super) fn of(a: &Word, b: &Word) -> Self {
        if a.lower == b.lower {
            Self::Same
        } else if !a.is_verbal || !b.is_verbal {
            Self::None
        } else if a.class == TokenClass::Number || b.class == TokenClass::Number {
            if a.class == b.class {
                Self::Sort
            } else {
                Self::None
            }
        } else if a.sets.iter().any(|set| b.sets.contains(set)) {
            Self::Synonym
        } else if share_stem(&a.lower, &b.lower) {
            Self::Stem
        } else if a.carries_matter && b.carries_matter && are_spellings(&a.lower, &b.lower) {
            Self::Spelling
        } else {
            Self::None
        }
    }

    /// Weight in a sum over pairs.
    pub(super) fn points(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Sort => 1,
            Self::Spelling => 3,
            Self::Stem => 4,
            Self::Synonym => 5,
            Self::Same => 6,
        }
    }
}

/// Whether two words in lower case are forms or spellings of one: a long common beginning, at least three fifths of
/// the longer word.
fn share_stem(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    common >= MIN_STEM && common * 5 >= longer * 3
}

/// Whether two words in lower case differ in one stretch of letters that is at most two fifths of the longer word.
fn are_spellings(a: &str, b: &str) -> bool {
    let prefix = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let (a_len, b_len) = (a.chars().count(), b.chars().count());
    let (shorter, longer) = (a_len.min(b_len), a_len.max(b_len));
    let ends = a.chars().rev().zip(b.chars().rev());
    let suffix = ends
        .take(shorter - prefix)
        .take_while(|(a, b)| a == b)
        .count();
    prefix > 0 && longer >= MIN_STEM && (prefix + suffix) * 5 >= longer * 3
}
