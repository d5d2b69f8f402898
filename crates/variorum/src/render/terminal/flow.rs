//! Text that flows: stretches of several styles, broken into lines of a width.

use std::borrow::Cow;

use textwrap::core::display_width;

use super::columns::{is_western, is_wide, narrow_width, western_word};
use super::style::{Notation, Part};
use crate::render::escape::visible;

/// A line ready to be written, and how many columns it takes.
#[derive(Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) width: usize,
}

/// What a flow is made of.
enum Item<'a> {
    /// Text of a version, with white space to be squeezed.
    Text(Part, &'a str),
    /// Text that is not part of either version.
    Sign(Part, Cow<'a, str>),
    Blank(Part),
}

/// Items of a flow that are reckoned with: those of a paragraph with two or three changes.
const ITEMS: usize = 16;

/// Stretches in a row. They are cut into words only while lines are made of them.
pub(super) struct Flow<'a> {
    notation: Notation,
    items: Vec<Item<'a>>,
}

impl<'a> Flow<'a> {
    pub(super) fn new(notation: Notation) -> Self {
        Self {
            notation,
            items: Vec::with_capacity(ITEMS),
        }
    }

    /// Adds a blank, unless there is one or the flow begins.
    pub(super) fn blank(&mut self, part: Part) {
        self.items.push(Item::Blank(part));
    }

    /// Adds text, squeezing white space.
    pub(super) fn text(&mut self, part: Part, text: &'a str) {
        self.items.push(Item::Text(part, text));
    }

    /// Adds text that is not part of either version.
    pub(super) fn sign(&mut self, part: Part, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        if !text.is_empty() {
            self.items.push(Item::Sign(part, text));
        }
    }

    /// Breaks the flow into lines of at most these widths; a word wider than a line is cut.
    pub(super) fn lines(&self, first: usize, rest: usize) -> Vec<Line> {
        let mut breaker = Breaker::new(self.notation, first, rest);
        for item in &self.items {
            match item {
                Item::Text(part, text) => breaker.text(*part, text),
                Item::Sign(part, text) => breaker.sign(*part, text),
                Item::Blank(part) => breaker.blank(*part),
            }
        }
        breaker.finish()
    }
}

/// Bytes of a line beyond its columns that are reckoned with.
const MULTIBYTE: usize = 12;

/// Columns of a line that room is made for before it is filled: a width may be as large as a number can be.
const MOST_RESERVED: usize = 200;

/// Fills one line after the other, each with as many words as it holds.
struct Breaker<'a> {
    notation: Notation,
    /// Width of the first line, and of the others.
    widths: [usize; 2],
    /// Columns of the widest word that is not cut: any line holds it.
    limit: usize,
    lines: Vec<Line>,
    /// The line that is being filled.
    line: Open,
    /// The bits of the word that is not in a line yet, since more may follow without a blank.
    word: Vec<(Part, Cow<'a, str>)>,
    word_width: usize,
}

/// A line with room for more.
#[derive(Default)]
struct Open {
    text: String,
    /// Columns, with the blank that is due.
    width: usize,
    has_words: bool,
    /// The blank after the last word, which is dropped if the line ends there.
    blank: Option<Part>,
    /// What is to be painted in one style.
    unpainted: Option<(Part, String)>,
}

impl<'a> Breaker<'a> {
    fn new(notation: Notation, first: usize, rest: usize) -> Self {
        Self {
            notation,
            widths: [first, rest],
            limit: first.min(rest).max(1),
            lines: Vec::new(),
            line: Open::default(),
            word: Vec::new(),
            word_width: 0,
        }
    }

    fn text(&mut self, part: Part, text: &'a str) {
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            rest = self.fill(part, rest);
            let graphic = rest.bytes().take_while(u8::is_ascii_graphic).count();
            let is_whole = matches!(rest.as_bytes().get(graphic), None | Some(b' '));
            let end = if is_whole {
                graphic
            } else {
                rest.find(char::is_whitespace).unwrap_or(rest.len())
            };
            let word = &rest[..end];
            rest = rest[end..].trim_start();
            let is_last = rest.is_empty();
            if !is_whole {
                self.part_of_word(part, word);
            } else if is_last || !self.word.is_empty() || graphic > self.limit {
                self.push(part, Cow::Borrowed(word), graphic);
            } else {
                // Most words come alone.
                self.put(&[(part, Cow::Borrowed(word))], graphic);
                self.after_word(part);
                continue;
            }
            if !is_last {
                self.blank(part);
            }
        }
    }

    /// Puts the words with which a text begins into the line, as far as it holds them, and returns what is left. They are
    /// copied at once: western words that stand one blank apart, but for the last, with which the next text may go on.
    fn fill(&mut self, part: Part, text: &'a str) -> &'a str {
        if !self.word.is_empty() {
            return text;
        }
        let room = self.room().saturating_sub(self.line.width);
        let (mut end, mut columns) = (0, 0);
        let (mut next, mut column) = (0, 0);
        loop {
            let (length, width) = western_word(&text.as_bytes()[next..]);
            let rest = &text.as_bytes()[next + length..];
            let is_followed = matches!(rest, [b' ', after, ..] if is_western(*after));
            if !is_followed || width > self.limit || column + width > room {
                break;
            }
            (end, columns) = (next + length, column + width);
            (next, column) = (end + 1, columns + 1);
        }
        if end > 0 {
            self.put(&[(part, Cow::Borrowed(&text[..end]))], columns);
            self.after_word(part);
        }
        &text[next..]
    }

    /// Columns of the line that is being filled.
    fn room(&self) -> usize {
        self.widths[usize::from(!self.lines.is_empty())]
    }

    fn blank(&mut self, part: Part) {
        if !self.word.is_empty() {
            self.end_word(Some(part));
        }
    }

    fn sign(&mut self, part: Part, text: &'a str) {
        let text = visible(text);
        let width = display_width(&text);
        self.push(part, text, width);
    }

    /// Adds what has no white space inside, with a chance to break around each wide character: scripts without blanks
    /// have no other.
    fn part_of_word(&mut self, part: Part, word: &'a str) {
        if let Some(width) = narrow_width(word) {
            return self.push(part, Cow::Borrowed(word), width);
        }
        let mut start = 0;
        for (at, c) in word.char_indices() {
            if at > start && c.is_alphanumeric() && is_wide(c) {
                self.sign(part, &word[start..at]);
                self.end_word(None);
                start = at;
            }
        }
        self.sign(part, &word[start..]);
    }

    fn push(&mut self, part: Part, text: Cow<'a, str>, width: usize) {
        self.word.push((part, text));
        self.word_width += width;
    }

    /// Puts the word into a line, with a blank behind it or a mere chance to break.
    fn end_word(&mut self, blank: Option<Part>) {
        let mut word = std::mem::take(&mut self.word);
        let width = std::mem::take(&mut self.word_width);
        if width > self.limit {
            self.cut(&word);
        } else {
            self.put(&word, width);
        }
        if let Some(part) = blank {
            self.after_word(part);
        }
        // Its room serves the next word.
        word.clear();
        self.word = word;
    }

    /// Notes the blank that is due before the next word.
    fn after_word(&mut self, part: Part) {
        self.line.blank = Some(part);
        self.line.width += 1;
    }

    /// Puts a word that no line can hold, such as an address, into as many as it needs: cut between what went and what came,
    /// if lines hold these.
    fn cut(&mut self, word: &[(Part, Cow<'a, str>)]) {
        for bits in word.chunk_by(|(a, _), (b, _)| a == b) {
            let width = bits.iter().map(|(_, text)| display_width(text)).sum();
            if width > self.limit {
                self.cut_anywhere(bits);
            } else {
                self.put(bits, width);
            }
        }
    }

    /// Puts a word into lines, cut between characters.
    fn cut_anywhere(&mut self, word: &[(Part, Cow<'a, str>)]) {
        let (mut piece, mut width, mut room) = (Vec::new(), 0, self.limit);
        for (part, text) in word {
            for c in text.chars() {
                let own = display_width(c.encode_utf8(&mut [0; 4]));
                if own > room && !piece.is_empty() {
                    self.put(&piece, width);
                    piece.clear();
                    (width, room) = (0, self.limit);
                }
                piece.push((*part, Cow::Owned(c.to_string())));
                width += own;
                room = room.saturating_sub(own);
            }
        }
        self.put(&piece, width);
    }

    /// Puts what is not cut any more behind the line, or into the next.
    fn put(&mut self, word: &[(Part, Cow<'a, str>)], width: usize) {
        if self.line.has_words && self.line.width + width > self.room() {
            self.end_line();
        }
        if !self.line.has_words {
            let room = self.room().min(MOST_RESERVED);
            self.line.text.reserve(room + MULTIBYTE);
        }
        if let Some(part) = self.line.blank.take() {
            self.add(part, " ");
        }
        for (part, text) in word {
            self.add(*part, text);
        }
        self.line.width += width;
        self.line.has_words = true;
    }

    fn add(&mut self, part: Part, text: &str) {
        match self.notation {
            // All parts look alike.
            Notation::Plain => self.line.text.push_str(text),
            Notation::Color => self.add_unpainted(part, text),
        }
    }

    fn add_unpainted(&mut self, part: Part, text: &str) {
        match &mut self.line.unpainted {
            Some((last, unpainted)) if *last == part => unpainted.push_str(text),
            _ => {
                self.paint();
                self.line.unpainted = Some((part, text.to_owned()));
            }
        }
    }

    fn paint(&mut self) {
        use std::fmt::Write as _;
        if let Some((part, text)) = self.line.unpainted.take() {
            let styled = self.notation.style(part).apply_to(text);
            write!(self.line.text, "{styled}").expect("strings grow");
        }
    }

    fn end_line(&mut self) {
        self.paint();
        let line = std::mem::take(&mut self.line);
        self.lines.push(Line {
            text: line.text,
            width: line.width - usize::from(line.blank.is_some()),
        });
    }

    fn finish(mut self) -> Vec<Line> {
        if !self.word.is_empty() {
            self.end_word(None);
        }
        self.end_line();
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::redline::atoms::Role;

    fn lines(texts: &[&str], first: usize, rest: usize) -> Vec<String> {
        let mut flow = Flow::new(Notation::Plain);
        for text in texts {
            flow.text(Part::Text(Role::SAME), text);
        }
        let lines = flow.lines(first, rest);
        for line in &lines {
            assert_eq!(line.width, display_width(&line.text), "{}", line.text);
        }
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_hold_what_fits_and_end_without_blanks() {
        assert_eq!(
            lines(&["the  quay\nand the", " pier"], 8, 12),
            ["the quay", "and thepier"]
        );
        assert_eq!(lines(&["naïve “quays”"], 7, 7), ["naïve", "“quays”"]);
        assert_eq!(lines(&[], 8, 8), [""]);
    }

    #[test]
    fn words_are_put_together_as_one_by_one() {
        let text = "The quays, and  the (old) pier: naïve or écru – not “all” are a ÿ harbour's.";
        for first in 1..30 {
            for rest in 1..30 {
                let words: Vec<&str> = text.split_whitespace().collect();
                let mut flow = Flow::new(Notation::Plain);
                for (at, word) in words.iter().enumerate() {
                    if at > 0 {
                        flow.blank(Part::Text(Role::SAME));
                    }
                    flow.text(Part::Text(Role::SAME), word);
                }
                let one_by_one = flow.lines(first, rest).into_iter().map(|line| line.text);
                assert_eq!(lines(&[text], first, rest), one_by_one.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn what_no_line_holds_is_cut_and_wide_characters_part_anywhere() {
        assert_eq!(lines(&["a harbours b"], 4, 4), ["a", "harb", "ours", "b"]);
        assert_eq!(lines(&["harbo", "urs b"], 4, 4), ["harb", "ours", "b"]);
        assert_eq!(lines(&["人民银行 a"], 5, 5), ["人民", "银行", "a"]);
    }

    #[test]
    fn what_is_cut_is_cut_between_its_parts() {
        let mut flow = Flow::new(Notation::Plain);
        flow.text(Part::Text(Role::SAME), "at harb");
        flow.text(Part::Quiet, "our-lamp");
        flow.text(Part::Text(Role::SAME), "s");
        let lines = flow.lines(9, 9).into_iter().map(|line| line.text);
        assert_eq!(lines.collect::<Vec<_>>(), ["at harb", "our-lamps"]);
    }
}
