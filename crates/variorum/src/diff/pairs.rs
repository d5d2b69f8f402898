//! Which old and new words correspond: a view of edits for classification and evaluation.
//!
//! Words of equal edits correspond one by one. Inside a replacement, words are paired by likeness (same letters but
//! for case, same stem or spelling variant, synonyms, both numbers) in the order of the text, and what stands between
//! such pairs by position where both sides have equally many words. What is left over anywhere is paired with an equal
//! word across the order: words that moved. Costs O(n m) per replacement, bounded by [`MAX_CELLS`]; above that only
//! equal words are paired.

use super::edit::{Edit, EditClass, Op};
use super::likeness::{Likeness, Word};
use crate::document::{Document, Token, TokenClass};
use crate::sides::Sides;
use crate::span::Span;

/// Largest number of word pairs of one replacement that are looked at.
const MAX_CELLS: usize = 1 << 16;

/// Longest run without likeness that is paired word by word on position alone.
const MAX_BY_POSITION: usize = 3;

/// Largest number of pairs between two phrases of unequal length that stand for each other as wholes.
const MAX_PHRASE: usize = 4;

/// Pairs the words (and punctuation marks) of the given edits that correspond: those of one edit, or of all edits of a
/// sentence link. The pairs are sorted; most words are in one pair or none.
pub fn pair_words(documents: Sides<&Document>, edits: &[Edit]) -> Vec<Sides<Span>> {
    let mut pairs = Vec::new();
    let mut left = Sides::<Vec<Word>>::default();
    for edit in edits.iter().filter(|edit| edit.class != EditClass::Label) {
        let words = documents
            .zip(edit.spans)
            .map(|(document, span)| words(document, span));
        let is_one_by_one = edit.op == Op::Equal || edit.class == EditClass::Typography;
        if is_one_by_one && words.old.len() == words.new.len() {
            let both = words.old.iter().zip(&words.new);
            pairs.extend(both.map(|(a, b)| Sides::new(a.span, b.span)));
        } else {
            let paired = pair_replacement(&words);
            for (a, b) in &paired {
                pairs.push(Sides::new(words.old[*a].span, words.new[*b].span));
            }
            let rest = |side: Vec<_>, taken: &dyn Fn(usize) -> bool| -> Vec<_> {
                let side = side.into_iter().enumerate();
                side.filter(|(k, _)| !taken(*k))
                    .map(|(_, word)| word)
                    .collect()
            };
            let Sides { old, new } = words;
            left.old
                .extend(rest(old, &|k| paired.iter().any(|pair| pair.0 == k)));
            left.new
                .extend(rest(new, &|k| paired.iter().any(|pair| pair.1 == k)));
        }
    }
    pair_moved(&left, &mut pairs);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The words and punctuation marks of a span.
fn words(document: &Document, span: Span) -> Vec<Word> {
    let is_text = |token: &&Token| !matches!(token.class, TokenClass::Label | TokenClass::Markup);
    let tokens = document.tokens_in(span).iter().filter(is_text);
    tokens.map(|token| Word::new(document, token)).collect()
}

/// Pairs the words of one replacement, in order, by dynamic programming over their likeness.
fn pair_replacement(words: &Sides<Vec<Word>>) -> Vec<(usize, usize)> {
    let (old, new) = (&words.old, &words.new);
    if old.len() * new.len() > MAX_CELLS {
        return Vec::new();
    }
    let width = new.len() + 1;
    let mut best = vec![0_u32; (old.len() + 1) * width];
    let likeness = |i: usize, j: usize| Likeness::of(&old[i], &new[j]).points();
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let points = likeness(i, j);
            let pair = if points == 0 {
                0
            } else {
                points + best[(i + 1) * width + j + 1]
            };
            best[i * width + j] = skip.max(pair);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut from = (0, 0);
    while i < old.len() && j < new.len() {
        let here = best[i * width + j];
        let points = likeness(i, j);
        if points > 0 && here == points + best[(i + 1) * width + j + 1] {
            pair_by_position(words, from, (i, j), &mut pairs);
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
            from = (i, j);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pair_by_position(words, from, (old.len(), new.len()), &mut pairs);
    pairs
}

/// Pairs what stands between two pairs, if both sides have the same few words there.
fn pair_by_position(
    words: &Sides<Vec<Word>>,
    from: (usize, usize),
    to: (usize, usize),
    pairs: &mut Vec<(usize, usize)>,
) {
    let (old, new) = (from.0..to.0, from.1..to.1);
    let is_word = |side: &[Word], range: std::ops::Range<usize>| {
        side[range].iter().all(|word| word.is_verbal)
    };
    if !is_word(&words.old, old.clone()) || !is_word(&words.new, new.clone()) {
        return;
    }
    if old.len() == new.len() && old.len() <= MAX_BY_POSITION {
        pairs.extend(old.zip(new));
    } else if old.len() * new.len() <= MAX_PHRASE {
        pairs.extend(old.flat_map(|a| new.clone().map(move |b| (a, b))));
    }
}

/// Pairs left-over words that are alike and have no rival, wherever they stand.
fn pair_moved(left: &Sides<Vec<Word>>, pairs: &mut Vec<Sides<Span>>) {
    if left.old.len() * left.new.len() > MAX_CELLS {
        return;
    }
    let mut taken = vec![false; left.new.len()];
    for a in left.old.iter().filter(|word| word.carries_matter) {
        let alike = |b: &Word| Likeness::of(a, b) >= Likeness::Stem;
        let candidate = (0..left.new.len()).find(|k| !taken[*k] && alike(&left.new[*k]));
        if let Some(k) = candidate {
            taken[k] = true;
            pairs.push(Sides::new(a.span, left.new[k].span));
        }
    }
}
