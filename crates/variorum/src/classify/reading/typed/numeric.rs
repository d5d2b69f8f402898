//! Dates in numbers alone: 2021-06-28, 28.6.2021, 28/6/2021.

use super::date::{YEARS, year};
use super::time::Time;
use crate::classify::reading::reader::Reader;

/// The number of the last month.
const LAST_MONTH: u8 = 12;

/// Reads a date in numbers at `at`.
pub(super) fn read_numeric(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Time)> {
    iso(reader, at)
        .or_else(|| dotted(reader, at))
        .or_else(|| slashed(reader, at))
}

/// A date as ISO 8601 writes it: 2021-06-28.
fn iso(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Time)> {
    let two = |place: usize| {
        let word = reader.word(place)?;
        let fits = word.lower.len() == 2 && !word.spaced && reader.sign(place - 1, "-");
        fits.then(|| word.lower.parse::<u8>().ok()).flatten()
    };
    let time = Time {
        year: Some(year(reader, at, true)?),
        month: Some(two(at + 2)?),
        day: Some(two(at + 4)?),
        ..Time::default()
    };
    Some((5, time))
}

/// A date as a single number with points, the day first: 28.6.2021.
fn dotted(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Time)> {
    let mut parts = reader.word(at)?.text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let time = Time {
        year: year.parse().ok().filter(|year| YEARS.contains(year)),
        month: month.parse().ok().filter(|month| (1..=12).contains(month)),
        day: day.parse().ok().filter(|day| (1..=31).contains(day)),
        ..Time::default()
    };
    let is_date = time.year.is_some() && time.month.is_some() && time.day.is_some();
    (is_date && parts.next().is_none()).then_some((1, time))
}

/// A date in numbers with strokes: 25/3/2021. Where day and month could trade places, which is which is not guessed: the
/// year is known, and the rest as it is written.
fn slashed(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Time)> {
    let part = |place: usize| {
        let word = reader.word(place).filter(|word| word.lower.len() <= 2)?;
        word.lower.parse::<u8>().ok()
    };
    let is_stroke = |place: usize| {
        let is_tied = |place: usize| reader.word(place).is_some_and(|word| !word.spaced);
        reader.sign(place, "/") && is_tied(place) && is_tied(place + 1)
    };
    let (first, second) = (part(at)?, part(at + 2)?);
    let value = year(reader, at + 4, true).filter(|_| is_stroke(at + 1) && is_stroke(at + 3))?;
    let (day, month) = if second > LAST_MONTH {
        (second, first)
    } else {
        (first, second)
    };
    if !(1..=31).contains(&day) || !(1..=LAST_MONTH).contains(&month) {
        return None;
    }
    let is_known = day > LAST_MONTH || day == month;
    let time = Time {
        year: Some(value),
        month: Some(month).filter(|_| is_known),
        day: Some(day).filter(|_| is_known),
        part: if is_known {
            String::new()
        } else {
            format!("{first}/{second}")
        },
        ..Time::default()
    };
    Some((5, time))
}
