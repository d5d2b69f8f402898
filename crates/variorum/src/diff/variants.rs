//! Variants: where two texts differ, in the written words that people mark.
//!
//! In: edits, which are cut at words and marks, as narrow as they can be. Out: pairs of spans, in the order of the old
//! text, each of which covers whole *written words*, a written word being what stands between white space: a word with
//! the marks attached to it. That is how annotators and editors bound a change: `port.` becomes `port and the pier.`,
//! and nobody inserts ` and the pier` between a word and its full stop. Only what is a matter of marks is marked by
//! itself: a comma that comes or goes, and words behind a word that stays, from the mark on: `[-, and-]{+. They+}`.
//!
//! A written word is kept if all of it is equal and in place; a variant is what lies between two kept words. Takes time
//! linear in the lengths of both texts.

use std::ops::Range;

use super::edit::{Edit, Op};
use crate::align::{Alignment, Link};
use crate::document::{Document, Token};
use crate::sides::Sides;
use crate::span::Span;

/// Returns the variants of two documents, given their alignment and, for each sentence link, its edits.
pub(crate) fn variants(
    documents: Sides<&Document>,
    alignment: &Alignment,
    edits: &[Edit],
    edits_of: &[Range<usize>],
) -> Vec<Sides<Span>> {
    let texts = documents.map(Document::text);
    let ends = texts.map(|text| Span::empty(text.len()));
    let kept = kept_words(
        documents,
        equal_spans(documents, alignment, edits, edits_of),
    );
    let mut variants = Vec::new();
    let mut at = Sides::<usize>::default();
    for kept in kept.into_iter().chain([ends]) {
        if kept.old.start() < at.old || kept.new.start() < at.new {
            continue;
        }
        let between = at.zip(kept);
        let variant = texts
            .zip(between)
            .map(|(text, (at, kept))| trim(text, at..kept.start()));
        if !variant.old.is_empty() || !variant.new.is_empty() {
            variants.push(narrow(documents, variant));
        }
        at = kept.map(Span::end);
    }
    variants
}

/// What is equal and in its place: identical blocks, and the equal runs of linked sentences.
fn equal_spans(
    documents: Sides<&Document>,
    alignment: &Alignment,
    edits: &[Edit],
    edits_of: &[Range<usize>],
) -> Vec<Sides<Span>> {
    let stays = |link: &Link| link.moved.is_none();
    let blocks = alignment.blocks.iter();
    let blocks = blocks.filter(|link| link.identical && stays(link));
    let blocks = blocks.map(|link| {
        let units = Sides::new(link.units.old[0], link.units.new[0]);
        documents
            .zip(units)
            .map(|(document, block)| document.blocks()[block].span())
    });
    let links = alignment.sentence_links.iter().zip(edits_of);
    let runs = links
        .filter(|(link, _)| stays(link))
        .flat_map(|(_, range)| &edits[range.clone()])
        .filter(|edit| edit.op == Op::Equal)
        .map(|edit| edit.spans);
    blocks.chain(runs).collect()
}

/// The written words of equal spans that are whole on both sides, in the order of the old text.
fn kept_words(documents: Sides<&Document>, equal: Vec<Sides<Span>>) -> Vec<Sides<Span>> {
    let texts = documents.map(Document::text);
    let words = equal.into_iter().flat_map(|spans| {
        let words = texts
            .zip(spans)
            .map(|(text, span)| written_words(text, span));
        words.old.zip(words.new)
    });
    let mut kept: Vec<_> = words
        .map(|(old, new)| Sides::new(old, new))
        .filter(|pair| is_whole(texts.old, pair.old) && is_whole(texts.new, pair.new))
        .collect();
    kept.retain(|pair| documents.old[pair.old] == documents.new[pair.new]);
    kept.sort_unstable();
    kept
}

/// What stands between white space in a span.
fn written_words(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let words = text[span.range()].split_whitespace();
    words.map(|word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        Span::new(start, start + word.len())
    })
}

/// Whether nothing is written together with the span.
fn is_whole(text: &str, span: Span) -> bool {
    !text[..span.start()].ends_with(|c: char| !c.is_whitespace())
        && !text[span.end()..].starts_with(|c: char| !c.is_whitespace())
}

/// The range without white space at its ends.
fn trim(text: &str, range: Range<usize>) -> Span {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    Span::new(start, start + inside.trim().len())
}

/// Leaves out what both sides of a variant begin and end with, where the rest is but a mark, or begins with the mark
/// behind a word that stays.
fn narrow(documents: Sides<&Document>, variant: Sides<Span>) -> Sides<Span> {
    let tokens = documents
        .zip(variant)
        .map(|(document, span)| document.tokens_in(span));
    let is_same = |(a, b): &(&Token, &Token)| documents.old[a.span] == documents.new[b.span];
    let common = tokens.old.iter().zip(tokens.new);
    let prefix = common.take_while(is_same).count();
    let rest = tokens.map(|tokens| &tokens[prefix..]);
    let common = rest.old.iter().rev().zip(rest.new.iter().rev());
    let suffix = common.take_while(is_same).count();
    let rest = rest.map(|tokens| &tokens[..tokens.len() - suffix]);
    let sides = documents.zip(rest);
    let is_replacement = !tokens.old.is_empty() && !tokens.new.is_empty();
    let follows_word = suffix == 0 && tokens.old[..prefix].last().is_some_and(Token::is_word);
    let is_from_mark = follows_word && starts_apart(sides.old) && starts_apart(sides.new);
    let is_mark = is_mark(sides.old) && is_mark(sides.new);
    if !is_replacement || !(is_mark || is_from_mark) {
        return variant;
    }
    variant.zip(tokens.zip(rest)).map(|(span, (tokens, rest))| {
        let covered = rest.first().zip(rest.last());
        let before = prefix.checked_sub(1).map(|last| tokens[last].span.end());
        covered.map_or_else(
            || Span::empty(before.unwrap_or(span.start())),
            |(first, last)| first.span.hull(last.span),
        )
    })
}

/// Whether the tokens are marks at the end or beginning of words.
fn is_mark((document, tokens): (&Document, &[Token])) -> bool {
    !tokens.iter().any(Token::is_word) && !joins_words((document, tokens))
}

/// Whether there are tokens, and the first is no mark inside a word.
fn starts_apart((document, tokens): (&Document, &[Token])) -> bool {
    !tokens.is_empty() && !joins_words((document, &tokens[..1]))
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
