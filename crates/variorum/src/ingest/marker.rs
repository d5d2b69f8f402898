//! List markers and paragraph numbers: `-`, `12.`, `(a)`, `iv)`, `**12.**`.
//!
//! What looks like a marker is one only in the right place; [`super::reader`] judges that from the context.

use crate::document::Markup;

/// Digits of one part of a paragraph number. A year has four.
const MAX_DIGITS: usize = 3;

/// Letters of a Roman number: `xviii` has five.
const MAX_ROMAN: usize = 6;

/// How an item is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// Not at all: the sign is the same for each.
    Bullet(char),
    /// 1, 2, 3.
    Arabic,
    /// 1.1, 1.2.
    Parts,
    /// a, b, c.
    Letter,
    /// i, ii, iii or I, II, III.
    Roman,
}

/// What stands around the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// `1.`
    Point,
    /// `1)`
    Closed,
    /// `(1)`
    Enclosed,
    /// Nothing: bullets, and `1.1` before a capital letter.
    None,
    /// `[^1]:`, the notes of Markdown.
    Note,
    /// `[name]:`, the link targets of Markdown.
    Target,
}

/// What items of one list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) count: Count,
    pub(super) frame: Frame,
}

/// A marker at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Bytes of the marker itself.
    pub(super) len: usize,
    pub(super) style: Style,
    /// The number; 0 for bullets.
    pub(super) value: u32,
    /// The other reading of `i`, `v`, `x` and the like: a letter.
    pub(super) as_letter: Option<u32>,
}

impl Marker {
    /// Whether this is the `n`-th item after `last` in a list of that style, or the same again, as Markdown allows.
    pub(super) fn continues(&self, style: Style, last: u32) -> bool {
        match style.count {
            Count::Bullet(_) => self.style == style,
            Count::Letter if self.style.frame == style.frame && self.as_letter.is_some() => {
                self.as_letter == Some(last + 1)
            }
            _ => self.style == style && (self.value == last + 1 || (self.value == 1 && last == 1)),
        }
    }

    pub(super) fn is_bullet(&self) -> bool {
        matches!(self.style.count, Count::Bullet(_))
    }

    /// Whether the marker begins a list: the first of its kind.
    pub(super) fn is_first(&self) -> bool {
        self.value <= 1 || self.as_letter == Some(1)
    }

    /// Whether so short a marker is often something else, such as an initial or the end of an abbreviation.
    pub(super) fn is_doubtful(&self) -> bool {
        self.style.frame == Frame::Point
            && !matches!(self.style.count, Count::Arabic | Count::Parts)
    }
}

/// Returns the marker at the start of `line`, which has no leading white space. White space or nothing follows it.
pub(super) fn parse(line: &str) -> Option<Marker> {
    let marker = match line.chars().next()? {
        '(' | '0'..='9' | 'A'..='Z' | 'a'..='z' => number(line),
        '[' => note(line),
        '*' | '_' => stressed(line).or_else(|| bullet(line)),
        _ => bullet(line),
    }?;
    let rest = &line[marker.len..];
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(marker)
}

fn bullet(line: &str) -> Option<Marker> {
    let sign = line.chars().next().filter(|c| begins_item(*c))?;
    Some(Marker {
        len: sign.len_utf8(),
        style: Style {
            count: Count::Bullet(sign),
            frame: Frame::None,
        },
        value: 0,
        as_letter: None,
    })
}

/// Whether a sign begins an item when white space follows.
fn begins_item(sign: char) -> bool {
    matches!(
        sign,
        '-' | '*'
            | '+'
            | '\u{2022}'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{b7}'
            | '\u{25e6}'
            | '\u{25aa}'
            | '\u{25cf}'
            | '\u{25cb}'
            | '\u{2023}'
            | '\u{2043}'
            | '\u{25a0}'
            | '\u{f0b7}'
    )
}

/// The names under which a text in Markdown gives the targets of links. Only lines with the signs that end such a name are
/// looked at: few have them.
pub(super) fn targets(text: &str, markup: Markup) -> impl Iterator<Item = &str> {
    let text = if markup == Markup::Markdown { text } else { "" };
    let bytes = text.as_bytes();
    let mut done = 0;
    memchr::memmem::find_iter(bytes, b"]:").filter_map(move |at| {
        if at < done {
            return None;
        }
        let before = memchr::memrchr2(b'\n', b'\r', &bytes[..at]);
        let after = memchr::memchr2(b'\n', b'\r', &bytes[at..]);
        let start = before.map_or(0, |before| before + 1);
        done = after.map_or(bytes.len(), |after| at + after);
        target(&text[start..done])
    })
}

/// The name whose target a line gives.
fn target(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let marker = note(line).filter(|marker| marker.style.frame == Frame::Target)?;
    is_target(&line[marker.len..]).then_some(&line[1..marker.len - 2])
}

/// Whether what stands behind `[name]:` is an address, perhaps with a title: a draft also writes `[Option 1]: no text`.
fn is_target(rest: &str) -> bool {
    let rest = rest.trim();
    let (address, title) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let parts = |mark: &str| {
        let at = address.find(mark);
        at.is_some_and(|at| address[at + mark.len()..].starts_with(char::is_alphanumeric))
    };
    let is_address = address.starts_with(['/', '#', '<']) || ["/", ".", ":"].into_iter().any(parts);
    is_address && (title.is_empty() || title.trim_start().starts_with(['"', '\'', '(']))
}

fn note(line: &str) -> Option<Marker> {
    let name = line.strip_prefix('[')?;
    let length = name.find([']', '[', '\n']).filter(|at| *at > 0)?;
    let frame = if name.starts_with('^') {
        Frame::Note
    } else {
        Frame::Target
    };
    name[length..].starts_with("]:").then_some(Marker {
        len: length + 3,
        style: Style {
            count: Count::Arabic,
            frame,
        },
        value: 0,
        as_letter: None,
    })
}

fn number(line: &str) -> Option<Marker> {
    let is_enclosed = line.starts_with('(');
    let body = &line[usize::from(is_enclosed)..];
    let length = body
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'.')
        .count();
    let name = body[..length].trim_end_matches('.');
    let after = &body[name.len()..];
    let frame = match (is_enclosed, after.as_bytes().first()) {
        (true, Some(b')')) => Frame::Enclosed,
        (false, Some(b')')) => Frame::Closed,
        (false, Some(b'.')) => Frame::Point,
        (false, _) if name.bytes().any(|byte| byte == b'.') && opens_text(after) => Frame::None,
        _ => return None,
    };
    let (count, value, as_letter) = value(name)?;
    Some(Marker {
        len: usize::from(is_enclosed) + name.len() + usize::from(frame != Frame::None),
        style: Style { count, frame },
        value,
        as_letter,
    })
}

/// A number in bold type, which is no sentence before the text that it counts.
fn stressed(line: &str) -> Option<Marker> {
    let bold = ["**", "__"]
        .into_iter()
        .find(|mark| line.starts_with(mark))?;
    let marker = number(&line[bold.len()..])?;
    let close = bold.len() + marker.len;
    line[close..].starts_with(bold).then_some(Marker {
        len: close + bold.len(),
        ..marker
    })
}

/// Whether a text begins after white space: `3.1 Definitions` is numbered, `3.1 per cent` an amount.
fn opens_text(after: &str) -> bool {
    after.starts_with(char::is_whitespace) && after.trim_start().starts_with(char::is_uppercase)
}

fn value(name: &str) -> Option<(Count, u32, Option<u32>)> {
    let first = *name.as_bytes().first()?;
    if first.is_ascii_digit() {
        let is_number = |part: &str| {
            (1..=MAX_DIGITS).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !name.split('.').all(is_number) {
            return None;
        }
        let last = name.rsplit('.').next()?.parse().ok()?;
        let count = if name.contains('.') {
            Count::Parts
        } else {
            Count::Arabic
        };
        return Some((count, last, None));
    }
    let letter = (name.len() == 1).then(|| u32::from(first.to_ascii_lowercase() - b'a') + 1);
    match (roman(name), letter) {
        (Some(value), letter) => Some((Count::Roman, value, letter)),
        (None, Some(value)) => Some((Count::Letter, value, Some(value))),
        (None, None) => None,
    }
}

/// The value of a Roman number below fifty, in one case throughout.
fn roman(name: &str) -> Option<u32> {
    let lower = name.to_ascii_lowercase();
    let is_one_case = lower == name || name.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_one_case || name.len() > MAX_ROMAN {
        return None;
    }
    let mut rest = lower.as_str();
    let mut value = 0;
    for (numeral, worth) in [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)] {
        while let Some(shorter) = rest.strip_prefix(numeral) {
            rest = shorter;
            value += worth;
            if matches!(numeral, "ix" | "v" | "iv") {
                break;
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_years_quantities_and_words() {
        let len = |line| parse(line).map(|marker| marker.len);
        assert_eq!(len("- item"), Some(1));
        assert_eq!(len("(iv) item"), Some(4));
        assert_eq!(len("12. item"), Some(3));
        assert_eq!(len("1.2. item"), Some(4));
        assert_eq!(len("1.2 Item"), Some(3));
        assert_eq!(len("a) item"), Some(2));
        assert_eq!(len("[^6]: note"), Some(5));
        assert_eq!(len("**12.** item"), Some(7));
        assert_eq!(len("**12. Item**"), None);
        assert_eq!(len("**(a)** item"), Some(7));
        for line in [
            "2021. The year",
            "2.5 per cent",
            "100 million",
            "(see above)",
            "1990",
            "-5 degrees",
            "No. 5",
        ] {
            assert_eq!(len(line), None, "{line}");
        }
    }

    #[test]
    fn names_of_targets_stand_at_the_start_of_any_line() {
        let text = "[a]: /1\r[b]: /2\r\n  [c]: /3 \"]: x ]:\"\n\ntext [y]: /5\n[z]: none\n[d]: /6";
        let names = |markup| targets(text, markup).collect::<Vec<_>>();
        assert_eq!(names(Markup::Markdown), ["a", "b", "c", "d"]);
        assert!(names(Markup::Plain).is_empty());
    }

    #[test]
    fn roman_numbers_are_read_and_may_be_letters() {
        assert_eq!(roman("xviii"), Some(18));
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("iiv"), None);
        let i = parse("(i) item").unwrap();
        assert_eq!(
            (i.style.count, i.value, i.as_letter),
            (Count::Roman, 1, Some(9))
        );
    }
}
