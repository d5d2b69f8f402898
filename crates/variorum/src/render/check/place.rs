//! Where reports point: always into the file that a reviewer sees.

use crate::align::Link;
use crate::classify::Passage;
use crate::compare::Comparison;
use crate::document::Document;
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
        (None, Some(old)) => (documents.new, gap(comparison, issue, old)),
        (None, None) => return None,
    };
    Some(region_of(text, span))
}

/// The region of a span of a text.
pub(super) fn region_of(text: &Document, span: Span) -> Region {
    Region {
        start: text.position(span.start()),
        end: text.position(span.end()),
    }
}

/// Where in the new text something is missing: at the edit that removed it, else after the sentence before it, else
/// after the block before.
fn gap(comparison: &Comparison, issue: &Issue, old: &Passage) -> Span {
    let at_edit = || {
        let edit = comparison.edits().get(*issue.edits.first()?)?;
        let start = edit.spans.new.start();
        (start > 0).then(|| Span::empty(start))
    };
    after_sentence(comparison, old)
        .or_else(at_edit)
        .or_else(|| after_block(comparison, old.block))
        .unwrap_or_default()
}

/// For a whole sentence that is gone from a block that is still there.
fn after_sentence(comparison: &Comparison, old: &Passage) -> Option<Span> {
    let alignment = comparison.alignment();
    let sentences = &alignment.sentences;
    let own = sentences
        .old
        .iter()
        .position(|sentence| sentence.block == old.block && sentence.span.contains(old.span))?;
    let link_of = |sentence: usize| {
        let mut links = alignment.sentence_links.iter();
        links.find(|link| link.units.old.contains(&sentence))
    };
    if !link_of(own)?.units.new.is_empty() {
        return None;
    }
    let block_of = |link: &Link| link.units.old.contains(&old.block);
    let home = alignment.blocks.iter().find(|link| block_of(link))?;
    let before = (0..own).rev();
    let before = before.take_while(|sentence| sentences.old[*sentence].block == old.block);
    let last = before
        .filter_map(link_of)
        .filter_map(|link| link.units.new.last())
        .find(|unit| home.units.new.contains(&sentences.new[**unit].block));
    let start = || {
        let first = *home.units.new.first()?;
        Some(comparison.documents().new.blocks()[first].span().start())
    };
    last.map(|unit| sentences.new[*unit].span.end())
        .or_else(start)
        .map(Span::empty)
}

fn after_block(comparison: &Comparison, block: usize) -> Option<Span> {
    let links = &comparison.alignment().blocks;
    let own = links
        .iter()
        .position(|link| link.units.old.contains(&block))?;
    let mut before = links[..own].iter().rev();
    let last = before.find_map(|link| link.units.new.last())?;
    let end = comparison.documents().new.blocks()[*last].span().end();
    Some(Span::empty(end))
}
