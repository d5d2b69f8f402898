//! The redline in Markdown, fit for the comment of a pull request.

use std::io::{self, Write};

use super::escape::{escape_markdown, escaped_markdown};
use super::inline::{self, Notation, Tight};
use super::options::RedlineOptions;
use crate::compare::Comparison;
use crate::document::{BlockKind, Document};
use crate::render::findings::crowd;
use crate::render::findings::family::Family;
use crate::render::findings::quote::{kind_name, quoted_alone, way};
use crate::render::redline::atoms::{Atom, phrase};
use crate::render::redline::caption;
use crate::render::redline::{Entry, Place, Redline, Section};

pub(super) const NOTATION: Notation = Notation {
    deleted: ("~~", "~~"),
    inserted: ("**", "**"),
    // Next to letters, `**` and `~~` open nothing when a sign follows.
    tight: Some(Tight {
        deleted: ("<del>", "</del>"),
        inserted: ("<ins>", "</ins>"),
    }),
    escape: escape_markdown,
    paragraph: "\n\n",
};

/// Writes a redline in Markdown: deletions struck, insertions bold, findings as a table.
pub fn markdown(
    comparison: &Comparison,
    options: &RedlineOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let redline = Redline::new(comparison);
    let names = redline
        .documents()
        .map(|document| escaped_markdown(document.name()));
    writeln!(out, "**{} → {}**\n", names.old, names.new)?;
    writeln!(
        out,
        "{}\n",
        escaped_markdown(&caption::summary(&redline, options))
    )?;
    findings(&redline, options, out)?;
    let mut section = None;
    for (range, shown) in redline.stretches(options) {
        let below = redline.heading_below(&range, section);
        let entries = &redline.entries[range];
        if shown {
            for entry in entries {
                paragraph(&redline, *entry, options, &mut section, out)?;
            }
        } else if let Some(line) = caption::folded(&redline, entries, below) {
            writeln!(out, "*{}*\n", escaped_markdown(&line))?;
        }
    }
    for notice in comparison.notices() {
        writeln!(out, "*{}*\n", escaped_markdown(&notice.message))?;
    }
    Ok(())
}

/// The table of findings, most important first.
fn findings(redline: &Redline, options: &RedlineOptions, out: &mut dyn Write) -> io::Result<()> {
    let listed = options.findings.list(redline.comparison.findings().iter());
    if listed.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "| level | change | old | new |\n| --- | --- | --- | --- |"
    )?;
    let (rows, count) = if options.folds() {
        let families = Family::all(&listed).into_iter();
        crowd::rows(families.flat_map(Family::told).collect())
    } else {
        (listed, None)
    };
    for finding in rows {
        let quote = quoted_alone(finding).map(|text| escaped_markdown(&text));
        let way = way(finding).map_or_else(String::new, |way| format!(", {way}"));
        writeln!(
            out,
            "| {} | {}{way} | {} | {} |",
            finding.level.name(),
            escaped_markdown(&kind_name(finding)),
            quote.old,
            quote.new
        )?;
    }
    writeln!(out)?;
    if let Some(count) = count {
        writeln!(out, "{}\n", escaped_markdown(&count))?;
    }
    Ok(())
}

fn paragraph(
    redline: &Redline,
    entry: Entry,
    options: &RedlineOptions,
    section: &mut Option<Section>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if let Some(heading) = redline.new_section(entry, section) {
        let heading = redline.heading(heading);
        writeln!(out, "#### {}\n", escaped_markdown(&heading))?;
    }
    if let Some(line) = caption::structure(redline, entry) {
        writeln!(out, "*{}*\n", escaped_markdown(&line))?;
    }
    let (document, block) = redline.lead_block(entry);
    if matches!(entry.place, Place::Origin(_)) {
        return writeln!(
            out,
            "> {}\n",
            escaped_markdown(&caption::opening(document, block))
        );
    }
    let atoms = phrase(redline, entry, options);
    let (mark, atoms) = mark(document, block, &atoms);
    let mut text = String::new();
    let own_move = redline.link(entry).moved;
    inline::write(atoms, &NOTATION, own_move, &mut text);
    writeln!(out, "{mark}{}\n", text.trim())
}

/// What makes a paragraph of its kind in Markdown, and what is written after it: the bullet of an item is no text.
fn mark<'a>(
    document: &Document,
    block: usize,
    atoms: &'a [Atom<'a>],
) -> (&'static str, &'a [Atom<'a>]) {
    let block = &document.blocks()[block];
    let mark = match block.kind {
        BlockKind::Heading(_) => "#### ",
        BlockKind::ListItem(_) => "- ",
        BlockKind::Quote => "> ",
        _ => "",
    };
    let bullet = block.label.map(|label| &document[label]);
    let bullet = bullet.filter(|label| !label.contains(char::is_alphanumeric));
    match atoms {
        [Atom::Text { text, .. }, rest @ ..] if bullet == Some(*text) => (mark, rest),
        _ => (mark, atoms),
    }
}
