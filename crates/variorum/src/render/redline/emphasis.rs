//! Marks of emphasis, which are no words: one reads what is emphasised and not the asterisks around it.

use crate::document::{Document, TokenClass, is_blank};
use crate::render::redline::piece::{Fate, Piece, Run};
use crate::sides::Sides;
use crate::span::Span;

/// Signs of which marks of emphasis are made, and the one that takes its meaning from a sign.
const SIGNS: [char; 4] = ['*', '_', '~', '\\'];

/// Returns the pieces without the marks of emphasis in them: a run is cut where one stood.
///
/// They are left out wherever they stand, since a mark may stay while its partner goes with the words beside it.
pub(super) fn without_emphasis(documents: Sides<&Document>, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut plain = Vec::with_capacity(pieces.len());
    let mut blank = Sides::new(false, false);
    for piece in pieces {
        match piece {
            Piece::Run(run) => cut(documents, run, &mut blank, &mut plain),
            Piece::Break(_) => {
                blank = Sides::new(false, false);
                plain.push(piece);
            }
        }
    }
    plain
}

/// Adds what is left of a run. `blank` says of each version whether one stood beside a mark that was left out.
fn cut(documents: Sides<&Document>, run: Run, blank: &mut Sides<bool>, plain: &mut Vec<Piece>) {
    let is_old = run.is_old();
    let (document, span) = if is_old {
        (documents.old, run.spans.old)
    } else {
        (documents.new, run.spans.new)
    };
    let carried = match run.fate {
        Fate::Inserted => std::mem::take(&mut blank.new),
        _ if is_old => std::mem::take(&mut blank.old),
        _ => std::mem::take(blank).new,
    };
    let mut before = run.before | carried;
    let first = plain.len();
    let mut start = span.start();
    let marks = marks(document, span);
    let ends = marks.iter().map(|mark| mark.start()).chain([span.end()]);
    let starts = marks.iter().map(|mark| mark.end()).chain([span.end()]);
    let blanks = marks.iter().map(|mark| is_blank(&document[*mark]));
    for ((end, next), is_blank) in ends.zip(starts).zip(blanks.chain([false])) {
        let text = &document.text()[start..end];
        before |= start > span.start() && text.starts_with(char::is_whitespace);
        if !text.trim().is_empty() {
            let part = Span::new(end - text.trim_start().len(), start + text.trim_end().len());
            let spans = if is_old {
                Sides::new(part, run.spans.new)
            } else {
                Sides::new(run.spans.old, part)
            };
            plain.push(Piece::Run(Run {
                spans,
                before,
                after: false,
                ..run
            }));
            before = text.ends_with(char::is_whitespace);
        }
        before |= is_blank;
        start = next;
    }
    let ends_with_mark = marks.last().is_some_and(|mark| mark.end() == span.end());
    match plain[first..].last_mut() {
        Some(Piece::Run(last)) if !ends_with_mark => last.after = run.after,
        _ => {
            let is_left = before | run.after;
            blank.old |= is_left && (is_old || run.fate == Fate::Same);
            blank.new |= is_left && !is_old;
        }
    }
}

/// The marks of emphasis in a span.
fn marks(document: &Document, span: Span) -> Vec<Span> {
    // Most text has none, and its tokens need not be read. All signs are of one byte.
    let is_sign = |byte: &u8| SIGNS.contains(&char::from(*byte));
    if !document[span].as_bytes().iter().any(is_sign) {
        return Vec::new();
    }
    let marks = document.tokens_in(span).iter().filter(|token| {
        let text = &document[token.span];
        let is_plain = || text.chars().all(|c| SIGNS.contains(&c));
        token.class == TokenClass::Markup && (is_blank(text) || is_plain())
    });
    marks.map(|token| token.span).collect()
}
