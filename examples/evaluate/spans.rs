//! Task `spans`: the edits between two texts, as spans of characters.
//!
//! Annotators mark what is written together: a word with the comma behind it. So a written word, which is what stands
//! between white space, is kept if all of it is equal, and an edit is what stands between kept words. Where it is but
//! a mark that changes, or the words from a mark on, the word before the mark is left out.

use std::error::Error;
use std::ops::Range;

use serde_json::{Value, json};
use variorum::document::Token;
use variorum::{CompareOptions, Comparison, Document, Link, Op, Sides, Span, compare, read_str};

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

/// What stands between the kept words, in order, as spans of bytes.
fn marked(texts: Sides<&str>, comparison: &Comparison) -> Vec<Marked> {
    let documents = comparison.documents();
    let ends = texts.map(|text| Span::empty(text.len()));
    let mut marked = Vec::new();
    let mut at = Sides::<usize>::default();
    for kept in kept_words(texts, comparison).into_iter().chain([ends]) {
        if kept.old.start() < at.old || kept.new.start() < at.new {
            continue;
        }
        let between = at.zip(kept).map(|(at, kept)| at..kept.start());
        let edit = texts.zip(between).map(|(text, range)| trim(text, range));
        if !edit.old.is_empty() || !edit.new.is_empty() {
            marked.push(narrowed(documents, edit));
        }
        at = kept.map(Span::end);
    }
    marked
}

/// The written words that are the same on both sides and stay in their place, in the order of the old text.
fn kept_words(texts: Sides<&str>, comparison: &Comparison) -> Vec<Sides<Span>> {
    let documents = comparison.documents();
    let alignment = comparison.alignment();
    let stays = |link: &&Link| link.moved.is_none();
    let identical = alignment.blocks.iter().filter(stays);
    let identical = identical.filter(|link| link.identical).map(|link| {
        let units = Sides::new(link.units.old[0], link.units.new[0]);
        documents
            .zip(units)
            .map(|(document, block)| document.blocks()[block].span())
    });
    let links = alignment.sentence_links.iter().enumerate();
    let equal = links
        .filter(|(_, link)| stays(link))
        .flat_map(|(index, _)| comparison.edits_of(index))
        .filter(|edit| edit.op == Op::Equal)
        .map(|edit| edit.spans);
    let mut kept: Vec<_> = identical
        .chain(equal)
        .flat_map(|spans| {
            let words = texts.zip(spans).map(|(text, span)| words(text, span));
            words.old.into_iter().zip(words.new)
        })
        .map(|(old, new)| Sides::new(old, new))
        .filter(|pair| is_whole(texts.old, pair.old) && is_whole(texts.new, pair.new))
        .collect();
    kept.sort_unstable();
    kept
}

/// What stands between white space in a span.
fn words(text: &str, span: Span) -> Vec<Span> {
    let words = text[span.range()].split_whitespace();
    words
        .map(|word| {
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            Span::new(start, start + word.len())
        })
        .collect()
}

/// Whether nothing is written together with the span.
fn is_whole(text: &str, span: Span) -> bool {
    !text[..span.start()].ends_with(|c: char| !c.is_whitespace())
        && !text[span.end()..].starts_with(|c: char| !c.is_whitespace())
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

/// Leaves out the word before a mark where the edit is but that mark, or replaces the words from the mark on.
fn narrowed(documents: Sides<&Document>, edit: Marked) -> Marked {
    let tokens = documents
        .zip(edit.clone())
        .map(|(document, range)| document.tokens_in(Span::new(range.start, range.end)));
    let is_same = |(a, b): &(&Token, &Token)| documents.old[a.span] == documents.new[b.span];
    let common = tokens.old.iter().zip(tokens.new);
    let prefix = common.take_while(is_same).count();
    let rest = tokens.map(|tokens| &tokens[prefix..]);
    let common = rest.old.iter().rev().zip(rest.new.iter().rev());
    let suffix = common.take_while(is_same).count();
    let rest = rest.map(|tokens| &tokens[..tokens.len() - suffix]);
    let sides = documents.zip(rest);
    let has_words = |tokens: &[Token]| tokens.iter().any(Token::is_word);
    let is_read = !tokens.old.is_empty() && !tokens.new.is_empty();
    let is_mark = !has_words(rest.old) && !has_words(rest.new);
    let is_mark = is_mark && !joins_words(sides.old) && !joins_words(sides.new);
    let starts_apart = |(document, tokens): (&Document, &[Token])| {
        !tokens.is_empty() && !joins_words((document, &tokens[..1]))
    };
    let from_mark = suffix == 0
        && tokens.old[..prefix].last().is_some_and(Token::is_word)
        && starts_apart(sides.old)
        && starts_apart(sides.new);
    if !is_read || !(is_mark || from_mark) {
        return edit;
    }
    rest.map(|tokens| match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.start()..last.span.end(),
        _ => 0..0,
    })
}

/// Whether the tokens stand between two words without white space, as a hyphen does.
fn joins_words((document, tokens): (&Document, &[Token])) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return false;
    };
    let text = document.text();
    text[..first.span.start()].ends_with(char::is_alphanumeric)
        && text[last.span.end()..].starts_with(char::is_alphanumeric)
}

/// A byte range in characters; `null` when empty.
fn characters(text: &str, range: &Range<usize>) -> Option<[usize; 2]> {
    let count = |end: usize| text[..end].chars().count();
    (!range.is_empty()).then(|| [count(range.start), count(range.end)])
}
