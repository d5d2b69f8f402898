//! The user's rows of rule data: from a file, and from the `[lexicon]` table of `variorum.toml`.

use std::path::Path;

use variorum::lexicon::Lexicon;
use variorum::{Error, ErrorKind, Result};

use crate::settings;

/// The language of rows that name none in `[pack]`: that of the pack which knows most.
const DEFAULT_LANGUAGE: &str = "en";

/// Reads a file of rows.
pub(crate) fn read(path: &Path) -> Result<Lexicon> {
    let table: toml::Table = toml::from_str(&settings::read(path)?).map_err(|cause| {
        Error::new(ErrorKind::Config, cause.to_string().trim_end()).with_path(path)
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
