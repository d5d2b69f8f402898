//! The tokens of one side of a sentence link, in order.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::kernel::{Class, Symbol};
use super::options::DiffOptions;
use super::unit::{Unit, cut_units};
use crate::align::Sentence;
use crate::document::{Document, Token, TokenClass, normalize};
use crate::span::Span;

/// A token and how it joins the one before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub(super) token: &'a Token,
    /// Whether no edit may cover both this token and the one before it in the stream: another block, another piece of
    /// a block, or text in between.
    pub(super) is_border: bool,
    /// End of the token before it in its block, unless a piece begins here.
    pub(super) gap_from: Option<usize>,
    /// Whether the token is the first word of a sentence, so that its capital letter says nothing.
    pub(super) starts_sentence: bool,
}

/// All tokens of the linked sentences of one side. Its room serves one link after the other.
#[derive(Debug)]
pub(super) struct Stream<'a> {
    pub(super) document: &'a Document,
    pub(super) entries: Vec<Entry<'a>>,
    /// What is matched: the text without labels and markup, in words and punctuation marks.
    pub(super) units: Vec<Unit>,
}

impl<'a> Stream<'a> {
    /// A stream that holds nothing yet.
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            entries: Vec::new(),
            units: Vec::new(),
        }
    }

    /// Holds these sentences and nothing else.
    pub(super) fn turn_to(&mut self, sentences: &[Sentence], units: &[usize]) {
        let document = self.document;
        let entries = &mut self.entries;
        entries.clear();
        let mut last_block = None;
        for Sentence { block, tokens, .. } in units.iter().map(|unit| &sentences[*unit]) {
            let (before, own) = document.tokens(*block)[..tokens.end].split_at(tokens.start);
            let mut before = before.last();
            // A sentence follows the one before it in its block; its other tokens follow one another.
            let mut follows = last_block == Some(*block)
                && before.is_some_and(|before| {
                    let last = entries.last().map(|last| last.token.span.end());
                    last == Some(before.span.end())
                });
            let first_word = own.iter().position(Token::is_word);
            let mut pieces = document.blocks()[*block].pieces.iter().peekable();
            for (index, token) in own.iter().enumerate() {
                let at = token.span.start();
                while pieces.next_if(|piece| piece.end() <= at).is_some() {}
                let piece = pieces.peek().map_or(0, |piece| piece.start());
                let end_before = before.map(|before| before.span.end());
                let cuts = end_before.is_none_or(|end| end <= piece && piece <= at);
                let after_label = before.is_some_and(is_label);
                entries.push(Entry {
                    token,
                    is_border: cuts || !follows,
                    gap_from: end_before.filter(|_| !cuts || after_label),
                    starts_sentence: first_word == Some(index),
                });
                before = Some(token);
                follows = true;
            }
            last_block = Some(*block);
        }
        cut_units(document, entries, &mut self.units);
    }

    /// The text of an entry.
    pub(super) fn str(&self, entry: usize) -> &'a str {
        &self.document[self.entries[entry].token.span]
    }

    /// The text of a unit.
    pub(super) fn unit_str(&self, unit: &Unit) -> &'a str {
        let entries = &self.entries[unit.entries.clone()];
        let span = entries[0]
            .token
            .span
            .hull(entries[entries.len() - 1].token.span);
        &self.document[span]
    }

    /// Whether the unit is a mark that is written together with what stands before and behind it, or a point after
    /// which no sentence begins.
    pub(super) fn is_inner_mark(&self, unit: usize) -> bool {
        let Some([mark, next]) = self.units.get(unit..unit + 2) else {
            return false;
        };
        let is_tight = |unit: &Unit| !self.entries[unit.entries.start].token.spaced;
        let is_point = self.unit_str(mark) == "."
            && next.is_word
            && !self.entries[next.entries.start].starts_sentence;
        is_tight(mark) && !mark.is_word && (is_point || is_tight(next))
    }

    /// The units of a range as the kernel sees them.
    pub(super) fn symbols(&self, units: Range<usize>, options: &DiffOptions) -> Vec<Symbol> {
        let units = self.units[units].iter();
        let mut room = String::new();
        units
            .map(|unit| {
                let folded = fold_case(self.unit_str(unit), &mut room);
                let class = if !unit.is_word {
                    Class::Mark
                } else if self.document.pack().is_function_word(folded) {
                    Class::Function
                } else {
                    Class::Matter
                };
                Symbol {
                    key: unit.key,
                    fold: hash(&normalize(folded)),
                    written: unit.written,
                    class,
                    weight: options.weight_of(class),
                }
            })
            .collect()
    }

    /// The first entry of a unit; past the last, the end of the stream.
    pub(super) fn entry_of(&self, unit: usize) -> usize {
        self.units
            .get(unit)
            .map_or(self.entries.len(), |unit| unit.entries.start)
    }

    /// The place of something that is missing before an entry: after the token before it, else before the entry.
    pub(super) fn place(&self, entry: usize) -> Span {
        let before = entry
            .checked_sub(1)
            .map(|before| self.entries[before].token.span.end());
        let at = || self.entries.first().map(|first| first.token.span.start());
        Span::empty(before.or_else(at).unwrap_or_default())
    }
}

/// A word with a small first letter, written into `room` where it is another. The other letters stay: an acronym is no
/// capitalised word.
fn fold_case<'w>(word: &'w str, room: &'w mut String) -> &'w str {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() => {
            room.clear();
            room.extend(first.to_lowercase());
            room.push_str(chars.as_str());
            room
        }
        _ => word,
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

pub(super) fn is_label(token: &Token) -> bool {
    token.class == TokenClass::Label
}

pub(super) fn is_markup(token: &Token) -> bool {
    token.class == TokenClass::Markup
}
