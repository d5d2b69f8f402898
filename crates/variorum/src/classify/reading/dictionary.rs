//! The words met so far in one language: what a token is made of is found once, and then looked up by its key.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::forms::Forms;
use super::words::{Word, WordClass};
use crate::document::{NO_WIDTH, Token, TokenClass, lower_form};
use crate::lexicon::{Group, Lexicon, Pack, pieces};
use crate::span::Span;

/// The spellings met so far, with what the tables say of them.
#[derive(Debug)]
pub(in crate::classify) struct Dictionary<'d, 'l> {
    pub(in crate::classify) pack: &'static Pack,
    pub(in crate::classify) lexicon: &'l Lexicon,
    tokens: FxHashMap<u64, Known<'d>>,
    /// The words of one token after the other.
    parts: Vec<Part<'d>>,
}

/// A token that was met.
#[derive(Debug)]
struct Known<'d> {
    text: &'d str,
    class: TokenClass,
    /// Its words.
    parts: Range<usize>,
}

/// A stretch of a token that is one word, or stands for one.
#[derive(Debug)]
struct Part<'d> {
    range: Range<usize>,
    forms: Arc<Forms<'d>>,
}

/// Added to the key of a token that is taken by another of the same key.
const NEXT_KEY: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'d, 'l> Dictionary<'d, 'l> {
    pub(in crate::classify) fn new(pack: &'static Pack, lexicon: &'l Lexicon) -> Self {
        Self {
            pack,
            lexicon,
            tokens: FxHashMap::default(),
            parts: Vec::new(),
        }
    }

    /// The forms of a spelling that is no token.
    pub(in crate::classify) fn forms(&self, text: &'d str, class: WordClass) -> Arc<Forms<'d>> {
        Arc::new(Forms::new(text, class, self.pack, self.lexicon))
    }

    /// Adds the words of a token in a block; `opens` says whether a sentence begins with the first of them.
    pub(in crate::classify) fn read(
        &mut self,
        token: &Token,
        text: &'d str,
        block: usize,
        opens: &mut bool,
        words: &mut Vec<Word<'d>>,
    ) {
        let parts = self.parts_of(token, text);
        for part in &self.parts[parts] {
            let may_open = matches!(part.forms.class, WordClass::Word | WordClass::Number);
            words.push(Word {
                forms: Arc::clone(&part.forms),
                span: Span::new(
                    token.span.start() + part.range.start,
                    token.span.start() + part.range.end,
                ),
                spaced: part.range.start == 0 && token.spaced,
                opens: *opens && may_open,
                block,
            });
            *opens &= !may_open;
        }
    }

    /// The words of a token. Keys say that tokens compare equal, not that they are written alike.
    fn parts_of(&mut self, token: &Token, text: &'d str) -> Range<usize> {
        let mut key = token.key;
        while let Some(known) = self.tokens.get(&key) {
            if known.text == text && known.class == token.class {
                return known.parts.clone();
            }
            key = key.wrapping_add(NEXT_KEY);
        }
        let first = self.parts.len();
        self.cut(token.class, text);
        let parts = first..self.parts.len();
        let known = Known {
            text,
            class: token.class,
            parts: parts.clone(),
        };
        self.tokens.insert(key, known);
        parts
    }

    /// Cuts a token into its words. Inline markup is no word, and neither is what has no width.
    fn cut(&mut self, class: TokenClass, text: &'d str) {
        let is_blank = text.chars().all(|c| NO_WIDTH.contains(&c));
        if class == TokenClass::Markup || is_blank {
            return;
        }
        // The target of a link is one word: the words in it are not said.
        if class == TokenClass::Link {
            let forms = self.forms(text, WordClass::Address);
            self.parts.push(Part {
                range: 0..text.len(),
                forms,
            });
            return;
        }
        let code = code(text, self.pack);
        if code > 0 {
            self.piece(class, text, 0..code);
        }
        // Most tokens are one piece.
        if code == 0 && (text.len() == 1 || text.chars().all(char::is_alphanumeric)) {
            self.piece(class, text, 0..text.len());
            return;
        }
        for piece in pieces(&text[code..]) {
            self.piece(class, text, code + piece.start..code + piece.end);
        }
    }

    /// Adds the words that a piece of a token stands for: itself, or the two that it contracts.
    fn piece(&mut self, class: TokenClass, token: &'d str, range: Range<usize>) {
        let text = &token[range.clone()];
        let class = match text.chars().next() {
            _ if class == TokenClass::Label => WordClass::Label,
            Some(c) if c.is_numeric() => WordClass::Number,
            Some(c) if c.is_alphabetic() => WordClass::Word,
            _ => WordClass::Sign,
        };
        let contracted = (class == WordClass::Word)
            .then(|| self.pack.morphology.expand(&lower_form(text)))
            .flatten();
        let Some((cut, first, second)) = contracted.filter(|(cut, ..)| text.is_char_boundary(*cut))
        else {
            let forms = self.forms(text, class);
            self.parts.push(Part { range, forms });
            return;
        };
        let (start, middle, end) = (range.start, range.start + cut, range.end);
        for (range, word) in [(start..middle, first), (middle..end, second)] {
            let text = &token[range.clone()];
            let forms = Forms::standing_for(word, text, class, self.pack, self.lexicon);
            self.parts.push(Part {
                range,
                forms: Arc::new(forms),
            });
        }
    }
}

/// Bytes of the code of a currency that an amount is glued to, or 0: USD150.
fn code(token: &str, pack: &Pack) -> usize {
    let letters = token.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_glued = letters > 0 && token[letters..].starts_with(|c: char| c.is_ascii_digit());
    let is_code = || {
        let code = token[..letters].to_lowercase();
        let mut rows = pack.rows_of(&code);
        rows.any(|row| row.group == Group::Number && row.family == "currency")
    };
    if is_glued && is_code() { letters } else { 0 }
}
