//! Stable identities of findings.
//!
//! An identity is a hash of what speaks, the words before and after in comparison form, and where the change comes
//! from: the sentence of the old text that it changes, and the place in it. The old text is what a team has agreed on,
//! so that this stays while the new text is revised; and no later change of the same words in another sentence can
//! take over an identity that somebody has accepted.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::collapse::is_told_once;
use crate::classify::pairing::side::Which;
use crate::classify::record::finding::{Finding, FindingId, Passage};
use crate::compare::Comparison;
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Offset and prime of the 64-bit hash of Fowler, Noll and Vo (variant 1a): short, and the same on every platform.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Gives each finding its identity.
pub(in crate::classify) fn assign(comparison: &Comparison, findings: &mut [Finding]) {
    let mut identities = Identities::new(comparison);
    for finding in findings {
        let place = finding.passages();
        let origin = if is_told_once(finding) {
            identities.origin_of_edits(&finding.edits)
        } else if finding.quotes.len() > 1 {
            // A renamed term, or another tense throughout, is one decision wherever it shows.
            0
        } else {
            identities.origin(place)
        };
        finding.id = identities.with_origin(finding.kind.id(), place, origin);
        for place in &mut finding.places {
            let sides = Sides::new(place.old.as_ref(), place.new.as_ref());
            place.id = identities.of(finding.kind.id(), sides);
        }
    }
}

/// Makes identities: a hash of what speaks, old key text, new key text, the place in the old text, and occurrence among
/// what is equal in all this. It does not depend on other text, on numbers of paragraphs, or on the wording of messages.
#[derive(Debug)]
pub(crate) struct Identities<'c> {
    comparison: &'c Comparison,
    /// Per sentence of the new text that alignment looked at, its link.
    links: OnceCell<Vec<Option<usize>>>,
    /// Per block of the old text, how many blocks of the same words come before it.
    copies: OnceCell<Vec<u32>>,
    /// Per block of the new text, the old one that it is identical with.
    identical: OnceCell<Vec<Option<usize>>>,
    /// The hashes of the sentences met so far, those of the old text told from copies: many have several changes.
    sentences: FxHashMap<(Which, Span), u64>,
    /// The passage mixed in last: what came or went is mixed in as itself and as its own sentence.
    last: Option<Words>,
    seen: FxHashMap<u64, u32>,
}

/// The words of a passage in comparison form, with a blank between two.
#[derive(Debug)]
struct Words {
    which: Which,
    block: usize,
    span: Span,
    text: String,
}

impl<'c> Identities<'c> {
    pub(crate) fn new(comparison: &'c Comparison) -> Self {
        Self {
            comparison,
            links: OnceCell::new(),
            copies: OnceCell::new(),
            identical: OnceCell::new(),
            sentences: FxHashMap::default(),
            last: None,
            seen: FxHashMap::default(),
        }
    }

    /// The identity of what a rule says of a place.
    pub(crate) fn of(&mut self, rule: &str, place: Sides<Option<&Passage>>) -> FindingId {
        let origin = self.origin(place);
        self.with_origin(rule, place, origin)
    }

    fn with_origin(
        &mut self,
        rule: &str,
        place: Sides<Option<&Passage>>,
        origin: u64,
    ) -> FindingId {
        let mut hash = FNV_OFFSET;
        mix(&mut hash, rule.as_bytes());
        end(&mut hash);
        for which in Which::BOTH {
            match which.of(place) {
                Some(passage) => self.mix_passage(&mut hash, which, passage.block, passage.span),
                None => end(&mut hash),
            }
        }
        mix(&mut hash, &origin.to_le_bytes());
        let occurrence = self.seen.entry(hash).or_insert(0);
        mix(&mut hash, &occurrence.to_le_bytes());
        *occurrence += 1;
        FindingId(format!("{hash:016x}"))
    }

    /// Where a change comes from. What the old text has is told by its sentence and the words before it there; what only
    /// the new text has, by the old sentences that its own is linked with, or by its own where it is new.
    fn origin(&mut self, place: Sides<Option<&Passage>>) -> u64 {
        let documents = self.comparison.documents();
        let mut hash = FNV_OFFSET;
        match (place.old, place.new) {
            (Some(old), _) => {
                let sentence = sentence_at(documents.old, old.block, old.span);
                hash = self.of_sentence(Which::Old, old.block, sentence);
                let before = words_before(documents.old, old.block, sentence, old.span);
                mix(&mut hash, &before.to_le_bytes());
            }
            (None, Some(new)) => {
                let sentence = sentence_at(documents.new, new.block, new.span);
                let linked = self.link_at(new.span.start());
                let olds = linked.map_or(&[][..], |link| self.old_sentences(link));
                if let Some(block) = self.identical_block(new.block) {
                    // The sentence is the same on both sides, and need not be looked up in the old text.
                    self.mix_passage(&mut hash, Which::New, new.block, sentence);
                    self.mix_copy(&mut hash, block);
                } else if olds.is_empty() {
                    hash = self.of_sentence(Which::New, new.block, sentence);
                } else {
                    hash = self.of_old_sentences(olds);
                }
            }
            (None, None) => {}
        }
        hash
    }

    /// Where a change comes from that is told once for many places: from all of them, so that it is another change when
    /// one more place has it.
    fn origin_of_edits(&mut self, edits: &[usize]) -> u64 {
        let links = edits.iter().map(|edit| self.comparison.link_of(*edit));
        let mut olds = links
            .flat_map(|link| self.old_sentences(link))
            .copied()
            .collect::<Vec<_>>();
        olds.sort_unstable();
        olds.dedup();
        self.of_old_sentences(&olds)
    }

    fn old_sentences(&self, link: usize) -> &'c [usize] {
        &self.comparison.alignment().sentence_links[link].units.old
    }

    /// The hash of some sentences of the old text.
    fn of_old_sentences(&mut self, sentences: &[usize]) -> u64 {
        let table = &self.comparison.alignment().sentences.old;
        let mut sentences = sentences.iter().map(|sentence| &table[*sentence]);
        let Some(first) = sentences.next() else {
            return FNV_OFFSET;
        };
        let mut hash = self.of_sentence(Which::Old, first.block, first.span);
        for sentence in sentences {
            self.mix_sentence(&mut hash, sentence.block, sentence.span);
        }
        hash
    }

    /// The hash of a sentence.
    fn of_sentence(&mut self, which: Which, block: usize, sentence: Span) -> u64 {
        if let Some(hash) = self.sentences.get(&(which, sentence)) {
            return *hash;
        }
        let mut hash = FNV_OFFSET;
        match which {
            Which::Old => self.mix_sentence(&mut hash, block, sentence),
            Which::New => self.mix_passage(&mut hash, which, block, sentence),
        }
        self.sentences.insert((which, sentence), hash);
        hash
    }

    /// Mixes in an old sentence, told from those of paragraphs of the same text.
    fn mix_sentence(&mut self, hash: &mut u64, block: usize, sentence: Span) {
        self.mix_passage(hash, Which::Old, block, sentence);
        self.mix_copy(hash, block);
    }

    /// Mixes in the words of a passage.
    fn mix_passage(&mut self, hash: &mut u64, which: Which, block: usize, span: Span) {
        let is_same = |last: &Words| (last.which, last.block, last.span) == (which, block, span);
        let last = self.last.take().filter(is_same).unwrap_or_else(|| {
            let document = which.of(self.comparison.documents());
            let mut text = String::with_capacity(span.len());
            for (index, word) in document.key_words(block, span).enumerate() {
                if index > 0 {
                    text.push(' ');
                }
                text.push_str(&word);
            }
            Words {
                which,
                block,
                span,
                text,
            }
        });
        mix(hash, last.text.as_bytes());
        end(hash);
        self.last = Some(last);
    }

    fn mix_copy(&self, hash: &mut u64, old_block: usize) {
        let old = self.comparison.documents().old;
        let copies = self.copies.get_or_init(|| copies(old));
        mix(hash, &copies[old_block].to_le_bytes());
    }

    /// The old block that a new one is identical with.
    fn identical_block(&self, new: usize) -> Option<usize> {
        let identical = self.identical.get_or_init(|| {
            let blocks = self.comparison.documents().new.blocks().len();
            let mut identical = vec![None; blocks];
            let links = self.comparison.alignment().blocks.iter();
            for link in links.filter(|link| link.identical) {
                for block in &link.units.new {
                    identical[*block] = link.units.old.first().copied();
                }
            }
            identical
        });
        identical[new]
    }

    /// The link of the new sentence at an offset; nothing in a paragraph that is identical on both sides.
    fn link_at(&self, offset: usize) -> Option<usize> {
        let alignment = self.comparison.alignment();
        let sentences = &alignment.sentences.new;
        let links = self.links.get_or_init(|| {
            let mut links = vec![None; sentences.len()];
            for (index, link) in alignment.sentence_links.iter().enumerate() {
                for unit in &link.units.new {
                    links[*unit] = Some(index);
                }
            }
            links
        });
        let after = sentences.partition_point(|sentence| sentence.span.start() <= offset);
        let sentence = after.checked_sub(1)?;
        (offset < sentences[sentence].span.end())
            .then(|| links[sentence])
            .flatten()
    }
}

/// The sentence in which a span begins; the span itself in a block without words.
fn sentence_at(document: &Document, block: usize, span: Span) -> Span {
    let tokens = document.tokens(block);
    let sentences = document.sentences(block);
    let begins = |range: &std::ops::Range<usize>| tokens[range.start].span.start();
    let after = sentences.partition_point(|range| begins(range) <= span.start());
    let sentence = sentences.get(after.saturating_sub(1));
    sentence.map_or(span, |range| {
        tokens[range.start].span.hull(tokens[range.end - 1].span)
    })
}

/// How many words of the sentence stand before a span.
fn words_before(document: &Document, block: usize, sentence: Span, span: Span) -> u32 {
    let tokens = document.tokens(block);
    let first = tokens.partition_point(|token| token.span.start() < sentence.start());
    let before = tokens[first..]
        .iter()
        .take_while(|token| token.span.start() < span.start());
    u32::try_from(before.filter(|token| token.is_word()).count()).unwrap_or(u32::MAX)
}

/// Per block, how many blocks of the same words come before it.
fn copies(document: &Document) -> Vec<u32> {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    let blocks = document.blocks().iter();
    let before = blocks.map(|block| {
        let seen = seen.entry(block.key).or_insert(0);
        *seen += 1;
        *seen - 1
    });
    before.collect()
}

/// Sets what was mixed in apart from what follows.
fn end(hash: &mut u64) {
    mix(hash, &[0]);
}

fn mix(hash: &mut u64, bytes: &[u8]) {
    for byte in bytes {
        *hash ^= u64::from(*byte);
        *hash = hash.wrapping_mul(FNV_PRIME);
    }
}
