//! Paragraphs that a page break cut in two: one block with two pieces.

use crate::document::{Block, BlockKind, Markup};

/// Least length of the first part, in bytes: a short line without a point is a title.
const MIN_PART: usize = 24;

/// Least length of the first part if the second does not begin in lower case, in bytes.
const MIN_SURE_PART: usize = 80;

/// Joins the parts of cut paragraphs; returns the indices of the joined blocks.
pub(super) fn join(text: &str, blocks: &mut Vec<Block>, markup: Markup) -> Vec<usize> {
    let mut joined = Vec::new();
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    // The last block of running text, and whether a page ended after it.
    let mut open: Option<(usize, bool)> = None;
    let mut is_in_notes = false;
    for block in blocks.drain(..) {
        match block.kind {
            BlockKind::Furniture => {
                open = open.map(|(index, _)| (index, true));
                is_in_notes = false;
                kept.push(block);
                continue;
            }
            // Footnotes stand under a rule until the page ends.
            BlockKind::Separator if is_note_rule(text, &block) => {
                is_in_notes = true;
                kept.push(block);
                continue;
            }
            _ => {}
        }
        if is_in_notes {
            kept.push(block);
            continue;
        }
        if let Some((index, is_page_end)) = open
            && continues(text, &kept[index], &block, is_page_end)
        {
            kept[index].pieces.extend(&block.pieces);
            if joined.last() != Some(&index) {
                joined.push(index);
            }
            open = Some((index, false));
            continue;
        }
        open = is_prose(block.kind).then_some((kept.len(), false));
        kept.push(block);
    }
    for index in &joined {
        kept[*index].find_key(text, markup);
    }
    *blocks = kept;
    joined
}

fn is_prose(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::ListItem(_))
}

/// A rule of underscores is what separates footnotes.
fn is_note_rule(text: &str, block: &Block) -> bool {
    text[block.span().range()].starts_with("___")
}

/// Whether `next` goes on with the sentence that `block` leaves open.
fn continues(text: &str, block: &Block, next: &Block, is_page_end: bool) -> bool {
    if next.kind != BlockKind::Paragraph || next.label.is_some() {
        return false;
    }
    let part = &text[block.span().range()];
    let rest = &text[next.span().range()];
    if part.len() < MIN_PART || is_complete(part) || begins_in_lower_case(part) && !is_page_end {
        return false;
    }
    if begins_in_lower_case(rest) {
        // An unmarked list of clauses is not a cut paragraph.
        return is_page_end || !rest.ends_with([';', ',']);
    }
    is_page_end && part.len() >= MIN_SURE_PART
}

/// Letters in circles count as lower case in Unicode, but they are signs.
fn begins_in_lower_case(text: &str) -> bool {
    let is_circled = |c: char| matches!(c, '\u{24d0}'..='\u{24e9}');
    text.starts_with(|c: char| c.is_lowercase() && !is_circled(c))
}

/// Whether a text ends as sentences, clauses or introductions to lists end. Quotation marks, brackets, marks of
/// emphasis and the number of a note may follow the point.
pub(super) fn is_complete(text: &str) -> bool {
    let is_closer = |c: char| {
        matches!(
            c,
            ')' | ']'
                | '*'
                | '_'
                | '"'
                | '\''
                | '\u{2019}'
                | '\u{201d}'
                | '\u{201c}'
                | '\u{bb}'
                | '\u{203a}'
        )
    };
    let is_end = |c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | ':'
                | ';'
                | '\u{2026}'
                | '\u{3002}'
                | '\u{ff01}'
                | '\u{ff1f}'
                | '\u{ff1b}'
                | '\u{ff1a}'
        )
    };
    let body = text.trim_end_matches(is_closer);
    if body.ends_with(is_end) {
        return true;
    }
    let before_note = body.trim_end_matches(|c: char| c.is_ascii_digit());
    before_note.len() < body.len()
        && before_note.trim_end_matches(is_closer).ends_with(is_end)
        && !before_note
            .trim_end_matches(is_end)
            .ends_with(|c: char| c.is_ascii_digit())
}
