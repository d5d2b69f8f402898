//! Which old and new words correspond: a view of edits for evaluation and for tools that follow single words.
//!
//! Words of equal edits correspond one by one. Inside a replacement, words are paired by likeness (same letters but
//! for case, same stem or spelling variant, synonyms, both numbers) in the order of the text, and what stands between
//! such pairs by position where both sides have equally many words, or where one word stands for a short phrase. What
//! is left over anywhere is paired with an equal word across the order: words that moved, and the articles and marks
//! that moved beside them. Costs O(n m) per replacement, bounded by [`MAX_CELLS`]; above that only equal words are
//! paired.

use super::edit::{Edit, EditClass, Op};
use super::likeness::{Likeness, Word};
use crate::document::{Document, Token, TokenClass};
use crate::sides::Sides;
use crate::span::Span;

/// Largest number of word pairs of one replacement that are looked at.
const MAX_CELLS: usize = 1 << 16;

/// Longest run without likeness that is paired word by word on position alone.
const MAX_BY_POSITION: usize = 3;

/// Longest phrase that a single word stands for.
const MAX_PHRASE: usize = 3;

/// Pairs the words (and punctuation marks) of the given edits that correspond: those of one edit, or of all edits of a
/// sentence link. The pairs are sorted; most words are in one pair or none.
pub fn pair_words(documents: Sides<&Document>, edits: &[Edit]) -> Vec<Sides<Span>> {
    let mut words = Sides::<Vec<Word>>::default();
    let mut pairs = Vec::new();
    for edit in edits.iter().filter(|edit| edit.class != EditClass::Label) {
        let from = words.as_ref().map(Vec::len);
        let inside = documents.zip(edit.spans);
        words.old.extend(words_in(inside.old.0, inside.old.1));
        words.new.extend(words_in(inside.new.0, inside.new.1));
        let own = Sides::new(&words.old[from.old..], &words.new[from.new..]);
        let is_one_by_one = edit.op == Op::Equal || edit.class == EditClass::Typography;
        let paired = if is_one_by_one && own.old.len() == own.new.len() {
            (0..own.old.len()).map(|k| (k, k)).collect()
        } else {
            pair_replacement(own)
        };
        let paired = paired.into_iter();
        pairs.extend(paired.map(|(a, b)| (from.old + a, from.new + b)));
    }
    let mut free = words.as_ref().map(|words| vec![true; words.len()]);
    for (a, b) in &pairs {
        free.old[*a] = false;
        free.new[*b] = false;
    }
    pair_moved(&words, &mut free, &mut pairs);
    pair_companions(&words, &mut free, &mut pairs);
    let span = |(a, b): (usize, usize)| Sides::new(words.old[a].span, words.new[b].span);
    let mut spans: Vec<_> = pairs.into_iter().map(span).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The words and punctuation marks of a span.
fn words_in(document: &Document, span: Span) -> impl Iterator<Item = Word> + '_ {
    let is_text = |token: &&Token| !matches!(token.class, TokenClass::Label | TokenClass::Markup);
    let tokens = document.tokens_in(span).iter().filter(is_text);
    tokens.map(|token| Word::new(document, token))
}

/// Pairs the words of one replacement, in order, by dynamic programming over their likeness.
fn pair_replacement(words: Sides<&[Word]>) -> Vec<(usize, usize)> {
    let (old, new) = (words.old, words.new);
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

/// Pairs what stands between two pairs: mark and mark, equally many words one by one, or a word that carries matter and
/// the phrase that stands for it.
fn pair_by_position(
    words: Sides<&[Word]>,
    from: (usize, usize),
    to: (usize, usize),
    pairs: &mut Vec<(usize, usize)>,
) {
    let ranges = Sides::new(from.0..to.0, from.1..to.1);
    let between = words
        .zip(ranges.clone())
        .map(|(words, range)| &words[range]);
    let are_words = |side: &[Word]| side.iter().all(|word| word.is_verbal);
    let are_marks = |side: &[Word]| side.iter().all(|word| !word.is_verbal);
    let lengths = between.map(<[Word]>::len);
    let stands_for = |word: &[Word], phrase: &[Word]| {
        word.len() == 1 && word[0].carries_matter && phrase.len() <= MAX_PHRASE
    };
    let is_phrase = stands_for(between.old, between.new) || stands_for(between.new, between.old);
    let Sides { old, new } = ranges;
    let is_mark = lengths.old == 1 && are_marks(between.old) && are_marks(between.new);
    let are_words = are_words(between.old) && are_words(between.new);
    let is_short = lengths.is_same() && lengths.old <= MAX_BY_POSITION;
    if is_short && (is_mark || are_words) {
        pairs.extend(old.zip(new));
    } else if is_phrase && are_words {
        pairs.extend(old.flat_map(|a| new.clone().map(move |b| (a, b))));
    }
}

/// Pairs left-over words that are alike and have no rival, wherever they stand.
fn pair_moved(
    words: &Sides<Vec<Word>>,
    free: &mut Sides<Vec<bool>>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let left = free
        .as_ref()
        .map(|free| -> Vec<usize> { (0..free.len()).filter(|index| free[*index]).collect() });
    if left.old.len() * left.new.len() > MAX_CELLS {
        return;
    }
    let old = left.old.into_iter();
    for a in old.filter(|a| words.old[*a].carries_matter) {
        let is_like = |b: &&usize| {
            free.new[**b] && Likeness::of(&words.old[a], &words.new[**b]) >= Likeness::Stem
        };
        if let Some(b) = left.new.iter().find(is_like).copied() {
            free.old[a] = false;
            free.new[b] = false;
            pairs.push((a, b));
        }
    }
}

/// Pairs left-over words and marks that are the same and stand beside a pair on both sides: they moved along with it.
fn pair_companions(
    words: &Sides<Vec<Word>>,
    free: &mut Sides<Vec<bool>>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let mut next = 0;
    while let Some((a, b)) = pairs.get(next).copied() {
        let before = (a.checked_sub(1), b.checked_sub(1));
        for beside in [before, (Some(a + 1), Some(b + 1))] {
            let (Some(a), Some(b)) = beside else { continue };
            let is_free = free.old.get(a) == Some(&true) && free.new.get(b) == Some(&true);
            if is_free && words.old[a].lower == words.new[b].lower {
                free.old[a] = false;
                free.new[b] = false;
                pairs.push((a, b));
            }
        }
        next += 1;
    }
}
