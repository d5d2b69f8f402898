//! Dates of texts, as precise as names and metadata say.

use std::fmt;
use std::ops::RangeInclusive;
use std::path::Path;

use serde::{Serialize, Serializer};

use super::Document;
use crate::lexicon::TextPack;

/// A year, with a month and a day where they are known, as a text is dated; a day of the calendar is the `policy::Date`. Ordered
/// by time; a year comes before its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Four digits in a file name are a year within these limits: no series of versions is older.
const YEARS: RangeInclusive<u16> = 1500..=2199;

/// Days of the longest month.
const DAYS: RangeInclusive<u8> = 1..=31;

impl Date {
    /// The date of a document: in its file name, else in its metadata under `date`, else in the name of the nearest
    /// directory that has one.
    pub fn of(document: &Document) -> Option<Self> {
        let mut names = Path::new(document.name())
            .ancestors()
            .filter_map(|path| path.file_name()?.to_str());
        let file = names.next()?;
        let in_metadata = || {
            let metadata = document.metadata().iter();
            let mut dates = metadata.filter(|entry| entry.key == "date");
            dates.find_map(|entry| {
                let text = &document[entry.value];
                Self::written(text, document.pack()).or_else(|| Self::find(text))
            })
        };
        Self::find(file)
            .or_else(in_metadata)
            .or_else(|| names.find_map(Self::find))
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Whether more than the year is known. A number of four digits alone may count something else: resolution-1999.txt.
    pub(crate) fn has_month(self) -> bool {
        self.month.is_some()
    }

    /// Whether this is certainly earlier than another date, as far as both are precise: March 2020 is not earlier than
    /// 2020.
    pub fn is_before(self, other: Self) -> bool {
        let common = |date: Self| {
            let month = date.month.filter(|_| self.month.and(other.month).is_some());
            let day = date.day.filter(|_| self.day.and(other.day).is_some());
            Self { month, day, ..date }
        };
        common(self) < common(other)
    }

    /// A date with the name of a month, such as `28 June 2021`, `June 28, 2021` or `1er juin 2021`.
    fn written(text: &str, pack: &TextPack) -> Option<Self> {
        let words = || text.split(|c: char| !c.is_alphanumeric());
        let number = |word: &str| -> Option<u16> {
            let end = word.find(|c: char| !c.is_ascii_digit());
            word[..end.unwrap_or(word.len())].parse().ok()
        };
        let month = words().find_map(|word| pack.month(word))?;
        let year = words()
            .filter_map(number)
            .find(|year| YEARS.contains(year))?;
        let day = words()
            .filter_map(number)
            .filter_map(|day| u8::try_from(day).ok());
        Some(Self {
            year,
            month: Some(month),
            day: day.into_iter().find(|day| DAYS.contains(day)),
        })
    }

    /// The first date in a text: `2021-06-28`, `2021_06`, `20210628` or `2021`.
    pub fn find(text: &str) -> Option<Self> {
        let mut at = 0;
        while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()) {
            let digits = &text[at + start..];
            let length = digits.bytes().take_while(u8::is_ascii_digit).count();
            if let Some(date) = Self::at_start(digits, length) {
                return Some(date);
            }
            at += start + length;
        }
        None
    }

    fn at_start(text: &str, digits: usize) -> Option<Self> {
        let year = text
            .get(..4)?
            .parse()
            .ok()
            .filter(|year| YEARS.contains(year))?;
        let part = |rest: &str, largest: u8| -> Option<u8> {
            let number: u8 = rest.get(..2)?.parse().ok()?;
            let ends = !rest[2..].starts_with(|c: char| c.is_ascii_digit());
            (ends && (1..=largest).contains(&number)).then_some(number)
        };
        match digits {
            4 => {
                let after = |rest: &str| rest.strip_prefix(['-', '_', '.']).map(str::to_owned);
                let month = after(&text[4..]).and_then(|rest| Some((part(&rest, 12)?, rest)));
                let day = month
                    .as_ref()
                    .and_then(|(_, rest)| part(&after(&rest[2..])?, *DAYS.end()));
                let month = month.map(|(month, _)| month);
                Some(Self { year, month, day })
            }
            8 => {
                let month = text[4..6]
                    .parse()
                    .ok()
                    .filter(|month| (1..=12).contains(month))?;
                let day = part(&text[6..], *DAYS.end())?;
                Some(Self {
                    year,
                    month: Some(month),
                    day: Some(day),
                })
            }
            _ => None,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_str;

    #[test]
    fn dates_are_found_in_the_forms_that_file_names_use() {
        let find = |name| Date::find(name).map(|date| date.to_string());
        assert_eq!(find("2021-06-28-rome.txt").as_deref(), Some("2021-06-28"));
        assert_eq!(
            find("statement_20090318.txt").as_deref(),
            Some("2009-03-18")
        );
        assert_eq!(find("draft 2015_12 v3").as_deref(), Some("2015-12"));
        assert_eq!(find("compact-2019.txt").as_deref(), Some("2019"));
        assert_eq!(find("00-draft.md"), None);
        assert_eq!(find("A_RES_80_01.x1.0"), None);
        assert_eq!(find("2021-13-40.txt").as_deref(), Some("2021"));
        assert_eq!(find("20211340"), None);
    }

    #[test]
    fn dates_are_read_from_names_then_metadata_then_directories() {
        let of = |name: &str, text: &str| {
            let date = Date::of(&read_str(name, text));
            date.map(|date| date.to_string())
        };
        let prose = "We met in the hall, and we have agreed on the terms of the accord.";
        let signed = format!("17 June 2021\n\n{prose}\n");
        assert_eq!(of("a/2019/x.txt", &signed).as_deref(), Some("2021-06-17"));
        assert_eq!(of("a/2019.txt", &signed).as_deref(), Some("2019"));
        assert_eq!(of("a/2019/x.txt", prose).as_deref(), Some("2019"));
        assert_eq!(of("2020/03-may/x.txt", prose).as_deref(), Some("2020"));
        assert_eq!(of("x.txt", prose), None);
    }

    #[test]
    fn dates_in_words_need_a_month_and_a_year() {
        let written = |text, language| {
            let pack = TextPack::of(language).expect("a pack of that language");
            Date::written(text, pack).map(|date| date.to_string())
        };
        assert_eq!(
            written("June 28, 2021", "en").as_deref(),
            Some("2021-06-28")
        );
        assert_eq!(
            written("28 Sept. 2021", "en").as_deref(),
            Some("2021-09-28")
        );
        assert_eq!(written("3. Mai 2016", "de").as_deref(), Some("2016-05-03"));
        assert_eq!(
            written("1er août 2016", "fr").as_deref(),
            Some("2016-08-01")
        );
        assert_eq!(written("March 2016", "en").as_deref(), Some("2016-03"));
        assert_eq!(written("28 June", "en"), None);
        assert_eq!(written("2021-06-28", "en"), None);
    }

    #[test]
    fn a_year_is_neither_before_nor_after_its_months() {
        let date = |text| Date::find(text).expect("a date");
        assert!(date("2019-12").is_before(date("2020")));
        assert!(date("2020-02-28").is_before(date("2020-03-01")));
        assert!(!date("2020").is_before(date("2020-03")));
        assert!(!date("2020-03").is_before(date("2020")));
        assert!(!date("2020-03").is_before(date("2020-03-05")));
    }
}
