//! Reads time expressions: dates in any order and precision, parts of years, limits, spans of time.

use crate::classify::reading::reader::Reader;
use crate::classify::reading::words::{Word, WordClass};
use crate::lexicon::{Class, Group};

use super::numeric::read_numeric;
use super::quantity::{Quantity, read_quantity};
use super::time::{FirstDay, Limit, Time};

/// Years that a bare number of four digits can mean.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 1800..=2199;

/// Reads a time expression at `at`, with the word that makes it a limit.
pub(in crate::classify) fn read_time(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Time)> {
    if let Some((length, side)) = reader.family(at, Group::Time, "trigger") {
        let limit = if side == "upper" {
            Limit::Upper
        } else {
            Limit::Lower
        };
        let next = at + length;
        if let Some((more, mut time)) = read_date(reader, next) {
            // An event since a date limits nothing.
            time.limit = (limit == Limit::Upper).then_some(limit);
            return Some((length + more, time));
        }
        // A season after such a word is the next one: by autumn.
        if limit == Limit::Upper
            && let Some((more, part)) = reader.family(next, Group::Time, "season")
        {
            let time = Time {
                part: part.to_owned(),
                limit: Some(limit),
                ..Time::default()
            };
            return Some((length + more, time));
        }
        // By a week is by how much, and not until when.
        let measures = length == 1 && reader.is_class(at, Class::Agent);
        if limit == Limit::Upper
            && !measures
            && let Some((more, span)) = read_span(reader, next)
        {
            let time = Time {
                span: Some(span),
                limit: Some(limit),
                ..Time::default()
            };
            return Some((length + more, time));
        }
        return None;
    }
    read_date(reader, at)
}

/// A span of time: thirty days, a week.
fn read_span(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Quantity)> {
    let Some((length, count)) = reader.family(at, Group::Time, "count") else {
        return read_quantity(reader, at)
            .filter(|(_, span)| reader.is_concept(Group::Time, "unit", &span.unit));
    };
    let (more, unit) = reader.family(at + length, Group::Time, "unit")?;
    let span = Quantity {
        value: count.parse().ok()?,
        unit: unit.to_owned(),
        ..Quantity::default()
    };
    Some((length + more, span))
}

/// A date without a trigger.
pub(super) fn read_date(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Time)> {
    if let Some(found) = read_numeric(reader, at) {
        return Some(found);
    }
    if let Some((length, clock)) = clock(reader, at) {
        return Some(on_a_day(reader, at, length, clock));
    }
    let mut time = Time::default();
    let mut next = at;
    // A name of a day, perhaps cut short: Wed., 3 May.
    if let Some((length, _)) = reader.family(next, Group::Time, "weekday")
        && reader.words[next].is_capitalised()
    {
        next += length + usize::from(reader.sign(next + length, "."));
        next += usize::from(reader.sign(next, ","));
    }
    if let Some((length, part)) = part_of_date(reader, next) {
        time.part = part;
        next += length;
    } else if let Some((length, season)) = reader.family(next, Group::Time, "season") {
        let value = year(reader, next + length, true)?;
        season.clone_into(&mut time.part);
        time.year = Some(value);
        return Some((next + length + 1 - at, time));
    }
    if let Some((length, unit)) = reader.family(next, Group::Time, "relative") {
        let text: Vec<&str> = reader.words[next..next + length]
            .iter()
            .map(|word| &*word.spelled)
            .collect();
        let off = reader.family(next, Group::Time, "years-off");
        let off = off.filter(|(own, _)| *own == length);
        time.years_off = off.and_then(|(_, off)| off.parse().ok());
        // Other words for one year are one time: next year, the coming year.
        let which = time
            .years_off
            .map_or_else(|| text.join(" "), |off| off.to_string());
        time.relative = format!("{unit}:{which}");
        return Some((next + length - at, time));
    }
    if let Some((length, first_day, day)) = days(reader, next)
        && let Some((more, month)) = month(reader, next + length)
    {
        time.day = Some(day);
        time.first_day = first_day;
        time.month = Some(month);
        next += length + more;
        next += take_year(reader, next, &mut time);
        return Some((next - at, time));
    }
    if let Some((length, day, month)) = day_of_month(reader, next) {
        (time.day, time.month) = (Some(day), Some(month));
        next += length;
        next += take_year(reader, next, &mut time);
        return Some((next - at, time));
    }
    if let Some((length, value)) = month(reader, next) {
        time.month = Some(value);
        next += length;
        if let Some((length, first_day, day)) = days(reader, next) {
            time.day = Some(day);
            time.first_day = first_day;
            next += length;
        } else if !plausible_month(reader, at, next) && time.part.is_empty() {
            return None;
        }
        next += take_year(reader, next, &mut time);
        return Some((next - at, time));
    }
    if next > at && time.part.is_empty() {
        // A weekday alone says no date.
        return None;
    }
    match year(reader, next, !time.part.is_empty()) {
        Some(value) => time.year = Some(value),
        None if next > at => return Some((next - at, time)),
        None => return None,
    }
    Some((next + 1 - at, time))
}

/// A part of the year or month that follows it: mid-2030, the end of the second quarter of 2030.
fn part_of_date(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, String)> {
    let (mut length, part) = reader.family(at, Group::Time, "part")?;
    let mut part = part.to_owned();
    length += usize::from(reader.sign(at + length, "-"));
    let inner = reader.family(at + length, Group::Time, "part");
    if let Some((more, inner)) = &inner {
        part = format!("{part}-{inner}");
        length += more;
    }
    let follows = at + length;
    // The end of a quarter says enough where the year goes without saying.
    let is_date = inner.is_some()
        || reader.family(follows, Group::Time, "relative").is_some()
        || month(reader, follows).is_some()
        || year(reader, follows, true).is_some();
    is_date.then_some((length, part))
}

/// A time of day, and the date behind it: noon on 3 May.
fn on_a_day(reader: &Reader<'_, '_>, at: usize, length: usize, clock: u16) -> (usize, Time) {
    let end = at + length;
    let joint = usize::from(reader.sign(end, ",") || reader.is_class(end, Class::Preposition));
    let date = read_date(reader, end + joint).filter(|(_, date)| date.clock.is_none());
    let (more, date) = date.map_or((0, Time::default()), |(more, date)| (joint + more, date));
    let clock = Some(clock);
    (length + more, Time { clock, ..date })
}

/// A time of day in minutes: 8:30, 5 p.m., noon. Two numbers around a colon are one where an hour is due, and else a ratio.
fn clock(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, u16)> {
    const HALF_DAY: u16 = 12 * 60;
    if let Some((length, minutes)) = reader.family(at, Group::Time, "hour") {
        return Some((length, minutes.parse().ok()?));
    }
    let number = |place: usize| {
        let word = reader.word(place)?;
        let is_number = word.class == WordClass::Number && word.lower.len() <= 2;
        is_number.then(|| word.lower.parse::<u16>().ok()).flatten()
    };
    let hour = number(at).filter(|hour| *hour <= 24)?;
    let is_tied = |place: usize| reader.word(place).is_some_and(|word| !word.spaced);
    let minute = number(at + 2).filter(|minute| {
        let two = reader
            .word(at + 2)
            .is_some_and(|word| word.lower.len() == 2);
        *minute < 60 && two && reader.sign(at + 1, ":") && is_tied(at + 1) && is_tied(at + 2)
    });
    let length = if minute.is_some() { 3 } else { 1 };
    let minutes = hour * 60 + minute.unwrap_or(0);
    if minutes > 2 * HALF_DAY {
        return None;
    }
    match reader.family(at + length, Group::Time, "half-day") {
        Some((more, half)) if (1..=12).contains(&hour) => {
            let shift = if half == "pm" { HALF_DAY } else { 0 };
            Some((length + more, minutes % HALF_DAY + shift))
        }
        Some(_) => None,
        None => {
            let before = at.checked_sub(1)?;
            let is_due = reader.is_class(before, Class::Preposition)
                && !reader.is_class(before, Class::Partitive)
                || reader.family(before, Group::Time, "trigger").is_some();
            (minute.is_some() && is_due).then_some((length, minutes))
        }
    }
}

/// A bare month must stand where months stand: not at the opening of a sentence, where a capital says nothing, unless
/// a year follows; not where the word is stressed, and not before another capital after a limit: by May Lin.
fn plausible_month(reader: &Reader<'_, '_>, at: usize, next: usize) -> bool {
    let says_nothing = reader.words[at].opens || reader.is_stressed(next - 1);
    let is_name = reader.is_limited(at)
        && reader.word(next).is_some_and(|word| {
            word.class == WordClass::Word && word.is_capitalised() && !word.opens
        });
    !says_nothing && !is_name || year(reader, next, true).is_some()
}

fn take_year(reader: &Reader<'_, '_>, at: usize, time: &mut Time) -> usize {
    let comma = usize::from(reader.sign(at, ","));
    match year(reader, at + comma, true) {
        Some(year) => {
            time.year = Some(year);
            comma + 1
        }
        None => 0,
    }
}

/// A day that says which of its month it is: the 3rd of March, the third of March.
fn day_of_month(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, u8, u8)> {
    let in_words = || {
        let (length, day) = reader.family(at, Group::Number, "ordinal")?;
        Some((length, day.parse().ok()?))
    };
    let ends_in_letters = |word: &Word<'_>| word.lower.ends_with(char::is_alphabetic);
    let in_digits = day(reader, at).filter(|_| reader.word(at).is_some_and(ends_in_letters));
    let (length, day) = in_digits.or_else(in_words)?;
    let of = at + length;
    let (more, month) = month(reader, of + 1).filter(|_| reader.is_class(of, Class::Partitive))?;
    Some((length + 1 + more, day, month))
}

fn month(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, u8)> {
    let (length, month) = reader.family(at, Group::Time, "month")?;
    let point = usize::from(
        reader.sign(at + length, ".")
            && !reader.word(at + length)?.spaced
            && reader
                .word(at + length + 1)
                .is_some_and(|word| word.class == WordClass::Number),
    );
    Some((length + point, month.parse().ok()?))
}

fn day(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, u8)> {
    let word = reader.word(at)?;
    if word.class != WordClass::Number || word.lower.contains(['.', ',']) {
        return None;
    }
    let digits = word.lower.trim_end_matches(char::is_alphabetic);
    let day: u8 = digits.parse().ok()?;
    let point = usize::from(reader.sign(at + 1, ".") && month(reader, at + 2).is_some());
    (1..=31).contains(&day).then_some((1 + point, day))
}

/// A day, or the first and the last of several: 3 and 4 May, May 3-4. What a number behind a day counts is no day.
fn days(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Option<FirstDay>, u8)> {
    let (length, first) = day(reader, at)?;
    let next = at + length;
    let is_tied = |at: usize| reader.word(at).is_some_and(|word| !word.spaced);
    let is_range = reader.sign(next, "-") && is_tied(next) && is_tied(next + 1);
    let joint = reader
        .word(next)
        .filter(|_| is_range || reader.is_class(next, Class::Coordinator));
    let last = day(reader, next + 1)
        .filter(|(more, last)| first < *last && !reader.counts_something(next + 1 + more));
    Some(match (joint, last) {
        (Some(joint), Some((more, last))) => {
            let joint = joint.lower.clone().into_owned();
            (length + 1 + more, Some((first, joint)), last)
        }
        _ => (length, None, first),
    })
}

/// A year; `expected` where the words before announce one.
pub(super) fn year(reader: &Reader<'_, '_>, at: usize, expected: bool) -> Option<u16> {
    let word = reader.word(at)?;
    if word.class != WordClass::Number || word.lower.len() != 4 {
        return None;
    }
    let year: u16 = word.lower.parse().ok()?;
    let joined = reader.sign(at + 1, "/") || reader.sign(at + 1, "%");
    (YEARS.contains(&year)
        && !joined
        && (expected || reader.follows_preposition(at) || !reader.counts_something(at + 1)))
    .then_some(year)
}
