//! Lineages on a terminal.

mod blame;
mod overview;
mod page;
mod story;
mod synoptic;
mod trace;

use std::io::{self, Write};

use textwrap::core::display_width;

use crate::lineage::{Lineage, Trace, Witness};
use page::Page;

/// How a lineage is laid out on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LineageLayout {
    /// Width in columns, at least 20. Default 80.
    pub width: usize,
    /// Whether colours are used. Default no.
    pub color: bool,
    /// Whether everything is listed: passages that are the same in all versions, wordings without the phrase, findings
    /// without weight, the whole of long lists. Default no: they are counted.
    pub all: bool,
}

impl Default for LineageLayout {
    fn default() -> Self {
        Self {
            width: 80,
            color: false,
            all: false,
        }
    }
}

/// Writes one row per passage and one column per version, the sums of words per version, and how old the words of the
/// newest version are.
pub fn lineage_overview(
    lineage: &Lineage,
    options: &LineageLayout,
    out: &mut dyn Write,
) -> io::Result<()> {
    overview::write(lineage, options, &mut Page::new(options, out))
}

/// Writes the sentences of a version, each with the version that its words come from.
pub fn lineage_blame(
    lineage: &Lineage,
    witness: usize,
    options: &LineageLayout,
    out: &mut dyn Write,
) -> io::Result<()> {
    blame::write(lineage, witness, &mut Page::new(options, out))
}

/// Writes every wording of the sentences that ever had a phrase, with what changed from one to the next.
pub fn lineage_trace(
    lineage: &Lineage,
    trace: &Trace,
    options: &LineageLayout,
    out: &mut dyn Write,
) -> io::Result<()> {
    trace::write(lineage, trace, options, &mut Page::new(options, out))
}

/// Writes all versions of each passage beside each other; `base` is the version that the others are held against.
pub fn lineage_synoptic(
    lineage: &Lineage,
    base: usize,
    options: &LineageLayout,
    out: &mut dyn Write,
) -> io::Result<()> {
    synoptic::write(lineage, base, options, &mut Page::new(options, out))
}

/// Columns of the longest sigil.
fn sigil_width(lineage: &Lineage) -> usize {
    let sigils = lineage.witnesses().iter().map(Witness::sigil);
    sigils.map(display_width).max().unwrap_or(0)
}
