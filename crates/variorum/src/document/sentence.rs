//! Sentences of a block, as runs of its tokens.
//!
//! The breaks of UAX #29 after terminators, joined again where the language pack or the shape of the words says that
//! a point ends no sentence: abbreviations, initials, ordinals, decimals. Closing marks, and the number of a note, stay
//! with the sentence before them. Colons and semicolons never end one: a list of clauses is one sentence. One pass.

use std::ops::Range;

use super::token::{Token, TokenClass};
use super::words;
use crate::lexicon::TextPack;

/// Digits of the number of a note, of a day, or of a paragraph.
const MAX_NOTE_DIGITS: usize = 3;

/// Lists the sentences as ranges that tile `tokens`.
pub(super) fn segment(
    text: &str,
    tokens: &[Token],
    pack: &TextPack,
    sentences: &mut Vec<Range<usize>>,
) {
    let segmenter = Segmenter { text, tokens, pack };
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        // Most words end in a letter, which ends nothing.
        let last = text.as_bytes()[tokens[at].span.end() - 1];
        let end = (!last.is_ascii_alphanumeric()).then(|| segmenter.end_after(at));
        let Some(end) = end.flatten() else {
            at += 1;
            continue;
        };
        if end < tokens.len()
            && segmenter.breaks(at, end)
            && !(start == 0 && segmenter.is_head(end))
        {
            sentences.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
}

/// As [`segment`], for a row of a table: no sentence goes on over the border of a cell or a line that is broken in one. The
/// border belongs to the sentence after it; those that nothing follows end the row.
pub(super) fn segment_cells(
    text: &str,
    tokens: &[Token],
    pack: &TextPack,
    sentences: &mut Vec<Range<usize>>,
) {
    let is_border = |token: &Token| token.is_bar(text) || token.is_line_break(text);
    let mut start = 0;
    while start < tokens.len() {
        let open = tokens[start..].iter().take_while(|token| is_border(token));
        let words = start + open.count();
        let length = tokens[words..].iter().position(is_border);
        let mut end = length.map_or(tokens.len(), |length| words + length);
        if tokens[end..].iter().all(is_border) {
            end = tokens.len();
        }
        let first = sentences.len();
        segment(text, &tokens[words..end], pack, sentences);
        if sentences.len() == first {
            sentences.push(0..0);
        }
        for sentence in &mut sentences[first..] {
            *sentence = sentence.start + words..sentence.end + words;
        }
        sentences[first].start = start;
        start = end;
    }
}

struct Segmenter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    pack: &'a TextPack,
}

impl<'a> Segmenter<'a> {
    fn word(&self, at: usize) -> &'a str {
        &self.text[self.tokens[at].span.range()]
    }

    /// Whether what stands before `end` only counts the text that follows, as "**Section 1.**" at its head does: a number,
    /// or in marks one word and its number, which a point may part. Without marks, "Total 450." is a sentence.
    fn is_head(&self, end: usize) -> bool {
        let is_marked = self.tokens[0].class == TokenClass::Markup;
        let words_in = |tokens: Range<usize>| tokens.filter(|at| self.tokens[*at].is_word());
        let is_number = |at: &usize| {
            self.tokens[*at].class == TokenClass::Number && self.word(*at).len() <= MAX_NOTE_DIGITS
        };
        let mut words = words_in(0..end);
        let (first, second) = (words.next(), words.next());
        if words.next().is_some() {
            return false;
        }
        match (first, second) {
            (Some(first), None) if is_number(&first) => true,
            (Some(_), Some(second)) => is_marked && is_number(&second),
            (Some(_), None) if is_marked => {
                let number = words_in(end..self.tokens.len()).next();
                number.filter(is_number).is_some_and(|number| {
                    let after = self.tokens.get(number + 1);
                    after.is_some_and(|after| is_terminator(&self.text[after.span.range()]))
                })
            }
            _ => false,
        }
    }

    /// If a sentence may end at this token: where the next would begin, after closing marks.
    fn end_after(&self, at: usize) -> Option<usize> {
        if self.tokens[at].class == TokenClass::Label || !is_terminator(self.word(at)) {
            return None;
        }
        let mut end = at + 1;
        while end < self.tokens.len() && !self.tokens[end].spaced && self.belongs(end) {
            end += 1;
        }
        Some(end)
    }

    /// Whether a token that touches the end of a sentence belongs to it.
    fn belongs(&self, at: usize) -> bool {
        let word = self.word(at);
        match self.tokens[at].class {
            TokenClass::Markup | TokenClass::Link => true,
            TokenClass::Number => word.len() <= MAX_NOTE_DIGITS,
            _ => is_terminator(word) || word.chars().all(is_closer),
        }
    }

    /// Whether a sentence ends between the terminator at `at` and the token at `end`.
    fn breaks(&self, at: usize, end: usize) -> bool {
        let mark = self.word(at);
        if is_wide(mark) {
            return true;
        }
        if !self.tokens[end].spaced && !self.is_blank_lost(at, end) {
            return false;
        }
        let Some(next) = (end..self.tokens.len()).find(|next| self.opens_nothing(*next)) else {
            return false;
        };
        let next = self.word(next);
        if next.starts_with(char::is_lowercase) {
            return false;
        }
        // A terminator that closing marks follow is none of an abbreviation.
        !(mark.ends_with('.') && end == at + 1) || self.point_ends(at, next)
    }

    /// Whether the mark at `at`, which `end` touches, stands between two words of prose: "the end.Then".
    fn is_blank_lost(&self, at: usize, end: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| end == at + 1) else {
            return false;
        };
        let is_word = |at: usize| self.tokens[at].class == TokenClass::Word;
        is_word(before)
            && is_word(end)
            && !self.tokens[at].spaced
            && words::parts_sentences(self.word(before), self.word(end))
    }

    /// Whether the token is neither a mark nor an opening bracket or quotation mark.
    fn opens_nothing(&self, at: usize) -> bool {
        self.tokens[at].class != TokenClass::Markup && !self.word(at).chars().all(is_opener)
    }

    /// Whether the point at `at`, which a space and `next` follow, ends a sentence.
    fn point_ends(&self, at: usize, next: &str) -> bool {
        let word = self.word(at);
        if word.len() > 1 && word.bytes().all(|byte| byte == b'.') {
            return true;
        }
        let is_abbreviated = if word == "." {
            let Some(before) = at.checked_sub(1).filter(|_| !self.tokens[at].spaced) else {
                return true;
            };
            let before_word = self.word(before);
            match self.tokens[before].class {
                TokenClass::Number => {
                    return !(before_word.len() <= MAX_NOTE_DIGITS
                        && self.pack.is_ordinal_noun(next));
                }
                TokenClass::Word => {
                    // An elided article may stand before the abbreviation.
                    let bare = before_word.rsplit(['\'', '\u{2019}']).next();
                    is_initial(before_word)
                        || bare.is_some_and(|bare| self.pack.is_abbreviation(bare))
                }
                _ => false,
            }
        } else {
            // Single letters with points between.
            true
        };
        !is_abbreviated || self.begins_sentence(next)
    }

    /// Whether a word is a capitalised function word: those begin sentences, hardly ever names.
    fn begins_sentence(&self, word: &str) -> bool {
        word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && word.chars().skip(1).all(char::is_lowercase)
            && self.pack.is_function_word(&word.to_lowercase())
    }
}

fn is_terminator(word: &str) -> bool {
    word.ends_with('.')
        || matches!(
            word,
            "!" | "?"
                | "\u{2026}"
                | "\u{203c}"
                | "\u{2047}"
                | "\u{2048}"
                | "\u{2049}"
                | "\u{61f}"
                | "\u{6d4}"
                | "\u{964}"
        )
        || is_wide(word)
}

/// Terminators of scripts that put no space after them.
fn is_wide(word: &str) -> bool {
    matches!(
        word,
        "\u{3002}" | "\u{ff01}" | "\u{ff0e}" | "\u{ff1f}" | "\u{ff61}"
    )
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '"' | '\'' | '\u{2018}'
            ..='\u{201f}'
                | '\u{bb}'
                | '\u{ab}'
                | '\u{203a}'
                | '\u{2039}'
                | '\u{300d}'
                | '\u{300f}'
                | '\u{ff09}'
    )
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '"' | '\'' | '\u{2018}'
            ..='\u{201f}'
                | '\u{bb}'
                | '\u{ab}'
                | '\u{203a}'
                | '\u{2039}'
                | '\u{300c}'
                | '\u{300e}'
                | '\u{ff08}'
                | '\u{bf}'
                | '\u{a1}'
    )
}

/// A single capital: the initial of a name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}
