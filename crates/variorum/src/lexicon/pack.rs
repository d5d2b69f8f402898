//! Language packs: the rule data that come with the library, compiled to static tables by the build script.

use std::borrow::Cow;

use super::morphology::{Conjugation, Morphology};
use super::row::{Form, Group, Row, Surface};

include!(concat!(env!("OUT_DIR"), "/rule_packs.rs"));

/// What classification knows of one language.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639 code.
    pub language: &'static str,
    /// How words inflect and are spelled.
    pub morphology: Morphology,
    /// What phrases can mean.
    pub rows: &'static [Row],
    /// The phrases, sorted by key.
    pub surfaces: &'static [Surface],
}

impl Pack {
    /// The knowledge of no language: what remains are numbers in digits, and what was added, removed, moved, reworded.
    pub const NONE: Self = Self {
        language: "und",
        morphology: Morphology::NONE,
        rows: &[],
        surfaces: &[],
    };

    /// Returns the pack of an ISO 639 code, or the one that knows nothing.
    pub fn of(language: &str) -> &'static Self {
        RULE_PACKS
            .iter()
            .find(|pack| pack.language == language)
            .unwrap_or(&Self::NONE)
    }

    /// The languages that have a pack.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        RULE_PACKS.iter().map(|pack| pack.language)
    }
}
