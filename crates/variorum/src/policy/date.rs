//! Days of the calendar, for waivers that end. The library never asks the clock: the caller says what day it is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// A day of the proleptic Gregorian calendar, ordered by time; texts, whose dates may lack a day, have a `lineage::Date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Returns the day, or nothing if the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = year <= 9999 && (1..=12).contains(&month) && day >= 1;
        (exists && day <= days_in_month(year, month)).then_some(Self { year, month, day })
    }

    /// Returns the day that lies `days` after 1 January 1970, up to the end of the year 9999.
    pub fn from_unix_days(days: u64) -> Option<Self> {
        let mut left = days;
        for year in 1970..=9999_u16 {
            for month in 1..=12 {
                let length = days_in_month(year, month);
                if left < u64::from(length) {
                    return Self::new(year, month, u8::try_from(left).ok()? + 1);
                }
                left -= u64::from(length);
            }
        }
        None
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`] for anything but a day written `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            parts
                .next()
                .filter(|digits| {
                    digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit())
                })
                .and_then(|digits| digits.parse::<u16>().ok())
        };
        let day = (|| {
            let (year, month, day) = (part(4)?, part(2)?, part(2)?);
            Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        })();
        day.filter(|_| text.len() == "YYYY-MM-DD".len())
            .ok_or_else(|| {
                let message = format!("`{text}` is no date; write it as YYYY-MM-DD");
                Error::new(ErrorKind::Config, message)
            })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar_and_nothing_else() {
        for good in ["2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in [
            "2025-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-1-1",
            "2026-11-23T00",
            "",
            "+026-01-01",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn counts_days_from_the_unix_epoch() {
        let day = |days| Date::from_unix_days(days).unwrap().to_string();
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(19_782), "2024-02-29");
        assert_eq!(day(20_780), "2026-11-23");
    }
}
