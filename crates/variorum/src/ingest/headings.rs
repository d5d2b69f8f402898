//! Headings that only their neighbours give away, and the section of each block.

use super::joins;
use super::marker::{self, Count, Frame, Style};
use crate::document::{Block, BlockKind, Marking, Markup};

/// Longest numbered heading, in bytes.
const MAX_HEADING: usize = 100;

/// Level of a heading numbered with one part.
const NUMBERED_LEVEL: u8 = 2;

/// Turns numbered titles into headings: short, alone, without a point at the end, and with text between them and the
/// next of their kind. Markdown has marks for headings, so that numbers are lists there.
pub(super) fn promote(text: &str, blocks: &mut [Block], marking: &Marking) {
    if marking.markup == Markup::Markdown {
        return;
    }
    let styles: Vec<Option<Style>> = blocks
        .iter()
        .map(|block| title_style(text, block))
        .collect();
    for index in 0..blocks.len() {
        let Some(style) = styles[index] else {
            continue;
        };
        let is_same = |other: Option<usize>| {
            other
                .and_then(|at| blocks.get(at))
                .is_some_and(|block| label_style(text, block) == Some(style))
        };
        if !is_same(index.checked_sub(1)) && !is_same(Some(index + 1)) && index + 1 < blocks.len() {
            let parts = blocks[index].label.map_or(1, |label| {
                text[label.range()].trim_end_matches('.').split('.').count()
            });
            let depth = u8::try_from(parts).unwrap_or(u8::MAX);
            blocks[index].kind = BlockKind::Heading(depth.saturating_add(NUMBERED_LEVEL - 1));
            blocks[index].find_key(text, marking);
        }
    }
}

fn label_style(text: &str, block: &Block) -> Option<Style> {
    let label = block.label?;
    Some(marker::parse(&text[label.range()])?.style)
}

/// The numbering of a block that may be a numbered title.
fn title_style(text: &str, block: &Block) -> Option<Style> {
    let style = label_style(text, block)?;
    let title = &text[block.pieces.first()?.range()];
    let is_title = matches!(block.kind, BlockKind::ListItem(_))
        && style.frame == Frame::Point
        && !matches!(style.count, Count::Bullet(_))
        && block.pieces.len() == 1
        && title.len() <= MAX_HEADING
        && !title.contains(['\n', '\r'])
        && title.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !joins::is_complete(title)
        && !title.ends_with(',');
    is_title.then_some(style)
}

/// Gives each block the nearest heading above it.
pub(super) fn assign_sections(blocks: &mut [Block]) {
    let mut section = None;
    for (index, block) in blocks.iter_mut().enumerate() {
        block.section = section;
        if matches!(block.kind, BlockKind::Heading(_)) {
            section = Some(index);
        }
    }
}
