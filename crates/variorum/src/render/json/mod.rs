//! The JSON forms: one document, or one record a line.

mod anchor;
pub(super) mod locate;
pub(super) mod report;
pub(super) mod schema;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::align::LinkKind;
use crate::classify::FindingId;
use crate::compare::Comparison;
use crate::json;
use crate::render::json::report::{Report, Reporter, SentenceLinkReport};
use crate::render::redline::{Change, Entry, Place, Redline, sentences};
use crate::render::statistics::{Statistics, stat};
use crate::sides::Sides;

/// Name and version of the records of [`jsonl`].
const RECORD_SCHEMA: &str = "variorum/change/1";

/// Writes the whole comparison as one JSON document, schema `variorum/comparison/1`; see [`Report`].
pub fn json(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    json::write(&Report::new(comparison), out)?;
    out.write_all(b"\n")
}

/// One line of [`jsonl`]; schema `variorum/change/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "lowercase", deny_unknown_fields)]
pub enum Record<'a> {
    /// The first line.
    Header {
        /// Which form the lines have.
        schema: Cow<'a, str>,
        /// Names of the versions.
        documents: Sides<Cow<'a, str>>,
    },
    /// A block, or blocks that belong together, with a change.
    Change(ChangeRecord<'a>),
    /// The last line.
    Trailer {
        /// How many changes were written.
        changes: usize,
        /// Whether a work limit made some part coarser than it could be.
        degraded: bool,
        /// The comparison in numbers.
        statistics: Statistics,
    },
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRecord<'a> {
    /// The block link, as an index of `block_links` of the whole comparison.
    pub link: usize,
    /// How many blocks on each side.
    pub kind: LinkKind,
    /// Number of the move, if it is one.
    pub moved: Option<usize>,
    /// The deepest sort of change: text, label or typography.
    pub class: ChangeClass,
    /// The blocks, as indices.
    pub blocks: Sides<Cow<'a, [usize]>>,
    /// The sentence links that touch the blocks; one that joins two block links is listed with both.
    pub sentences: Vec<SentenceLinkReport<'a>>,
    /// The findings that belong to the blocks.
    pub findings: Vec<Cow<'a, FindingId>>,
}

/// How deep a change of a block goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeClass {
    /// Words, order or structure.
    Text,
    /// List markers and paragraph numbers.
    Label,
    /// Typography, furniture, comments.
    Typography,
}

/// Writes a header, one record per changed block, and a trailer, each a line of JSON; see [`Record`].
pub fn jsonl(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let documents = comparison.documents();
    let mut line = |record: &Record| {
        json::write(record, out)?;
        out.write_all(b"\n")
    };
    line(&Record::Header {
        schema: RECORD_SCHEMA.into(),
        documents: documents.map(|document| document.name().into()),
    })?;
    let redline = Redline::new(comparison);
    let mut reporter = Reporter::new(comparison);
    let mut changes = 0;
    for entry in &redline.entries {
        if let Some(record) = change(&redline, &mut reporter, *entry) {
            line(&Record::Change(record))?;
            changes += 1;
        }
    }
    line(&Record::Trailer {
        changes,
        degraded: comparison.is_degraded(),
        statistics: stat(comparison),
    })
}

/// The record of an entry, unless there is no change or it is the origin of a move, which its target reports.
fn change<'a>(
    redline: &Redline<'a>,
    reporter: &mut Reporter<'a>,
    entry: Entry,
) -> Option<ChangeRecord<'a>> {
    let Place::Link(index) = entry.place else {
        return None;
    };
    let class = match entry.change {
        Change::Same => return None,
        Change::Cosmetic => ChangeClass::Typography,
        Change::Renumbered => ChangeClass::Label,
        Change::Text => ChangeClass::Text,
    };
    let link = redline.link(entry);
    let table = &redline.comparison.alignment().sentences;
    let old = sentences(&table.old, &link.units.old).map(|at| redline.sentence_link_of.old[at]);
    let new = sentences(&table.new, &link.units.new).map(|at| redline.sentence_link_of.new[at]);
    let touching: BTreeSet<usize> = old.chain(new).collect();
    Some(ChangeRecord {
        link: index,
        kind: link.kind,
        moved: link.moved,
        class,
        blocks: link.units.as_ref().map(|units| units.as_slice().into()),
        sentences: touching
            .into_iter()
            .map(|at| reporter.sentence_link(at))
            .collect(),
        findings: redline
            .findings(entry)
            .map(|finding| Cow::Borrowed(&finding.id))
            .collect(),
    })
}
