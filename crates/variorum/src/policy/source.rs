//! TOML with places: every complaint about a policy or a waiver names file, line and column.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Error, ErrorKind, Result};
use crate::suggest;

/// A file of settings: its path and its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
}

impl<'a> Source<'a> {
    /// Parses the whole file.
    pub(super) fn parse(self) -> Result<Spanned<DeTable<'a>>> {
        DeTable::parse(self.text)
            .map_err(|cause| self.error(&cause.span().unwrap_or_default(), cause.message()))
    }

    /// An error at a place of the file.
    pub(super) fn error(self, span: &Range<usize>, message: &str) -> Error {
        let (line, column) = self.place(span.start);
        let message = format!("line {line}, column {column}: {}", message.trim_end());
        Error::new(ErrorKind::Config, message).with_path(self.path)
    }

    /// Line and column, both from 1.
    pub(super) fn place(self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// One table of a file.
#[derive(Clone, Debug)]
pub(super) struct Table<'a> {
    pub(super) source: Source<'a>,
    /// As people write it, such as `check.kinds`.
    pub(super) name: String,
    span: Range<usize>,
    entries: &'a DeTable<'a>,
}

/// One string of a file.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    pub(super) source: Source<'a>,
    pub(super) span: Range<usize>,
    pub(super) value: &'a str,
}

impl Text<'_> {
    /// An error about this string.
    pub(super) fn error(&self, message: &str) -> Error {
        self.source.error(&self.span, message)
    }

    /// Makes a value of the string; what is wrong with it is said at its place.
    pub(super) fn parse<T>(&self, parse: impl FnOnce(&str) -> Result<T>) -> Result<T> {
        parse(self.value).map_err(|cause| self.error(&cause.to_string()))
    }

    /// The line it stands in.
    pub(super) fn line(&self) -> usize {
        self.source.place(self.span.start).0
    }
}

impl<'a> Table<'a> {
    /// The table of the whole file.
    pub(super) fn root(source: Source<'a>, parsed: &'a Spanned<DeTable<'a>>) -> Self {
        Self {
            source,
            name: String::new(),
            span: parsed.span(),
            entries: parsed.get_ref(),
        }
    }

    /// Refuses keys other than the known ones.
    pub(super) fn only(&self, known: &[&str]) -> Result<()> {
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let hint = match suggest::nearest(name, known.iter().copied()) {
                    Some(near) => format!("; did you mean `{near}`?"),
                    None => format!("; it has {}", known.join(", ")),
                };
                let place = match self.name.as_str() {
                    "" => "this file".to_owned(),
                    table => format!("[{table}]"),
                };
                let message = format!("unknown key `{name}` in {place}{hint}");
                return Err(self.source.error(&key.span(), &message));
            }
        }
        Ok(())
    }

    /// An error about the table as a whole.
    pub(super) fn error(&self, message: &str) -> Error {
        self.source.error(&self.span, message)
    }

    /// Whether the table has the key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// All entries as strings, with their keys.
    pub(super) fn pairs(&self) -> Result<Vec<(Text<'a>, Text<'a>)>> {
        self.entries
            .iter()
            .map(|(key, value)| {
                let name = Text {
                    source: self.source,
                    span: key.span(),
                    value: key.get_ref(),
                };
                Ok((name, self.as_text(value)?))
            })
            .collect()
    }

    /// A string, if it is there.
    pub(super) fn text(&self, key: &str) -> Result<Option<Text<'a>>> {
        let value = self.entries.get(key);
        value.map(|value| self.as_text(value)).transpose()
    }

    /// A string or a TOML date, as written.
    pub(super) fn text_or_date(&self, key: &str) -> Result<Option<Text<'a>>> {
        match self.entries.get(key) {
            Some(value) if value.get_ref().is_datetime() => Ok(Some(Text {
                source: self.source,
                span: value.span(),
                value: self.source.text.get(value.span()).unwrap_or_default(),
            })),
            _ => self.text(key),
        }
    }

    /// A list of strings; empty when it is not there.
    pub(super) fn texts(&self, key: &str) -> Result<Vec<Text<'a>>> {
        self.list(key)?
            .iter()
            .map(|value| self.as_text(value))
            .collect()
    }

    /// A table inside this one.
    pub(super) fn table(&self, key: &str) -> Result<Option<Self>> {
        let value = self.entries.get(key);
        value.map(|value| self.as_table(key, value)).transpose()
    }

    /// A list of tables; empty when it is not there.
    pub(super) fn tables(&self, key: &str) -> Result<Vec<Self>> {
        self.list(key)?
            .iter()
            .map(|value| self.as_table(key, value))
            .collect()
    }

    fn list(&self, key: &str) -> Result<&'a [Spanned<DeValue<'a>>]> {
        match self.entries.get(key) {
            None => Ok(&[]),
            Some(value) => match value.get_ref() {
                DeValue::Array(values) => Ok(values),
                other => Err(self.wrong_type(value, "a list", other)),
            },
        }
    }

    fn as_text(&self, value: &'a Spanned<DeValue<'a>>) -> Result<Text<'a>> {
        match value.get_ref() {
            DeValue::String(text) => Ok(Text {
                source: self.source,
                span: value.span(),
                value: text,
            }),
            other => Err(self.wrong_type(value, "a string", other)),
        }
    }

    fn as_table(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Result<Self> {
        match value.get_ref() {
            DeValue::Table(entries) => Ok(Self {
                source: self.source,
                name: match self.name.as_str() {
                    "" => key.to_owned(),
                    outer => format!("{outer}.{key}"),
                },
                span: value.span(),
                entries,
            }),
            other => Err(self.wrong_type(value, "a table", other)),
        }
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'_>>, wanted: &str, found: &DeValue<'_>) -> Error {
        let message = format!("expected {wanted}, found {}", found.type_str());
        self.source.error(&value.span(), &message)
    }
}
