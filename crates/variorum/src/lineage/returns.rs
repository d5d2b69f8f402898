//! What a witness brings back: passages as wholes, and words inside passages.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::ChainId;
use super::level::{Level, Placement, Wording};
use super::lives::LifeId;
use super::phrases::Phrases;
use super::redline::edits_between;
use super::similar::{Bag, clear_winner};
use super::step::kept_tokens;
use super::text::{Grain, Text, is_text};
use super::weave::Weaver;
use crate::sides::Sides;

/// Fewest words of matter in a passage that counts as returned when it comes back in other words.
const MIN_SIMILAR_WORDS: usize = 4;

/// How many earlier wordings of a passage are searched for words that return to their place: a bound of work.
const MAX_WORDINGS: usize = 16;

impl Weaver<'_> {
    /// Finds dropped blocks among those that the predecessor has no counterpart for. A block that returns word for
    /// word brings its sentences along, and is a return even where the aligner found it a partner of sorts: one that
    /// gave it less than half of its tokens. A new block with most of its tokens from one old block was split off it.
    pub(super) fn return_blocks(
        &mut self,
        witness: usize,
        blocks: &mut [Placement],
        sentences: &mut [Placement],
        from_old: &[Option<usize>],
    ) {
        let text = &self.texts[witness];
        for (block, placement) in blocks.iter_mut().enumerate() {
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
                        .bring_back(&mut sentences[new], chain, witness);
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
    pub(super) fn return_sentences(&mut self, witness: usize, sentences: &mut [Placement]) {
        let text = &self.texts[witness];
        for (sentence, placement) in sentences.iter_mut().enumerate() {
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
    pub(super) fn return_by_words(&mut self, witness: usize, blocks: &mut [Placement]) {
        let text = &self.texts[witness];
        for (block, placement) in blocks.iter_mut().enumerate() {
            let words = text.words(Grain::Block, block);
            if placement.chain.is_some() || placement.from.is_some() || words < MIN_SIMILAR_WORDS {
                continue;
            }
            let mut given: BTreeMap<ChainId, usize> = BTreeMap::new();
            for (token, chain) in self.sources.range(text.range(Grain::Block, block)) {
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

    /// Finds the dropped words that return in sentences which have words that the predecessor lacks.
    pub(super) fn return_tokens(
        &mut self,
        witness: usize,
        sentences: &[Placement],
        lives: &mut [Option<LifeId>],
    ) {
        let text = &self.texts[witness];
        for (sentence, placement) in sentences.iter().enumerate() {
            let range = text.range(Grain::Sentence, sentence);
            if lives[range.clone()].iter().all(Option::is_some) {
                continue;
            }
            if let Some(found) = self.earlier_wording(witness, sentence, placement) {
                let old = text_numbers(&self.texts[found.witness], found.unit);
                let pairs = old.into_iter().zip(text_numbers(text, sentence)).collect();
                self.adopt_sentence(witness, found.witness, pairs, lives);
            } else if let Some(chain) = placement.chain.filter(|_| placement.returned) {
                self.return_reworded(witness, sentence, chain, lives);
            }
            if let Some(chain) = placement.chain {
                self.return_in_place(witness, sentence, chain, lives);
            }
            self.return_phrases(witness, range, lives);
        }
    }

    /// An earlier sentence with the same words: of the same chain, or one that was dropped.
    fn earlier_wording(
        &self,
        witness: usize,
        sentence: usize,
        placement: &Placement,
    ) -> Option<Wording> {
        let wording = self.texts[witness].wording(Grain::Sentence, sentence);
        let own = placement
            .chain
            .and_then(|chain| self.sentences.wording_of(wording, chain))
            .filter(|found| self.is_verbatim(Grain::Sentence, *found, witness, sentence));
        own.or_else(|| self.verbatim(&self.sentences, witness, sentence))
    }

    /// A sentence that returns in other words has the lives of the words that a diff keeps.
    fn return_reworded(
        &mut self,
        witness: usize,
        sentence: usize,
        chain: usize,
        lives: &mut [Option<LifeId>],
    ) {
        let Some(state) = self.sentences.chains[chain].states().last() else {
            return;
        };
        let (earlier, unit) = (state.witness, state.unit);
        let texts = Sides::new(&self.texts[earlier], &self.texts[witness]);
        let units = Sides::new([unit], [sentence]);
        let units = units.as_ref().map(<[usize; 1]>::as_slice);
        let edits = edits_between(texts, units, &self.options.compare.diff);
        let pairs = kept_tokens(texts, units, &edits);
        self.adopt_sentence(witness, earlier, pairs, lives);
    }

    /// Words that return to where they were: beside the same word as when they were dropped.
    fn return_in_place(
        &mut self,
        witness: usize,
        sentence: usize,
        chain: usize,
        lives: &mut [Option<LifeId>],
    ) {
        let range = self.texts[witness].range(Grain::Sentence, sentence);
        let wordings: Vec<(usize, usize)> = self.sentences.chains[chain]
            .wordings()
            .rev()
            .take(MAX_WORDINGS)
            .map(|state| (state.witness, state.unit))
            .collect();
        for (earlier, unit) in wordings {
            for run in open_runs(lives, &range) {
                let old = self.texts[earlier].range(Grain::Sentence, unit);
                let pairs =
                    self.beside_anchor(Sides::new(earlier, witness), old, &range, run, lives);
                self.adopt_sentence(witness, earlier, pairs, lives);
            }
        }
    }

    /// The words of a run that follow the same word as before, or else precede it.
    fn beside_anchor(
        &self,
        witnesses: Sides<usize>,
        old: Range<usize>,
        sentence: &Range<usize>,
        run: Range<usize>,
        lives: &[Option<LifeId>],
    ) -> Vec<(usize, usize)> {
        let earlier = &self.tokens[witnesses.old];
        let find = |life: LifeId| old.clone().find(|token| earlier[*token] == life);
        let anchor = |token: usize| lives[token].and_then(find);
        let first = if run.start == sentence.start {
            Some(old.start)
        } else {
            anchor(run.start - 1).map(|at| at + 1)
        };
        let end = if run.end == sentence.end {
            Some(old.end)
        } else {
            anchor(run.end)
        };
        let returns = |pair: &(usize, usize)| {
            self.lives.is_dropped(earlier[pair.0], witnesses.new)
                && self.same_word(witnesses, *pair)
        };
        let after: Vec<_> = first.map_or_else(Vec::new, |first| {
            (first..old.end)
                .zip(run.clone())
                .take_while(returns)
                .collect()
        });
        let is_whole = after.len() == run.len() && end == first.map(|first| first + run.len());
        if is_whole || self.tells(witnesses.new, &after) {
            return after;
        }
        let mut before: Vec<_> = end.map_or_else(Vec::new, |end| {
            let pairs = (old.start..end).rev().zip(run.rev());
            pairs.take_while(returns).collect()
        });
        before.reverse();
        if self.tells(witnesses.new, &before) {
            before
        } else {
            Vec::new()
        }
    }

    /// Phrases that return away from their old sentence.
    fn return_phrases(
        &mut self,
        witness: usize,
        sentence: Range<usize>,
        lives: &mut [Option<LifeId>],
    ) {
        let text = &self.texts[witness];
        for run in open_runs(lives, &sentence) {
            let mut at = run.start;
            while at + Phrases::shortest() <= run.end {
                let tokens = text.tokens(at..run.end);
                let found = self.phrases.find(&text.document, tokens, &self.weights);
                let pairs = found.map_or_else(Vec::new, |(earlier, first)| {
                    let old = &self.texts[earlier];
                    let end = old
                        .range(Grain::Sentence, old.unit_at(Grain::Sentence, first))
                        .end;
                    let pairs = (first..end).zip(at..run.end);
                    let returns = |pair: &(usize, usize)| {
                        let life = self.tokens[earlier][pair.0];
                        self.lives.is_dropped(life, witness)
                            && self.same_word(Sides::new(earlier, witness), *pair)
                    };
                    pairs.take_while(returns).collect::<Vec<_>>()
                });
                if let Some((earlier, _)) = found.filter(|_| pairs.len() >= Phrases::shortest()) {
                    at += pairs.len();
                    self.adopt(witness, earlier, pairs, lives);
                } else {
                    at += 1;
                }
            }
        }
    }

    fn same_word(&self, witnesses: Sides<usize>, pair: (usize, usize)) -> bool {
        let token = |witness: usize, token: usize| &self.texts[witness].tokens(token..token + 1)[0];
        let (old, new) = (token(witnesses.old, pair.0), token(witnesses.new, pair.1));
        is_text(new) && old.key == new.key
    }

    /// Whether a run of words says something by itself.
    fn tells(&self, witness: usize, pairs: &[(usize, usize)]) -> bool {
        let text = &self.texts[witness];
        pairs.iter().any(|(_, token)| {
            let token = &text.tokens(*token..token + 1)[0];
            self.weights.is_content(&text.document, token)
        })
    }

    /// As [`adopt`](Self::adopt), for words of a sentence that is the same as an earlier one: they tell where the block
    /// that they stand in comes from. A phrase does not; it may have stood in several.
    fn adopt_sentence(
        &mut self,
        witness: usize,
        earlier: usize,
        pairs: Vec<(usize, usize)>,
        lives: &mut [Option<LifeId>],
    ) {
        for (old, new) in &pairs {
            if lives[*new].is_none() {
                let block = self.texts[earlier].unit_at(Grain::Block, *old);
                self.sources.insert(*new, self.blocks.of[earlier][block]);
            }
        }
        self.adopt(witness, earlier, pairs, lives);
    }

    /// Gives tokens the dropped lives of earlier tokens, where both are free.
    fn adopt(
        &mut self,
        witness: usize,
        earlier: usize,
        pairs: Vec<(usize, usize)>,
        lives: &mut [Option<LifeId>],
    ) {
        for (old, new) in pairs {
            let life = self.tokens[earlier][old];
            if lives[new].is_none() && self.lives.is_dropped(life, witness) {
                self.lives.carry(life, witness);
                lives[new] = Some(life);
            }
        }
    }
}

/// The numbers of the tokens of a sentence without label and markup.
fn text_numbers(text: &Text, sentence: usize) -> Vec<usize> {
    let tokens = text.unit(Grain::Sentence, sentence).iter();
    text.range(Grain::Sentence, sentence)
        .zip(tokens)
        .filter(|(_, token)| is_text(token))
        .map(|(number, _)| number)
        .collect()
}

/// The runs of tokens in a range that have no life yet.
fn open_runs(lives: &[Option<LifeId>], range: &Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for token in range.clone().filter(|token| lives[*token].is_none()) {
        match runs.last_mut() {
            Some(run) if run.end == token => run.end += 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs
}
