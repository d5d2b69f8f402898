//! Lines that say what a redline cannot show: where a paragraph went, what was folded, the sum of it all.

use crate::align::LinkKind;
use crate::diff::{EditClass, Op};
use crate::document::Document;
use crate::render::options::{RedlineOptions, Show};
use crate::render::redline::{Change, Entry, Place, Redline, Section};
use crate::render::statistics::LinkCounts;

/// How many words quote a paragraph.
const QUOTED_WORDS: usize = 6;

/// What happened to an entry as a whole; nothing if it was only edited in place.
pub(in crate::render) fn structure(redline: &Redline, entry: Entry) -> Option<String> {
    let link = redline.link(entry);
    let mut parts = Vec::new();
    if let Some(number) = link.moved {
        parts.push(match entry.place {
            _ if redline.moved_along(entry) => format!("⇄{number} moved along"),
            Place::Origin(_) => format!("⇄{number} moved to {}", destination(redline, entry)),
            Place::Link(_) => format!("⇄{number} moved from {}", source(redline, entry)),
        });
    }
    let (old, new) = (link.units.old.len(), link.units.new.len());
    if matches!(entry.place, Place::Link(_)) {
        match link.kind {
            LinkKind::Split => parts.push(format!("split into {new} paragraphs")),
            LinkKind::Merge => parts.push(format!("merged from {old} paragraphs")),
            LinkKind::Mixed => parts.push(format!("{old} paragraphs recast as {new}")),
            LinkKind::Match | LinkKind::Deletion | LinkKind::Insertion => {}
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Where a moved entry stands now: its section if that is another, else what stands before it.
fn destination(redline: &Redline, entry: Entry) -> String {
    let link = redline.link(entry);
    let place = Entry {
        place: Place::Link(entry.place.link()),
        ..entry
    };
    let (here, there) = (redline.section(entry), redline.section(place));
    match there {
        Some(section) if here != there => quoted(&redline.heading(section)),
        _ => after(redline.documents().new, link.units.new[0]),
    }
}

/// Where a moved entry stood: its section if that is another, else what stood before it.
fn source(redline: &Redline, entry: Entry) -> String {
    let link = redline.link(entry);
    let origin = Entry {
        place: Place::Origin(entry.place.link()),
        ..entry
    };
    let (here, there) = (redline.section(entry), redline.section(origin));
    match there {
        Some(section) if here != there => quoted(&redline.heading(section)),
        _ => after(redline.documents().old, link.units.old[0]),
    }
}

fn after(document: &Document, block: usize) -> String {
    let before = (0..block)
        .rev()
        .find(|block| document.blocks()[*block].kind.is_text());
    before.map_or_else(
        || "the beginning".to_owned(),
        |before| format!("after {}", opening(document, before)),
    )
}

/// The first words of a block in quotation marks.
pub(in crate::render) fn opening(document: &Document, block: usize) -> String {
    quoted(&document.opening(block, QUOTED_WORDS + 1))
}

/// The first words of a text in quotation marks.
pub(in crate::render) fn quoted(text: &str) -> String {
    let mut quote = String::from("“");
    let mut words = text.split_whitespace();
    for (index, word) in words.by_ref().take(QUOTED_WORDS).enumerate() {
        if index > 0 {
            quote.push(' ');
        }
        quote.push_str(word);
    }
    if words.next().is_some() {
        quote.push_str(" …");
    }
    quote.push('”');
    quote
}

/// Counts a noun.
pub(in crate::render) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Consecutive entries that are not shown, but for the heading that is written below them.
pub(in crate::render) fn folded(
    redline: &Redline,
    entries: &[Entry],
    below: Option<Section>,
) -> Option<String> {
    let is_below = |entry: &Entry| below.is_some() && redline.own_section(*entry) == below;
    let of = |change: &[Change]| {
        let is_counted =
            |entry: &&Entry| entry.is_text && change.contains(&entry.change) && !is_below(entry);
        entries.iter().filter(is_counted).count()
    };
    let mut parts = Vec::new();
    let unchanged = of(&[Change::Same, Change::Cosmetic]);
    if unchanged > 0 {
        let paragraphs = count(unchanged, "paragraph", "paragraphs");
        parts.push(format!("{paragraphs} unchanged"));
    }
    let renumbered: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.change == Change::Renumbered)
        .collect();
    if let (Some(first), Some(last)) = (renumbered.first(), renumbered.last()) {
        let mut range = renumbering(redline, **first);
        if renumbered.len() > 1 {
            range = format!("{range} … {}", renumbering(redline, **last));
        }
        parts.push(format!("{} renumbered ({range})", renumbered.len()));
    }
    let hidden = of(&[Change::Text]);
    if hidden > 0 {
        parts.push(format!("{} not shown", count(hidden, "change", "changes")));
    }
    (!parts.is_empty()).then(|| format!("⋯ {}", parts.join(", ")))
}

/// The old and the new label of an entry: `3. → 4.`
fn renumbering(redline: &Redline, entry: Entry) -> String {
    let (documents, link) = (redline.documents(), redline.link(entry));
    let label = |document: &Document, units: &[usize]| {
        let label = units
            .first()
            .and_then(|unit| document.blocks()[*unit].label);
        label.map_or("–", |label| &document[label]).to_owned()
    };
    let old = label(documents.old, &link.units.old);
    format!("{old} → {}", label(documents.new, &link.units.new))
}

/// What happened to an entry, in one word.
pub(in crate::render) fn kind(redline: &Redline, entry: Entry) -> &'static str {
    let link = redline.link(entry);
    match (entry.change, link.kind) {
        (Change::Same, _) => "unchanged",
        (Change::Cosmetic, _) => "cosmetic",
        (Change::Renumbered, _) => "renumbered",
        (Change::Text, LinkKind::Split) => "split",
        (Change::Text, LinkKind::Merge) => "merged",
        (Change::Text, LinkKind::Mixed) => "recast",
        (Change::Text, LinkKind::Deletion) => "removed",
        (Change::Text, LinkKind::Insertion) => "added",
        (Change::Text, LinkKind::Match) if link.moved.is_some() => "moved",
        (Change::Text, LinkKind::Match) => "edited",
    }
}

/// What became of the paragraphs of a redline, in words.
fn counted(redline: &Redline) -> Vec<String> {
    let paragraphs = LinkCounts::of_paragraphs(redline);
    let named = [
        (paragraphs.edited, "edited"),
        (paragraphs.moved, "moved"),
        (paragraphs.split, "split"),
        (paragraphs.merged, "merged"),
        (paragraphs.mixed, "recast"),
        (paragraphs.inserted, "added"),
        (paragraphs.deleted, "removed"),
        (paragraphs.renumbered, "renumbered"),
    ];
    let counts = named.iter().filter(|(number, _)| *number > 0);
    let mut changes: Vec<String> = counts
        .map(|(number, name)| format!("{number} {name}"))
        .collect();
    let sentences = redline.comparison.alignment().sentence_links.iter();
    let moved = sentences.filter(|link| link.moved.is_some()).count();
    if moved > 0 {
        changes.push(format!("{} moved", count(moved, "sentence", "sentences")));
    }
    if changes.is_empty() {
        changes.push("no change of text".to_owned());
    }
    vec![
        changes.join(", "),
        format!("{} unchanged", paragraphs.unchanged),
    ]
}

/// Differences that are folded unless they are asked for: of paragraphs that are no text, and of typography.
fn cosmetic(redline: &Redline) -> usize {
    let entries = redline.entries.iter();
    let furniture = entries.filter(|entry| !entry.is_text && entry.change == Change::Cosmetic);
    let edits = redline.comparison.edits().iter();
    let typography =
        edits.filter(|edit| edit.op != Op::Equal && edit.class == EditClass::Typography);
    furniture.count() + typography.count()
}

/// One line for people on the whole, which says what they do not see: cosmetic differences unless they are shown, and
/// what was not asked for.
pub(in crate::render) fn summary(redline: &Redline, options: &RedlineOptions) -> String {
    let mut parts = counted(redline);
    let entries = redline.entries.iter();
    let front_matter = entries
        .filter(|entry| entry.change == Change::Text && redline.is_front_matter(**entry))
        .count();
    if front_matter > 0 {
        let lines = count(front_matter, "line", "lines");
        parts.push(format!("{lines} of front matter"));
    }
    let cosmetic = cosmetic(redline);
    if cosmetic > 0 {
        let differences = count(cosmetic, "cosmetic difference", "cosmetic differences");
        let verb = if options.cosmetic { "shown" } else { "folded" };
        parts.push(format!("{differences} {verb}"));
    }
    if options.show != Show::default() {
        parts.push(format!("{} shown", options.show.named()));
    }
    let filter = &options.findings;
    let hidden = filter.left_out(redline.comparison.findings());
    if hidden > 0 {
        let findings = count(hidden, "finding", "findings");
        parts.push(match filter.kinds[..] {
            [] => format!("{findings} below {} not shown", filter.min_level),
            _ => format!("{findings} not shown"),
        });
    }
    parts.join("; ")
}
