//! Paragraphs that a page break cut in two: one block with two pieces.

use crate::document::{Block, BlockKind, Marking};
use crate::span::Span;

/// Least length of the first part, in bytes: a short line without a point is a title.
const MIN_PART: usize = 24;

/// Least length of the first part if the second does not begin in lower case, in bytes.
const MIN_SURE_PART: usize = 80;

/// Digits of the number of a footnote.
const MAX_NOTE_DIGITS: usize = 3;

/// Joins the parts of cut paragraphs, and tells the footnotes at the ends of pages; returns the indices of the joined
/// blocks.
pub(super) fn join(text: &str, blocks: &mut Vec<Block>, marking: &Marking) -> Vec<usize> {
    let mut joined = Vec::new();
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    // The last block of running text, and whether a page ended after it.
    let mut open: Option<(usize, bool)> = None;
    let mut is_in_notes = false;
    let mut all = blocks.drain(..).peekable();
    while let Some(block) = all.next() {
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
            kept.push(note(text, block, marking));
            continue;
        }
        let cut = open.map(|(index, is_page_end)| Cut {
            part: &text[kept[index].span().range()],
            is_page_end,
            is_list: all.peek().is_some_and(|after| is_clause(text, after)),
        });
        if let Some((index, _)) = open
            && cut.is_some_and(|cut| cut.continues(text, &block))
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
        kept[*index].find_key(text, marking);
    }
    drop(all);
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

/// A block under the rule that separates footnotes: a paragraph that begins with a number is one.
fn note(text: &str, block: Block, marking: &Marking) -> Block {
    let line = &text[block.span().range()];
    let body = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - body.len();
    let is_note = block.kind == BlockKind::Paragraph
        && block.label.is_none()
        && (1..=MAX_NOTE_DIGITS).contains(&digits)
        && body.starts_with(char::is_whitespace)
        && block.pieces.len() == 1;
    if !is_note {
        return block;
    }
    let span = block.span();
    let label = Span::new(span.start(), span.start() + digits);
    let piece = Span::new(span.end() - body.trim_start().len(), span.end());
    Block::new(text, BlockKind::Note, Some(label), vec![piece], marking)
}

/// The end of a block of running text, which may be the place where a page cut it.
#[derive(Clone, Copy)]
struct Cut<'a> {
    part: &'a str,
    is_page_end: bool,
    /// Whether what stands after the next block is one of several clauses.
    is_list: bool,
}

impl Cut<'_> {
    /// Whether `next` goes on with the sentence that the part leaves open.
    fn continues(self, text: &str, next: &Block) -> bool {
        if next.kind != BlockKind::Paragraph || next.label.is_some() {
            return false;
        }
        let rest = &text[next.span().range()];
        let part = self.part;
        if part.len() < MIN_PART
            || is_complete(part)
            || begins_in_lower_case(part) && !self.is_page_end
        {
            return false;
        }
        if begins_in_lower_case(rest) {
            // An unmarked list of clauses is not a cut paragraph.
            let is_clause = rest.ends_with([';', ',']) && self.is_list;
            return self.is_page_end || !is_clause;
        }
        self.is_page_end && part.len() >= MIN_SURE_PART
    }
}

/// Whether a block may be one of several clauses without marks.
fn is_clause(text: &str, block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && begins_in_lower_case(&text[block.span().range()])
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
