//! What each format writes, as snapshots that people have read: a change of any of them is to be seen in review.
//!
//! `INSTA_UPDATE=always cargo test --test rendering` writes them anew; `git diff` then shows what became of them.

#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

mod chosen;
#[path = "../common/mod.rs"]
mod common;
mod emphasis;
mod folds;
mod harbour;
mod lesser;
mod pairs;
mod series;
mod told;

use std::io::{self, Write};

/// What a renderer writes.
pub(crate) fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut page = Vec::new();
    write(&mut page).unwrap();
    String::from_utf8(page).unwrap()
}

/// Escape sequences made visible.
pub(crate) fn visible(page: &str) -> String {
    page.replace('\u{1b}', "\\e")
}

/// JSON with a line per value.
pub(crate) fn pretty(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

/// Holds pages against the snapshot of a name, each under a title.
pub(crate) fn assert_pages(name: &str, pages: &[(&str, String)]) {
    let sections: Vec<String> = pages
        .iter()
        .map(|(title, page)| format!("──── {title} ────\n{}", page.trim_end()))
        .collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!(name, sections.join("\n\n")));
}
