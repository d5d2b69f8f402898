//! Witnesses: versions with a short name and, where one is found, a date.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::document::Document;

/// One version of a text.
#[derive(Clone, Debug)]
pub struct Witness {
    sigil: String,
    date: Option<Date>,
    document: Arc<Document>,
}

impl Witness {
    /// Names a document.
    pub fn new(sigil: impl Into<String>, document: impl Into<Arc<Document>>) -> Self {
        let document = document.into();
        Self {
            sigil: sigil.into(),
            date: Date::of(&document),
            document,
        }
    }

    /// Names documents by what tells them apart: the years or dates in their names, else the first differing parts of
    /// their file names, else `V1`, `V2`, ...
    pub fn name_all(documents: impl IntoIterator<Item = Arc<Document>>) -> Vec<Self> {
        let documents: Vec<_> = documents.into_iter().collect();
        let sigils = sigils(&documents);
        sigils
            .into_iter()
            .zip(documents)
            .map(|(sigil, document)| Self::new(sigil, document))
            .collect()
    }

    /// The short name.
    pub fn sigil(&self) -> &str {
        &self.sigil
    }

    /// The date found in the file name, else in the metadata.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The text.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }
}

/// A year, with a month and a day where they are known. Ordered by time; a year comes before its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Four digits in a file name are a year within these limits: no series of versions is older.
const YEARS: std::ops::RangeInclusive<u16> = 1500..=2199;

impl Date {
    /// The date of a document: in its file name, else in its metadata under `date`.
    pub fn of(document: &Document) -> Option<Self> {
        let name = Path::new(document.name()).file_name()?.to_str()?;
        Self::find(name).or_else(|| {
            let metadata = document.metadata().iter();
            let mut dates = metadata.filter(|entry| entry.key == "date");
            dates.find_map(|entry| Self::find(&document[entry.value]))
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
                    .and_then(|(_, rest)| part(&after(&rest[2..])?, 31));
                let month = month.map(|(month, _)| month);
                Some(Self { year, month, day })
            }
            8 => {
                let month = text[4..6]
                    .parse()
                    .ok()
                    .filter(|month| (1..=12).contains(month))?;
                let day = part(&text[6..], 31)?;
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

/// Longest part of a file name that serves as a sigil: columns of the overview stay narrow.
const MAX_SIGIL: usize = 16;

fn sigils(documents: &[Arc<Document>]) -> Vec<String> {
    let dates: Option<Vec<Date>> = documents
        .iter()
        .map(|document| Date::of(document))
        .collect();
    if let Some(dates) = dates {
        let years: Vec<String> = dates.iter().map(|date| date.year.to_string()).collect();
        let full: Vec<String> = dates.iter().map(Date::to_string).collect();
        if let Some(sigils) = [years, full]
            .into_iter()
            .find(|sigils| are_distinct(sigils))
        {
            return sigils;
        }
    }
    let stems: Vec<String> = documents
        .iter()
        .map(|document| {
            let stem = Path::new(document.name()).file_stem();
            stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
        })
        .collect();
    let parts = stems.iter().map(|stem| stem.split('-').count()).max();
    (1..=parts.unwrap_or(0))
        .map(|parts| {
            let prefix = |stem: &String| stem.split('-').take(parts).collect::<Vec<_>>().join("-");
            stems.iter().map(prefix).collect::<Vec<_>>()
        })
        .find(|sigils| are_distinct(sigils))
        .filter(|sigils| {
            sigils
                .iter()
                .all(|sigil| (1..=MAX_SIGIL).contains(&sigil.chars().count()))
        })
        .unwrap_or_else(|| {
            (1..=documents.len())
                .map(|number| format!("V{number}"))
                .collect()
        })
}

fn are_distinct(names: &[String]) -> bool {
    names.iter().collect::<BTreeSet<_>>().len() == names.len()
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
    fn sigils_are_the_shortest_names_that_differ() {
        let sigils = |names: &[&str]| {
            let documents = names.iter().map(|name| Arc::new(read_str(name, "x")));
            let witnesses = Witness::name_all(documents);
            witnesses
                .iter()
                .map(|witness| witness.sigil().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(sigils(&["a/2017.txt", "a/2019.txt"]), ["2017", "2019"]);
        assert_eq!(
            sigils(&["2017-01-02.txt", "2017-03-04.txt"]),
            ["2017-01-02", "2017-03-04"]
        );
        assert_eq!(sigils(&["00-draft.md", "01-fix-it.md"]), ["00", "01"]);
        assert_eq!(sigils(&["x/a.txt", "y/a.txt"]), ["V1", "V2"]);
    }
}
