//! Citations: resolutions, articles and decisions by number, treaties and declarations by name.

use crate::classify::reading::reader::Reader;
use crate::classify::reading::words::WordClass;
use crate::lexicon::{Class, Group};

use super::date::read_date;
use super::instrument::named;
use super::location::read_location;
use super::symbol::read_symbol;

/// A cited instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::classify) struct Citation {
    /// The instrument as a concept of the tables, or its name.
    pub(in crate::classify) instrument: String,
    /// What it is called where its issuer goes without saying: "resolution 12" for "Forum resolution 12". As a concept;
    /// the instrument itself where it has no other name.
    pub(in crate::classify) short: String,
    /// Its number, or nothing for one cited by name.
    pub(in crate::classify) number: String,
    /// What it is to the text that cites it.
    pub(in crate::classify) standing: Standing,
}

/// What is cited, as far as it matters to the text that cites it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::classify) enum Standing {
    /// It binds: a treaty or a numbered instrument.
    Binding,
    /// It is somebody's word.
    Free,
    /// It is a part of the text itself: a figure, a table.
    Part,
}

impl Citation {
    /// The citation in the shape in which equal ones are equal.
    pub(in crate::classify) fn canonical(&self) -> String {
        format!("{} {}", self.instrument, self.number)
            .trim_end()
            .to_owned()
    }

    /// Whether both say from which section of a code on, the one also to which.
    pub(in crate::classify) fn begins_with(&self, other: &Self) -> bool {
        let from = |citation: &Self| citation.number.strip_suffix(ONWARD).map(str::to_owned);
        let to = |citation: &Self, from: &str| {
            let range = citation.number.strip_prefix(from);
            range.is_some_and(|range| range.starts_with('-'))
        };
        self.instrument == other.instrument
            && (from(self).is_some_and(|from| to(other, &from))
                || from(other).is_some_and(|from| to(self, &from)))
    }

    /// Whether it names again what another names, perhaps without the issuer.
    pub(in crate::classify) fn repeats(&self, other: &Self) -> bool {
        self.number == other.number
            && (self.instrument == other.instrument
                || self.instrument == other.short
                || self.short == other.instrument)
    }
}

/// Ends the number of a section that is cited with those that follow it.
const ONWARD: char = '+';

/// Reads a citation at `at`.
pub(in crate::classify) fn read_citation(
    reader: &Reader<'_, '_>,
    at: usize,
) -> Option<(usize, Citation)> {
    let first = reader.word(at)?;
    let may_begin = first.class == WordClass::Number
        || first.is_capitalised()
        || reader.has(at, Group::Reference);
    if !may_begin {
        return None;
    }
    read_location(reader, at)
        .or_else(|| codified(reader, at))
        .or_else(|| read_symbol(reader, at))
        .or_else(|| listed(reader, at))
        .or_else(|| own(reader, at))
        .or_else(|| issued(reader, at))
        .or_else(|| named(reader, at))
}

pub(super) fn numbered(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    let instrument = reader.family(at, Group::Reference, "instrument");
    let standing = if instrument.is_some() {
        Standing::Binding
    } else {
        Standing::Part
    };
    let (length, instrument) = instrument
        .or_else(|| reader.family(at, Group::Reference, "part"))
        .or_else(|| volume(reader, at))?;
    let mut next = at + length;
    next += abbreviated(reader, next);
    next += of_union(reader, next);
    let mut number = String::new();
    while let Some(word) = reader.word(next) {
        let part = match word.class {
            WordClass::Number => true,
            WordClass::Word => {
                is_roman(word.text)
                    || (!number.is_empty() && is_letter(reader, next))
                    || (number.ends_with('/') && is_symbol(word.text))
            }
            // The point of a document symbol: 1/CP.21.
            _ if word.is_sign(".") => {
                number.contains('/')
                    && !word.spaced
                    && reader
                        .word(next + 1)
                        .is_some_and(|after| !after.spaced && after.class == WordClass::Number)
            }
            _ => {
                matches!(&*word.lower, "/" | "-")
                    && !number.is_empty()
                    && !word.spaced
                    && reader.word(next + 1).is_some_and(|after| !after.spaced)
            }
        };
        if !part || (!number.is_empty() && word.spaced) {
            break;
        }
        number.push_str(&word.lower);
        next += 1;
    }
    if number.is_empty() {
        return None;
    }
    next += bracketed(reader, next, &mut number);
    if at == 0 || !reader.is_class(at - 1, Class::Departure) {
        next += to_last(reader, next, &mut number);
    }
    Some((
        next - at,
        Citation {
            instrument: instrument.to_owned(),
            short: short(reader, at, length).unwrap_or(instrument).to_owned(),
            number,
            standing,
        },
    ))
}

/// How many words lead from the first of some provisions to the last one, which is cited with it: Articles 3 to 5. What is
/// counted or dated behind the small word is none.
fn to_last(reader: &Reader<'_, '_>, at: usize, number: &mut String) -> usize {
    let Some(last) = reader
        .word(at + 1)
        .filter(|_| reader.is_class(at, Class::Span))
    else {
        return 0;
    };
    let value = |text: &str| -> Option<u32> {
        let digits = text.find(|letter: char| !letter.is_ascii_digit());
        text[..digits.unwrap_or(text.len())].parse().ok()
    };
    let rises = value(number).zip(value(&last.lower));
    let is_amount =
        reader.counts_something(at + 2) || reader.family(at + 2, Group::Number, "unit").is_some();
    let is_last = last.class == WordClass::Number
        && rises.is_some_and(|(from, to)| from < to)
        && last.lower.len() <= number.len() + 1
        && !is_amount
        && read_date(reader, at + 1).is_none();
    if !is_last {
        return 0;
    }
    number.push('-');
    number.push_str(&last.lower);
    2
}

/// The volume of a gazette, behind the date of an issue: 5.12.2012 I 2425.
fn volume<'l>(reader: &Reader<'_, 'l>, at: usize) -> Option<(usize, &'l str)> {
    let before = reader.word(at.checked_sub(1)?)?;
    let volume = reader.family(at, Group::Reference, "volume");
    volume.filter(|_| before.class == WordClass::Number)
}

/// What an instrument of so many words is called without its issuer: by its last word, or as a table has it.
fn short<'l>(reader: &Reader<'_, 'l>, at: usize, length: usize) -> Option<&'l str> {
    let listed = reader.family(at, Group::Reference, "short");
    let listed = listed.filter(|(own, _)| *own == length);
    let last = || reader.family(at + length - 1, Group::Reference, "instrument");
    let short = listed.or_else(|| last().filter(|(own, _)| *own == 1))?;
    Some(short.1)
}

/// The point of an abbreviated instrument before its number: Art. 5.
fn abbreviated(reader: &Reader<'_, '_>, at: usize) -> usize {
    let is_point = reader.sign(at, ".") && reader.word(at).is_some_and(|word| !word.spaced);
    let number = reader.word(at + 1).map(|word| word.class);
    usize::from(is_point && number == Some(WordClass::Number))
}

/// The letters of a union in brackets before the number of its act, which is told apart by that alone: Regulation (EU)
/// 2016/679.
fn of_union(reader: &Reader<'_, '_>, at: usize) -> usize {
    let is_union = reader.sign(at, "(")
        && reader.word(at + 1).is_some_and(|word| is_symbol(word.text))
        && reader.sign(at + 2, ")");
    let number = reader.word(at + 3).map(|word| word.class);
    if is_union && number == Some(WordClass::Number) {
        3
    } else {
        0
    }
}

/// A section of a code of laws, cited by title: 50 U.S.C. 1701-1706.
fn codified(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    let is_number = |place: usize| {
        reader
            .word(place)
            .is_some_and(|word| word.class == WordClass::Number)
    };
    if !is_number(at) {
        return None;
    }
    let (length, code) = reader.family(at + 1, Group::Reference, "code")?;
    let mut next = at + 1 + length;
    if !is_number(next) {
        return None;
    }
    let mut number = reader.word(at)?.lower.clone().into_owned();
    number.push(':');
    while let Some(word) = reader.word(next) {
        let joins = word.is_sign("-") && !word.spaced && is_number(next + 1);
        if !(is_number(next) || joins) || word.spaced && !number.ends_with(':') {
            break;
        }
        number.push_str(&word.lower);
        next += 1;
    }
    next += bracketed(reader, next, &mut number);
    if let Some((more, _)) = reader.family(next, Group::Reference, "onward") {
        number.push(ONWARD);
        next += more;
    }
    Some((
        next - at,
        Citation {
            instrument: code.to_owned(),
            short: code.to_owned(),
            number,
            standing: Standing::Binding,
        },
    ))
}

/// A further number of a list that an instrument opens: Articles 4, 7 and 9.
fn listed(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    /// Longest list, in words and signs.
    const LONGEST_LIST: usize = 24;
    let number = reader.word(at)?;
    let joins = |place: usize| {
        reader.sign(place, ",")
            || reader
                .family(place, Group::Function, "class")
                .is_some_and(|(_, class)| class == "coordinator")
    };
    if number.class != WordClass::Number || at == 0 || !joins(at - 1) {
        return None;
    }
    let is_part = |place: &usize| {
        joins(*place)
            || reader.is_class(*place, Class::Span)
            || reader.sign(*place, "(")
            || reader.sign(*place, ")")
            || reader
                .word(*place)
                .is_some_and(|word| word.class == WordClass::Number)
    };
    let head = (at.saturating_sub(LONGEST_LIST)..at)
        .rev()
        .find(|place| !is_part(place))?;
    let instrument = reader.family(head, Group::Reference, "instrument");
    let standing = if instrument.is_some() {
        Standing::Binding
    } else {
        Standing::Part
    };
    let (length, instrument) =
        instrument.or_else(|| reader.family(head, Group::Reference, "part"))?;
    let opens = length == 1
        && reader
            .word(head + 1)
            .is_some_and(|word| word.class == WordClass::Number);
    // An amount that a noun follows is counted, not cited.
    let counts = reader.counts_something(at + 1);
    (opens && !counts).then(|| {
        let mut value = number.lower.clone().into_owned();
        let length = 1 + bracketed(reader, at + 1, &mut value);
        let citation = Citation {
            instrument: instrument.to_owned(),
            short: instrument.to_owned(),
            number: value,
            standing,
        };
        (length, citation)
    })
}

/// An earlier text of somebody's own, cited by its date: the statement of May 2031.
fn own(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    let (length, instrument) = reader.family(at, Group::Reference, "own")?;
    let (more, date) = read_date(reader, at + length)?;
    let citation = Citation {
        instrument: instrument.to_owned(),
        short: instrument.to_owned(),
        number: date.display(),
        standing: Standing::Free,
    };
    Some((length + more, citation))
}

/// A numbered instrument after the name of the body that issued it.
fn issued(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    /// Longest name of a body, in words.
    const LONGEST_BODY: usize = 5;
    let names = |place: &usize| {
        reader
            .word(*place)
            .is_some_and(|word| word.class == WordClass::Word && word.is_capitalised())
    };
    if !names(&at) || reader.is_grammar(at) {
        return None;
    }
    let end = at + (at..at + LONGEST_BODY).take_while(names).count();
    (at + 1..end).find_map(|place| {
        let (length, citation) = numbered(reader, place)?;
        let body: Vec<&str> = reader.words[at..place]
            .iter()
            .map(|word| &*word.spelled)
            .collect();
        let instrument = format!("{} {}", body.join(" "), citation.instrument);
        Some((
            place + length - at,
            Citation {
                instrument,
                ..citation
            },
        ))
    })
}

/// A year or subdivision in parentheses. A year identifies nothing that the number does not.
fn bracketed(reader: &Reader<'_, '_>, at: usize, number: &mut String) -> usize {
    /// Longest subdivision, in letters.
    const SUBDIVISION: usize = 3;
    let Some(word) = reader.word(at + 1) else {
        return 0;
    };
    if !reader.sign(at, "(") || !reader.sign(at + 2, ")") {
        return 0;
    }
    if word.class == WordClass::Number && word.lower.len() == 4 {
        return 3;
    }
    if word.lower.len() > SUBDIVISION {
        return 0;
    }
    number.push('(');
    number.push_str(&word.lower);
    number.push(')');
    3
}

/// A part of a document symbol, as bodies number their decisions: capitals.
pub(super) fn is_symbol(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_uppercase)
}

fn is_roman(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

/// A single letter that belongs to a number, as in 5a.
fn is_letter(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader
        .word(at)
        .is_some_and(|word| word.lower.len() == 1 && !word.spaced)
}
