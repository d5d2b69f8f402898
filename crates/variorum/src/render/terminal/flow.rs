//! Text that flows: words of several styles, broken into lines of a width.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use super::style::{Notation, Part};
use crate::render::escape::visible;

/// A stretch of one style inside a word.
struct Bit<'a> {
    part: Part,
    text: Cow<'a, str>,
}

/// What is never broken, unless it is wider than a line.
#[derive(Clone, Debug)]
struct Word {
    bits: Range<usize>,
    width: usize,
    /// The style of the blank after the word, if there is one.
    blank: Option<Part>,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        self.width as f64
    }

    fn whitespace_width(&self) -> f64 {
        if self.blank.is_some() { 1.0 } else { 0.0 }
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// A line ready to be written, and how many columns it takes.
#[derive(Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) width: usize,
}

/// Words in a row.
pub(super) struct Flow<'a> {
    notation: Notation,
    bits: Vec<Bit<'a>>,
    words: Vec<Word>,
    /// Whether the next text continues the last word.
    is_open: bool,
}

impl<'a> Flow<'a> {
    pub(super) fn new(notation: Notation) -> Self {
        Self {
            notation,
            bits: Vec::new(),
            words: Vec::new(),
            is_open: false,
        }
    }

    /// Adds a blank, unless there is one or the flow begins.
    pub(super) fn blank(&mut self, part: Part) {
        if let Some(word) = self.words.last_mut().filter(|_| self.is_open) {
            word.blank = Some(part);
            self.is_open = false;
        }
    }

    /// Adds text, squeezing white space.
    pub(super) fn text(&mut self, part: Part, text: &'a str) {
        for (index, word) in text.split_whitespace().enumerate() {
            if index > 0 {
                self.blank(part);
            }
            self.word(part, word);
        }
    }

    /// Adds text that is not part of either version.
    pub(super) fn sign(&mut self, part: Part, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        if !text.is_empty() {
            self.push(part, text);
        }
    }

    /// Adds one word, with a chance to break around each wide character: scripts without blanks have no other.
    fn word(&mut self, part: Part, word: &'a str) {
        if word.bytes().all(|byte| byte.is_ascii_graphic()) {
            return self.add(part, Cow::Borrowed(word), word.len());
        }
        let mut start = 0;
        for (at, c) in word.char_indices() {
            if at > start && c.is_alphanumeric() && is_wide(c) {
                self.push(part, visible(&word[start..at]));
                self.is_open = false;
                start = at;
            }
        }
        self.push(part, visible(&word[start..]));
    }

    fn push(&mut self, part: Part, text: Cow<'a, str>) {
        let text = match text {
            Cow::Borrowed(text) => visible(text),
            Cow::Owned(text) => Cow::Owned(text),
        };
        let width = display_width(&text);
        self.add(part, text, width);
    }

    /// Adds text of so many columns that can be shown as it is.
    #[inline]
    fn add(&mut self, part: Part, text: Cow<'a, str>, width: usize) {
        self.bits.push(Bit { part, text });
        match self.words.last_mut() {
            Some(word) if self.is_open => {
                word.bits.end += 1;
                word.width += width;
            }
            _ => {
                let bits = self.bits.len() - 1..self.bits.len();
                self.words.push(Word {
                    bits,
                    width,
                    blank: None,
                });
            }
        }
        self.is_open = true;
    }

    /// Breaks the words into lines of at most these widths; a word wider than a line is cut.
    pub(super) fn lines(&mut self, first: usize, rest: usize) -> Vec<Line> {
        self.cut_long_words(first.min(rest).max(1));
        let widths = [first as f64, rest as f64];
        wrap_first_fit(&self.words, &widths)
            .into_iter()
            .map(|words| self.line(words))
            .collect()
    }

    fn line(&self, words: &[Word]) -> Line {
        let mut line = Line::default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return line;
        };
        let bits = self.bits[first.bits.start..last.bits.end].iter();
        let length = bits.map(|bit| bit.text.len()).sum::<usize>() + words.len();
        line.text.reserve(length);
        let mut pending = (Part::Quiet, String::new());
        let mut add = |part: Part, text: &str, line: &mut Line| {
            if self.notation == Notation::Plain {
                // All parts look alike.
                return line.text.push_str(text);
            }
            if part != pending.0 {
                self.paint(&mut pending, &mut line.text);
                pending.0 = part;
            }
            pending.1.push_str(text);
        };
        for (index, word) in words.iter().enumerate() {
            for bit in &self.bits[word.bits.clone()] {
                add(bit.part, &bit.text, &mut line);
            }
            line.width += word.width;
            if let (Some(part), true) = (word.blank, index + 1 < words.len()) {
                add(part, " ", &mut line);
                line.width += 1;
            }
        }
        self.paint(&mut pending, &mut line.text);
        line
    }

    fn paint(&self, pending: &mut (Part, String), line: &mut String) {
        use std::fmt::Write as _;
        if !pending.1.is_empty() {
            let styled = self.notation.style(pending.0).apply_to(&pending.1);
            write!(line, "{styled}").expect("strings grow");
            pending.1.clear();
        }
    }

    /// Cuts words that no line can hold, such as addresses, between characters.
    fn cut_long_words(&mut self, limit: usize) {
        if self.words.iter().all(|word| word.width <= limit) {
            return;
        }
        let bits = std::mem::take(&mut self.bits);
        let words = std::mem::take(&mut self.words);
        for word in words {
            self.is_open = false;
            let mut room = limit;
            for bit in &bits[word.bits.clone()] {
                if word.width <= limit {
                    self.push(bit.part, bit.text.clone());
                    continue;
                }
                for c in bit.text.chars() {
                    let width = display_width(c.encode_utf8(&mut [0; 4]));
                    if width > room {
                        self.is_open = false;
                        room = limit;
                    }
                    room = room.saturating_sub(width);
                    self.push(bit.part, Cow::Owned(c.to_string()));
                }
            }
            if let Some(part) = word.blank {
                self.blank(part);
            }
        }
    }
}

fn is_wide(c: char) -> bool {
    display_width(c.encode_utf8(&mut [0; 4])) == 2
}
