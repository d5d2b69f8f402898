//! The pass over the versions, oldest first, that follows tokens, sentences and blocks.
//!
//! Each witness is decided from what came before it alone: its comparison with its predecessor, and an index of what
//! earlier witnesses had and the predecessor lacks. So adding a version never changes what was said of earlier ones,
//! and the cost is that of the neighbour comparisons plus look-ups in proportion to what changed.

use super::arrival::Arrival;
use super::level::{Level, Wording};
use super::lives::{LifeId, Lives};
use super::options::LineageOptions;
use super::phrases::Phrases;
use super::step::Step;
use super::text::{Grain, Text, is_text};
use super::weights::Weights;
use crate::sides::Sides;

/// The state of the pass after some witnesses.
#[derive(Debug)]
pub(super) struct Weaver<'a> {
    pub(super) texts: &'a [Text],
    pub(super) options: &'a LineageOptions,
    pub(super) lives: Lives,
    /// For each witness and token, its life.
    pub(super) tokens: Vec<Vec<LifeId>>,
    pub(super) sentences: Level,
    pub(super) blocks: Level,
    pub(super) weights: Weights,
    pub(super) phrases: Phrases,
}

impl<'a> Weaver<'a> {
    pub(super) fn new(texts: &'a [Text], options: &'a LineageOptions) -> Self {
        Self {
            texts,
            options,
            lives: Lives::default(),
            tokens: Vec::with_capacity(texts.len()),
            sentences: Level::new(Grain::Sentence),
            blocks: Level::new(Grain::Block),
            weights: Weights::default(),
            phrases: Phrases::default(),
        }
    }

    /// Adds the first witness: everything in it is new.
    pub(super) fn begin(&mut self) {
        self.settle(Arrival::new(0, &self.texts[0]));
    }

    /// Adds the next witness by its comparison with its predecessor.
    pub(super) fn add(&mut self, step: &Step) {
        let witness = self.tokens.len();
        let texts = Sides::new(&self.texts[witness - 1], &self.texts[witness]);
        let mut arrival = Arrival::new(witness, texts.new);
        arrival.lives = self.inherit(witness, step);
        arrival.blocks = self.blocks.follow(witness, texts, step);
        arrival.sentences = self.sentences.follow(witness, texts, step);
        self.return_blocks(&mut arrival, &step.from_old);
        self.return_sentences(&mut arrival);
        self.return_tokens(&mut arrival);
        self.return_by_words(&mut arrival);
        self.settle(arrival);
    }

    /// Carries over what the comparison of neighbours kept, and that only: see law L9.
    fn inherit(&mut self, witness: usize, step: &Step) -> Vec<Option<LifeId>> {
        let before = &self.tokens[witness - 1];
        step.from_old
            .iter()
            .map(|from| {
                let life = before[(*from)?];
                let is_free = self.lives.last(life) < witness;
                is_free.then(|| {
                    self.lives.carry(life, witness);
                    life
                })
            })
            .collect()
    }

    /// Writes the witness down and makes it findable for those to come.
    fn settle(&mut self, arrival: Arrival) {
        let witness = arrival.witness;
        let text = &self.texts[witness];
        let lives = arrival.lives.into_iter();
        let lives = lives.map(|life| life.unwrap_or_else(|| self.lives.begin(witness)));
        self.tokens.push(lives.collect());
        self.blocks.settle(witness, &arrival.blocks, text);
        for sentence in self.sentences.settle(witness, &arrival.sentences, text) {
            let tokens = text.unit(Grain::Sentence, sentence);
            let first = text.range(Grain::Sentence, sentence).start;
            self.weights.count(&text.document, tokens);
            self.phrases.note(witness, first, tokens);
        }
        if witness > 0 {
            bury(&mut self.blocks, witness, self.texts, &self.weights);
            bury(&mut self.sentences, witness, self.texts, &self.weights);
        }
    }

    /// The dropped wording that equals a unit of a witness, word for word.
    pub(super) fn verbatim(&self, level: &Level, witness: usize, unit: usize) -> Option<Wording> {
        let text = &self.texts[witness];
        let found = level.dropped_with(text.wording(level.grain, unit), witness)?;
        let is_worded = text.words(level.grain, unit) >= least_words(level.grain);
        (is_worded && self.is_verbatim(level.grain, found, witness, unit)).then_some(found)
    }

    /// Whether a wording found by its hash has the same words.
    pub(super) fn is_verbatim(
        &self,
        grain: Grain,
        found: Wording,
        witness: usize,
        unit: usize,
    ) -> bool {
        let keys = |witness: usize, unit| {
            let tokens = self.texts[witness].unit(grain, unit).iter();
            tokens.filter(|token| is_text(token)).map(|token| token.key)
        };
        keys(found.witness, found.unit).eq(keys(witness, unit))
    }
}

/// Fewest words of a unit that counts as returned when it comes back word for word: a heading may be one word, but
/// one-word sentences are too common.
fn least_words(grain: Grain) -> usize {
    match grain {
        Grain::Sentence => 2,
        Grain::Block => 1,
    }
}

/// Makes the units that a witness dropped findable by their words of matter.
fn bury(level: &mut Level, witness: usize, texts: &[Text], weights: &Weights) {
    let before = &texts[witness - 1];
    for unit in level.dropped_in(witness) {
        let block = before.block_of(level.grain, unit);
        if !before.document.blocks()[block].kind.is_text() {
            continue;
        }
        let chain = level.of[witness - 1][unit];
        let tokens = before.unit(level.grain, unit).iter();
        let telling = tokens.filter(|token| weights.is_content(&before.document, token));
        level.bury(chain, telling.map(|token| token.key));
    }
}
