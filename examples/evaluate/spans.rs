//! Task `spans`: the edits between two texts, as spans of characters.
//!
//! Annotators mark what is written together: a word with the comma behind it, a capital letter with the words that
//! were put before it. The same view is taken of every set.

use std::error::Error;
use std::ops::Range;

use serde_json::{Value, json};
use variorum::{CompareOptions, Comparison, EditClass, Op, Sides, compare, read_str};

use crate::text;

type Marked = Sides<Range<usize>>;

pub(crate) fn predict(record: &Value) -> Result<Value, Box<dyn Error>> {
    let texts = Sides::new(text(record, "old")?, text(record, "new")?);
    let comparison = compare(
        read_str("old", texts.old),
        read_str("new", texts.new),
        &CompareOptions::default(),
    );
    let edits: Vec<Value> = marked(texts, &comparison)
        .into_iter()
        .map(|edit| {
            json!({
                "old_span": characters(texts.old, &edit.old),
                "new_span": characters(texts.new, &edit.new),
            })
        })
        .collect();
    Ok(json!({ "id": record["id"], "edits": edits }))
}

/// The changes of words as spans of bytes, those that touch joined. Typography counts only where it touches words.
fn marked(texts: Sides<&str>, comparison: &Comparison) -> Vec<Marked> {
    let mut groups: Vec<(Marked, EditClass)> = Vec::new();
    for edit in comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
    {
        let span = edit.spans.map(variorum::Span::range);
        match groups.last_mut() {
            Some((last, class))
                if has_words(texts, last)
                    && has_words(texts, &span)
                    && touch(texts, last, &span) =>
            {
                *last = join(last.clone(), span);
                *class = EditClass::Text;
            }
            _ => groups.push((span, edit.class)),
        }
    }
    let mut marked: Vec<Marked> = Vec::new();
    for (span, _) in groups
        .into_iter()
        .filter(|(_, class)| *class != EditClass::Typography)
    {
        let span = widened(texts, span);
        match marked.last_mut() {
            Some(last) if last.old.end > span.old.start || last.new.end > span.new.start => {
                *last = join(last.clone(), span);
            }
            _ => marked.push(span),
        }
    }
    marked
}

fn has_words(texts: Sides<&str>, span: &Marked) -> bool {
    let has = texts
        .zip(span.clone())
        .map(|(text, span)| text[span].chars().any(char::is_alphanumeric));
    has.old || has.new
}

/// Whether nothing visible stands between two edits on either side.
fn touch(texts: Sides<&str>, before: &Marked, after: &Marked) -> bool {
    let blank = texts
        .zip(before.clone().zip(after.clone()))
        .map(|(text, (before, after))| {
            text.get(before.end..after.start)
                .is_some_and(|between| between.trim().is_empty())
        });
    blank.old && blank.new
}

fn join(before: Marked, after: Marked) -> Marked {
    before.zip(after).map(|(before, after)| {
        if before.is_empty() {
            after
        } else if after.is_empty() {
            before
        } else {
            before.start.min(after.start)..before.end.max(after.end)
        }
    })
}

/// Adds what is written together with the end of an edit of words on both sides; where words were put between a word
/// and its mark, that word too; and opening marks before an edit.
fn widened(texts: Sides<&str>, span: Marked) -> Marked {
    if !has_words(texts, &span) {
        return span;
    }
    let sides = texts.zip(span);
    let is_attached = sides
        .clone()
        .map(|(text, span)| text[span.end..].starts_with(|c: char| !c.is_whitespace()));
    let is_replacement = !sides.old.1.is_empty() && !sides.new.1.is_empty();
    let starts_with_mark = |(text, span): &(&str, Range<usize>)| {
        text[span.clone()].starts_with(|c: char| !c.is_alphanumeric() && !OPENING.contains(&c))
    };
    let between = !is_replacement && !starts_with_mark(&sides.old) && !starts_with_mark(&sides.new);
    let to_the_right = is_attached.old && is_attached.new && (is_replacement || between);
    sides.map(|(text, span)| {
        let mut span = span;
        if to_the_right {
            let rest = &text[span.end..];
            span.end += rest.find(char::is_whitespace).unwrap_or(rest.len());
            if between {
                span.start = word_start(text, text[..span.start].trim_end().len());
            }
        }
        let start = word_start(text, span.start);
        if !span.is_empty()
            && text[start..span.start]
                .chars()
                .all(|c| OPENING.contains(&c))
        {
            span.start = start;
        }
        span
    })
}

const OPENING: [char; 6] = ['(', '[', '{', '"', '\u{201c}', '\u{2018}'];

/// Where the run of visible characters that ends at `at` begins.
fn word_start(text: &str, at: usize) -> usize {
    let before = text[..at].char_indices().rev();
    before
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(at, |(start, _)| start)
}

/// A byte range in characters; `null` when empty.
fn characters(text: &str, range: &Range<usize>) -> Option<[usize; 2]> {
    let count = |end: usize| text[..end].chars().count();
    (!range.is_empty()).then(|| [count(range.start), count(range.end)])
}
