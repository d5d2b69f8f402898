//! Where reports point: always into the file that a reviewer sees.

use crate::compare::Comparison;
use crate::policy::{Change, DocumentVerdict, Issue};
use crate::span::{Position, Span};

/// A stretch of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: Position,
    pub(super) end: Position,
}

/// The region of an issue in the file under [`DocumentVerdict::path`]. For text that only the old version has, the
/// place where it would stand in the new one; nothing when the issue is about the whole file.
pub(super) fn region(document: &DocumentVerdict, issue: &Issue) -> Option<Region> {
    let comparison = document.comparison.as_ref()?;
    let documents = comparison.documents();
    let (text, span) = match (&issue.new, &issue.old) {
        (Some(new), _) => (documents.new, new.span),
        (None, Some(old)) if document.change == Change::Removed => (documents.old, old.span),
        (None, Some(old)) => (documents.new, gap(comparison, issue, old.block)?),
        (None, None) => return None,
    };
    Some(Region {
        start: text.position(span.start()),
        end: text.position(span.end()),
    })
}

/// Where in the new text something is missing: at the edit that removed it, else after the block before.
fn gap(comparison: &Comparison, issue: &Issue, block: usize) -> Option<Span> {
    let at_edit = issue
        .edits
        .first()
        .and_then(|edit| comparison.edits().get(*edit))
        .map(|edit| Span::empty(edit.spans.new.start()))
        .filter(|span| span.start() > 0);
    let after_block = || {
        let links = &comparison.alignment().blocks;
        let own = links
            .iter()
            .position(|link| link.units.old.contains(&block))?;
        let mut before = links[..own].iter().rev();
        let last = before.find_map(|link| link.units.new.last())?;
        let end = comparison.documents().new.blocks()[*last].span().end();
        Some(Span::empty(end))
    };
    at_edit.or_else(after_block).or(Some(Span::default()))
}
