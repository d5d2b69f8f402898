//! Witnesses: versions with a short name and, where one is found, a date.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::document::Date;
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

    /// Sets the date where it is known otherwise than from the document.
    #[must_use]
    pub fn with_date(mut self, date: Date) -> Self {
        self.date = Some(date);
        self
    }

    /// The short name.
    pub fn sigil(&self) -> &str {
        &self.sigil
    }

    /// The date that was set, else the one [`Date::of`] the document.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The text.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
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
        let years: Vec<String> = dates.iter().map(|date| date.year().to_string()).collect();
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
