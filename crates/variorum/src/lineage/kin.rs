//! Where a sentence may have come from and what may have become of it, when no alignment says so.
//!
//! A sentence that is taken apart, or joined with another in a new paragraph, ends one chain and begins another. Readers
//! who follow a phrase want to see the other end. It is found by the words that the shorter of the two shares with the
//! longer, which a joined sentence keeps; and it is shown as a likeness, never as provenance.

use std::collections::BTreeSet;

use super::Lineage;
use super::chain::{ChainId, Locus, Status};
use super::text::{Grain, Text};
use super::trace::Since;

/// Least share of the words of matter of the shorter sentence, from 0 to 1, that the longer has too. With fewer, two
/// sentences on one subject are taken for one another.
const MIN_SHARED: f64 = 2.0 / 3.0;

/// Fewest words of matter of a sentence that is compared: shorter ones are found in longer ones by chance.
const MIN_WORDS: usize = 4;

impl Lineage {
    /// For a chain of sentences that begins after the first version: what it may have been before.
    pub(super) fn forerunner(&self, chain: ChainId) -> Option<Since> {
        let first = self.chains(Grain::Sentence)[chain].states().first()?;
        let before = first.witness.checked_sub(1)?;
        if first.status != Status::New {
            return None;
        }
        let own = first.locus();
        let kin = self.nearest(own, before, first.witness)?;
        Some(Since {
            witness: kin.witness,
            sentence: kin.unit,
            edits: self.edits_of(kin, own),
        })
    }

    /// For a chain of sentences that ends before the last version: what may have become of it.
    pub(super) fn successor(&self, chain: ChainId) -> Option<Since> {
        let last = self.chains(Grain::Sentence)[chain].states().last()?;
        let after = last.witness + 1;
        if after >= self.witnesses.len() {
            return None;
        }
        let own = last.locus();
        let kin = self.nearest(own, after, last.witness)?;
        Some(Since {
            witness: kin.witness,
            sentence: kin.unit,
            edits: self.edits_of(own, kin),
        })
    }

    /// The sentence of a witness most like one of its neighbour, among those that the neighbour has no counterpart for.
    fn nearest(&self, own: Locus, witness: usize, neighbour: usize) -> Option<Locus> {
        let words = content(&self.texts[own.witness], own.unit);
        let text = &self.texts[witness];
        let mut best: Option<(f64, usize)> = None;
        for sentence in 0..text.count(Grain::Sentence) {
            let chain = self.chain_of(Grain::Sentence, witness, sentence);
            let has_counterpart = self.chains(Grain::Sentence)[chain]
                .state(neighbour)
                .is_some();
            let block = text.block_of(Grain::Sentence, sentence);
            if has_counterpart || !text.document.blocks()[block].kind.is_text() {
                continue;
            }
            let other = content(text, sentence);
            let shorter = words.len().min(other.len());
            if shorter < MIN_WORDS {
                continue;
            }
            let share = words.intersection(&other).count() as f64 / shorter as f64;
            if share >= MIN_SHARED && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, sentence));
            }
        }
        best.map(|(_, unit)| Locus { witness, unit })
    }
}

/// The distinct words of matter of a sentence.
fn content(text: &Text, sentence: usize) -> BTreeSet<u64> {
    let tokens = text.unit(Grain::Sentence, sentence).iter();
    tokens
        .filter(|token| text.document.is_matter(token))
        .map(|token| token.key)
        .collect()
}
