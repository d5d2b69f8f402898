//! The user's rows of rule data: from a file, and from the `[lexicon]` table of `variorum.toml`.

use std::fs;
use std::path::Path;

use variorum::lexicon::Lexicon;
use variorum::{Error, ErrorKind, Result};

/// The language of rows that name none in `[pack]`: that of the pack which knows most.
const DEFAULT_LANGUAGE: &str = "en";

/// Reads a file of rows.
pub(crate) fn read(path: &Path) -> Result<Lexicon> {
    let fail = |message: String| Error::new(ErrorKind::Config, message).with_path(path);
    let text =
        fs::read_to_string(path).map_err(|cause| fail(format!("cannot be read: {cause}")))?;
    let table: toml::Table = toml::from_str(&text).map_err(|cause| {
        let message = cause.to_string();
        fail(message.trim_end().to_owned())
    })?;
    rows(&table).map_err(|error| error.with_path(path))
}

/// Reads rows; `[pack] language` says whose inflections they follow.
pub(crate) fn rows(table: &toml::Table) -> Result<Lexicon> {
    let language = table
        .get("pack")
        .and_then(|pack| pack.get("language"))
        .and_then(toml::Value::as_str)
        .unwrap_or(DEFAULT_LANGUAGE);
    Lexicon::from_toml(language, &table.to_string())
}
