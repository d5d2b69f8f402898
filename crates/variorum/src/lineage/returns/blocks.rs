//! Passages that come back as wholes.

use std::collections::BTreeMap;

use crate::lineage::arrival::Arrival;
use crate::lineage::chain::ChainId;
use crate::lineage::level::Level;
use crate::lineage::similar::{Bag, clear_winner};
use crate::lineage::text::Grain;
use crate::lineage::weave::Weaver;

/// Fewest words of matter in a passage that counts as returned when it comes back in other words.
const MIN_SIMILAR_WORDS: usize = 4;

impl Weaver<'_> {
    /// Finds dropped blocks among those that the predecessor has no counterpart for. A block that returns word for
    /// word brings its sentences along, and is a return even where the aligner found it a partner of sorts: one that
    /// gave it less than half of its tokens. A new block with most of its tokens from one old block was split off it.
    pub(in crate::lineage) fn return_blocks(
        &mut self,
        arrival: &mut Arrival,
        from_old: &[Option<usize>],
    ) {
        let witness = arrival.witness;
        let text = &self.texts[witness];
        for (block, placement) in arrival.blocks.iter_mut().enumerate() {
            if !text.document.blocks()[block].kind.is_text() {
                continue;
            }
            let kept = &from_old[text.range(Grain::Block, block)];
            let is_new = 2 * kept.iter().flatten().count() < kept.len();
            if placement.chain.is_some() && !is_new {
                continue;
            }
            if !is_new && placement.from.is_none() {
                placement.from = self.donor(witness, kept);
            }
            let verbatim = self.verbatim(&self.blocks, witness, block);
            if let Some(found) = verbatim {
                self.blocks.bring_back(placement, found.chain, witness);
                let old = self.texts[found.witness].sentences_of(found.unit);
                for (old, new) in old.zip(text.sentences_of(block)) {
                    let chain = self.sentences.of[found.witness][old];
                    self.sentences
                        .bring_back(&mut arrival.sentences[new], chain, witness);
                }
            } else if placement.chain.is_none()
                && let Some(chain) = self.similar(&self.blocks, witness, block)
            {
                self.blocks.bring_back(placement, chain, witness);
            }
        }
    }

    /// The chain of the block of the predecessor that gave a block most of its tokens; the first of several.
    fn donor(&self, witness: usize, kept: &[Option<usize>]) -> Option<ChainId> {
        let before = &self.texts[witness - 1];
        let mut given: BTreeMap<usize, usize> = BTreeMap::new();
        for token in kept.iter().flatten() {
            let block = before.unit_at(Grain::Block, *token);
            *given.entry(block).or_default() += 1;
        }
        let most = given
            .into_iter()
            .max_by_key(|(block, tokens)| (*tokens, usize::MAX - block));
        most.map(|(block, _)| self.blocks.of[witness - 1][block])
    }

    /// Finds dropped sentences among those that the predecessor has no counterpart for.
    pub(in crate::lineage) fn return_sentences(&mut self, arrival: &mut Arrival) {
        let witness = arrival.witness;
        let text = &self.texts[witness];
        for (sentence, placement) in arrival.sentences.iter_mut().enumerate() {
            let block = text.block_of(Grain::Sentence, sentence);
            if placement.chain.is_some() || !text.document.blocks()[block].kind.is_text() {
                continue;
            }
            let found = self
                .verbatim(&self.sentences, witness, sentence)
                .map(|found| found.chain)
                .or_else(|| self.similar(&self.sentences, witness, sentence));
            if let Some(chain) = found {
                self.sentences.bring_back(placement, chain, witness);
            }
        }
    }

    /// A new block most of whose words came back from one dropped block is that block, however it was taken apart in
    /// between. To be called when the words have been found.
    pub(in crate::lineage) fn return_by_words(&mut self, arrival: &mut Arrival) {
        let witness = arrival.witness;
        let text = &self.texts[witness];
        for (block, placement) in arrival.blocks.iter_mut().enumerate() {
            let words = text.words(Grain::Block, block);
            if placement.chain.is_some() || placement.from.is_some() || words < MIN_SIMILAR_WORDS {
                continue;
            }
            let mut given: BTreeMap<ChainId, usize> = BTreeMap::new();
            for (token, chain) in arrival.sources.range(text.range(Grain::Block, block)) {
                let token = &text.tokens(*token..token + 1)[0];
                *given.entry(*chain).or_default() += usize::from(token.is_word());
            }
            let most = given
                .into_iter()
                .max_by_key(|(chain, words)| (*words, usize::MAX - chain));
            if let Some((chain, _)) = most.filter(|(_, given)| 2 * given > words) {
                self.blocks.bring_back(placement, chain, witness);
            }
        }
    }

    /// The dropped passage that a unit is the return of in other words, if one clearly is.
    fn similar(&self, level: &Level, witness: usize, unit: usize) -> Option<usize> {
        let text = &self.texts[witness];
        let tokens = text.unit(level.grain, unit);
        let mut telling: Vec<u64> = tokens
            .iter()
            .filter(|token| self.weights.is_content(&text.document, token))
            .map(|token| token.key)
            .collect();
        if telling.len() < MIN_SIMILAR_WORDS {
            return None;
        }
        telling.sort_unstable();
        telling.dedup();
        let bag = Bag::new(&text.document, tokens, &self.weights);
        let candidates = level.dropped_like(telling.into_iter(), witness);
        let scored = candidates.into_iter().filter_map(|chain| {
            let state = level.chains[chain].states().last()?;
            let earlier = &self.texts[state.witness];
            let tokens = earlier.unit(level.grain, state.unit);
            let other = Bag::new(&earlier.document, tokens, &self.weights);
            Some((chain, bag.similarity(&other)))
        });
        clear_winner(
            scored,
            self.options.min_return_similarity,
            self.options.min_return_lead,
        )
    }
}
