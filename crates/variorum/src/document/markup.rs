//! Marks of Markdown inside a block: what is shown as layout and not as text.
//!
//! A mark is recognised only where it has a partner or stands where only a mark can stand: a lone `*` is a character,
//! and so is a bracket that opens no link, since negotiated texts bracket their options. Every pass is linear in the
//! block: scans for a partner are bounded or remember what they did not find.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::block::BlockKind;
use super::emphasis::{self, Run};
use super::marking::{MAX_NAME, Marking};
use super::token::TokenClass;

/// Longest link target that is looked for, in bytes.
const MAX_TARGET: usize = 4096;

/// A range of the text that is a mark or a token of its own, and its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) class: TokenClass,
    /// Whether words on both sides are apart even without white space, as table cells are.
    pub(super) separates: bool,
}

/// Returns the marks of `text[piece]` in order, without overlaps.
pub(super) fn marks(
    text: &str,
    piece: Range<usize>,
    kind: BlockKind,
    marking: &Marking,
) -> Vec<Mark> {
    let mut finder = Finder {
        text: &text[piece.clone()],
        marking,
        found: Vec::new(),
    };
    match kind {
        BlockKind::Code | BlockKind::Comment | BlockKind::Separator => return Vec::new(),
        BlockKind::FrontMatter => {
            finder.quoted_escapes();
            return finder.finish(piece.start);
        }
        BlockKind::Heading(_) => finder.heading(),
        BlockKind::Quote => finder.quote(),
        BlockKind::TableRow => finder.cells(),
        _ => {}
    }
    let bytes = finder.text.as_bytes();
    if memchr::memchr3(b'*', b'_', b'`', bytes)
        .or_else(|| memchr::memchr3(b'[', b'\\', b'<', bytes))
        .is_some()
    {
        finder.inline();
    }
    finder.finish(piece.start)
}

struct Finder<'a> {
    text: &'a str,
    marking: &'a Marking,
    found: Vec<Mark>,
}

impl Finder<'_> {
    fn push(&mut self, range: Range<usize>, separates: bool) {
        if !range.is_empty() {
            self.found.push(Mark {
                range,
                class: TokenClass::Markup,
                separates,
            });
        }
    }

    /// Opening and closing `#`.
    fn heading(&mut self) {
        let opening = self.text.len() - self.text.trim_start_matches('#').len();
        self.push(0..opening, true);
        let body = self.text.trim_end_matches('#').len().max(opening);
        if opening > 0 && self.text[..body].ends_with(char::is_whitespace) {
            self.push(body..self.text.len(), true);
        }
    }

    /// The `>` at the start of each line.
    fn quote(&mut self) {
        let mut at = 0;
        for line in self.text.split_inclusive(['\n', '\r']) {
            let body = line.trim_start_matches([' ', '\t', '>']);
            let mark = line[..line.len() - body.len()].trim();
            if let Some(start) = line.find(mark).filter(|_| !mark.is_empty()) {
                self.push(at + start..at + start + mark.len(), true);
            }
            at += line.len();
        }
    }

    fn cells(&mut self) {
        let bytes = self.text.as_bytes();
        let bars: Vec<usize> = memchr::memchr_iter(b'|', bytes)
            .filter(|at| *at == 0 || bytes[at - 1] != b'\\')
            .collect();
        for at in bars {
            self.push(at..at + 1, true);
        }
    }

    /// Escapes of a string of front matter: one that stands for a blank is a mark between words, and a character that is
    /// written by its number stands by itself: `Bank\_of Malta\u2019s`.
    fn quoted_escapes(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(offset) = memchr::memchr(b'\\', &bytes[at..]) {
            let start = at + offset;
            let digits = match bytes.get(start + 1) {
                Some(b'x') => 2,
                Some(b'u') => 4,
                Some(b'U') => 8,
                _ => 0,
            };
            let behind = bytes.get(start + 2..start + 2 + digits);
            let is_number =
                digits > 0 && behind.is_some_and(|all| all.iter().all(u8::is_ascii_hexdigit));
            let is_blank = match bytes.get(start + 1) {
                None => true,
                Some(next) => matches!(next, b' ' | b'_' | b't' | b'n' | b'N' | b'L' | b'P'),
            };
            at = self.text.len().min(start + 2);
            if is_number {
                at += digits;
                self.found.push(Mark {
                    range: start..at,
                    class: TokenClass::Punctuation,
                    separates: false,
                });
            } else if is_blank {
                self.push(start..at, true);
            }
        }
    }

    fn inline(&mut self) {
        let literal = self.code_spans();
        let mut runs = Vec::new();
        let mut brackets = Vec::new();
        let mut literal = literal.into_iter().peekable();
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(offset) = bytes[at..]
            .iter()
            .position(|byte| matches!(byte, b'*' | b'_' | b'[' | b']' | b'\\' | b'<'))
        {
            at += offset;
            while literal.peek().is_some_and(|range| range.end <= at) {
                literal.next();
            }
            if let Some(range) = literal.peek().filter(|range| range.start <= at) {
                at = range.end;
                continue;
            }
            at = match bytes[at] {
                b'\\' => self.escape(at),
                b'[' => {
                    brackets.push(at);
                    at + 1
                }
                b']' => self.link(&mut brackets, at),
                b'<' => self.autolink(at),
                _ => {
                    let run = Run::at(self.text, at);
                    let end = run.range.end;
                    runs.push(run);
                    end
                }
            };
        }
        for range in emphasis::marks(self.text, runs) {
            self.push(range, false);
        }
    }

    /// Marks the backquotes of code spans; returns the spans, in which nothing else is a mark.
    fn code_spans(&mut self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in memchr::memchr_iter(b'`', self.text.as_bytes()) {
            match runs.last_mut().filter(|run| run.end == at) {
                Some(run) => run.end += 1,
                None => runs.push(at..at + 1),
            }
        }
        let last_of_length: FxHashMap<usize, usize> = runs
            .iter()
            .enumerate()
            .map(|(index, run)| (run.len(), index))
            .collect();
        let mut spans = Vec::new();
        let mut index = 0;
        while index < runs.len() {
            let open = runs[index].clone();
            let has_partner = last_of_length
                .get(&open.len())
                .is_some_and(|last| *last > index);
            index += 1;
            if !has_partner {
                continue;
            }
            while runs[index].len() != open.len() {
                index += 1;
            }
            let close = runs[index].clone();
            index += 1;
            self.push(open.clone(), false);
            self.push(close.clone(), false);
            spans.push(open.start..close.end);
        }
        spans
    }

    /// A backslash before ASCII punctuation is a mark, and one that breaks a line.
    fn escape(&mut self, at: usize) -> usize {
        match self.text.as_bytes().get(at + 1) {
            Some(next) if next.is_ascii_punctuation() || matches!(next, b'\n' | b'\r') => {
                self.push(at..at + 1, false);
                at + 2
            }
            _ => at + 1,
        }
    }

    /// `[text](target)` and `![text](target)`: the target stays visible to comparison, the rest is marks.
    fn link(&mut self, brackets: &mut Vec<usize>, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let Some(open) = brackets.pop() else {
            return at + 1;
        };
        if is_note_mark(&self.text[open + 1..at]) {
            self.push(open..at + 1, true);
            return at + 1;
        }
        if bytes.get(at + 1) != Some(&b'(') {
            return self.link_by_name(open, at);
        }
        let Some(close) = self.target_end(at + 2) else {
            return at + 1;
        };
        self.push_opening(open);
        self.push(at..at + 2, false);
        self.push_target(at + 2..close);
        self.push(close..close + 1, false);
        close + 1
    }

    /// The bracket that opens a link, with the mark of an image before it.
    fn push_opening(&mut self, open: usize) {
        let is_image = open > 0 && self.text.as_bytes()[open - 1] == b'!';
        self.push(open - usize::from(is_image)..open + 1, false);
    }

    /// `[text][name]`, `[name][]` and `[name]`, where the text gives the target of that name elsewhere: all but the words is
    /// marks.
    fn link_by_name(&mut self, open: usize, at: usize) -> usize {
        let words = &self.text[open + 1..at];
        let named = self.text[at + 1..].strip_prefix('[').and_then(|rest| {
            let length = rest.bytes().take(MAX_NAME).position(|byte| byte == b']')?;
            Some(&rest[..length])
        });
        let by = named.map(|name| if name.is_empty() { words } else { name });
        let end = match (named, by) {
            (Some(named), Some(by)) if self.marking.is_target(by) => at + named.len() + 3,
            _ if self.marking.is_target(words) => at + 1,
            _ => return at + 1,
        };
        self.push_opening(open);
        self.push(at..end, false);
        end
    }

    fn target_end(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        for (at, byte) in bytes.iter().enumerate().skip(start).take(MAX_TARGET) {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => return Some(at),
                b')' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// The target is one token up to white space; a title after it is text.
    fn push_target(&mut self, range: Range<usize>) {
        let target = &self.text[range.clone()];
        let length = target.find(char::is_whitespace).unwrap_or(target.len());
        if length > 0 {
            self.found.push(Mark {
                range: range.start..range.start + length,
                class: TokenClass::Link,
                separates: true,
            });
        }
    }

    /// `<https://example.org>`: the brackets are marks.
    fn autolink(&mut self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at + 1..];
        let rest = &rest[..rest.len().min(MAX_TARGET)];
        let length = rest
            .iter()
            .position(|byte| matches!(byte, b'<' | b'>') || byte.is_ascii_whitespace());
        match length {
            Some(length)
                if rest[length] == b'>'
                    && (memchr::memmem::find(&rest[..length], b"://").is_some()
                        || rest[..length].contains(&b'@')) =>
            {
                self.push(at..at + 1, false);
                self.found.push(Mark {
                    range: at + 1..at + 1 + length,
                    class: TokenClass::Link,
                    separates: false,
                });
                self.push(at + 1 + length..at + 2 + length, false);
                at + 2 + length
            }
            _ => self.tag(at),
        }
    }

    /// `<br>`, `</b>`: a tag of HTML is a mark, and parts what stands on either hand.
    fn tag(&mut self, at: usize) -> usize {
        /// Longest tag, in bytes.
        const LONGEST_TAG: usize = 200;
        let rest = &self.text.as_bytes()[at + 1..];
        let rest = &rest[..rest.len().min(LONGEST_TAG)];
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        let letters = name.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let length = letters.count();
        let ends = rest.iter().position(|byte| matches!(byte, b'<' | b'>'));
        let opens = name.first().is_some_and(u8::is_ascii_lowercase);
        let follows = name.get(length);
        let separates =
            follows.is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
        match ends {
            Some(end) if rest[end] == b'>' && opens && separates => {
                self.push(at..at + end + 2, true);
                at + end + 2
            }
            _ => at + 1,
        }
    }

    /// Sorts the marks, drops those inside others, and moves them to offsets of the document.
    fn finish(mut self, base: usize) -> Vec<Mark> {
        self.found
            .sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        let mut end = 0;
        self.found.retain_mut(|mark| {
            let keep = mark.range.start >= end;
            if keep {
                end = mark.range.end;
                mark.range = mark.range.start + base..mark.range.end + base;
            }
            keep
        });
        self.found
    }
}

/// How front matter writes a blank that would be lost.
const BLANKS: [&str; 2] = ["\\_", "\\ "];

/// Whether a mark stands for a blank.
pub(crate) fn is_blank(mark: &str) -> bool {
    BLANKS.contains(&mark)
}

/// Whether words are apart between which a mark stands, with what stands beside it.
pub(super) fn parts_words(between: &str) -> bool {
    between.contains(char::is_whitespace) || is_blank(between)
}

/// Whether what stands between brackets is the mark of a note: `[^1]`.
fn is_note_mark(inside: &str) -> bool {
    let name = inside
        .strip_prefix('^')
        .filter(|name| name.len() <= MAX_NAME);
    name.is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace))
}
