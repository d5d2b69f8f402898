//! What a single line looks like, before its neighbours are asked.

use crate::document::Markup;

/// Signs of an ornament: fewer are a bullet or a dash.
const MIN_ORNAMENT: usize = 3;

/// Longest line in capitals that is a heading, in bytes.
const MAX_CAPITALS: usize = 160;

/// Least letters of a line in capitals: shorter ones are acronyms.
const MIN_CAPITALS: usize = 4;

/// The look of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A rule or ornament; the flag says whether it can underline a heading, and of which level.
    Rule(Option<u8>),
    /// `#` to `######`.
    Atx(u8),
    /// Bold from end to end.
    Bold,
    /// All letters are capitals.
    Capitals,
    /// Begins with `>`.
    Quote,
    /// Begins with `|`.
    TableRow,
    /// Opens or closes preformatted text.
    Fence,
    /// Begins with `<!--`.
    Comment,
    /// Anything else.
    Text,
}

/// Tells the shape of a line without white space around it.
pub(super) fn of(line: &str, markup: Markup) -> Shape {
    let Some(first) = line.chars().next() else {
        return Shape::Text;
    };
    if let Some(rule) = rule(line, first) {
        return rule;
    }
    if matches!(first, '*' | '_') && is_bold(line) {
        return Shape::Bold;
    }
    if markup == Markup::Markdown {
        match first {
            '#' => {
                let level = line.len() - line.trim_start_matches('#').len();
                let is_heading = level <= 6 && line[level..].starts_with(char::is_whitespace);
                if let (true, Ok(level)) = (is_heading, u8::try_from(level)) {
                    return Shape::Atx(level);
                }
            }
            '>' => return Shape::Quote,
            '|' => return Shape::TableRow,
            '`' | '~' if fence(line).is_some() => return Shape::Fence,
            '<' if line.starts_with("<!--") => return Shape::Comment,
            _ => {}
        }
    }
    if is_capitals(line) {
        return Shape::Capitals;
    }
    Shape::Text
}

/// Whether ornaments and rules are made of a character.
fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '-' | '*'
            | '_'
            | '='
            | '~'
            | '#'
            | '\u{2022}'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{2500}'
            | '\u{2501}'
            | '\u{2042}'
            | '\u{203b}'
            | '\u{b7}'
    )
}

fn rule(line: &str, first: char) -> Option<Shape> {
    if !is_ornament(first) {
        return None;
    }
    let mut signs = 0;
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        if c != first {
            return None;
        }
        signs += 1;
    }
    if signs < MIN_ORNAMENT {
        return None;
    }
    let is_tight = !line.contains(char::is_whitespace);
    Some(Shape::Rule(match first {
        '=' if is_tight => Some(1),
        '-' if is_tight => Some(2),
        _ => None,
    }))
}

/// Whether the whole line is one bold stretch. Texts made from web pages close some behind a blank.
fn is_bold(line: &str) -> bool {
    ["**", "__"].iter().any(|mark| {
        line.strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
            .is_some_and(|inner| {
                !inner.is_empty()
                    && !inner.contains(mark)
                    && !inner.starts_with(char::is_whitespace)
            })
    })
}

fn is_capitals(line: &str) -> bool {
    if line.len() > MAX_CAPITALS || line.ends_with(['.', ';', ',', ':']) {
        return false;
    }
    let mut letters = 0;
    for c in line.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= MIN_CAPITALS
}

/// The sign and length of a fence of preformatted text.
pub(super) fn fence(line: &str) -> Option<(char, usize)> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = line.trim_start_matches(sign);
    let length = line.len() - info.len();
    (length >= MIN_ORNAMENT && !info.contains('`')).then_some((sign, length))
}
